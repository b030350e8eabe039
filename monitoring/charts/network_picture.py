"""Actors as nodes and their ties as lines; shape and letter say the group of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.layout import figure_of, plain
from monitoring.charts.network_labels import label_sides
from monitoring.core.cube import FloatArray

WIDTH, HEIGHT = 1100, 620
_SMALL, _LARGE = 19.0, 40.0
_MARGIN = 70
# Between a node and a name beside it.
_BESIDE = 4
_SHAPES = {"V": "square", "P": "diamond", "B": "pentagon", "T": "circle", "M": "hexagon",
           "G": "cross", "A": "triangle-up", "S": "star", "N": "octagon"}
_COLOURS = {"V": "#cfe3f2", "P": "#e6d7ef", "B": "#fdeec2", "T": "#d7efe0", "M": "#fbdccb",
            "G": "#f9d5e5", "A": "#dfe3e8", "S": "#c9d2dc", "N": "#f1f1ea"}
# These shapes are drawn smaller than a square of the same size.
_LARGER = {"triangle-up": 1.25, "star": 1.35, "diamond": 1.2, "cross": 1.15}
# How far a shape reaches beyond a square of its size: labels keep clear of it.
_REACH = {"triangle-up": 1.3, "star": 1.7, "diamond": 1.5, "cross": 1.3, "circle": 1.05}
_INK, _LINE, _FAINT, _STRONG = "#1c2733", "#9aa7b2", "#d9e0e6", "#b8480f"


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """
    What is drawn: one name, letter and number of ties per node; `ties` are pairs of places.

    `spots` are positions as the layout gives them; `said` stands in the box at the pointer;
    `strong` are ties drawn with a thick line; `chosen` is the place of the chosen node, −1 for
    none. `ids` come back with a click.
    """

    spots: FloatArray
    ids: tuple[str, ...]
    names: tuple[str, ...]
    letters: tuple[str, ...]
    ties: tuple[tuple[int, int], ...]
    said: tuple[str, ...]
    strong: frozenset[int] = frozenset()
    chosen: int = -1

    @property
    def degrees(self) -> list[int]:
        """Ties of each node."""
        ends = [one for pair in self.ties for one in pair]
        counts = np.bincount(np.array(ends, np.intp), minlength=len(self.ids))
        return [int(one) for one in counts]


def network_picture(data: Drawn) -> go.Figure:
    """The figure; with a chosen node only its ties and neighbours are drawn in full."""
    near = _near(data)
    pixels = _pixels(data.spots)
    sizes = _sizes(data)
    traces = [_lines(data, pixels, False), _lines(data, pixels, True)]
    traces += _nodes(data, pixels, sizes, near)
    traces.append(_labels(data, pixels, sizes, near))
    hidden = {"visible": False, "fixedrange": True}
    return figure_of([one for one in traces if one], {
        "height": HEIGHT, "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**hidden, "range": [0, WIDTH]}, "yaxis": {**hidden, "range": [HEIGHT, 0]},
        "uirevision": "network",
    })


def _near(data: Drawn) -> set[int]:
    """The chosen node and those tied to it; all while none is chosen."""
    if data.chosen < 0:
        return set(range(len(data.ids)))
    return {data.chosen, *(one for pair in data.ties if data.chosen in pair for one in pair)}


def _pixels(spots: FloatArray) -> FloatArray:
    """Positions in pixels, downwards positive, stretched to the picture, one way up to twice."""
    low, span = spots.min(axis=0), np.maximum(np.ptp(spots, axis=0), 1e-9)
    room = np.array([WIDTH - 2 * _MARGIN, HEIGHT - _MARGIN])
    scale = np.minimum(room / span, np.min(room / span) * 2)
    across = (spots - low) * scale
    rest = (np.array([WIDTH, HEIGHT]) - span * scale) / 2
    across += np.where(span > 1e-6, rest, np.array([WIDTH, HEIGHT]) / 2)
    return np.column_stack([across[:, 0], HEIGHT - across[:, 1]])


def _sizes(data: Drawn) -> list[float]:
    """Diameters in pixels; the area grows with the number of ties."""
    most = max(data.degrees, default=0) or 1
    return [_SMALL + (_LARGE - _SMALL) * float(np.sqrt(one / most)) for one in data.degrees]


def _lines(data: Drawn, pixels: FloatArray, strong: bool) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for number, (first, second) in enumerate(data.ties):
        lit = data.chosen in (first, second) if data.chosen >= 0 else number in data.strong
        if lit is strong:
            x += [*pixels[[first, second], 0].round(1).tolist(), None]
            y += [*pixels[[first, second], 1].round(1).tolist(), None]
    if not x:
        return {}
    faint = data.chosen >= 0 and not strong
    look = {"width": 2.6 if strong else 1.2,
            "color": _FAINT if faint else _STRONG if data.chosen >= 0 else _LINE}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": look,
            "hoverinfo": "skip"}


def _nodes(
    data: Drawn, pixels: FloatArray, sizes: Sequence[float], near: set[int]
) -> list[dict[str, Any]]:
    found = []
    for letter in dict.fromkeys(data.letters):
        own = [one for one in range(len(data.ids)) if data.letters[one] == letter]
        shape = _SHAPES.get(letter, "circle")
        shown = [1.0 if one in near else 0.25 for one in own]
        found.append({
            "type": "scatter", "mode": "markers+text",
            "x": pixels[own, 0].round(1).tolist(), "y": pixels[own, 1].round(1).tolist(),
            "text": [letter] * len(own), "textposition": "middle center",
            "textfont": {"size": 11, "color": _INK},
            "customdata": [[data.ids[one]] for one in own],
            "hovertext": [f"<b>{plain(data.names[one])}</b><br>{plain(data.said[one])}"
                          for one in own],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "symbol": shape, "opacity": shown, "color": _COLOURS.get(letter, "#f1f1ea"),
                "size": [round(sizes[one] * _LARGER.get(shape, 1.0), 1) for one in own],
                "line": {"color": [_STRONG if one == data.chosen else "#51606d" for one in own],
                         "width": [3 if one == data.chosen else 1.2 for one in own]},
            },
            "selected": {"marker": {}}, "unselected": {"marker": {"opacity": 1}},
        })
    return found


def _labels(
    data: Drawn, pixels: FloatArray, sizes: Sequence[float], near: set[int]
) -> dict[str, Any]:
    degrees = data.degrees
    sizes = [size * _REACH.get(_SHAPES.get(letter, "circle"), 1.1)
             for size, letter in zip(sizes, data.letters, strict=True)]
    names = [one if len(one) <= 34 else one[:33] + "…" for one in data.names]
    order = sorted(near, key=lambda one: (one != data.chosen, -degrees[one], one))
    sides = label_sides(pixels, sizes, names, order)
    if not sides:
        return {}
    away = {"top center": (0, -1), "bottom center": (0, 1), "middle right": (1, 0),
            "middle left": (-1, 0)}
    spots = [(pixels[one] + np.array(away[side])
              * (sizes[one] / 2 + (_BESIDE if "middle" in side else 0))).round(1).tolist()
             for one, side in sides.items()]
    return {"type": "scatter", "mode": "text", "x": [one[0] for one in spots],
            "y": [one[1] for one in spots], "text": [plain(names[one]) for one in sides],
            "textposition": list(sides.values()), "textfont": {"size": 11.5, "color": _INK},
            "hoverinfo": "skip"}
