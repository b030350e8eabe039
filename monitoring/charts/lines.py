"""The lines of a chart over time, with their intervals and estimated parts."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.band import stretches
from monitoring.charts.layout import plain
from monitoring.charts.series import FloatArray, Series, TrendData, positions
from monitoring.core.palette import CITY_LINE, LINES
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.status import Status, word
from monitoring.language import text

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKERS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "star")
_REMARKABLE = (Status.estimated, Status.provisional, Status.revised)
# Several bands on each other must leave the lines readable.
_BAND_STRENGTH = 0.16


def line_traces(data: TrendData) -> list[dict[str, Any]]:
    """Bands below, then estimated parts, then the lines of chosen areas, parent and city."""
    styled = [(series, line_style(data, series)) for series in data.lines()]
    bands = [_band(data, series, style) for series, style in styled if _has(series.lower)]
    carried = [_carried(data, series, style) for series, style in styled if _has(series.carried)]
    # The legend names each of them once; lines have their names at their ends.
    for some in (bands, carried):
        for first in some[:1]:
            first["showlegend"] = True
    return [*bands, *carried, *(_line(data, series, style) for series, style in styled)]


def line_style(data: TrendData, series: Series) -> dict[str, Any]:
    """Colour, dash, marker and width of a line; the same on every chart."""
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


def _has(values: FloatArray | None) -> bool:
    return values is not None and bool(np.isfinite(values).any())


def _line(data: TrendData, series: Series, style: dict[str, Any]) -> dict[str, Any]:
    points = _points(data, series.values, _hover(data, series), series)
    return {
        **points,
        "mode": "lines+markers",
        "line": {"color": style["color"], "dash": style["dash"], "width": style["width"]},
        "marker": {"symbol": style["symbol"], "size": 7},
    }


def _carried(data: TrendData, series: Series, style: dict[str, Any]) -> dict[str, Any]:
    """Thinner, paler and hollow: nobody may take an estimate for a count."""
    assert series.carried is not None
    said = text("geschätzt (umgerechnet)")
    words = [f"{period}: {with_unit(number, data.unit)} – {said}" for period, number in
             zip(data.periods, formatted(series.carried, data.decimals), strict=True)]
    return {
        **_points(data, series.carried, words, series),
        "name": said,
        "mode": "lines+markers",
        "opacity": 0.65,
        "line": {"color": style["color"], "dash": "4px,4px", "width": 1.5},
        "marker": {"symbol": f'{style["symbol"]}-open', "size": 6},
    }


def _points(
    data: TrendData, values: FloatArray, words: list[str], series: Series
) -> dict[str, Any]:
    """Places, values and hover texts, parted at gaps and at breaks of the series."""
    at = positions(data.periods)
    shown = np.round(values, data.decimals + 2).tolist()
    x: list[float | None] = []
    y: list[float | None] = []
    texts: list[str] = []
    for run in stretches(np.isfinite(values), data.break_places(lines=True)):
        x += [*at[run], None]
        y += [*shown[run], None]
        texts += [*words[run], ""]
    return {
        "type": "scatter",
        "x": x[:-1],
        "y": y[:-1],
        "text": texts[:-1],
        "name": plain(series.name),
        "hovertemplate": f"<b>{plain(series.name)}</b><br>%{{text}}<extra></extra>",
        "showlegend": False,
    }


def _band(data: TrendData, series: Series, style: dict[str, Any]) -> dict[str, Any]:
    """The interval of a line as a pale area of its colour."""
    assert series.lower is not None
    assert series.upper is not None
    at = np.array(positions(data.periods))
    low, high = (np.round(ends, data.decimals + 2) for ends in (series.lower, series.upper))
    x: list[float | None] = []
    y: list[float | None] = []
    for run in stretches(np.isfinite(low), data.break_places(lines=True)):
        x += [*at[run].tolist(), *at[run][::-1].tolist(), None]
        y += [*low[run].tolist(), *high[run][::-1].tolist(), None]
    red, green, blue = (int(style["color"][place : place + 2], 16) for place in (1, 3, 5))
    return {
        "type": "scatter",
        "x": x[:-1],
        "y": y[:-1],
        "mode": "lines",
        "fill": "toself",
        "fillcolor": f"rgba({red},{green},{blue},{_BAND_STRENGTH})",
        "line": {"width": 0, "color": style["color"]},
        "name": text("Intervall"),
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _hover(data: TrendData, series: Series) -> list[str]:
    """Period, value and interval in the reader's format; a remarkable status is said."""
    words = [
        f"{period}: {with_unit(number, data.unit)}"
        for period, number in zip(data.periods, formatted(series.values, data.decimals),
                                  strict=True)
    ]
    if series.lower is not None and series.upper is not None:
        limits = zip(formatted(series.lower, data.decimals), formatted(series.upper, data.decimals),
                     strict=True)
        words = [
            f"{said} ({text('{low} bis {high}', low=low, high=high)})" if low else said
            for said, (low, high) in zip(words, limits, strict=True)
        ]
    if series.status is None:
        return words
    return [
        f"{said} ({word(Status(code))})" if code in _REMARKABLE else said
        for said, code in zip(words, series.status.tolist(), strict=True)
    ]
