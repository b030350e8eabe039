"""An indicator over time: chosen districts on the range of all others."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.band import band, every_line, spread, stretches
from monitoring.charts.end_labels import end_labels
from monitoring.charts.layout import HEIGHT, axis, figure_of, plain, tick_step
from monitoring.charts.series import Series, TrendData, positions
from monitoring.core.palette import CITY_LINE, LINES
from monitoring.core.rounding import NO_BREAK_SPACE, formatted, with_unit
from monitoring.core.status import Status, word
from monitoring.core.vocabulary import Kind
from monitoring.language import text

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKERS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "star")
_TICKS = 5
_NOTHING = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
_REMARKABLE = (Status.estimated, Status.provisional, Status.revised)
_FROM_ZERO = (Kind.count, Kind.share, Kind.rate)


def trend(data: TrendData, every: bool = False, height: int = HEIGHT) -> go.Figure:
    """
    Chosen districts, city and parent as lines; the others as a band, or each as a thin line.

    Lines stop at gaps and at series breaks. The axis of counts, shares and rates starts at
    zero, unless all values lie in the upper half of the scale; others show their own range.
    """
    span = value_range(data)
    if span is None:
        return figure_of([], {**_NOTHING, "annotations": [_nothing()], "height": height})
    traces = [every_line(data)] if every else band(data)
    traces += [_line(data, series, _style(data, series)) for series in data.lines()]
    labels, margin = end_labels(data, [_style(data, series) for series in data.lines()], span)
    notes, shapes = _breaks(data)
    layout = {
        "height": height,
        "xaxis": _time_axis(data),
        "yaxis": axis(range=span, tickformat=tick_step(data.decimals), ticksuffix=_suffix(data)),
        "margin": {"l": 8, "r": margin, "t": 20, "b": 8},
        "annotations": [*labels, *notes],
        "shapes": shapes,
        "showlegend": bool(np.isfinite(data.others).any()),
    }
    return figure_of(traces, layout)


def _nothing() -> dict[str, Any]:
    words = text("Für diese Auswahl gibt es keine Werte.")
    return {"text": words, "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}


def value_range(data: TrendData) -> list[float] | None:
    """Lower and upper end of the value axis; None without any value."""
    parts = [series.values for series in data.lines()]
    parts += [values[np.isfinite(values)] for values in spread(data.others)[::3]]
    values = np.concatenate(parts) if parts else np.empty(0)
    values = values[np.isfinite(values)]
    if not len(values):
        return None
    low, high = float(values.min()), float(values.max())
    if data.kind in _FROM_ZERO and 0 <= low < high / 2:
        return [0.0, round(high * 1.05, 6)]
    room = (high - low) * 0.05 or abs(high) * 0.05 or 1.0
    return [round(low - room, 6), round(high + room, 6)]


def _style(data: TrendData, series: Series) -> dict[str, Any]:
    if series is data.city:
        return {"color": CITY_LINE, "dash": "dash", "symbol": "cross", "width": 2}
    if series is data.parent:
        return {"color": CITY_LINE, "dash": "dot", "symbol": "x", "width": 2}
    place = next(place for place, one in enumerate(data.chosen) if one is series)
    return {
        "color": LINES[place % len(LINES)],
        "dash": DASHES[place % len(DASHES)],
        "symbol": MARKERS[place % len(MARKERS)],
        "width": 2.5,
    }


def _line(data: TrendData, series: Series, style: dict[str, Any]) -> dict[str, Any]:
    at = positions(data.periods)
    x: list[float | None] = []
    y: list[float | None] = []
    texts: list[str] = []
    values, words = np.round(series.values, data.decimals + 2).tolist(), _hover(data, series)
    for run in stretches(np.isfinite(series.values), data.break_places(lines=True)):
        x += [*at[run], None]
        y += [*values[run], None]
        texts += [*words[run], ""]
    return {
        "type": "scatter",
        "x": x[:-1],
        "y": y[:-1],
        "text": texts[:-1],
        "name": plain(series.name),
        "mode": "lines+markers",
        "line": {"color": style["color"], "dash": style["dash"], "width": style["width"]},
        "marker": {"symbol": style["symbol"], "size": 7},
        "hovertemplate": f"<b>{plain(series.name)}</b><br>%{{text}}<extra></extra>",
        "showlegend": False,
    }


def _hover(data: TrendData, series: Series) -> list[str]:
    """Period and value in the reader's format; a remarkable status is said."""
    numbers = formatted(series.values, data.decimals)
    words = [
        f"{period}: {with_unit(number, data.unit)}"
        for period, number in zip(data.periods, numbers, strict=True)
    ]
    if series.status is None:
        return words
    return [
        f"{words_} ({word(Status(code))})" if code in _REMARKABLE else words_
        for words_, code in zip(words, series.status.tolist(), strict=True)
    ]


def _time_axis(data: TrendData) -> dict[str, Any]:
    at = positions(data.periods)
    # Counted from the end, so that the newest period always has its label.
    step = -(-len(at) // _TICKS)
    shown = range(len(at) - 1, -1, -step)[::-1]
    room = (at[-1] - at[0]) * 0.03 or 0.5
    return {
        "tickvals": [at[place] for place in shown],
        "ticktext": [data.periods[place] for place in shown],
        "tickangle": 0,
        "range": [round(at[0] - room, 3), round(at[-1] + room, 3)],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _breaks(data: TrendData) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Labels and dotted lines halfway between the last old and the first new period."""
    at = positions(data.periods)
    labels = {one.period: one.label for one in data.breaks}
    notes, shapes = [], []
    for place in data.break_places():
        x = round((at[place - 1] + at[place]) / 2, 3)
        notes.append(
            {
                "x": x,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "text": plain(labels[data.periods[place]]),
                "font": {"size": 11},
            }
        )
        shapes.append(
            {
                "type": "line",
                "x0": x,
                "x1": x,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": CITY_LINE, "dash": "dot", "width": 1},
            }
        )
    return notes, shapes


def _suffix(data: TrendData) -> str:
    return f"{NO_BREAK_SPACE}%" if data.unit == "%" else ""
