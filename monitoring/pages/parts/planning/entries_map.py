"""How many entries of a list concern each district, on the map."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from monitoring.charts.map_values import map_values
from monitoring.core.area import IntArray
from monitoring.core.classes import Classes, equal_steps
from monitoring.core.cube import FloatArray
from monitoring.core.palette import sequential
from monitoring.core.planning.filtering import counts_on
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_at, area_key
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, labels, picked_areas
from monitoring.pages.parts.area_map.words import map_words
from monitoring.pages.parts.drawn_files import map_drawing
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.planning.chosen import chosen_area_key
from monitoring.pages.parts.planning.table_files import planning_lines
from monitoring.pages.parts.tables import table_html
from monitoring.storage.snapshot import Snapshot

MAP = "entries_map"
MOST_CLASSES = 5


def show_entries_map(
    found: Snapshot, items: list[Item], what: str, name: str, height: int = 420
) -> None:
    """Draw the map; choosing a district filters the list by it. `what` names the entries."""
    show_counts_map(found, counts_on(items, found.cube.areas, map_places(found)), what, name,
                    height)


def show_counts_map(
    found: Snapshot, counts: FloatArray, what: str, name: str, height: int = 420
) -> None:
    """
    Draw a map of one count per district of `map_places`; choosing one goes into the address.

    `what` is counted, `name` stands in the names of the files. Below the map are its numbers,
    and the map to take along.
    """
    data = counts_map_data(found, counts, map_title(what), name, height)
    area_map(data, MAP, lambda: _remember(found))
    title = str(data["legend"]["title"])
    with st.container(horizontal=True):
        show_figure_files(
            found, f"{name}-karte", title,
            lambda: map_drawing(data, found, *_layer(found), map_words(data)),
            lambda: counts_frame(found, counts, what), planning_lines(found), f"{MAP}_files",
            label=text("Karte herunterladen"))
    show_numbers(lambda: counts_html(found, counts, what), f"{MAP}_numbers")


def counts_frame(found: Snapshot, counts: FloatArray, what: str) -> pd.DataFrame:
    """A row per district of the map with its count."""
    areas, places = found.cube.areas, map_places(found).tolist()
    return pd.DataFrame({
        "area": [areas.ids[one] for one in places],
        "edition": [areas.editions[one] for one in places],
        text("Gebiet"): [areas.names[one] for one in places],
        what: counts.astype(int),
    })


def counts_html(found: Snapshot, counts: FloatArray, what: str) -> str:
    """The same as a table for readers, by name."""
    names, places = found.cube.areas.names, map_places(found).tolist()
    rows = sorted(((names[one], rounded(int(n), 0)) for one, n in
                   zip(places, counts.tolist(), strict=True)), key=lambda one: sort_key(one[0]))
    return table_html((text("Gebiet"), what), rows, (1,), map_title(what), tall=True)


def map_places(found: Snapshot) -> IntArray:
    """Positions of the districts on the map: the smallest ones in their newest boundaries."""
    return found.cube.areas.on_level(*_layer(found))


def counts_map_data(
    found: Snapshot, counts: FloatArray, title: str, name: str, height: int
) -> dict[str, Any]:
    """Everything the map needs beside its outlines."""
    areas = found.cube.areas
    level, edition = _layer(found)
    places = map_places(found)
    status = np.where(counts > 0, Status.value, Status.zero).astype(np.uint8)
    classes = _classes(counts)
    data = map_values(counts, status, classes, _colours(classes))
    key = chosen_area_key(found)
    chosen = area_at(areas, key) if key else None
    selected = [areas.ids[chosen]] if chosen is not None and chosen in places.tolist() else []
    return {
        **data,
        "outlines": outlines_address(found.map_outlines(level, edition)),
        "reasons": {},
        "legend": {"title": title, "unit": "", "entries": data.pop("entries")},
        "selected": selected,
        "city": None,
        "strip": False,
        "height": height,
        "multiple": False,
        "table": None,
        "points": None,
        "picture": {"title": title, "lines": planning_lines(found),
                    "name": f"{name}-karte-ausgabe{found.release.id}"},
        "labels": labels(),
    }


def _layer(found: Snapshot) -> tuple[str, str]:
    """The smallest level in its newest boundaries."""
    level = found.city.frame.levels[0].id
    editions = found.cube.areas.editions_of(level)
    return level, editions[-1] if editions else ""


def _classes(counts: np.ndarray) -> Classes:
    most = int(counts.max(initial=0))
    return equal_steps(counts, min(most + 1, MOST_CLASSES), 0)


def _colours(classes: Classes) -> tuple[str, ...]:
    """A map on which every district has the same count is as pale as nothing."""
    five = sequential(MOST_CLASSES)
    # None and some: the darkest tone would say more than one entry does.
    return {1: five[:1], 2: (five[0], five[-2])}.get(classes.count) or sequential(classes.count)


def _remember(found: Snapshot) -> None:
    address.begin()
    picked = picked_areas(MAP)
    areas = found.cube.areas
    at = areas.find(picked[-1], _layer(found)[1]) if picked else None
    address.choose(area=area_key(areas, at) if at is not None else "")


def map_title(what: str) -> str:
    """Title of a map that counts entries."""
    return text("{what} je Gebiet", what=what)
