"""One figure for the whole city over time, its line broken where the areas changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.description import trend_in_words
from monitoring.charts.layout import figure_of
from monitoring.charts.series import Break, Series, TrendData
from monitoring.charts.trend import trend
from monitoring.core.cube import FloatArray
from monitoring.core.vocabulary import Kind


def city_course_data(
    name: str, periods: Sequence[str], values: FloatArray, breaks: Sequence[Break], unit: str = "",
    decimals: int = 1,
) -> TrendData:
    """A measure of the whole city, one value per period; NaN is a gap."""
    return TrendData(
        tuple(periods), (Series(name, values),), np.empty((0, len(periods))),
        breaks=tuple(breaks), unit=unit, decimals=decimals, kind=Kind.share,
    )


def city_course(data: TrendData) -> go.Figure:
    """
    The measure as a line.

    The axis begins at zero: small movements of such a figure are no news.
    """
    drawn = trend(data).to_plotly_json()
    layout = drawn["layout"]
    # One line needs no name at its end: the heading says it.
    marks = [one for one in layout.get("annotations", []) if one.get("yref") == "paper"]
    values = data.chosen[0].values
    top = float(values[np.isfinite(values)].max(initial=0.0)) * 1.2 or 1.0
    room = {"margin": {"l": 8, "r": 16, "t": 24, "b": 32}, "annotations": marks}
    return figure_of(drawn["data"], {
        **layout, **room, "yaxis": {**layout["yaxis"], "range": [0.0, round(top, 6)]},
    })


def city_course_in_words(data: TrendData) -> str:
    """The same in sentences."""
    return trend_in_words(data)
