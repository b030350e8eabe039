"""Follows."""

from __future__ import annotations


def show_two() -> None:
    """Follows."""
