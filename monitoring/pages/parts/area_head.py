"""Which district a profile shows, where it lies and what it belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, labels, picked_areas
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.profile_numbers import show_locator_files
from monitoring.storage.snapshot import Snapshot

LOCATOR = "locator"
MANY = 3000


def chosen_area(snapshot: Snapshot) -> int | None:
    """Position of the chosen district; the first one while none is chosen."""
    areas = snapshot.cube.areas
    wanted = address.chosen("area").split(",")[0]
    edition = address.chosen("edition")
    found = areas.find(wanted, edition) if edition else areas.find_newest(wanted)
    if wanted and found is None:
        st.warning(address.dead_id(text("das Gebiet"), wanted), icon=":material/link_off:")
    if edition and edition not in areas.editions:
        st.warning(address.dead_id(text("den Gebietsstand"), edition),
                   icon=":material/link_off:")
    if found is None:
        level = snapshot.city.frame.levels[0].id
        editions = areas.editions_of(level)
        found = int(areas.on_level(level, editions[-1])[0]) if editions else None
    if found is None:
        st.info(text("Für diese Stadt sind noch keine Gebiete geladen."))
    return found


def show_head(snapshot: Snapshot, area: int) -> None:
    """Name, way up to the city, a list to change the district, and a locator map."""
    left, right = st.columns([1.3, 1], gap="large")
    areas = snapshot.cube.areas
    with left:
        _other_district(snapshot, area)
        st.header(f"{areas.names[area]} ({areas.ids[area]})")
        above = [f"{snapshot.city.level(areas.levels[one]).label} {areas.names[one]}"
                 for one in areas.ancestors(area)]
        st.markdown(" · ".join([str(snapshot.city.level(areas.levels[area]).label), *above]))
        _way_up(snapshot, area)
    with right:
        area_map(_locator(snapshot, area), LOCATOR, _remember)
        show_locator_files(snapshot, area)


def _other_district(snapshot: Snapshot, area: int) -> None:
    areas = snapshot.cube.areas
    own = areas.on_level(areas.levels[area], areas.editions[area])
    if len(own) > MANY:
        st.caption(text("Weitere Gebiete über die Suche im Überblick."))
        return
    by_id = {areas.ids[one]: areas.names[one] for one in own}
    options = sorted(by_id, key=lambda one: sort_key(by_id[one]))
    address.select(
        str(snapshot.city.level(areas.levels[area]).label), "area", options, areas.ids[area],
        lambda one: f"{by_id[one]} ({one})",
    )


def _way_up(snapshot: Snapshot, area: int) -> None:
    areas = snapshot.cube.areas
    row = st.container(horizontal=True)
    row.page_link(
        "explore.py", label=text("Auf der Karte erkunden"), icon=":material/map:",
        query_params=address.link(area=areas.ids[area]),
    )
    parent = int(areas.parents[area])
    if parent >= 0:
        row.page_link(
            "profile.py", label=text("Profil von {name}", name=areas.names[parent]),
            icon=":material/arrow_upward:",
            query_params=address.link(area=areas.ids[parent], edition=areas.editions[parent]),
        )


def _locator(snapshot: Snapshot, area: int) -> dict[str, Any]:
    areas = snapshot.cube.areas
    level, edition = areas.levels[area], areas.editions[area]
    own = areas.on_level(level, edition)
    return {
        "outlines": outlines_address(snapshot.map_outlines(level, edition)),
        "classes": "0" * len(own),
        "texts": "\n" * (len(own) - 1),
        "values": [],
        "reasons": {},
        "colors": ["#dfe7ee"],
        "legend": {"title": "", "unit": "", "entries": []},
        "title": text("Lage von {name}", name=areas.names[area]),
        "words": _located(snapshot, area),
        "selected": [areas.ids[area]],
        "city": None,
        "strip": False,
        "height": 300,
        "multiple": False,
        "points": None,
        "picture": None,
        "labels": labels(),
    }


def _located(snapshot: Snapshot, area: int) -> str:
    """What the locator map shows: what the district belongs to and what it borders on."""
    areas = snapshot.cube.areas
    above = ", ".join(f"{snapshot.city.level(areas.levels[one]).label} {areas.names[one]}"
                      for one in areas.ancestors(area))
    near = sorted((areas.names[one] for one in neighbours_of(snapshot, area)), key=sort_key)
    said = [text("Gehört zu: {above}.", above=above) if above else "",
            text("Nachbargebiete: {names}.", names=", ".join(near)) if near else ""]
    return " ".join(one for one in said if one)


def _remember() -> None:
    address.begin()
    picked = picked_areas(LOCATOR)
    if picked:
        address.choose(area=picked[-1])


@lru_cache(maxsize=64)
def neighbours_of(snapshot: Snapshot, area: int) -> tuple[int, ...]:
    """Positions of the districts of the same level that share a border or a corner."""
    areas = snapshot.cube.areas
    own = areas.on_level(areas.levels[area], areas.editions[area])
    shapes = snapshot.shapes.geometry
    here = shapes.iloc[area]
    if here is None or here.is_empty:
        return ()
    level = shapes.iloc[own]
    near = level.sindex.query(here.buffer(1e-5), predicate="intersects")
    return tuple(int(one) for one in own[np.sort(near)] if one != area)
