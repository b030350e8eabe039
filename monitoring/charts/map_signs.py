"""Signs inside the areas of a drawn map that say what the colour says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

# As the map component draws them.
SIGN_FONT = "DejaVu Sans, Segoe UI Symbol, sans-serif"
SIZE, LEAST = 8.0, 11.0
# As shapes, so that no font is needed, for a size of 1 around their middle.
_UP, _DOWN = "M-0.5,0.42L0,-0.48L0.5,0.42z", "M-0.5,-0.42L0,0.48L0.5,-0.42z"
_BOX, _DIAMOND = "M-0.4,-0.4h0.8v0.8h-0.8z", "M0,-0.55L0.45,0L0,0.55L-0.45,0z"
_ROUND = "M0.36,0A0.36,0.36 0 1 1 -0.36,0A0.36,0.36 0 1 1 0.36,0z"
_STAR = ("M0.00,-0.52L0.13,-0.15L0.52,-0.14L0.21,0.10L0."
         "32,0.47L0.00,0.25L-0.32,0.47L-0.21,0.10L-0.52,-0.14L-0.13,-0.15z")
SHAPES = {"★": _STAR, "▲": _UP, "▼": _DOWN, "●": _ROUND, "■": _BOX, "◆": _DIAMOND}
OPEN = {"△": _UP, "▽": _DOWN, "○": _ROUND, "□": _BOX, "◇": _DIAMOND}
DARK, LIGHT = ("#14171d", "#ffffff"), ("#ffffff", "#14171d")
# Black and white stand out equally on this brightness (WCAG).
_MIDDLE = 0.179
_RING = re.compile(r"M(-?\d+),(-?\d+)l([^zM]*)z")


def ink_on(colour: str) -> tuple[str, str]:
    """Ink and halo that stand out on a ground."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
                        for one in parts)
    return DARK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _MIDDLE else LIGHT


def signs_of(
    outlines: Mapping[str, Any], classes: str, colours: Sequence[str],
    symbols: Mapping[str, str], scale: float,
) -> str:
    """SVG text elements in map units; areas that are too small on paper have none."""
    found = []
    for path, centre, key in zip(outlines["paths"], outlines["centers"], classes, strict=True):
        sign = symbols.get(key, "")
        if not sign or not path or centre is None or _narrow(path) * scale < LEAST:
            continue
        ink, halo = ink_on(colours[int(key, 36)])
        found.append(sign_at(sign, centre[0], centre[1], SIZE / scale, ink, halo))
    return f'<g class="signs" stroke-linejoin="round">{"".join(found)}</g>'


def sign_at(
    sign: str, x: float, y: float, size: float, ink: str = DARK[0], halo: str = ""
) -> str:
    """
    A sign with its middle at a place; one of several letters stands side by side.

    Shapes need no font; a letter that is none is written.
    """
    letters = list(sign)
    first = x - (len(letters) - 1) * size * 0.55
    return "".join(_one(one, first + at * size * 1.1, y, size, ink, halo)
                   for at, one in enumerate(letters))


def _one(sign: str, x: float, y: float, size: float, ink: str, halo: str) -> str:
    if sign not in SHAPES and sign not in OPEN:
        return (f'<text x="{x:.5g}" y="{y + 0.4 * size:.5g}" font-size="{size * 1.25:.3g}" '
                f'text-anchor="middle" font-weight="bold" font-family="{SIGN_FONT}" fill="{ink}"'
                f'{_halo(halo, 0.16 * size)}>'
                f"{escape(sign)}</text>")
    place = f'transform="translate({x:.5g} {y:.5g}) scale({size:.3g})"'
    if sign in OPEN:
        return f'<path {place} d="{OPEN[sign]}" fill="none" stroke="{ink}" stroke-width="0.16"/>'
    return f'<path {place} d="{SHAPES[sign]}" fill="{ink}"{_halo(halo, 0.22)}/>'


def _halo(colour: str, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{width:.3g}" paint-order="stroke"' if colour else ""


def _narrow(path: str) -> float:
    """The shorter side of the box around an area, in map units."""
    points = []
    for x, y, steps in _RING.findall(path):
        moves = np.array([one.split(",") for one in steps.split()], dtype=float).reshape(-1, 2)
        start = np.array([[float(x), float(y)]])
        points.append(np.concatenate([start, start + np.cumsum(moves, axis=0)]))
    if not points:
        return 0.0
    sides = np.ptp(np.concatenate(points), axis=0)
    return float(sides.min())
