"""Sections of the page Synopse: all specialist plans beside each other."""
