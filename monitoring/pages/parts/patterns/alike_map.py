"""The map of similar areas: the chosen one, the most similar ones with their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from monitoring.charts.category_values import category_values
from monitoring.core.cube import FloatArray
from monitoring.core.palette import LINES
from monitoring.core.planning.places import area_key
from monitoring.core.prepared import Block, BlockKind
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, labels, picked_areas
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.drawn_files import map_drawing
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.patterns.alike import MOST, Alike
from monitoring.pages.parts.patterns.figure_tables import alike_table
from monitoring.pages.parts.tables import table_html
from monitoring.views.release import figure_lines

MAP = "alike_map"
CHOSEN, SIMILAR, OTHER = LINES[1], "#2171b5", "#eef1f4"


def show_alike_map(alike: Alike) -> None:
    """Draw the map; the area that a reader picks is compared next. Below: its numbers, files."""
    data = alike_map(alike)
    area_map(data, MAP, _remember)
    with st.container(horizontal=True):
        show_figure_files(
            alike.snapshot, f"aehnlich-{alike.table.ids[alike.area]}", data["picture"]["title"],
            lambda: map_drawing(data, alike.snapshot, *alike.layer, data["words"]),
            lambda: alike_table(alike), data["picture"]["lines"], "alike_files",
            alike.indicators)
        show_add(lambda: (Block(BlockKind.profile, areas=(area_key(alike.table, alike.area),)),))
    show_numbers(lambda: distances_html(alike), "alike_numbers")


def distances_html(alike: Alike) -> str:
    """Every area of the level by name, and how far it is from the chosen one."""
    names = alike.table.names
    said = formatted(_distances(alike), 2)
    said[alike.place] = text("gewähltes Gebiet")
    rows = sorted(((names[one], shown or text("nicht verglichen"))
                   for one, shown in zip(alike.areas, said, strict=True)),
                  key=lambda row: sort_key(row[0]))
    title = text("Ähnliche Gebiete wie {name}", name=names[alike.area])
    return table_html((text("Gebiet"), text("Abstand")), rows, (1,), title, tall=True)


def alike_map(alike: Alike) -> dict[str, Any]:
    """Everything the map needs beside its outlines."""
    near = alike.all.found[:MOST]
    names = alike.table.names
    places = np.full(len(alike.areas), len(near) + 1)
    places[alike.all.areas] = -1
    places[alike.place] = 0
    distance = _distances(alike)
    for number, one in enumerate(near, 1):
        places[one.area] = number
    own = names[alike.area]
    data = category_values(
        places, [own, *(f"{names[alike.areas[one.area]]}" for one in near),
                 text("weniger ähnlich")],
        [CHOSEN, *[SIMILAR] * len(near), OTHER], _texts(alike), distance,
        ["★", *(str(number) for number in range(1, len(near) + 1)), ""],
    )
    entries = data.pop("entries")
    for entry in entries:
        if entry["key"] == "x":
            entry["text"] = text("nicht verglichen, weil Werte fehlen oder geheim sind")
    title = text("Ähnliche Gebiete wie {name}", name=own)
    return {
        **data,
        "words": _words(alike),
        "outlines": outlines_address(alike.snapshot.map_outlines(*alike.layer)),
        "reasons": {},
        "legend": {"title": title, "unit": "", "entries": entries},
        "selected": [alike.table.ids[alike.area]],
        "city": None, "strip": False, "height": 460, "multiple": False, "table": None,
        "points": None,
        "picture": {"title": title, "lines": _lines(alike),
                    "name": f"aehnlich-{alike.table.ids[alike.area]}"
                            f"-ausgabe{alike.snapshot.release.id}"},
        "labels": labels(),
    }


def _distances(alike: Alike) -> FloatArray:
    found = np.full(len(alike.areas), np.nan)
    for one in alike.all.found:
        found[one.area] = one.distance
    return found


def _texts(alike: Alike) -> list[str]:
    said = [text("Abstand {n}", n=one) if one else text("nicht verglichen")
            for one in formatted(_distances(alike), 2)]
    said[alike.place] = text("gewähltes Gebiet")
    return said


def _words(alike: Alike) -> str:
    """The text alternative: the most similar areas with their distance."""
    names, near = alike.table.names, alike.all.found[:MOST]
    if not near:
        return " ".join(alike.all.sentences(alike.labels))
    said = "; ".join(f"{number} {names[alike.areas[one.area]]} ({rounded(one.distance, 2)})"
                     for number, one in enumerate(near, 1))
    return text("Am ähnlichsten, mit Abstand: {said}.", said=said)


def _lines(alike: Alike) -> list[str]:
    declared = alike.snapshot.city.indicators
    return [text("Verglichen: {names}", names=", ".join(alike.labels)),
            *figure_lines(alike.snapshot, *(declared[one] for one in alike.indicators))]


def _remember() -> None:
    address.begin()
    address.choose(area="".join(picked_areas(MAP)[-1:]))
