"""Crosses at the foot of a chart over time where a line has no number, and the word why."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.layout import plain
from monitoring.charts.lines import line_style
from monitoring.charts.series import Series, TrendData, positions
from monitoring.core.gaps import gap_years
from monitoring.core.status import Status, StatusArray, has_number, word
from monitoring.language import text

# Crosses of several lines stand above each other, this part of the axis apart.
_STEP = 0.035


def gap_traces(data: TrendData, span: list[float]) -> list[dict[str, Any]]:
    """One trace for each line with years that say why they have no number."""
    found: list[dict[str, Any]] = []
    for series in data.lines():
        places = gap_places(series)
        if places:
            height = span[0] + (span[1] - span[0]) * _STEP * (len(found) + 0.6)
            found.append(_crosses(data, series, places, height))
    if found:
        found[0]["showlegend"] = True
        found[0]["name"] = _name([series for series in data.lines() if gap_places(series)])
    return found


def gap_places(series: Series) -> list[int]:
    """Periods in which something was said, but no number."""
    if series.status is None:
        return []
    silent = ~has_number(series.status) & (series.status != Status.missing)
    return np.flatnonzero(silent).tolist()


def gaps_in_words(data: TrendData) -> list[str]:
    """ "Ostviertel: geheim 2020 bis 2022." for each line with such years."""
    said = [(series.name, gap_years(series.status, data.periods))
            for series in data.lines() if series.status is not None]
    return [text("{name}: {years}.", name=name, years=years) for name, years in said if years]


def _name(lines: list[Series]) -> str:
    codes = {code for line in lines for code in _codes(line)}
    return word(Status(codes.pop())) if len(codes) == 1 else text("ohne Zahl")


def _codes(series: Series) -> list[int]:
    status: StatusArray | None = series.status
    return [] if status is None else status[gap_places(series)].tolist()


def _crosses(
    data: TrendData, series: Series, places: list[int], height: float
) -> dict[str, Any]:
    at = positions(data.periods)
    words = [f"{data.periods[place]}: {word(Status(code))}"
             for place, code in zip(places, _codes(series), strict=True)]
    return {
        "type": "scatter", "mode": "markers",
        "x": [at[place] for place in places], "y": [round(height, 6)] * len(places),
        "text": words, "name": plain(series.name), "showlegend": False,
        "hovertemplate": f"<b>{plain(series.name)}</b><br>%{{text}}<extra></extra>",
        "marker": {"symbol": "x-thin", "size": 7,
                   "line": {"width": 1.5, "color": line_style(data, series)["color"]}},
    }
