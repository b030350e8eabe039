"""The network picture, its figures in plain words, and the table with the same numbers."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import streamlit as st

from monitoring.charts.network_drawing import network_drawing
from monitoring.charts.network_picture import Drawn, network_picture
from monitoring.core.planning.actor_groups import ACTOR_GROUPS, group_of
from monitoring.core.planning.item import Register
from monitoring.core.planning.network import Network, network_of
from monitoring.core.planning.network_layout import MOST_DRAWN, drawn_places, layout_of
from monitoring.core.planning.network_measures import measures_of_network
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.planning.chosen import ALL
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.network.directory_section import kind_words
from monitoring.pages.parts.planning.network.network_tables import (
    network_frame,
    network_html,
    ties_html,
)
from monitoring.pages.parts.planning.network.network_words import picture_words, sentences
from monitoring.pages.parts.planning.table_files import planning_lines
from monitoring.storage.snapshot import Snapshot

CHART = "network_picture"
MOST_ROWS = 50


def show_network(found: Snapshot, register: Register) -> None:
    """Who works with whom; a chosen actor shows its ties."""
    network = network_of(register)
    show_new_button("actor")
    if not network.actors:
        st.info(text("Noch kein Akteur ist eingetragen. Das Netz entsteht von selbst aus dem "
                     "Verzeichnis, aus Partnern von Maßnahmen und aus Beteiligungen."))
        return
    said = "".join(f"<li>{escape(one)}</li>" for one in sentences(network))
    st.html(f'<ul class="plain sentences">{said}</ul>')
    chosen = _choice(network)
    if len(network.actors) > 1:
        _picture(found, network, chosen)
    if chosen >= 0:
        st.subheader(text("Verbindungen von {name}", name=network.actors[chosen].title))
        st.html(ties_html(network, chosen))
    st.subheader(text("Das Netz als Tabelle"))
    _table(network)


def _choice(network: Network) -> int:
    """The place of the actor in the address; −1 for none."""
    titles = {one.id: f"{one.title} ({kind_words(one.text('actor_kind'))})"
              for one in network.actors}
    options = sorted(titles, key=lambda one: sort_key(titles[one]))
    value = address.known("actor", [ALL, *options], ALL, text("den Akteur"))
    with st.container(width=420):
        chosen = address.select(
            text("Akteur hervorheben"), "actor", [ALL, *options], value,
            lambda one: titles.get(one, text("keiner; oder einen Knoten anklicken")))
    return network.place.get(chosen, -1)


def _picture(found: Snapshot, network: Network, chosen: int) -> None:
    drawn = drawn_places(network)
    if len(drawn) < len(network.actors):
        st.caption(text("Gezeichnet sind die {n} Akteure mit den meisten Verbindungen. Die "
                        "Tabelle nennt alle {all}.", n=rounded(len(drawn), 0),
                        all=rounded(len(network.actors), 0)))
    shown = _shown(network)
    place = shown.place.get(network.actors[chosen].id, -1) if chosen >= 0 else -1
    if chosen >= 0 and place < 0:
        st.caption(text("{name} gehört nicht zu den gezeichneten Akteuren.",
                        name=network.actors[chosen].title))
    data, words = _data(network, shown, place), picture_words(network)
    with st.container(key="wide_picture"):
        st.plotly_chart(
            network_picture(data), key=CHART, theme=None,
            config={"displayModeBar": False, "responsive": True, "doubleClick": False},
            alt=words, on_select=_remember, selection_mode="points")
    st.html(_legend(shown))
    show_figure_files(
        found, "netz", text("Wer mit wem verbunden ist"),
        lambda: network_drawing(data, words, _groups(shown)), lambda: network_frame(network),
        [_explained(), *planning_lines(found)], "network_files")


@lru_cache(maxsize=2)
def _shown(network: Network) -> Network:
    """The part of the network that is drawn; the same object while nothing was written."""
    if len(network.actors) <= MOST_DRAWN:
        return network
    return network.among(drawn_places(network))


def _data(network: Network, shown: Network, chosen: int) -> Drawn:
    degrees = [network.degree(network.place[one.id]) for one in shown.actors]
    bridges = {network.actors[one].id for one in measures_of_network(network).bridges}
    said = tuple(" · ".join((
        kind_words(one.text("actor_kind")),
        text("{n} Verbindungen", n=rounded(degree, 0)) if degree != 1 else text("1 Verbindung"),
        *((text("Brücke"),) if one.id in bridges else ()),
    )) for one, degree in zip(shown.actors, degrees, strict=True))
    return Drawn(
        layout_of(shown), tuple(one.id for one in shown.actors),
        tuple(one.title for one in shown.actors),
        tuple(group_of(one).letter for one in shown.actors),
        tuple((one.first, one.second) for one in shown.ties), said,
        frozenset(at for at, one in enumerate(shown.ties) if len(one.kinds) > 1), chosen)


def _legend(shown: Network) -> str:
    own = (f"<li><b>{letter}</b> {escape(words)}</li>" for letter, words in _groups(shown))
    return (f'<ul class="small-legend">{"".join(own)}</ul>'
            f'<p class="note">{escape(_explained())}</p>')


def _groups(shown: Network) -> list[tuple[str, str]]:
    letters = {group_of(one).letter for one in shown.actors}
    return [(one.letter, str(one.label)) for one in ACTOR_GROUPS if one.letter in letters]


def _explained() -> str:
    return text("Je größer ein Knoten, desto mehr Verbindungen. Eine dicke Linie verbindet auf "
                "mehr als eine Art. Nähe im Bild sagt etwas über Wege im Netz, nichts über Orte.")


def _table(network: Network) -> None:
    order = sorted(range(len(network.actors)),
                   key=lambda one: (-network.degree(one), sort_key(network.actors[one].title)))
    every = address.chosen("all") == "1"
    st.html(network_html(network, order if every else order[:MOST_ROWS]))
    if len(order) > MOST_ROWS:
        address.switch(text("Alle {n} zeigen", n=rounded(len(order), 0)), "all")


def _remember() -> None:
    address.begin()
    points = st.session_state[CHART]["selection"]["points"]
    found = [one["customdata"] for one in points if one.get("customdata")]
    if found:
        address.choose(actor=str(found[-1][0]))
