"""Follows."""

from __future__ import annotations


def show_alike() -> None:
    """Follows."""
