"""Two indicators against each other: every area a point, chosen ones with their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.layout import axis, figure_of, plain, tick_step
from monitoring.core.cube import FloatArray
from monitoring.core.palette import CITY_LINE, LINES
from monitoring.core.rounding import formatted, with_unit

POINT = "#0b5c8f"
SIZE = 460


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """
    One indicator: a value per area, NaN where there is none, and the whole city's, if any.

    `gaps` are the words of areas without a value; "" for the others.
    """

    label: str
    values: FloatArray
    unit: str = ""
    decimals: int = 1
    city: float = float("nan")
    gaps: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Label and unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    def texts(self) -> list[str]:
        """Values in the reader's format, or the word why there is none."""
        texts = [with_unit(one, self.unit) for one in formatted(self.values, self.decimals)]
        if not self.gaps:
            return texts
        return [one or gap for one, gap in zip(texts, self.gaps, strict=True)]


def scatter(
    across: Axis, up: Axis, names: Sequence[str], ids: Sequence[str], chosen: Sequence[int] = (),
    city: str = "", height: int = SIZE,
) -> go.Figure:
    """
    Areas with both values as points; `chosen` are places among them, drawn last and named.

    Dotted lines show the values of the whole city. Each point carries the area's id.
    """
    both = np.isfinite(across.values) & np.isfinite(up.values)
    marked = [one for one in chosen if both[one]]
    rest = np.setdiff1d(np.flatnonzero(both), np.array(marked, np.intp)).tolist()
    traces = [_points(across, up, names, ids, rest, {"color": POINT, "size": 7, "opacity": 0.55})]
    if marked:
        look = {"color": LINES[1], "size": 11, "line": {"color": "#ffffff", "width": 1.5}}
        traces.append({
            **_points(across, up, names, ids, marked, look),
            "mode": "markers+text", "text": [plain(names[one]) for one in marked],
            "textposition": "top center", "textfont": {"size": 12, "color": "#1c2733"},
        })
    shapes, notes = _city_lines(across, up, city)
    return figure_of(traces, {
        "height": height,
        "xaxis": axis(title={"text": plain(across.title)}, zeroline=False,
                      tickformat=tick_step(across.decimals)),
        "yaxis": axis(title={"text": plain(up.title)}, zeroline=False,
                      tickformat=tick_step(up.decimals)),
        "shapes": shapes, "annotations": notes,
        # A click on a point keeps all others as they are.
        "uirevision": f"{across.label}|{up.label}",
    })


def _points(
    across: Axis, up: Axis, names: Sequence[str], ids: Sequence[str], places: Sequence[int],
    marker: dict[str, Any],
) -> dict[str, Any]:
    x, y = across.texts(), up.texts()
    look = {"marker": {"opacity": marker.get("opacity", 1)}}
    return {
        "type": "scatter", "mode": "markers",
        "x": across.values[list(places)].round(across.decimals + 2).tolist(),
        "y": up.values[list(places)].round(up.decimals + 2).tolist(),
        "customdata": [[ids[one], x[one], y[one]] for one in places],
        "hovertext": [plain(names[one]) for one in places],
        "hovertemplate": f"<b>%{{hovertext}}</b><br>{plain(across.label)}: %{{customdata[1]}}"
                         f"<br>{plain(up.label)}: %{{customdata[2]}}<extra></extra>",
        "marker": marker, "showlegend": False,
        "selected": look, "unselected": look, "cliponaxis": False,
    }


def _city_lines(
    across: Axis, up: Axis, city: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    line = {"color": CITY_LINE, "dash": "dot", "width": 1}
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    look = {"showarrow": False, "text": plain(city), "font": {"size": 11, "color": "#51606d"}}
    if np.isfinite(across.city):
        shapes.append({"type": "line", "x0": across.city, "x1": across.city, "y0": 0, "y1": 1,
                       "yref": "paper", "line": line})
        notes.append({**look, "x": across.city, "y": 1, "yref": "paper", "yanchor": "bottom"})
    if np.isfinite(up.city):
        shapes.append({"type": "line", "y0": up.city, "y1": up.city, "x0": 0, "x1": 1,
                       "xref": "paper", "line": line})
        notes.append({**look, "y": up.city, "x": 1, "xref": "paper", "xanchor": "right",
                      "yanchor": "bottom"})
    return shapes, notes
