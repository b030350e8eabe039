"""The register of the measures of all plans, with money and staff."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from monitoring.core.planning.deadlines import is_over, late_steps
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import MEASURE_STATES
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import (
    areas_html,
    money_words,
    named,
    span_words,
    staff_words,
    unit_html,
)
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.means_block import show_means
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

ALL = "-"


def show_measures(found: Snapshot, register: Register) -> None:
    """Every measure that fits the choices, then what they cost per district and plan."""
    chosen = show_filters(found)
    state = _state()
    presets = {name: one for name, one in (("plan", chosen.plan), ("areas", chosen.area)) if one}
    show_new_button("measure", **presets)
    items = [one for one in register.of("measure") if state in (ALL, one.text("state"))]

    def both(measures: list[Item]) -> None:
        _list(found, measures)
        show_means(found, measures)

    show_beside_map(found, items, text("Maßnahmen"), "massnahmen", both, chosen, share=2.3)


def _state() -> str:
    states: Mapping[str, str] = {ALL: text("Jeder Stand"),
                                 **{name: str(one) for name, one in MEASURE_STATES.items()}}
    value = address.known("state", list(states), ALL, text("den Stand"))
    address.bar(text("Stand"), "state", states, value)
    return value


def _list(found: Snapshot, measures: list[Item]) -> None:
    if not measures:
        st.info(text("Noch keine Maßnahme ist eingetragen, oder keine passt zur Auswahl."))
        return
    shown = measures if address.chosen("all") == "1" else measures[:MOST]
    setting = setting_of(found)
    st.html(measures_html(shown, found, setting))
    show_entries_files(found, measures)
    if len(measures) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(measures), 0)), "all")


def measures_html(measures: list[Item], found: Snapshot, setting: Setting) -> str:
    """The measures as a table."""
    today = setting.today.isoformat()
    rows = [(named(one, found.city), measure_state(one, today), areas_html(one, setting),
             unit_html(one), _means(one)) for one in measures]
    head = (text("Maßnahme"), text("Stand"), text("Gebiete"), text("Zuständig"),
            text("Mittel im Jahr und Personal"))
    return html_table(text("Maßnahmen"), head, rows)


def _means(one: Item) -> str:
    staff = staff_words(one.number("staff"))
    posts = text("1 Vollzeitstelle") if staff == "1" else text(
        "{staff} Vollzeitstellen", staff=staff) if staff else ""
    return escape(money_words(one.number("money"))) + small(posts) + small(one.text("funding"))


def measure_state(one: Item, today: str) -> str:
    """HTML of the state of a measure with its period, and what is late."""
    state = one.text("state")
    said = f'<span class="tag">{escape(str(MEASURE_STATES.get(state, state)))}</span>'
    said += small(span_words(one))
    late = late_steps(one, today)
    if late:
        day, what = min(late)
        said += _late(text("{what}: überfällig seit {day}", day=day_text(day), what=what))
    end = one.text("end")
    if end and end < today and not is_over(one, today):
        said += _late(text("Zeitraum vorbei"))
    return said


def _late(words: str) -> str:
    return f'<div class="source late">⚠ {escape(words)}</div>'
