"""What is late, orphaned or outdated, and what is due soon."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.calendar_days import DUES, Due, due_soon
from monitoring.core.planning.deadlines import findings_of
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.hints import HINTS, Hint
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.register_words import remedy, why
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_links import new_address
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_words import named
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.table_files import entry_cells, show_table_files
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot

DAYS = 180
ALL = "-"
REVIEWED = frozenset({"review", "deadline", "ended", "no_review"})


def show_deadlines(found: Snapshot, register: Register) -> None:
    """Hints by rule with why and what to do; below, the calendar of the next half year."""
    setting = setting_of(found)
    hints = findings_of(register, setting, found.crosswalks)
    chosen = show_filters(found)
    wanted = _rule(hints)
    items = {one.item.key: one.item for one in hints if wanted in (ALL, one.rule)}

    def both(shown: list[Item]) -> None:
        own = {one.key for one in shown}
        _hints(found, setting, [one for one in hints if one.item.key in own
                                and wanted in (ALL, one.rule)])
        _calendar(found, register, setting, chosen)

    show_beside_map(found, list(items.values()), text("Hinweise"), "hinweise", both,
                    chosen)


def _rule(hints: Sequence[Hint]) -> str:
    counts = {rule: sum(one.rule == rule for one in hints) for rule in HINTS}
    options = {ALL: text("Alle Hinweise ({n})", n=rounded(len(hints), 0)),
               **{rule: f"{HINTS[rule]} ({rounded(n, 0)})" for rule, n in counts.items() if n}}
    value = address.known("rule", list(options), ALL, text("die Art der Hinweise"))
    with st.container(width=270):
        return address.select(text("Hinweise"), "rule", list(options), value,
                              options.__getitem__)


def _hints(found: Snapshot, setting: Setting, hints: list[Hint]) -> None:
    if not hints:
        st.success(text("Nichts ist überfällig, verwaist oder veraltet."),
                   icon=":material/check_circle:")
        return
    every = address.chosen("all") == "1"
    shown = hints if every else hints[:MOST]
    st.html(hints_html(shown, found, setting))
    show_table_files(found, "hinweise", text("Hinweise"),
                     lambda: hints_frame(hints, found, setting))
    if len(hints) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(hints), 0)), "all")


def hints_html(hints: list[Hint], found: Snapshot, setting: Setting) -> str:
    """Hints as a table, one heading for each rule: what, why, what to do."""
    rows: list[tuple[str, ...]] = []
    for rule, label in HINTS.items():
        own = [one for one in hints if one.rule == rule]
        if own:
            rows.append((escape(str(label)),))
        rows += [(named(one.item, found.city, str(KINDS[one.item.kind].label)),
                  escape(why(one, setting)), escape(remedy(one)) + _review(one)) for one in own]
    head = (text("Eintrag"), text("Warum"), text("Was zu tun ist"))
    return html_table(text("Hinweise"), head, rows)


def hints_frame(hints: list[Hint], found: Snapshot, setting: Setting) -> pd.DataFrame:
    """A row per hint with the entry, why and what to do."""
    return pd.DataFrame([{
        text("Hinweis"): str(HINTS[one.rule]),
        text("Art"): str(KINDS[one.item.kind].label), **entry_cells(one.item, found),
        text("Warum"): why(one, setting), text("Was zu tun ist"): remedy(one)}
        for one in hints])


def dues_frame(dues: list[Due], found: Snapshot) -> pd.DataFrame:
    """A row per day on which something is due."""
    return pd.DataFrame([{
        text("Tag"): one.day, text("Was"): str(DUES[one.what]), text("Schritt"): one.about,
        **entry_cells(one.item, found)} for one in dues])


def _review(hint: Hint) -> str:
    """HTML of a link to the form for the review that is missing."""
    if hint.rule not in REVIEWED or not planning_is_served():
        return ""
    plan = hint.item.text("plan")
    to = new_address("review", **{hint.item.kind: hint.item.id, "plan": plan})
    said = escape(text("Überprüfung eintragen"))
    return f'<div><a href="{escape(to)}" target="_self">{said}</a></div>'


def _calendar(
    found: Snapshot, register: Register, setting: Setting, chosen: Chosen
) -> None:
    dues = due_soon(register, setting.today, DAYS)
    own = {one.key for one in fitting([each.item for each in dues], chosen, found.cube.areas)}
    dues = [one for one in dues if one.item.key in own]
    st.subheader(text("Die nächsten sechs Monate"))
    if not dues:
        st.caption(text("Bis dahin ist nichts fällig."))
        return
    rows = [(escape(day_text(one.day)), escape(str(DUES[one.what])) + small(one.about),
             named(one.item, found.city)) for one in dues[:MOST]]
    st.html(html_table(text("Kalender"), (text("Tag"), text("Was"), text("Eintrag")), rows))
    show_table_files(found, "kalender", text("Kalender"), lambda: dues_frame(dues, found))
