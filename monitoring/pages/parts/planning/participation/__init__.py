"""Sections of the page Beteiligung."""
