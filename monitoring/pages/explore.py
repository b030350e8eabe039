"""Erkunden: one indicator on the map, beside it trend, ranking, table and download."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.choices import show_choices
from monitoring.pages.parts.chosen_block import show_chosen
from monitoring.pages.parts.dashboards.from_view import show_add_view
from monitoring.pages.parts.display import chosen_display, show_display, show_refusal
from monitoring.pages.parts.downloads import show_downloads
from monitoring.pages.parts.facility_choice import chosen_facilities
from monitoring.pages.parts.follow import follow_map
from monitoring.pages.parts.gap_note import gap_note_html
from monitoring.pages.parts.histogram_block import (
    distribution_html,
    histogram_html,
    show_distribution_files,
)
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.map_block import (
    show_map,
)
from monitoring.pages.parts.map_comparison import (
    alert_html,
    comparing,
    comparison_words,
    show_map_choice,
)
from monitoring.pages.parts.notes_block import notes_html
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.period_block import move_on, play_every, show_period
from monitoring.pages.parts.pooled import show_years, years_note
from monitoring.pages.parts.reading import Address, read_address
from monitoring.pages.parts.trace_block import show_trace
from monitoring.pages.parts.trend_block import show_trend, trend_html
from monitoring.pages.parts.uncertainty import intervals_shown, show_interval_switch
from monitoring.storage.snapshot import Snapshot
from monitoring.views.uncertainty import (
    interval_words,
)
from monitoring.views.view import View, title_of


def _read(found: Snapshot) -> Address:
    read = read_address(found, pooled=True)
    if read is None:
        st.info(text("Für diesen Indikator gibt es auf keiner Ebene Zahlen."))
        st.stop()
    return read


def show_map_side() -> None:
    """The choices and the map: what a reader waits for after a click."""
    address.begin()
    found = snapshot()
    read = _read(found)
    if move_on(read.periods, read.view.period):
        read = _read(found)
    show_choices(found, read)
    show_period(read)
    st.subheader(title_of(read.view))
    with st.container(horizontal=True, vertical_alignment="center"):
        show_map_choice(read.view)
        show_years(found, read.view.indicator.id)
        show_display(read.view)
        facilities = chosen_facilities(found)
        show_interval_switch()
        address.switch(text("Tabelle"), "table")
    show_refusal(read.view)
    if comparing(read.view):
        st.html(alert_html(read.view))
    show_map(read.view, chosen_display(read.view), facilities)
    if said := gap_note_html(read.view.figures[1]):
        st.html(said)


def show_figures_side() -> None:
    """What stands beside the map; it follows when the map has been painted."""
    address.begin()
    view = _read(snapshot()).view
    show_chosen(view)
    if not years_note(view.indicator, view.period):
        show_trace(view, *view.chosen)
    # Above the trend: a box at the very end of a page opens below the screen.
    with st.container(horizontal=True):
        show_downloads(view)
        show_add_view(view)
    display = chosen_display(view)
    words = show_trend(view)
    show_numbers(lambda: trend_html(view) + distribution_html(view, display), "figures_numbers")
    show_distribution_files(view, display)
    spread = histogram_html(view, display)
    # One element instead of three: each costs the server and the browser at every click.
    st.html(words + spread + _legend(view) + notes_html(view.snapshot, view.indicator))
    follow_map()


def _legend(view: View) -> str:
    """What intervals and signs mean, once for the whole page."""
    said = [years_note(view.indicator, view.period)]
    if comparing(view):
        said.append(comparison_words(view))
    if intervals_shown():
        said.append(interval_words(view))
    return "".join(f'<p class="note">{escape(one)}</p>' for one in said if one)


st.title(text("Erkunden"))
left, right = st.columns([1.25, 1], gap="large")
with left:
    st.fragment(show_map_side, run_every=play_every())()
with right:
    st.fragment(show_figures_side)()
