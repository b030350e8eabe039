"""Erkunden: one indicator on the map, beside it trend, ranking, table and download."""

from __future__ import annotations

import streamlit as st

from monitoring.core.declaration_rules import facility_kinds
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.choices import chosen_view
from monitoring.pages.parts.chosen_block import show_chosen
from monitoring.pages.parts.display import chosen_display
from monitoring.pages.parts.downloads import show_downloads
from monitoring.pages.parts.histogram_block import show_histogram
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.map_block import show_map, title_of
from monitoring.pages.parts.notes_block import show_notes
from monitoring.pages.parts.period_block import chosen_period, play_every
from monitoring.pages.parts.trend_block import show_trend


def explore() -> None:
    """Everything on this page that a click changes."""
    address.begin()
    found = snapshot()
    view = chosen_view(found)
    if view is None:
        return
    view = chosen_period(view)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        st.subheader(title_of(view))
        tools = st.container(horizontal=True, vertical_alignment="bottom")
        with tools:
            display = chosen_display(view)
            address.switch(text("Tabelle"), "table")
            facilities = _facilities(view.snapshot.facilities["kind"].unique().tolist())
        show_map(view, display, facilities)
        show_histogram(view, display)
    with right:
        show_chosen(view)
        show_trend(view)
        show_notes(found, view.indicator)
    show_downloads(view)


def _facilities(present: list[str]) -> str:
    kinds = facility_kinds(snapshot().city)
    options = ["", *(kind for kind in kinds if kind in present)]
    if len(options) == 1:
        return ""
    with st.popover(text("Einrichtungen"), icon=":material/location_city:"):
        value = address.known("facilities", options, "", text("die Einrichtungen"))
        return address.select(
            text("Einrichtungen zeigen"), "facilities", options, value,
            lambda kind: str(kinds[kind].label) if kind else text("keine"),
        )


st.title(text("Erkunden"))
st.fragment(explore, run_every=play_every())()
