"""Sozialraum-Monitor: one shared load of district data for every specialist plan."""

__version__ = "0.1.0"
