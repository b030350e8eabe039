"""The map of similar areas: the chosen one, the most similar ones with their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.category_values import category_values
from monitoring.core.palette import LINES
from monitoring.core.rounding import formatted
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, labels, picked_areas
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.patterns.alike import MOST, Alike
from monitoring.views.release import release_words

MAP = "alike_map"
CHOSEN, SIMILAR, OTHER = LINES[1], "#2171b5", "#eef1f4"


def show_alike_map(alike: Alike) -> None:
    """Draw the map; the area that a reader picks is compared next."""
    area_map(alike_map(alike), MAP, _remember)


def alike_map(alike: Alike) -> dict[str, Any]:
    """Everything the map needs beside its outlines."""
    near = alike.all.found[:MOST]
    names = alike.table.names
    places = np.full(len(alike.areas), len(near) + 1)
    places[alike.all.areas] = -1
    places[alike.place] = 0
    distance = np.full(len(alike.areas), np.nan)
    for number, one in enumerate(near, 1):
        places[one.area] = number
    for one in alike.all.found:
        distance[one.area] = one.distance
    own = names[alike.area]
    data = category_values(
        places, [own, *(f"{names[alike.areas[one.area]]}" for one in near),
                 text("weniger ähnlich")],
        [CHOSEN, *[SIMILAR] * len(near), OTHER], _texts(alike, distance), distance,
        ["★", *(str(number) for number in range(1, len(near) + 1)), ""],
    )
    entries = data.pop("entries")
    for entry in entries:
        if entry["key"] == "x":
            entry["text"] = text("nicht verglichen, weil Werte fehlen oder geheim sind")
    title = text("Ähnliche Gebiete wie {name}", name=own)
    return {
        **data,
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


def _texts(alike: Alike, distance: np.ndarray) -> list[str]:
    said = [text("Abstand {n}", n=one) if one else text("nicht verglichen")
            for one in formatted(distance, 2)]
    said[alike.place] = text("gewähltes Gebiet")
    return said


def _lines(alike: Alike) -> list[str]:
    city = alike.snapshot.city.frame
    lines = [text("Verglichen: {names}", names=", ".join(alike.labels)),
             f"{city.name}, {release_words(alike.snapshot)}"]
    if city.invented:
        lines.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return lines


def _remember() -> None:
    address.begin()
    address.choose(area="".join(picked_areas(MAP)[-1:]))
