"""Marks on a chart where a series was made otherwise from then on."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from monitoring.charts.layout import plain
from monitoring.charts.series import TrendData, positions
from monitoring.core.palette import CITY_LINE

_SIZE = 11
_LINE_HEIGHT = 14
_WIDEST = 26
_TOP = 20
# Labels nearer to an edge than this part of the chart grow away from it.
_EDGE = 0.25


def break_marks(data: TrendData) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """Labels, dotted lines between the last old and first new period, and the room above."""
    at = positions(data.periods)
    notes, shapes, top = [], [], _TOP
    for place, label in data.break_labels().items():
        x = round((at[place - 1] + at[place]) / 2, 3)
        lines = wrap(label, _WIDEST) or [""]
        top = max(top, _TOP + (len(lines) - 1) * _LINE_HEIGHT)
        notes.append(_note(x, lines, (x - at[0]) / (at[-1] - at[0])))
        shapes.append({"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper",
                       "line": {"color": CITY_LINE, "dash": "dot", "width": 1}})
    return notes, shapes, top


def _note(x: float, lines: list[str], along: float) -> dict[str, Any]:
    side = "left" if along < _EDGE else "right" if along > 1 - _EDGE else "center"
    return {
        "x": x, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": side, "align": side,
        "showarrow": False, "text": "<br>".join(plain(one) for one in lines),
        "font": {"size": _SIZE},
    }
