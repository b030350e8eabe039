"""Ähnliche Gebiete: which areas resemble a chosen one in chosen indicators, and why."""

from __future__ import annotations

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.follow import follow_map
from monitoring.pages.parts.gap_note import filled
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.patterns.alike import MOST, Alike, newest_period, read_alike
from monitoring.pages.parts.patterns.alike_choice import show_alike_choice
from monitoring.pages.parts.patterns.alike_map import show_alike_map
from monitoring.pages.parts.patterns.spatial_words import heading, lead, note
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.pages.parts.tables import table_html
from monitoring.pages.parts.trace_block import show_box
from monitoring.pages.parts.trace_html import Figure
from monitoring.views.release import release_words

BESIDE = 3


def show_alike() -> None:
    """Choices and map on the left; the similar areas, each with its reason, on the right."""
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.fragment(_map_side)()
    with right:
        st.fragment(_words_side)()


def _read() -> Alike:
    found = read_alike(snapshot())
    if found is None:
        st.info(text("Ähnliche Gebiete brauchen Anteile, Raten oder Mittelwerte; auf keiner Ebene "
                     "gibt es welche."))
        st.stop()
    return found


def _map_side() -> None:
    address.begin()
    alike = _read()
    for sentence in alike.dead:
        st.warning(sentence, icon=":material/link_off:")
    show_alike_choice(alike)
    show_alike_map(alike)


def _words_side() -> None:
    address.begin()
    alike = _read()
    name = alike.table.names[alike.area]
    body = heading(text("Ähnlich wie {name}", name=name))
    near = alike.all.found[:MOST]
    if near:
        body += _near_html(alike)
    body += note(alike.all.sentences(alike.labels))
    if (alike.status == Status.secret).any():
        body += f'<p class="note">{why_secret_html()}</p>'
    if near:
        body += heading(text("Die Werte nebeneinander")) + _values_html(alike)
    else:
        body = heading(text("Ähnlich wie {name}", name=name)) + lead(
            alike.all.sentences(alike.labels))
    declared = alike.snapshot.city.indicators
    st.html(body + provenance_html(*(declared[one] for one in alike.indicators)))
    show_box(alike.snapshot, "alike_trace_box", [alike.area], 1, lambda areas: [
        Figure(one, area, newest_period(alike.snapshot, alike.layer, one))
        for area in areas for one in alike.indicators
    ])
    _links(alike)
    st.caption(text(
        "Der Abstand zählt Standardabweichungen je Indikator: 0 heißt gleich, 1 heißt so weit "
        "entfernt, wie Gebiete üblicherweise vom Durchschnitt liegen. Jeder Indikator zählt "
        "gleich, jeweils mit dem neuesten Jahr. {release}. Ähnlich heißt weder besser noch "
        "schlechter.",
        release=release_words(alike.snapshot)))
    follow_map()


def _near_html(alike: Alike) -> str:
    names = alike.table.names
    rows = [(f"{number}  {names[alike.areas[one.area]]}", rounded(one.distance, 2),
             one.sentence(alike.labels))
            for number, one in enumerate(alike.all.found[:MOST], 1)]
    return table_html((text("Gebiet"), text("Abstand"), text("Warum")), rows, (1,))


def _values_html(alike: Alike) -> str:
    """Every compared indicator of the area and the nearest ones."""
    near = [one.area for one in alike.all.found[:BESIDE]]
    names, declared = alike.table.names, alike.snapshot.city.indicators
    head = [text("Indikator"), *(names[alike.areas[one]] for one in (alike.place, *near))]
    rows = []
    for column, one in enumerate(alike.indicators):
        year = newest_period(alike.snapshot, alike.layer, one)
        label = f"{declared[one].short} ({declared[one].unit}), {year}"
        shown = formatted(alike.values[[alike.place, *near], column], declared[one].decimals)
        rows.append((label, *filled(shown, alike.status[[alike.place, *near], column])))
    return table_html(head, rows, range(1, len(head)))


def _links(alike: Alike) -> None:
    st.html(heading(text("Zum Sozialraumprofil")))
    row = st.container(horizontal=True)
    places = [alike.area, *(int(alike.areas[one.area]) for one in alike.all.found[:MOST])]
    for one in dict.fromkeys([places[0], *sorted(places[1:], key=lambda at: sort_key(
            alike.table.names[at]))]):
        row.page_link(
            "profile.py", label=alike.table.names[one], icon=":material/location_on:",
            query_params=address.link(area=alike.table.ids[one],
                                      edition=alike.table.editions[one]),
        )
