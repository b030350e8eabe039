"""Sections of the page about patterns and comparisons."""
