"""A small map of how many figures change in which area."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.map_values import NO_FIGURE, map_values
from monitoring.core.classes import quantiles
from monitoring.core.palette import sequential
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts.area_map import area_map, labels
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.publish.consequences import Consequences
from monitoring.pages.parts.publish.work import Work
from monitoring.storage.snapshot import Snapshot

HEIGHT = 300
MOST_CLASSES = 4


def show_changes_map(snapshot: Snapshot, work: Work, found: Consequences) -> None:
    """The level with most changes; nothing where it has no outlines."""
    level, edition = found.layer
    outlines = snapshot.map_outlines(level, edition)
    own = snapshot.cube.areas.on_level(level, edition)
    if outlines and len(own) > 1 and len(own) == len(found.draft.before.areas.on_level(
            level, edition)):
        area_map(_data(snapshot, found, outlines), f"changes_{work.number}", _nothing)


def _data(snapshot: Snapshot, found: Consequences, outlines: str) -> dict[str, Any]:
    level, edition = found.layer
    counts = found.by_area[found.draft.before.areas.on_level(level, edition)].astype(float)
    status = np.where(counts > 0, Status.value, Status.missing).astype(np.uint8)
    classes = quantiles(counts[counts > 0], MOST_CLASSES, 0)
    data = map_values(counts, status, classes, sequential(classes.count))
    unchanged = text("unverändert")
    entries = [{**one, "text": unchanged} if one["key"] == NO_FIGURE else one
               for one in data.pop("entries")]
    texts = data["texts"].split("\n")
    data["texts"] = "\n".join(one if has else unchanged
                              for one, has in zip(texts, (counts > 0).tolist(), strict=True))
    title = text("Geänderte Zahlen je Gebiet: {level}",
                 level=snapshot.city.level(level).plural)
    return {
        **data,
        "outlines": outlines_address(outlines), "reasons": {},
        "legend": {"title": title, "unit": text("Zahlen"), "entries": entries},
        "selected": [], "city": None, "strip": False, "height": HEIGHT, "multiple": False,
        "table": None, "points": None,
        "picture": {"title": title, "lines": [str(snapshot.city.frame.name)],
                    "name": "aenderungen"},
        "labels": labels(),
    }


def _nothing() -> None:
    """Choosing an area changes nothing here."""
