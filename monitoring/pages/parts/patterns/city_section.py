"""Follows."""

from __future__ import annotations


def show_city() -> None:
    """Follows."""
