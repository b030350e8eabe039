"""Zwei Indikatoren: how two figures of the same areas go together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import streamlit as st

from monitoring.charts.drawn import drawn
from monitoring.charts.scatter import SIZE, Axis, scatter
from monitoring.core.gaps import gap_sentence
from monitoring.core.prepared import Block, BlockKind
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.space.correlation import Correlation, correlation
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.dashboards.from_view import blocks_of
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.gap_note import gap_note_html
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.patterns.alike_choice import MANY
from monitoring.pages.parts.patterns.choice import read_choice, show_choice
from monitoring.pages.parts.patterns.figure_tables import pair_table
from monitoring.pages.parts.patterns.pair import Pair, axes_of, read_pair, status_of
from monitoring.pages.parts.patterns.spatial_words import heading, lead, note
from monitoring.pages.parts.tables import table_html
from monitoring.views.release import figure_lines, release_words
from monitoring.views.view import View

CHART, WIDTH = "scatter", 720


def show_two() -> None:
    """One fragment: chart and words follow every choice together."""
    st.fragment(_two)()


def _two() -> None:
    address.begin()
    found = snapshot()
    read = read_choice(found)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        show_choice(found, read)
        pair = read_pair(read)
        if pair is None:
            st.info(text("Für diese Gebiete gibt es keinen zweiten Indikator."))
            return
        _second_choice(pair)
        across, up = axes_of(pair)
        together = correlation(across.values, up.values)
        _chart(pair, across, up, together)
    with right:
        _words(pair, across, up, together)


def _second_choice(pair: Pair) -> None:
    declared = pair.first.snapshot.city.indicators
    address.select(
        text("Zweiter Indikator"), "with", pair.options, pair.second.indicator.id,
        lambda one: f"{DOMAINS[declared[one].domain]} › {declared[one].label}",
    )
    for sentence in pair.said:
        st.caption(sentence)


def _chart(pair: Pair, across: Axis, up: Axis, together: Correlation) -> None:
    view = pair.first
    title = text("{first} und {second}", first=across.label, second=up.label)
    same = view.period == pair.second.period
    st.subheader(f"{title}, {view.period}" if same else title)
    if not together.n:
        st.info(together.reason())
        return
    names, ids, chosen = _names(view)
    city = view.table.names[view.city] if view.city is not None else ""
    figure = scatter(across, up, names, ids, chosen, city)
    alt = " ".join([*_sentences(across, up, together), gap_sentence(status_of(pair))])
    st.plotly_chart(
        figure, key=CHART, theme=None, alt=alt, on_select=_remember, selection_mode="points",
        config={"displayModeBar": False, "responsive": True, "doubleClick": False},
    )
    _area_choice(view)
    with st.container(horizontal=True):
        _files(pair, across, up, lambda: drawn(figure, WIDTH, SIZE, alt))
        show_add(lambda: _blocks(pair))


def _files(pair: Pair, across: Axis, up: Axis, svg: Callable[[], str]) -> None:
    view, second = pair.first, pair.second
    title = text("{first} und {second}", first=across.label, second=up.label)
    same = view.period == second.period
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-{second.indicator.id}-{view.period}",
        f"{title}, {view.period}" if same else title, svg,
        lambda: pair_table(pair, across, up),
        [text("Jeder Punkt ist ein Gebiet, große und kleine zählen gleich."),
         *figure_lines(view.snapshot, view.indicator, second.indicator)],
        "scatter_files", (view.indicator.id, second.indicator.id))


def _blocks(pair: Pair) -> tuple[Block, ...]:
    """Both indicators side by side, and the map of the first one."""
    whole, *_ = blocks_of(pair.first)
    return replace(whole, kind=BlockKind.supply, areas=(), beside=pair.second.indicator.id), whole


def _names(view: View) -> tuple[list[str], list[str], list[int]]:
    """Names and ids of the areas, and the places of the chosen ones among them."""
    names = [view.table.names[one] for one in view.areas]
    ids = [view.table.ids[one] for one in view.areas]
    return names, ids, [int(np.flatnonzero(view.areas == one)[0]) for one in view.chosen]


def _area_choice(view: View) -> None:
    """The way to a chosen area that needs no mouse."""
    if len(view.areas) > MANY:
        return
    labels = {view.table.ids[one]: f"{view.table.names[one]} ({view.table.ids[one]})"
              for one in view.areas}
    options = sorted(labels, key=lambda one: sort_key(labels[one]))
    value = view.table.ids[view.chosen[0]] if view.chosen else ""
    address.select(text("Gebiet hervorheben"), "area", ["", *options], value,
                   lambda one: labels.get(one, text("keines; oder einen Punkt anklicken")))


def _words(pair: Pair, across: Axis, up: Axis, together: Correlation) -> None:
    said = _sentences(across, up, together)
    body = heading(text("Was das Bild sagt")) + lead(said[:1]) + note(said[1:])
    body += gap_note_html(status_of(pair))
    names, _, chosen = _names(pair.first)
    head = (text("Gebiet"), across.title, up.title)
    x, y = across.texts(), up.texts()
    if chosen:
        rows = [(names[one], x[one], y[one]) for one in chosen]
        body += table_html(head, rows, (1, 2), text("Gewählte Gebiete"))
    st.html(body)
    if len(names) <= MANY and address.switch(text("Tabelle aller Gebiete"), "table"):
        order = sorted(range(len(names)), key=lambda one: sort_key(names[one]))
        rows = [*((names[one], x[one], y[one]) for one in order), *_city_row(pair, across, up)]
        st.html(table_html(head, rows, (1, 2), text("Alle Gebiete mit beiden Werten"), tall=True))
    st.html(provenance_html(pair.first.indicator, pair.second.indicator))
    st.caption(text("{release}. Jeder Punkt ist ein Gebiet, große und kleine zählen gleich.",
                    release=release_words(pair.first.snapshot)))


def _city_row(pair: Pair, across: Axis, up: Axis) -> list[tuple[str, str, str]]:
    """What the dotted lines say; nothing where there is none."""
    view = pair.first
    x, y = (with_unit(rounded(one.city, one.decimals), one.unit) for one in (across, up))
    return [(view.table.names[view.city], x or "–", y or "–")] if view.city is not None and (
        x or y) else []


def _sentences(across: Axis, up: Axis, together: Correlation) -> list[str]:
    said = list(together.sentences(text("„{label}“", label=across.label),
                                   text("„{label}“", label=up.label)))
    rank = together.spearman
    if not together.reason() and np.isfinite(rank.lower):
        said.insert(1, text(
            "Nach Rängen (Spearman) {r}, 95-%-Intervall {lower} bis {upper}: So zählen einzelne "
            "sehr hohe oder niedrige Werte weniger.", r=rounded(rank.value, 2),
            lower=rounded(rank.lower, 2), upper=rounded(rank.upper, 2)))
    return said


def _remember() -> None:
    """A click on a point chooses its area, a second click ends the choice."""
    address.begin()
    points = st.session_state[CHART]["selection"]["points"]
    ids = [str(one["customdata"][0]) for one in points if one.get("customdata")]
    if ids:
        address.choose(area="" if ids[0] == address.chosen("area") else ids[0])
