"""Überblick: what this city holds, the newest release, and the ways in."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_search import show_area_search
from monitoring.pages.parts.key_figures import show_key_figures
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.plan_cards import show_plan_cards
from monitoring.pages.parts.planning.overview_card import show_planning_card
from monitoring.pages.parts.stock_block import show_stock
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words


def _newest_release(found: Snapshot) -> None:
    st.subheader(text("Neueste Ausgabe"))
    release = found.release
    st.markdown(f"**{release_words(found)}**")
    st.text(text("Veröffentlicht von {by}: {note}", by=release.by, note=release.note))
    st.page_link(
        "data_and_methods.py", label=text("Alle Ausgaben und Quellen"),
        icon=":material/history:", query_params=address.link(show="ausgaben"),
    )


found = snapshot()
frame = found.city.frame
st.title(str(frame.name))
st.markdown(str(frame.description))
left, right = st.columns([2.2, 1], gap="large")
with left:
    st.subheader(text("Auf einen Blick"))
    show_key_figures(found)
with right:
    show_area_search(found)
    show_stock(found)
    _newest_release(found)
show_planning_card(found)
st.subheader(text("Einstieg über einen Fachplan"))
show_plan_cards(found)
st.caption(str(frame.licence))
