"""Where a district lies: the outlines of its level with the district marked."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from typing import Any

from monitoring.charts.map_drawing import drawn_map
from monitoring.language import text
from monitoring.reports.document import Picture
from monitoring.storage.snapshot import Snapshot

GROUND = ("#dfe7ee", "#08519c")


@lru_cache(maxsize=8)
def outlines_of(snapshot: Snapshot, level: str, edition: str) -> dict[str, Any]:
    """The outlines of a level as the browser gets them."""
    content = snapshot.store.objects.get(snapshot.map_outlines(level, edition))
    found: dict[str, Any] = json.loads(gzip.decompress(content))
    return found


def locator(snapshot: Snapshot, area: int, width: float = 0) -> Picture:
    """A map on which the district stands out."""
    areas = snapshot.cube.areas
    outlines = outlines_of(snapshot, areas.levels[area], areas.editions[area])
    own = areas.ids[area]
    classes = "".join("1" if one == own else "0" for one in outlines["ids"])
    name = areas.names[area]
    alt = text("Karte: {name} in {city}", name=name, city=snapshot.city.frame.name)
    svg = drawn_map(outlines, classes, GROUND, [own], alt=alt, width=420)
    return Picture(svg, alt, width=width)
