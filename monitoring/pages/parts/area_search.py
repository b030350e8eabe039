"""Search for a district by name or id."""

from __future__ import annotations

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot

MOST_HITS = 10
SHORTEST = 2


def show_area_search(snapshot: Snapshot) -> None:
    """A field for a part of the name, and links to the profiles that fit."""
    st.subheader(text("Gebiet suchen"))
    wanted = st.text_input(
        text("Name oder Kennung"), key="area_search", placeholder=text("Name oder Kennung"),
        label_visibility="collapsed",
    )
    if len(wanted.strip()) < SHORTEST:
        st.caption(text("Mindestens zwei Zeichen, dann die Eingabetaste."))
        return
    hits = areas_named(snapshot, wanted.strip())
    if not hits:
        st.caption(text("Kein Gebiet heißt so. Bitte die Schreibweise prüfen."))
    areas, city = snapshot.cube.areas, snapshot.city
    for hit in hits[:MOST_HITS]:
        level = str(city.level(areas.levels[hit]).label)
        st.page_link(
            "profile.py",
            label=f"{areas.names[hit]} ({level} {areas.ids[hit]})",
            icon=":material/location_on:",
            query_params=address.link(area=areas.ids[hit], edition=areas.editions[hit]),
        )
    if len(hits) > MOST_HITS:
        st.caption(text("{n} weitere Treffer; bitte genauer suchen.", n=len(hits) - MOST_HITS))


def areas_named(snapshot: Snapshot, wanted: str) -> list[int]:
    """Positions of areas of the newest edition whose name or id holds the text; best first."""
    areas = snapshot.cube.areas
    newest = snapshot.city.frame.editions[-1].id
    plain = wanted.casefold()
    hits = [
        number
        for number, (name, area, edition) in enumerate(
            zip(areas.names, areas.ids, areas.editions, strict=True)
        )
        if edition in ("", newest) and (plain in name.casefold() or area.startswith(wanted))
    ]
    starts = {hit: not areas.names[hit].casefold().startswith(plain) for hit in hits}
    return sorted(hits, key=lambda hit: (starts[hit], sort_key(areas.names[hit])))
