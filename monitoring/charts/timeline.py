"""Measures as bars over the years, plan by plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from monitoring.charts.layout import GRID, figure_of, plain
from monitoring.core.palette import CITY_LINE
from monitoring.language import text

ROW = 36
_DAY_MS = 86_400_000
# A hatch beside the colour tells the states apart without it.
_LOOKS = {"laeuft": ("#3b7fb0", ""), "geplant": ("#8fbbd9", "/"), "ruht": ("#c9cfd4", "x")}
_OTHER = ("#d9dee2", ".")


@dataclass(frozen=True, slots=True)
class Bar:
    """
    One measure; days are ISO texts, an `end` of "" is open.

    `group` is the heading under which it stands, `look` its state's id and `state` its word.
    """

    group: str
    name: str
    start: str
    end: str
    look: str
    state: str


def timeline(bars: Sequence[Bar], today: date) -> go.Figure:
    """Bars of one group below each other, its name above; a line marks today."""
    first, last = span(bars, today)
    rows = list(_rows(bars))
    traces = [_trace(look, [(row, one) for row, one in rows if isinstance(one, Bar)
                            and one.look == look], last)
              for look in dict.fromkeys(one.look for one in bars)]
    layout: dict[str, Any] = {
        "height": ROW * len(rows) + 70,
        "barmode": "overlay",
        "bargap": 0.62,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        "annotations": [_label(row, one) for row, one in rows],
        "shapes": [{"type": "line", "x0": today.isoformat(), "x1": today.isoformat(), "y0": 0,
                    "y1": 1, "yref": "paper",
                    "line": {"color": CITY_LINE, "width": 1.5, "dash": "dot"}}],
        "xaxis": {"type": "date", "range": [first, last], "fixedrange": True, "gridcolor": GRID,
                  "tickformat": "%Y", "dtick": "M12", "side": "bottom"},
        "yaxis": {"range": [len(rows) - 0.3, -0.7], "visible": False, "fixedrange": True},
        "margin": {"l": 8, "r": 8, "t": 36, "b": 28},
    }
    return figure_of(traces, layout)


def span(bars: Sequence[Bar], today: date) -> tuple[str, str]:
    """First and last day drawn: whole years around all bars and today."""
    years = [int(day[:4]) for one in bars for day in (one.start, one.end) if day]
    first, last = min([*years, today.year]), max([*years, today.year])
    return f"{max(first, today.year - 6)}-01-01", f"{min(last, today.year + 10)}-12-31"


def timeline_in_words(bars: Sequence[Bar]) -> str:
    """How many measures of each group there are, and from when to when they run."""
    groups: dict[str, list[Bar]] = {}
    for one in bars:
        groups.setdefault(one.group, []).append(one)
    return " ".join(_group_in_words(group, own) for group, own in groups.items())


def _group_in_words(group: str, own: Sequence[Bar]) -> str:
    start, end = min(one.start for one in own)[:4], _latest(own)
    if len(own) == 1:
        return text("{group}: 1 Maßnahme, Beginn {start}, Ende {end}.", group=group, start=start,
                    end=end)
    return text("{group}: {n} Maßnahmen, frühester Beginn {start}, spätestes Ende {end}.",
                group=group, n=len(own), start=start, end=end)


def _latest(bars: Sequence[Bar]) -> str:
    return text("offen") if any(not one.end for one in bars) else max(
        one.end for one in bars)[:4]


def _rows(bars: Sequence[Bar]) -> Iterator[tuple[int, Bar | str]]:
    """Each group's name and its bars, with their rows from the top."""
    row, group = 0, None
    for one in bars:
        if one.group != group:
            group = one.group
            yield row, group
            row += 1
        yield row, one
        row += 1


def _trace(look: str, rows: Sequence[tuple[int, Bar]], last: str) -> dict[str, Any]:
    color, shape = _LOOKS.get(look, _OTHER)
    days = [_days(one.start, one.end or last) for _, one in rows]
    return {
        "type": "bar", "orientation": "h", "name": rows[0][1].state,
        "y": [row + 0.28 for row, _ in rows], "base": [one.start for _, one in rows],
        "x": [one * _DAY_MS for one in days], "width": 0.4,
        "marker": {"color": color, "pattern": {"shape": shape, "size": 6, "solidity": 0.25,
                                               "fgcolor": "#1c2733", "bgcolor": color}},
        "showlegend": True,
        "hovertext": [_hover(one) for _, one in rows], "hoverinfo": "text",
    }


def _hover(one: Bar) -> str:
    end = one.end or text("offen")
    return f"{plain(one.name)}<br>{one.start} – {end}<br>{plain(one.state)}"


def _days(start: str, end: str) -> int:
    return max((date.fromisoformat(end) - date.fromisoformat(start) + timedelta(1)).days, 1)


def _label(row: int, one: Bar | str) -> dict[str, Any]:
    said = plain(one.name) if isinstance(one, Bar) else f"<b>{plain(one)}</b>"
    return {"text": said, "x": 0, "xref": "paper", "xanchor": "left", "y": row - 0.14,
            "showarrow": False, "align": "left", "font": {"size": 12}}
