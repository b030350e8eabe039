"""Where the figures of a district in an index come from, component by component."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from monitoring.core.index_values import Scored
from monitoring.language import text
from monitoring.pages.parts.trace_block import trace_box
from monitoring.pages.parts.trace_html import Figure, traces_html
from monitoring.pages.parts.trace_words import area_words
from monitoring.pages.parts.workshop.view import Workshop

MOST_AREAS = 2


def show_trace_of_index(work: Workshop) -> None:
    """
    A box with the way of every component of the chosen districts; made only when it is opened.

    Where the dynamics are a change, the component of both years is shown.
    """
    if not work.chosen:
        return
    box = trace_box("index_trace_box")
    if not box.open:
        return
    with box:
        with st.spinner(text("Die Dateien werden nachgeschlagen …")):
            said = "".join(_area(work, at) for at in work.chosen[:MOST_AREAS])
        st.html(said)
        if left := work.chosen[MOST_AREAS:]:
            names = ", ".join(area_words(work.snapshot, int(work.shown.areas[at])) for at in left)
            st.caption(text("Nicht gezeigt: {areas}. Bitte weniger Gebiete wählen.", areas=names))


def _area(work: Workshop, at: int) -> str:
    area = int(work.shown.areas[at])
    indicators = work.snapshot.city.indicators
    title = escape(area_words(work.snapshot, area))
    figures = [Figure(name, area, period, str(indicators[name].label))
               for name, period in dict.fromkeys(_cells(work))]
    return f"<h4>{title}</h4>" + traces_html(work.snapshot, figures)


def _cells(work: Workshop) -> Iterator[tuple[str, str]]:
    """Indicator and period of every component, the status first."""
    yield from _components(work.shown.status, work.period)
    dynamics, scale = work.shown.dynamics, work.own.dynamics
    if dynamics is None or scale is None:
        return
    if not scale.components:
        yield from _components(dynamics, str(int(work.period[:4]) - scale.years))
    yield from _components(dynamics, work.period)


def _components(part: Scored, period: str) -> Iterator[tuple[str, str]]:
    for one in part.components:
        yield one.indicator, period
