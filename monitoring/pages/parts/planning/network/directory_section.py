"""The directory of actors: who they are, where they work, what they offer and supply."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from monitoring.core.planning.actor_groups import ACTOR_GROUPS, group_of
from monitoring.core.planning.actor_kinds import ACTOR_KINDS
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entries_map import show_entries_map
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import areas_html
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.network.actor_choices import (
    chosen_actors,
    levels_of,
    show_actor_choices,
)
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST_LINES = 3


def show_directory(found: Snapshot, register: Register) -> None:
    """Actors that fit the choices, counted by kind, and on the map where they work."""
    actors = sorted(register.of("actor"), key=lambda one: sort_key(one.title))
    choice = show_actor_choices(found, actors)
    show_new_button("actor", **({"areas": choice.area} if choice.area else {}))
    areas = found.cube.areas
    shown = chosen_actors(actors, choice, areas)
    if not actors:
        _list(found, register, shown)
        return
    left, right = st.columns([1, 1], gap="large")
    with left:
        if shown:
            st.html(kinds_html(shown))
    with right:
        show_entries_map(found, chosen_actors(actors, choice, areas, with_area=False),
                         text("Akteure"), "akteure", 300)
    _list(found, register, shown)


def _list(found: Snapshot, register: Register, actors: list[Item]) -> None:
    if not actors:
        st.info(text("Noch kein Akteur ist eingetragen, oder keiner passt zur Auswahl."))
        return
    shown = actors if address.chosen("all") == "1" else actors[:MOST]
    st.html(directory_html(shown, found, register, setting_of(found)))
    show_entries_files(found, actors)
    if len(actors) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(actors), 0)), "all")


def kinds_html(actors: list[Item]) -> str:
    """How many there are of each kind, group by group."""
    counts = Counter(one.text("actor_kind") for one in actors)
    rows = []
    for group in ACTOR_GROUPS:
        own = [one for one in actors if group_of(one) is group]
        kinds = dict.fromkeys(one.text("actor_kind") for one in own)
        said = ", ".join(kind_words(one) + (f" ({rounded(counts[one], 0)})"
                                            if counts[one] > 1 else "") for one in kinds)
        if own:
            rows.append((escape(str(group.label)), escape(rounded(len(own), 0)), escape(said)))
    total = text("{n} Akteure aus {kinds} Arten", n=rounded(len(actors), 0),
                 kinds=rounded(len(counts), 0)) if len(actors) > 1 else text("1 Akteur")
    head = (text("Akteure nach Art"), text("Zahl"), text("Darunter"))
    return f'<p class="note">{escape(total)}</p>' + html_table(text("Akteure nach Art"), head,
                                                               rows, (1,))


def kind_words(kind: str) -> str:
    """The name of a kind of actors."""
    return str(ACTOR_KINDS.get(kind, ACTOR_KINDS["anderes"]))


def directory_html(
    actors: list[Item], found: Snapshot, register: Register, setting: Setting
) -> str:
    """The actors as a table."""
    rows = [(entry_link(one) + small(kind_words(one.text("actor_kind"))),
             _where(one, found, setting), _topics(one), _offers(one, register),
             _first([indicator_links(found, (each,)) for each in _supplied(one, found)]),
             _measures(one, register))
            for one in actors]
    head = (text("Akteur"), text("Gebiete"), text("Themen"), text("Angebote"),
            text("Liefert Daten"), text("Maßnahmen"))
    return html_table(text("Akteure"), head, rows)


def _where(one: Item, found: Snapshot, setting: Setting) -> str:
    levels = ", ".join(str(found.city.level(level).label)
                       for level in levels_of(one, setting.areas))
    return areas_html(one, setting) + small(levels)


def _topics(one: Item) -> str:
    return escape(", ".join(str(DOMAINS.get(each, each)) for each in one.list("topics")))


def _supplied(one: Item, found: Snapshot) -> tuple[str, ...]:
    return tuple(each for each in one.list("supplies") if each in found.city.indicators)


def _offers(one: Item, register: Register) -> str:
    lines = []
    for offer in register.referring("actor", one.id, "offer"):
        free = offer.number("free")
        said = text("{free} frei", free=rounded(free, 0)) if free is not None else ""
        lines.append(entry_link(offer) + small(said))
    return _first(lines)


def _measures(one: Item, register: Register) -> str:
    return _first([entry_link(each) for each in register.referring("actor", one.id, "measure")])


def _first(lines: list[str]) -> str:
    """The first lines, and how many more there are: the actor's own page names all."""
    rest = len(lines) - MOST_LINES
    shown = "".join(f"<div>{line}</div>" for line in lines[:MOST_LINES])
    return shown + (small(text("und {n} weitere", n=rounded(rest, 0))) if rest > 0 else "")
