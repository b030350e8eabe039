"""Measures of different plans that may do the same work twice."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.judgements import Decided
from monitoring.core.planning.overlaps import PURPOSES, Overlap, concerning, overlaps
from monitoring.core.planning.places import covered
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_links import links_to
from monitoring.pages.parts.planning.entry_words import named
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.synopsis.hint_card import (
    day_span,
    group_words,
    hint_card,
    pair_cells,
    places_words,
)
from monitoring.pages.parts.planning.synopsis.hint_list import Finder, show_hints
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.snapshot import Snapshot

SECTION = "ueberschneidungen"


def show_overlaps(found: Snapshot, register: Register) -> None:
    """Pairs of measures for people to decide about, the strongest first."""
    chosen, areas = show_filters(found), found.cube.areas
    st.html('<p class="lead">' + escape(text(
        "Maßnahmen verschiedener Fachpläne für dieselben Menschen am selben Ort zur selben Zeit "
        "mit demselben Ziel. Das ist ein Hinweis, kein Urteil: Menschen entscheiden, und die "
        "Entscheidung bleibt stehen.")) + "</p>")
    every = overlaps(register, areas)
    within = covered(areas, [chosen.area]) if chosen.area else frozenset()
    hints = concerning(every, chosen.plan, chosen.group, chosen.phase, within)
    may = planning_is_served()
    finder = Finder[Overlap](
        "ueberschneidung", text("Überschneidungen"),
        text("Keine Überschneidung passt zur Auswahl."),
        lambda one: one.key, lambda one: one.districts,
        lambda one: f"{one.one.title} / {one.two.title}",
        lambda one, judged: overlap_card(one, judged, found, register, may),
        lambda one: {
            **pair_cells(one.one, one.two, found, one.districts, one.groups),
            text("Gemeinsam"): "; ".join(str(PURPOSES[kind]) for kind in one.purposes),
            text("Gemeinsame Zeit von"): one.start, text("Gemeinsame Zeit bis"): one.end})
    show_hints(found, register, finder, hints, every)


def overlap_card(
    one: Overlap, judged: Decided, found: Snapshot, register: Register, may: bool
) -> str:
    """HTML of one pair with everything it has in common."""
    title = "".join(named(each, found.city, each.text("unit")) for each in (one.one, one.two))
    weak = text("eine der beiden richtet sich an alle")
    groups = group_words(one.groups) + (f" ({weak})" if one.weak else "")
    facts = [
        *((_capital(str(PURPOSES[kind])), _names(kind, ids, found, register))
          for kind, ids in one.purposes.items()),
        (text("Gemeinsame Gebiete"), escape(places_words(one.districts, found.cube.areas))),
        (text("Gemeinsame Zielgruppe"), escape(groups)),
        (text("Gemeinsame Zeit"), escape(day_span(one.start, one.end))),
    ]
    return hint_card(title, facts, judged, SECTION, one.key, may)


def _names(kind: str, ids: tuple[str, ...], found: Snapshot, register: Register) -> str:
    if kind in ("goal", "parent"):
        return links_to(register, "goal", ids)
    if kind == "indicator":
        known = tuple(one for one in ids if one in found.city.indicators)
        return indicator_links(found, known)
    return escape(", ".join(str(DOMAINS.get(one, one)) for one in ids))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
