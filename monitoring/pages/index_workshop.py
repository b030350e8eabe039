"""Index-Werkstatt: how an index comes about, and what other weights or limits would change."""

from __future__ import annotations

import streamlit as st

from monitoring.core.prepared import Block, BlockKind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.follow import follow_map
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.workshop.about import about_html
from monitoring.pages.parts.workshop.components import chosen_html, cross_html, every_html
from monitoring.pages.parts.workshop.consequences import (
    consequences_html,
    moved_html,
    near_limits_html,
)
from monitoring.pages.parts.workshop.controls import show_controls, show_index_choice
from monitoring.pages.parts.workshop.files import show_files
from monitoring.pages.parts.workshop.index_map import (
    show_index_map,
    show_shown,
    shown_html,
    title_of,
)
from monitoring.pages.parts.workshop.trace import show_trace_of_index
from monitoring.pages.parts.workshop.view import Workshop, read_workshop
from monitoring.storage.index_table import index_periods
from monitoring.views.release import release_words


def _read() -> Workshop:
    found = read_workshop(snapshot())
    if found is None:
        st.info(text("Für diese Stadt ist kein Index erklärt, der sich berechnen lässt. Indizes "
                     "stehen im Ordner „indices“ der Stadt."))
        st.stop()
    return found


def show_workbench() -> None:
    """The map first, beside it what a planner can change and what that does."""
    address.begin()
    work = _read()
    for sentence in work.dead:
        st.warning(sentence, icon=":material/link_off:")
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        show_index_choice(work)
        st.subheader(title_of(work))
        shown = show_shown(work)
        show_index_map(work, shown)
        show_numbers(lambda: shown_html(work, shown), "index_numbers")
    with right:
        if work.refused:
            st.warning(work.refused + " " + text("Gezeigt wird die erklärte Fassung."))
        if outcome := consequences_html(work):
            st.html(outcome)
        show_controls(work)
        if moved := moved_html(work):
            st.html(moved)


def show_explanation() -> None:
    """How the index comes about; it follows when the map has been painted."""
    address.begin()
    work = _read()
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        # One element instead of three: each costs the server and the browser at every click.
        st.html(chosen_html(work) + cross_html(work))
        show_trace_of_index(work)
    with right:
        st.html(about_html(work))
        with st.container(horizontal=True):
            show_files(work)
            show_add(lambda: (_block(work),))
    if near := near_limits_html(work):
        st.subheader(text("Nahe an einer Grenze"))
        st.html(near)
    if address.switch(text("Alle Gebiete mit ihren Bestandteilen"), "table"):
        st.html(every_html(work))
    st.caption(text("{release}. Der Index hilft beim Suchen; er beschreibt Lebensbedingungen, "
                    "nicht die Menschen.", release=release_words(work.snapshot)))
    follow_map()


def _block(work: Workshop) -> Block:
    """The index as it is declared; its newest year stands for "always the newest"."""
    newest = work.period == index_periods(work.snapshot, work.index, "")[-1]
    return Block(BlockKind.index, index=work.index.id, period="" if newest else work.period)


st.title(text("Index-Werkstatt"))
st.fragment(show_workbench)()
st.fragment(show_explanation)()
