"""Several maps of one indicator side by side as one picture, with one legend."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from monitoring.charts.drawing import label
from monitoring.charts.map_drawing import drawn_map, legend_below
from monitoring.core.readable import readable

COLUMNS, TITLE = 4, 20.0
_HEIGHT = re.compile(r' height="([\d.]+)"')

Map = tuple[str, Mapping[str, Any], str]


def drawn_small_maps(
    maps: Sequence[Map],
    colours: Sequence[str],
    selected: Sequence[str] = (),
    entries: Sequence[Mapping[str, Any]] = (),
    alt: str = "",
    width: float = 720,
) -> str:
    """SVG of maps (title, outlines, classes) in rows, in their order, and the legend below."""
    wide = width / min(COLUMNS, len(maps))
    drawings = [drawn_map(outlines, classes, colours, selected, width=wide)
                for _, outlines, classes in maps]
    parts, top = [], 0.0
    for first in range(0, len(maps), COLUMNS):
        row = range(first, min(first + COLUMNS, len(maps)))
        for at in row:
            left = (at - first) * wide
            parts.append(label(left + 8, top + 14, maps[at][0], 12, weight="bold"))
            parts.append(drawings[at].replace(
                "<svg ", f'<svg x="{left:.1f}" y="{top + TITLE:.1f}" ', 1))
        top += TITLE + max(_height(drawings[at]) for at in row)
    legend, foot = legend_below(entries, colours, top, width, {})
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" '
            f'height="{top + foot:.0f}" viewBox="0 0 {width:g} {top + foot:.0f}" '
            f'font-family="Roboto, sans-serif" role="img" aria-label="{escape(readable(alt))}">'
            f'{"".join(parts)}{legend}</svg>')


def _height(drawing: str) -> float:
    found = _HEIGHT.search(drawing)
    assert found is not None, "a drawing without a height"
    return float(found[1])
