"""Woher kommt diese Zahl? From a chosen area to formula, counts, file, row and release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.trace_html import Figure, traces_html
from monitoring.pages.parts.trace_words import area_words
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View

MOST_AREAS = 4


def show_trace(view: View, *areas: int) -> None:
    """
    A box with the way of each of these areas' figures; made only when it is opened.

    Areas are positions in the cube. Of a change, the figures of both periods are shown; the
    figure of the city that they are compared with follows, folded.
    """
    show_box(view.snapshot, "trace_box", areas, MOST_AREAS, lambda some: _figures(view, some))


def show_box(
    snapshot: Snapshot, key: str, areas: Sequence[int], most: int,
    figures: Callable[[Sequence[int]], Iterable[Figure]],
) -> None:
    """The box for any page: `figures` names what to trace of the areas that are shown."""
    if not areas:
        return
    box = st.expander(text("Woher kommt diese Zahl?"), icon=":material/account_tree:", key=key,
                      on_change="rerun")
    if not box.open:
        return
    with box:
        # The files are read again the first time: a reader must see that something happens.
        with st.spinner(text("Die Dateien werden nachgeschlagen …")):
            said = traces_html(snapshot, figures(areas[:most]))
        st.html(said)
        if left := ", ".join(area_words(snapshot, one) for one in areas[most:]):
            st.caption(text("Nicht gezeigt: {areas}. Bitte weniger Gebiete wählen.", areas=left))


def _figures(view: View, areas: Sequence[int]) -> Iterator[Figure]:
    periods = [one for one in (view.base, view.period) if one]
    for area in areas:
        yield from (Figure(view.indicator.id, area, one) for one in periods)
    if view.city is not None and view.city not in areas:
        yield from (Figure(view.indicator.id, view.city, one, folded=True) for one in periods)
