"""The register of participation: every act, whom it reached and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.participation_words import MANDATES, STAGES
from monitoring.core.planning.typed import day_text
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import ALL, show_filters
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import named
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.participation.words import (
    groups_words,
    outcome_html,
    reached_words,
    section_link,
)
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.snapshot import Snapshot


def show_acts(found: Snapshot, register: Register) -> None:
    """Every act that fits the choices, the newest first, and on the map how many there are."""
    chosen = show_filters(found)
    stage = _stage()
    if planning_is_served():
        _new(chosen.plan, chosen.area)
    items = [one for one in register.of("act") if stage in (ALL, one.text("stage"))]
    items.sort(key=lambda one: one.text("start"), reverse=True)
    show_beside_map(found, items, text("Beteiligungen"), "beteiligungen",
                    lambda acts: _list(found, acts), chosen)


def _new(plan: str, area: str) -> None:
    presets = {name: one for name, one in (("plan", plan), ("areas", area)) if one}
    show_new_button("act", **presets)
    link = section_link(text("Zuerst prüfen, ob sich das Thema eignet"), show="eignung",
                        plan=plan, area=area)
    st.html(f'<p class="go">{link}</p>')


def _stage() -> str:
    stages: Mapping[str, str] = {ALL: text("Alle Stufen"),
                                 **{name: str(one) for name, one in STAGES.items()}}
    value = address.known("stage", list(stages), ALL, text("die Stufe"))
    address.bar(text("Stufe"), "stage", stages, value)
    return value


def _list(found: Snapshot, acts: list[Item]) -> None:
    if not acts:
        st.info(text("Noch keine Beteiligung ist eingetragen, oder keine passt zur Auswahl."))
        return
    shown = acts if address.chosen("all") == "1" else acts[:MOST]
    st.html(acts_html(shown, found))
    show_entries_files(found, acts)
    if len(acts) > MOST:
        address.switch(text("Alle {n} zeigen", n=len(acts)), "all")


def acts_html(acts: list[Item], found: Snapshot) -> str:
    """The acts as a table."""
    head = (text("Beteiligung"), text("Stufe und Mandat"), text("Zielgruppe, erreicht"),
            text("Was daraus wurde"))
    rows = [(named(one, found.city, day_text(one.text("start"))), _stage_html(one),
             escape(groups_words(one.list("groups"))) + small(reached_words(one)),
             f'<b>{outcome_html(one.text("outcome"))}</b><br>'
             + escape(one.text("became") or one.text("result"))) for one in acts]
    return html_table(text("Beteiligungen"), head, rows)


def _stage_html(act: Item) -> str:
    mandate = str(MANDATES.get(act.text("mandate"), "")).split(":", maxsplit=1)[0]
    stage = str(STAGES.get(act.text("stage"), act.text("stage")))
    return f'<span class="tag">{escape(stage)}</span>{small(mandate)}' if stage else ""
