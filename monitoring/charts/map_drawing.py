"""The map as SVG, from the same outlines, classes and hatchings as on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from monitoring.charts.map_signs import ink_on, sign_at, signs_of
from monitoring.core.readable import readable

# As the map component draws them; the tests compare both.
HATCHES = {
    "s": (6, "#f3f4f6", "#4a5160", 1.3, "M-1,1l2,-2M0,6l6,-6M5,7l2,-2"),
    "x": (6, "#dfe2e7", "#6b7280", 0.9, "M0,0l6,6M6,0l-6,6"),
    "n": (8, "#f6f7f8", "#8b929d", 0.9, "M0,4h8"),
}
BORDER, ABOVE, CHOSEN = "#7a828e", "#39424e", "#111111"
EDGE = 8.0
# Below this width full lines would cover small areas.
SMALL = 300


def drawn_map(
    outlines: Mapping[str, Any],
    classes: str,
    colours: Sequence[str],
    selected: Sequence[str] = (),
    entries: Sequence[Mapping[str, Any]] = (),
    alt: str = "",
    width: float = 640,
    symbols: Mapping[str, str] | None = None,
) -> str:
    """
    SVG of a map with its legend below; without entries the map alone.

    `outlines` is what the browser gets (width, height, ids, paths, centers, above); `classes` has
    one letter per area, `entries` are those of the legend (key, text, count). `symbols` are signs
    of classes, drawn inside the areas where they have room.
    """
    inner = width - 2 * EDGE
    scale = inner / float(outlines["width"])
    height = float(outlines["height"]) * scale
    size = 1 / scale
    pen = size * (0.45 if width < SMALL else 1)
    shapes = [
        f'<path d="{path}" fill="{_fill(key, colours)}"/>'
        for path, key in zip(outlines["paths"], classes, strict=True) if path
    ]
    wanted = set(selected)
    chosen = [f'<path d="{path}" fill="none"/>'
              for name, path in zip(outlines["ids"], outlines["paths"], strict=True)
              if name in wanted and path]
    signs = signs_of(outlines, classes, colours, symbols, scale) if symbols else ""
    legend, foot = legend_below(entries, colours, height + 2 * EDGE, width, symbols or {})
    total = height + 2 * EDGE + foot
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{total:.0f}" '
        f'viewBox="0 0 {width:g} {total:.0f}" font-family="Roboto, sans-serif" role="img" '
        f'aria-label="{escape(readable(alt))}">{_patterns(size)}'
        f'<g transform="translate({EDGE:g} {EDGE:g}) scale({scale:.6g})" stroke-linejoin="round">'
        f'<g stroke="{BORDER}" stroke-width="{0.5 * pen:.3g}">{"".join(shapes)}</g>'
        f'<path d="{outlines.get("above", "")}" fill="none" stroke="{ABOVE}" '
        f'stroke-width="{1.1 * pen:.3g}"/>'
        f'<g stroke="{CHOSEN}" stroke-width="{2.6 * pen:.3g}">{"".join(chosen)}</g>{signs}</g>'
        f"{legend}</svg>"
    )


def swatch(key: str, colours: Sequence[str], sign: str = "") -> str:
    """SVG of one class as the map draws it, for a legend outside the drawing."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="26" height="16" '
            f'viewBox="0 0 26 16" role="img" aria-label="">{_patterns(1.0)}'
            f"{_swatch(key, colours, 0.5, 0.5, 25, 15, sign)}</svg>")


def _swatch(
    key: str, colours: Sequence[str], x: float, y: float, wide: float, high: float, sign: str
) -> str:
    fill = f"url(#key-{key})" if key in HATCHES else _fill(key, colours)
    box = (f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:g}" height="{high:g}" fill="{fill}" '
           f'stroke="{BORDER}" stroke-width="0.6"/>')
    if not sign or key in HATCHES:
        return box
    return box + sign_at(sign, x + wide / 2, y + high / 2, 7, ink_on(_fill(key, colours))[0])


def _fill(key: str, colours: Sequence[str]) -> str:
    if key in HATCHES:
        return f"url(#map-{key})"
    place = int(key, 36)
    return colours[place] if place < len(colours) else HATCHES["n"][1]


def _patterns(size: float) -> str:
    """Hatchings that keep their width whatever the scale of the map, and plain ones."""
    return "<defs>" + "".join(
        f'<pattern id="{name}-{key}" width="{tile}" height="{tile}" '
        f'patternUnits="userSpaceOnUse" patternTransform="scale({scale:.4g})">'
        f'<rect width="{tile}" height="{tile}" fill="{ground}"/>'
        f'<path d="{path}" stroke="{ink}" stroke-width="{wide}" fill="none"/></pattern>'
        for name, scale in (("map", size), ("key", 1.0))
        for key, (tile, ground, ink, wide, path) in HATCHES.items()
    ) + "</defs>"


def legend_below(
    entries: Sequence[Mapping[str, Any]], colours: Sequence[str], top: float, width: float,
    symbols: Mapping[str, str],
) -> tuple[str, float]:
    """Swatches with words, wrapped, from `top` on; and the height that they need."""
    parts, x, y = [], EDGE, top + 12
    for one in entries:
        words = f'{one["text"]} ({one["count"]})' if "count" in one else str(one["text"])
        wide = 30 + 6.2 * len(words)
        if x > EDGE and x + wide > width - EDGE:
            x, y = EDGE, y + 18
        key = str(one["key"])
        parts.append(_swatch(key, colours, x, y - 9, 18, 11, symbols.get(key, ""))
                     + f'<text x="{x + 23:.1f}" y="{y:.1f}" font-size="11" fill="#1c2733">'
                     f"{escape(readable(words))}</text>")
        x += wide
    return "".join(parts), (y - top + 10 if entries else 0.0)
