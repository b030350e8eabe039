"""Follows."""

from __future__ import annotations


def show_small_maps() -> None:
    """Follows."""
