"""Names at the line ends, so that nobody has to match colours with a legend."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.goal_lines import axis_places, goal_ends
from monitoring.charts.layout import HEIGHT, plain
from monitoring.charts.series import TrendData

SIGNS = {
    "circle": "●", "square": "■", "triangle-up": "▲", "diamond": "◆", "triangle-down": "▼",
    "star": "★", "cross": "✚", "x": "✖",
}  # fmt: skip
_LONGEST = 24
_PIXELS_PER_LETTER = 6.6
_LINE_HEIGHT = 15


def end_labels(
    data: TrendData, styles: list[dict[str, Any]], span: list[float]
) -> tuple[list[dict[str, Any]], int]:
    """
    One annotation beside each line's last value, and the right margin that they need.

    Names too close to each other move apart. The name has the page's text colour, which is
    easier to read than most line colours; the sign before it has the line's. With goals, whose
    ways reach further, all names stand at their end.
    """
    ends, texts = [], []
    for series, style in zip(data.lines(), styles, strict=True):
        known = np.flatnonzero(np.isfinite(series.values))
        if len(known):
            ends.append(float(series.values[known[-1]]))
            name = _shortened(series.name)
            sign = SIGNS[style["symbol"]]
            texts.append(
                (f'<span style="color:{style["color"]}">{sign}</span> {plain(name)}', name)
            )
    for y, sign, name in goal_ends(data):
        ends.append(y)
        texts.append((f"{sign} {plain(name)}", name))
    if not ends:
        return [], 8
    # Goals have lines of their own in the legend, which stands below each other on narrow pages.
    part = 0.62 if data.targets else 0.8
    gap = (span[1] - span[0]) * _LINE_HEIGHT / (HEIGHT * part)
    x = axis_places(data)[0][-1]
    labels = [
        {"x": x, "y": round(y, data.decimals + 3), "xshift": 10, "xanchor": "left",
         "showarrow": False, "align": "left", "text": label, "font": {"size": 12}}
        for y, (label, _) in zip(apart(ends, gap), texts, strict=True)
    ]  # fmt: skip
    longest = max(len(name) for _, name in texts)
    return labels, round(24 + (longest + 2) * _PIXELS_PER_LETTER)


def apart(places: list[float], gap: float) -> list[float]:
    """Places moved as little as needed so that neighbours keep the gap, in the given order."""
    order = sorted(range(len(places)), key=places.__getitem__)
    # Neighbours that would touch form a group, which is centred on the mean of its places.
    groups: list[list[float]] = []
    for index in order:
        groups.append([places[index]])
        while (
            len(groups) > 1 and _stacked(groups[-2], gap)[-1] + gap > _stacked(groups[-1], gap)[0]
        ):
            last = groups.pop()
            groups[-1] += last
    moved = [place for group in groups for place in _stacked(group, gap)]
    found = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        found[index] = place
    return found


def _stacked(group: list[float], gap: float) -> list[float]:
    middle = sum(group) / len(group)
    return [middle + gap * (place - (len(group) - 1) / 2) for place in range(len(group))]


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
