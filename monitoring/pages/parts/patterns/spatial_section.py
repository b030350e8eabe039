"""Follows."""

from __future__ import annotations


def show_spatial() -> None:
    """Follows."""
