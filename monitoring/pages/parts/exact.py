"""Numbers as a source gave them, not rounded for reading."""

from __future__ import annotations

from monitoring.core.rounding import rounded


def number_as_delivered(value: float) -> str:
    """A value with all its digits, in the reader's format."""
    digits = f"{value:.12g}".partition(".")[2]
    return rounded(value, len(digits))
