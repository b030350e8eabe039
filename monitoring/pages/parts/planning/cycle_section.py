"""Which planning round stands where in the planning cycle."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.cycle import RoundState, StationCount, round_state, stations
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import CYCLE
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.round_card import round_card
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot


def show_cycle(found: Snapshot, register: Register) -> None:
    """The picture of the cycle, and every round with people, information and next review."""
    chosen, setting = show_filters(found), setting_of(found)
    st.html(cycle_html(_stations(found, register, chosen)))
    preset = {"plan": chosen.plan} if chosen.plan else {}
    show_new_button("round", **preset)
    show_beside_map(
        found, list(register.of("round")), text("Planungsrunden"), "planungsrunden",
        lambda shown: _rounds(found, register, setting, shown), chosen)


def _stations(found: Snapshot, register: Register, chosen: Chosen) -> list[StationCount]:
    areas = found.cube.areas
    rounds, goals, measures = (fitting(register.of(kind), chosen, areas)
                               for kind in ("round", "goal", "measure"))
    reviews = [one for one in register.of("review")
               if not chosen.plan or chosen.plan in one.plans()]
    return stations(rounds, goals, measures, reviews)


def cycle_html(found: list[StationCount]) -> str:
    """The four stations in a row that closes to a circle; a list to those who listen."""
    items = "".join(
        f'<li class="{"here" if one.rounds else ""}"><span class="station">{at}</span>'
        f'<div class="name">{escape(str(CYCLE[one.station]))}</div>'
        f'<div class="figure">{escape(_entries(one))}</div>{_at(one)}</li>'
        for at, one in enumerate(found, 1))
    after = escape(text("↺ Das Ergebnis eröffnet die nächste Runde."))
    label = escape(text("Planungskreislauf"))
    return f'<ol class="cycle" aria-label="{label}">{items}</ol><p class="note">{after}</p>'


def _entries(one: StationCount) -> str:
    said = {
        "leitbild": text("Leitbilder und strategische Ziele"), "ziele": text("Operative Ziele"),
        "massnahmen": text("Maßnahmen"), "wirkung": text("Überprüfungen"),
    }
    return f"{said[one.station]}: {rounded(one.entries, 0)}"


def _at(one: StationCount) -> str:
    if not one.rounds:
        return f'<div class="source">{escape(text("Keine Runde steht hier."))}</div>'
    links = "".join(f"<li>{entry_link(each)}</li>" for each in one.rounds)
    return f'<div class="source">{escape(text("Hier stehen:"))}</div><ul>{links}</ul>'


def _rounds(
    found: Snapshot, register: Register, setting: Setting, shown: list[Item]
) -> None:
    if not shown:
        st.info(text("Noch keine Planungsrunde ist eingetragen, oder keine passt zur Auswahl."))
        return
    states = [round_state(one, register, setting) for one in shown]
    states.sort(key=_order)
    st.html('<div class="rounds">' + "".join(round_card(one, found, setting) for one in states)
            + "</div>")
    show_entries_files(found, shown)


def _order(one: RoundState) -> tuple[bool, bool, str]:
    """Overdue ones first, then by next review; those that are over last."""
    return one.over, not one.overdue, one.next_review or "9"
