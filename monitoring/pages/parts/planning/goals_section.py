"""The tree of goals with state, unit in charge, districts and deadline."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.deadlines import is_over
from monitoring.core.planning.goal_tree import Branch, tree_of
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import TIERS
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import (
    areas_html,
    day_html,
    named,
    unit_html,
)
from monitoring.pages.parts.planning.goal_state import Attained, attained, state_html, state_words
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot


def show_goals(found: Snapshot, register: Register) -> None:
    """The goals that fit the choices, as a tree."""
    chosen = show_filters(found)
    presets = {name: one for name, one in (("plan", chosen.plan), ("areas", chosen.area)) if one}
    show_new_button("goal", **presets)
    show_beside_map(found, list(register.of("goal")), text("Ziele"), "ziele",
                    lambda goals: _list(found, goals), chosen, share=2.3)


def _list(found: Snapshot, goals: list[Item]) -> None:
    if not goals:
        st.info(text("Noch kein Ziel ist eingetragen, oder keines passt zur Auswahl."))
        return
    setting = setting_of(found)
    tree = tree_of(goals)
    shown = tree if address.chosen("all") == "1" else tree[:MOST]
    states = attained([one.goal for one in shown], found, setting)
    tiers = {tier: sum(one.text("tier") == tier for one in goals) for tier in TIERS}
    st.html('<p class="note">' + escape(", ".join(
        f"{rounded(count, 0)} × {TIERS[tier]}" for tier, count in tiers.items() if count))
        + "</p>")
    st.html(tree_html(shown, found, setting, states))
    show_entries_files(found, [one.goal for one in tree], {text("Stand nach den Zahlen"):
                       lambda goal: state_words(goal, attained(goals, found, setting))})
    if len(tree) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(tree), 0)), "all")


def tree_html(
    tree: list[Branch], found: Snapshot, setting: Setting, states: Attained
) -> str:
    """The tree as a table; each goal is indented below the one it belongs to."""
    today = setting.today.isoformat()
    rows = []
    for one in tree:
        goal = one.goal
        deadline = goal.text("deadline")
        late = bool(deadline) and deadline < today and not is_over(goal, today)
        until = f'<div class="source">{text("Frist:")} {day_html(deadline, late)}</div>' \
            if deadline else ""
        rows.append((_branch(one, found), state_html(goal, states) + until,
                     areas_html(goal, setting), unit_html(goal)))
    head = (text("Ziel"), text("Stand"), text("Gebiete"), text("Zuständig"))
    return html_table(text("Ziele"), head, rows)


def _branch(one: Branch, found: Snapshot) -> str:
    tier = str(TIERS.get(one.goal.text("tier"), ""))
    deep = min(one.depth, 5)
    level = f'<span class="unseen">{escape(text("Ebene {n}:", n=one.depth + 1))} </span>'
    warning = ""
    if one.circle:
        said = text("Hier schließt sich ein Kreis. Bitte ein anderes übergeordnetes Ziel wählen.")
        warning = f'<div class="source late">⚠ {escape(said)}</div>'
    return (f'<div class="branch" style="--deep:{deep}">{level}'
            f"{named(one.goal, found.city, tier)}{warning}</div>")
