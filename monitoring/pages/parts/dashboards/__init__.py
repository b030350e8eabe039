"""Prepared dashboards: the list, reading, presenting, putting together."""
