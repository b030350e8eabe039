"""A small map of how many figures change in which area."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from monitoring.charts.map_values import NO_FIGURE, map_values
from monitoring.core.classes import quantiles
from monitoring.core.palette import sequential
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts.area_frame import area_frame
from monitoring.pages.parts.area_map import area_map, labels
from monitoring.pages.parts.area_map.words import map_words
from monitoring.pages.parts.drawn_files import map_drawing
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.publish.consequences import Consequences
from monitoring.pages.parts.publish.work import Work
from monitoring.pages.parts.tables import table_html
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import figure_lines

HEIGHT = 300
MOST_CLASSES = 4


def show_changes_map(snapshot: Snapshot, work: Work, found: Consequences) -> None:
    """The level with most changes, its numbers and files; nothing where it has no outlines."""
    level, edition = found.layer
    outlines = snapshot.map_outlines(level, edition)
    own = snapshot.cube.areas.on_level(level, edition)
    if not outlines or len(own) < 2 or len(own) != len(found.draft.before.areas.on_level(
            level, edition)):
        return
    data = _data(snapshot, found, outlines)
    title = data["legend"]["title"]
    area_map(data, f"changes_{work.number}", _nothing)
    show_figure_files(
        snapshot, f"aenderungen-{level}", title,
        lambda: map_drawing(data, snapshot, level, edition, map_words(data)),
        lambda: changes_frame(found), data["picture"]["lines"], f"changes_files_{work.number}",
        label=text("Karte herunterladen"), draft=True)
    show_numbers(lambda: _html(found, title), f"changes_numbers_{work.number}")


def changes_frame(found: Consequences) -> pd.DataFrame:
    """A row per area of the map: how many of its figures change."""
    areas = found.draft.before.areas
    places = areas.on_level(*found.layer)
    table = area_frame(areas, places)
    table[text("Geänderte Zahlen")] = found.by_area[places]
    return table


def _html(found: Consequences, title: str) -> str:
    table = changes_frame(found)
    rows = sorted(zip(table["name"], (rounded(int(one), 0) for one in table.iloc[:, -1]),
                      strict=True), key=lambda row: sort_key(row[0]))
    return table_html((text("Gebiet"), text("Geänderte Zahlen")), rows, (1,), title, tall=True)


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
        "picture": {"title": title, "name": f"aenderungen-{level}-entwurf",
                    "lines": [text("Entwurf: noch nicht veröffentlicht"),
                              *figure_lines(snapshot)]},
        "labels": labels(),
    }


def _nothing() -> None:
    """Choosing an area changes nothing here."""
