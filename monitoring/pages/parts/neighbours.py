"""The districts next door."""

from __future__ import annotations

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_head import neighbours_of
from monitoring.storage.snapshot import Snapshot


def show_neighbours(snapshot: Snapshot, area: int) -> None:
    """Links to the profiles of all neighbours."""
    areas = snapshot.cube.areas
    found = sorted(neighbours_of(snapshot, area), key=lambda one: sort_key(areas.names[one]))
    if not found:
        return
    st.subheader(text("Nachbargebiete"))
    row = st.container(horizontal=True)
    for one in found:
        row.page_link(
            "profile.py", label=areas.names[one], icon=":material/location_on:",
            query_params=address.link(area=areas.ids[one], edition=areas.editions[one]),
        )
