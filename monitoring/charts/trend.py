"""An indicator over time: chosen districts on the range of all others."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.band import band, every_line, spread
from monitoring.charts.breaks import break_marks
from monitoring.charts.end_labels import end_labels
from monitoring.charts.gap_marks import gap_places, gap_traces
from monitoring.charts.goal_lines import axis_places, goal_traces, goal_values
from monitoring.charts.layout import HEIGHT, axis, figure_of, tick_step
from monitoring.charts.lines import line_style, line_traces
from monitoring.charts.series import TrendData
from monitoring.core.rounding import NO_BREAK_SPACE
from monitoring.core.vocabulary import Kind
from monitoring.language import text

_TICKS = 5
# Two more lines in the legend.
_GOAL_ROOM = 40
_NOTHING = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
_FROM_ZERO = (Kind.count, Kind.share, Kind.rate)


def trend(data: TrendData, every: bool = False, height: int = HEIGHT) -> go.Figure:
    """
    Chosen districts, city and parent as lines; the others as a band, or each as a thin line.

    Lines stop at gaps and at series breaks, which are marked. The axis of counts, shares and
    rates starts at zero, unless all values lie in the upper half of the scale; others show
    their own range. With goals the axis reaches to their deadline.
    """
    span = value_range(data)
    if span is None:
        return figure_of([], {**_NOTHING, "annotations": [_nothing(data)], "height": height})
    traces = [every_line(data)] if every else band(data)
    traces += [*goal_traces(data), *line_traces(data), *gap_traces(data, span)]
    labels, margin = end_labels(data, [line_style(data, series) for series in data.lines()], span)
    notes, shapes, room = break_marks(data)
    layout = {
        "height": height + (_GOAL_ROOM if data.targets else 0),
        "xaxis": _time_axis(data),
        "yaxis": axis(range=span, tickformat=tick_step(data.decimals), ticksuffix=_suffix(data)),
        "margin": {"l": 8, "r": margin, "t": room, "b": 8},
        "annotations": [*labels, *notes],
        "shapes": shapes,
        "showlegend": any(one.get("showlegend") for one in traces),
    }
    return figure_of(traces, layout)


def _nothing(data: TrendData) -> dict[str, Any]:
    words = text("Für diese Auswahl gibt es keine Werte.")
    if any(gap_places(one) for one in data.lines()):
        words = text("Alle Werte dieser Auswahl sind geheim oder fehlen.")
    return {"text": words, "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}


def value_range(data: TrendData) -> list[float] | None:
    """Lower and upper end of the value axis; None without any value."""
    parts = [one for series in data.lines() for one in series.drawn]
    parts += [values[np.isfinite(values)] for values in spread(data.others)[::3]]
    values = np.concatenate(parts) if parts else np.empty(0)
    values = values[np.isfinite(values)]
    if not len(values):
        return None
    low, high = float(values.min()), float(values.max())
    if aims := goal_values(data):
        low, high = min(low, *aims), max(high, *aims)
    if data.kind in _FROM_ZERO and 0 <= low < high / 2:
        return [0.0, round(high * 1.05, 6)]
    room = (high - low) * 0.05 or abs(high) * 0.05 or 1.0
    return [round(low - room, 6), round(high + room, 6)]


def _time_axis(data: TrendData) -> dict[str, Any]:
    at, names = axis_places(data)
    # Counted from the end, so that the newest period always has its label.
    step = -(-len(at) // _TICKS)
    shown = range(len(at) - 1, -1, -step)[::-1]
    room = (at[-1] - at[0]) * 0.03 or 0.5
    return {
        "tickvals": [at[place] for place in shown],
        "ticktext": [names[place] for place in shown],
        "tickangle": 0,
        "range": [round(at[0] - room, 3), round(at[-1] + room, 3)],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _suffix(data: TrendData) -> str:
    return f"{NO_BREAK_SPACE}%" if data.unit == "%" else ""
