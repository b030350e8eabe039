"""Räumliche Muster: where neighbouring areas are alike, and where little is known."""

from __future__ import annotations

from typing import Any

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map.words import map_words
from monitoring.pages.parts.dashboards.from_view import show_add_view
from monitoring.pages.parts.display import chosen_display
from monitoring.pages.parts.drawn_files import map_drawing
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.follow import follow_map
from monitoring.pages.parts.gap_note import gap_note_html
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.patterns.choice import read_choice, show_choice
from monitoring.pages.parts.patterns.figure_tables import pattern_table
from monitoring.pages.parts.patterns.results import can_be_smoothed, smoothed_view
from monitoring.pages.parts.patterns.spatial_map import (
    groups_map,
    raw_map,
    show_pattern_map,
    smoothed_map,
)
from monitoring.pages.parts.patterns.spatial_words import smoothing_html, spatial_html
from monitoring.pages.parts.trace_block import show_trace
from monitoring.views.release import release_words
from monitoring.views.view import View, title_of

RAW, GROUPS, SMOOTH = "raw", "groups", "smooth"


def show_spatial() -> None:
    """Map on the left; beside it, what it says in plain words."""
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        st.fragment(_map_side)()
    with right:
        st.fragment(_words_side)()


def _map_side() -> None:
    address.begin()
    found = snapshot()
    read = read_choice(found)
    show_choice(found, read)
    view = read.view
    st.subheader(title_of(view))
    smooth = can_be_smoothed(view)
    names = {GROUPS: text("Gruppen ähnlicher Werte"), RAW: text("Werte"),
             SMOOTH: text("Werte, geglättet")}
    if not smooth:
        del names[SMOOTH]
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = _shown(view)
        address.bar(text("Die Karte zeigt"), "shown", names, shown)
        address.switch(text("Tabelle"), "table")
    if (wanted := address.chosen("shown")) not in ("", GROUPS, RAW, SMOOTH):
        st.warning(address.dead_id(text("die Darstellung der Karte"), wanted),
                   icon=":material/link_off:")
    if address.chosen("shown") == SMOOTH and not smooth:
        st.caption(text("Geglättet werden nur Anteile und Raten von Fällen, deren Zähler und "
                        "Nenner vorliegen; gezeigt werden die Werte."))
    data = _data(view, shown)
    show_pattern_map(data)
    if said := gap_note_html(view.figures[1]):
        st.html(said)
    with st.container(horizontal=True):
        _files(view, shown, data)
        show_add_view(view)


def _data(view: View, shown: str) -> dict[str, Any]:
    display = chosen_display(view)
    if shown == GROUPS:
        return groups_map(view, display)
    if shown == SMOOTH:
        return smoothed_map(view, display, smoothed_view(view))
    return raw_map(view, display)


def _files(view: View, shown: str, data: dict[str, Any]) -> None:
    what = {GROUPS: "gruppen", SMOOTH: "geglaettet", RAW: "werte"}[shown]
    title, unit = data["picture"]["title"], data["legend"]["unit"]
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-{view.period}-{what}",
        title if not unit or title.endswith(f"({unit})") else f"{title} ({unit})",
        lambda: map_drawing(data, view.snapshot, view.level, view.edition, map_words(data)),
        lambda: pattern_table(view), data["picture"]["lines"], "pattern_files",
        (view.indicator.id,))


def _shown(view: View) -> str:
    wanted = address.chosen("shown")
    if wanted == SMOOTH:
        return SMOOTH if can_be_smoothed(view) else RAW
    return wanted if wanted == RAW else GROUPS


def _words_side() -> None:
    address.begin()
    view = read_choice(snapshot()).view
    smooth = smoothing_html(view) if _shown(view) == SMOOTH else ""
    st.html(smooth + spatial_html(view) + provenance_html(view.indicator))
    show_trace(view, *view.chosen)
    st.caption(text("{release}. Die Karte beschreibt Lebensbedingungen, nicht die Menschen.",
                    release=release_words(view.snapshot)))
    follow_map()
