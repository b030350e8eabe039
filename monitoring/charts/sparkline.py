"""A course over time as small as a word."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import numpy.typing as npt

from monitoring.charts.band import stretches
from monitoring.charts.description import course_in_words
from monitoring.charts.series import positions
from monitoring.core.palette import LINES

_EDGE = 4


def sparkline(
    values: npt.NDArray[np.float64],
    periods: Sequence[str],
    unit: str = "",
    decimals: int = 1,
    *,
    gaps: str = "",
    width: int = 120,
    height: int = 28,
) -> str:
    """
    Inline SVG whose label says the course in words; the last value is marked.

    The scale runs from the smallest to the largest value, so compare shapes, not heights.
    A gap interrupts the line, and without any value the picture is empty; `gaps` says why.
    """
    course = course_in_words(values, periods, unit, decimals)
    words = escape(f"{course}; {gaps}" if gaps else course)
    known = np.isfinite(values)
    drawing = _drawing(values, periods, width, height) if known.any() else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sparkline" role="img" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" aria-label="{words}">{drawing}</svg>'
    )


def _drawing(
    values: npt.NDArray[np.float64], periods: Sequence[str], width: int, height: int
) -> str:
    known = np.isfinite(values)
    x = _scaled(np.array(positions(periods)), np.ones_like(known), width)
    y = height - _scaled(values, known, height)
    path = "".join(
        # A line of no length with round ends shows a value that stands alone.
        "M" + "L".join(f"{left:.4g} {top:.4g}" for left, top in zip(x[run], y[run], strict=True))
        + ("h0" if run.stop - run.start == 1 else "")
        for run in stretches(known, [])
    )  # fmt: skip
    last = int(np.flatnonzero(known)[-1])
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="1.5" '
        f'stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{x[last]:.4g}" cy="{y[last]:.4g}" r="3" fill="{LINES[0]}"/>'
    )


def _scaled(
    values: npt.NDArray[np.float64], known: npt.NDArray[np.bool_], length: int
) -> npt.NDArray[np.float64]:
    """Values on a length with an edge on both sides; a constant lies in the middle."""
    low, high = values[known].min(), values[known].max()
    if low == high:
        return np.full(len(values), length / 2)
    found: npt.NDArray[np.float64] = _EDGE + (values - low) / (high - low) * (length - 2 * _EDGE)
    return found
