"""The network picture as SVG: the nodes, lines and names of the figure on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from monitoring.charts.drawing import label, values_of, words_of
from monitoring.charts.network_labels import LETTER
from monitoring.charts.network_picture import HEIGHT, WIDTH, Drawn, network_picture
from monitoring.core.readable import readable

# Corners of the shapes for a radius of 1, as the page's chart library draws them.
_CORNERS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "pentagon": ((0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309), (0, -1)),
    "hexagon": ((0.866, -0.5), (0.866, 0.5), (0, 1), (-0.866, 0.5), (-0.866, -0.5), (0, -1)),
    "octagon": ((-0.383, -0.924), (0.383, -0.924), (0.924, -0.383), (0.924, 0.383),
                (0.383, 0.924), (-0.383, 0.924), (-0.924, 0.383), (-0.924, -0.383)),
    "triangle-up": ((-1.155, 0.5), (1.155, 0.5), (0, -1)),
    "cross": ((1.2, -0.4), (0.4, -0.4), (0.4, -1.2), (-0.4, -1.2), (-0.4, -0.4), (-1.2, -0.4),
              (-1.2, 0.4), (-0.4, 0.4), (-0.4, 1.2), (0.4, 1.2), (0.4, 0.4), (1.2, 0.4)),
    "star": ((0.315, -0.433), (1.331, -0.433), (0.508, 0.165), (0.823, 1.133), (0, 0.535),
             (-0.823, 1.133), (-0.508, 0.165), (-1.331, -0.433), (-0.315, -0.433), (0, -1.4)),
}
_ROW, _EDGE = 20, 14
_ANCHORS = {"top center": ("middle", 0, -4), "bottom center": ("middle", 0, 12),
            "middle right": ("start", 0, 4), "middle left": ("end", 0, 4)}


def network_drawing(data: Drawn, alt: str, groups: Sequence[tuple[str, str]]) -> str:
    """The picture with the letters of the `groups` (letter, words) explained below."""
    figure = network_picture(data).to_plotly_json()
    below, foot = _groups(groups)
    total = HEIGHT + foot
    parts = [part for one in figure["data"] for part in _trace(one)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{total}" '
            f'viewBox="0 0 {WIDTH} {total}" font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{escape(readable(alt))}">{"".join(parts)}{below}</svg>')


def _trace(trace: Mapping[str, Any]) -> Iterator[str]:
    if trace["mode"] == "lines":
        yield _ties(trace)
    elif trace["mode"] == "text":
        yield from _names(trace)
    else:
        yield from _nodes(trace)


def _ties(trace: Mapping[str, Any]) -> str:
    points = [None if x is None else f"{x:g} {y:g}"
              for x, y in zip(values_of(trace["x"]), values_of(trace["y"]), strict=True)]
    path = "".join(f"M{points[at]}L{points[at + 1]}" for at in range(0, len(points), 3))
    look = trace["line"]
    return (f'<path d="{path}" stroke="{look["color"]}" stroke-width="{look["width"]:g}" '
            f'fill="none"/>')


def _nodes(trace: Mapping[str, Any]) -> Iterator[str]:
    style = trace["marker"]
    border = style["line"]
    each = zip(values_of(trace["x"]), values_of(trace["y"]), trace["text"],
               values_of(style["size"]), values_of(style["opacity"]), border["color"],
               values_of(border["width"]), strict=True)
    for x, y, letter, size, strength, colour, width in each:
        look = (f'fill="{style["color"]}" stroke="{colour}" stroke-width="{width:g}" '
                f'stroke-linejoin="round"')
        yield (f'<g opacity="{strength:g}">{_shape(style["symbol"], x, y, size / 2, look)}'
               f'{label(x, y + 4, words_of(letter), 11, "middle")}</g>')


def _shape(symbol: str, x: float, y: float, radius: float, look: str) -> str:
    if symbol not in _CORNERS:
        return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {look}/>'
    corners = "L".join(f"{x + radius * across:.1f} {y + radius * down:.1f}"
                       for across, down in _CORNERS[symbol])
    return f'<path d="M{corners}z" {look}/>'


def _names(trace: Mapping[str, Any]) -> Iterator[str]:
    each = zip(values_of(trace["x"]), values_of(trace["y"]), trace["text"],
               trace["textposition"], strict=True)
    for x, y, words, side in each:
        anchor, right, down = _ANCHORS[side]
        yield label(x + right, y + down, words_of(words), trace["textfont"]["size"], anchor)


def _groups(groups: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """Letters with their words in rows, and the height that they need."""
    parts, x, row = [], float(_EDGE), 0
    for letter, words in groups:
        wide = LETTER * (len(words) + 3) + 16
        if x > _EDGE and x + wide > WIDTH - _EDGE:
            x, row = float(_EDGE), row + 1
        y = HEIGHT + 16 + row * _ROW
        parts += [label(x, y, letter, 12, weight="bold"), label(x + 16, y, words, 12)]
        x += wide + 12
    return "".join(parts), (row + 1) * _ROW + 8 if groups else 0
