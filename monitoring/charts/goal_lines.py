"""Goals on a chart over time: the way to the target, its corridor and the target itself."""

from __future__ import annotations

from typing import Any

from monitoring.charts.layout import plain
from monitoring.charts.lines import line_style
from monitoring.charts.series import Target, TrendData, place_of, positions
from monitoring.core.palette import CITY_LINE
from monitoring.core.rounding import half_up, rounded, with_unit
from monitoring.language import text

SIGN = "◎"
SYMBOL = "circle-open-dot"
_DASH = "7px,4px"
_CORRIDOR_STRENGTH = 0.12
_YEAR = len("2023")
_MOST_PLACES = 4


def goal_traces(data: TrendData) -> list[dict[str, Any]]:
    """Corridors below, then the dashed ways with a mark at each target; nothing without goals."""
    placed = _placed(data)
    corridors = [_corridor(data, *one) for one in placed if one[0].tolerance]
    ways = [_way(data, *one) for one in placed]
    for some in (corridors, ways):
        for first in some[:1]:
            first["showlegend"] = True
    return [*corridors, *ways]


def goal_values(data: TrendData) -> list[float]:
    """Values that must have room on the value axis; no corridor makes a share negative."""
    found = [(middle, middle + room) for target, _, _ in _placed(data)
             for middle in (target.baseline, target.target)
             for room in (-target.tolerance, target.tolerance)]
    return [max(value, 0.0) if middle >= 0 else value for middle, value in found]


def goal_ends(data: TrendData) -> list[tuple[float, str, str]]:
    """Target value, coloured sign and name of the label at the end of each way."""
    return [(target.target,
             f'<span style="color:{_colour(data, target)}">{SIGN}</span>',
             text("Ziel {value}", value=_number(target.target, data)))
            for target, _, _ in _placed(data)]


def axis_places(data: TrendData) -> tuple[list[float], list[str]]:
    """Places and names of the periods, with goals also of the years up to the last deadline."""
    at, names = positions(data.periods), list(data.periods)
    ends = sorted((end, target.until) for target, _, end in _placed(data) if at and end > at[-1])
    if not ends:
        return at, names
    if len(names[-1]) == _YEAR:
        years = range(int(names[-1]) + 1, int(ends[-1][1]) + 1)
        return [*at, *map(float, years)], [*names, *map(str, years)]
    return [*at, ends[-1][0]], [*names, ends[-1][1]]


def goals_in_words(data: TrendData) -> list[str]:
    """One sentence for each goal."""
    return [_words(target, data) for target in data.targets]


def _words(target: Target, data: TrendData) -> str:
    words = {"name": target.name, "target": _number(target.target, data), "until": target.until}
    if target.baseline == target.target:
        said = text("Ziel „{name}“: {target} bis {until}", **words)
    else:
        said = text("Ziel „{name}“: von {baseline} ({since}) auf {target} bis {until}",
                    baseline=_number(target.baseline, data), since=target.since, **words)
    if not target.tolerance:
        return f"{said}."
    room = rounded(target.tolerance, _places(target.tolerance, data))
    return f"{said}, " + text("Zielkorridor ± {room}.", room=room)


def _placed(data: TrendData) -> list[tuple[Target, float, float]]:
    """Goals with begin and end on the time axis; one that has no place there is only told."""
    found = ((one, place_of(one.since, data.periods), place_of(one.until, data.periods))
             for one in data.targets)
    return [(one, begin, end) for one, begin, end in found
            if begin is not None and end is not None and begin < end]


def _way(data: TrendData, target: Target, begin: float, end: float) -> dict[str, Any]:
    colour, name = _colour(data, target), plain(target.name)
    words = [text("Beginn {period}: {value}", period=target.since,
                  value=_number(target.baseline, data)),
             text("Ziel {period}: {value}", period=target.until,
                  value=_number(target.target, data))]
    return {
        "type": "scatter", "mode": "lines+markers",
        "x": [begin, end], "y": [target.baseline, target.target], "text": words,
        "name": text("Weg zum Ziel"),
        "hovertemplate": f"<b>{name}</b><br>%{{text}}<extra></extra>",
        "line": {"color": colour, "dash": _DASH, "width": 1.5},
        "marker": {"symbol": ["line-ns-open", SYMBOL], "size": [6, 12], "color": colour},
        "showlegend": False,
    }


def _corridor(data: TrendData, target: Target, begin: float, end: float) -> dict[str, Any]:
    colour, room = _colour(data, target), target.tolerance
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    upper = [target.baseline + room, target.target + room]
    lower = [target.target - room, target.baseline - room]
    return {
        "type": "scatter", "mode": "lines", "fill": "toself",
        "x": [begin, end, end, begin, begin],
        "y": [round(one, data.decimals + 2) for one in (*upper, *lower, upper[0])],
        "fillcolor": f"rgba({red},{green},{blue},{_CORRIDOR_STRENGTH})",
        "line": {"color": f"rgba({red},{green},{blue},0.5)", "dash": "dot", "width": 1},
        "name": text("Zielkorridor"), "showlegend": False, "hoverinfo": "skip",
    }


def _colour(data: TrendData, target: Target) -> str:
    if target.line >= len(data.chosen):
        return CITY_LINE
    colour: str = line_style(data, data.chosen[target.line])["color"]
    return colour


def _number(value: float, data: TrendData) -> str:
    return with_unit(rounded(value, _places(value, data)), data.unit)


def _places(value: float, data: TrendData) -> int:
    """Decimals of the chart, or as many as somebody decided."""
    return next((n for n in range(data.decimals, _MOST_PLACES)
                 if float(half_up(value, n)) == value), data.decimals)
