"""Both courses of a before–after comparison, with the start of the measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.description import trend_in_words
from monitoring.charts.layout import figure_of
from monitoring.charts.series import Series, TrendData, place_of, positions
from monitoring.charts.trend import trend
from monitoring.core.cube import FloatArray
from monitoring.core.palette import CITY_LINE
from monitoring.core.vocabulary import Kind
from monitoring.language import text

_STRENGTH = 0.14


@dataclass(frozen=True, slots=True, eq=False)
class EffectData:
    """
    Mean courses of the districts with a measure and of those they are compared with.

    `start` is the first day of the measure; `before` and `after` are the compared periods.
    """

    trend: TrendData
    start: str
    before: tuple[str, ...]
    after: str


def effect_data(
    names: tuple[str, str], courses: tuple[FloatArray, FloatArray], periods: Sequence[str],
    compared: tuple[str, tuple[str, ...], str], unit: str = "", decimals: int = 1,
    kind: Kind = Kind.share,
) -> EffectData:
    """
    Data of the chart; `compared` is start, periods before and period after.

    Years in which neither group has a mean are left out at both ends.
    """
    known = np.flatnonzero(np.isfinite(courses[0]) | np.isfinite(courses[1]))
    window = slice(known[0], known[-1] + 1) if len(known) else slice(0, 0)
    shown = tuple(periods)[window]
    lines = tuple(Series(name, course[window]) for name, course in zip(names, courses, strict=True))
    data = TrendData(shown, lines, np.empty((0, len(shown))), unit=unit, decimals=decimals,
                     kind=kind)
    return EffectData(data, *compared)


def effect_chart(data: EffectData) -> go.Figure:
    """Two lines, a line at the start of the measure, and the compared periods shaded."""
    drawn = trend(data.trend).to_plotly_json()
    layout = drawn["layout"]
    start = _start(data)
    if start is None:
        return figure_of(drawn["data"], layout)
    at = dict(zip(data.trend.periods, positions(data.trend.periods), strict=True))
    shaded = [_shade([at[one] for one in group if one in at])
              for group in (data.before, (data.after,))]
    marks = [*layout.get("shapes", ()), *(one for one in shaded if one), _line(start)]
    first, last = min(at.values()), max(at.values())
    notes = [*layout.get("annotations", ()),
             _note(start, (start - first) / (last - first) if last > first else 0.5)]
    # Without a legend below, nothing else leaves room for the years.
    room = {**layout["margin"], "b": 32}
    return figure_of(drawn["data"], {**layout, "shapes": marks, "annotations": notes,
                                     "margin": room})


def effect_chart_in_words(data: EffectData) -> str:
    """Both courses and the start in sentences."""
    return " ".join([trend_in_words(data.trend),
                     text("Beginn der Maßnahme: {year}.", year=data.start[:4])])


def _start(data: EffectData) -> float | None:
    """Place of the first day, among years as part of a year."""
    periods = data.trend.periods
    if not periods or len(periods[0]) != len("2023"):
        return place_of(data.start, periods) if periods else None
    found = place_of(data.start, ("2023-01-01",))
    # A year's figure stands for the whole year, so its number is the year's middle.
    return None if found is None else round(found - 0.5, 3)


def _shade(places: list[float]) -> dict[str, Any] | None:
    if not places:
        return None
    return {"type": "rect", "x0": min(places) - 0.3, "x1": max(places) + 0.3, "y0": 0, "y1": 1,
            "yref": "paper", "layer": "below", "line": {"width": 0},
            "fillcolor": f"rgba(128,128,128,{_STRENGTH})"}


def _line(start: float) -> dict[str, Any]:
    return {"type": "line", "x0": start, "x1": start, "y0": 0, "y1": 1, "yref": "paper",
            "line": {"color": CITY_LINE, "dash": "dash", "width": 1.5}}


def _note(start: float, along: float) -> dict[str, Any]:
    side = "left" if along < 0.25 else "right" if along > 0.75 else "center"
    return {"x": start, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": side,
            "align": side, "showarrow": False, "text": text("Beginn der Maßnahme"),
            "font": {"size": 11}}
