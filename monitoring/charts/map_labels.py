"""Short words on a map, so that districts of the same colour can be told apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape
from typing import Any

from monitoring.charts.map_drawing import CHOSEN, EDGE
from monitoring.core.readable import readable

SIZE = 15.0


def labelled(
    svg: str, outlines: Mapping[str, Any], labels: Mapping[str, str], width: float
) -> str:
    """
    The map, drawn `width` wide, with a label by id at the center of each area.

    A label stands on a white disc; one without room stands beside, with a line to its area.
    """
    scale, radius = (width - 2 * EDGE) / float(outlines["width"]), SIZE * 0.72
    parts: list[str] = []
    taken: list[tuple[float, float]] = []
    for name, center in zip(outlines["ids"], outlines["centers"], strict=True):
        if name not in labels or not center:
            continue
        left, y = (EDGE + scale * float(one) for one in center)
        x = left
        while any(math.hypot(x - other, y - height) < 2 * radius for other, height in taken):
            x += radius
        taken.append((x, y))
        line = f'<path d="M{left:.1f} {y:.1f}H{x:.1f}" stroke="{CHOSEN}"/>' if x > left else ""
        parts.append(
            f'{line}<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#ffffff" '
            f'stroke="{CHOSEN}"/><text x="{x:.1f}" y="{y + SIZE * 0.36:.1f}" '
            f'font-size="{SIZE:g}" font-weight="bold" text-anchor="middle" '
            f'fill="{CHOSEN}">{escape(readable(labels[name]))}</text>')
    return svg.removesuffix("</svg>") + "".join(parts) + "</svg>"
