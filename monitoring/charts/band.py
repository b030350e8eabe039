"""The districts that are not chosen: their range, or every single line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from monitoring.charts.series import TrendData, positions
from monitoring.core.palette import BAND
from monitoring.language import text

FloatArray = npt.NDArray[np.float64]
_GROUND = {"line": {"width": 1, "color": "rgba(128,128,128,0.3)"}}


def band(data: TrendData) -> list[dict[str, Any]]:
    """Smallest to largest value and the middle 80 percent of the others, as two areas."""
    if not np.isfinite(data.others).any():
        return []
    low, lower, upper, high = spread(data.others)
    return [
        _area(data, low, high, "rgba(128,128,128,0.12)", text("alle anderen Gebiete")),
        _area(
            data, lower, upper, "rgba(128,128,128,0.25)", text("mittlere 80 Prozent der anderen")
        ),
    ]


def every_line(data: TrendData) -> dict[str, Any]:
    """All other districts as one trace with gaps between them."""
    areas, periods = data.others.shape
    parted = _parted(np.arange(periods, dtype=float), data.break_places())
    x = _parted(np.array(positions(data.periods)), data.break_places())
    y = np.full((areas, len(parted) + 1), np.nan, dtype=np.float32)
    known = np.flatnonzero(np.isfinite(parted))
    y[:, known] = data.others[:, parted[known].astype(int)]
    x = np.append(x, np.nan)
    return {
        "type": "scatter",
        "x": np.tile(x, areas).astype(np.float32),
        "y": y.ravel(),
        "mode": "lines",
        "line": {"width": 1, "color": BAND},
        "opacity": 0.3,
        "name": text("alle anderen Gebiete"),
        "showlegend": True,
        "hoverinfo": "skip",
    }


def spread(others: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Minimum, 10th and 90th percentile (linear) and maximum per period; NaN without values."""
    found = np.full((4, others.shape[1]), np.nan)
    known = np.isfinite(others).any(axis=0)
    if known.any():
        found[:, known] = np.nanpercentile(others[:, known], (0, 10, 90, 100), axis=0)
    return found[0], found[1], found[2], found[3]


def stretches(known: npt.NDArray[np.bool_], breaks: list[int]) -> Iterator[slice]:
    """Runs of periods with a value, cut at series breaks."""
    start = None
    for place, has_value in enumerate([*known.tolist(), False]):
        if start is not None and (not has_value or place in breaks):
            yield slice(start, place)
            start = None
        if has_value and start is None:
            start = place


def _parted(values: FloatArray, breaks: list[int]) -> FloatArray:
    return np.insert(values, breaks, np.nan)


def _area(
    data: TrendData, lower: FloatArray, upper: FloatArray, colour: str, name: str
) -> dict[str, Any]:
    """One polygon for each stretch, so that a gap stays a gap."""
    at = np.array(positions(data.periods))
    x: list[float | None] = []
    y: list[float | None] = []
    for run in stretches(np.isfinite(lower), data.break_places()):
        x += [*at[run].tolist(), *at[run][::-1].tolist(), None]
        y += [*_short(lower[run], data), *_short(upper[run][::-1], data), None]
    return {
        "type": "scatter",
        "x": x[:-1],
        "y": y[:-1],
        "mode": "lines",
        "fill": "toself",
        "fillcolor": colour,
        "name": name,
        "showlegend": True,
        "hoverinfo": "skip",
        **_GROUND,
    }


def _short(values: FloatArray, data: TrendData) -> list[float]:
    # Two digits more than are shown cannot be seen and would only cost bytes.
    found: list[float] = np.round(values, data.decimals + 2).tolist()
    return found
