"""What is planned in a district, who works there and what people said, beside its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.planning.entries_at import entries_at
from monitoring.core.planning.goal_tree import tree_of
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.participation_words import OUTCOMES, STAGES
from monitoring.core.planning.places import area_key
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import OVER
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import (
    known_links,
    named,
    plan_words,
    unit_html,
)
from monitoring.pages.parts.planning.findings_section import finding_html, strengths_first
from monitoring.pages.parts.planning.goal_state import attained, state_html
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.measures_section import measure_state
from monitoring.storage.planning.served import served_register, setting_of
from monitoring.storage.snapshot import Snapshot

MOST = 8
Shown = Callable[[Snapshot, Register, Setting, list[Item]], str]


def show_planning_of(found: Snapshot, area: int) -> None:
    """Everything in the planning register about a district; nothing where there is nothing."""
    register, setting = served_register(), setting_of(found)
    areas = found.cube.areas
    parts: tuple[tuple[str, str, Shown], ...] = (
        ("focus", text("Gemeinsame Schwerpunkte"), _focus),
        ("goal", text("Ziele"), _goals),
        ("measure", text("Maßnahmen"), _measures),
        ("offer", text("Angebote"), _offers),
        ("act", text("Beteiligung und was daraus wurde"), _acts),
        ("finding", text("Befunde und Stärken"), _findings),
    )
    bodies = []
    for kind, label, shown in parts:
        items = [one for one in entries_at(register, areas, area, kind)
                 if one.text("state") not in OVER or kind not in ("goal", "measure")]
        if items:
            body = shown(found, register, setting, items)
            bodies.append(f'<h3 class="part">{escape(label)}</h3>{body}'
                          f"{_more(kind, len(items), area_key(areas, area))}")
    if not bodies:
        return
    st.subheader(text("Planung in diesem Gebiet"))
    st.html("".join(bodies) + _phases(areas.ids[area]))


def _phases(area: str) -> str:
    """HTML of a link to the district along the life course."""
    to = f"uebergaenge?{urlencode(address.link(area=area))}"
    said = escape(text("Lebensphasen und Übergänge in diesem Gebiet"))
    return f'<p class="go"><a href="{escape(to)}" target="_self">{said}</a></p>'


SECTIONS = {"goal": ("planung", "ziele"), "measure": ("planung", "massnahmen"),
            "finding": ("planung", "befunde"), "offer": ("netzwerk", ""),
            "act": ("beteiligung", ""), "focus": ("synopse", "")}


def _more(kind: str, count: int, key: str) -> str:
    if count <= MOST:
        return ""
    page, section = SECTIONS[kind]
    to = f"{page}?{urlencode(address.link(show=section, area=key))}"
    said = escape(text("Alle {n} zeigen", n=rounded(count, 0)))
    return f'<p class="go"><a href="{escape(to)}" target="_self">{said}</a></p>'


def _focus(found: Snapshot, _register: Register, _setting: Setting, items: list[Item]) -> str:
    return _list(f'{entry_link(one)}<span class="source"> {escape(plan_words(one, found.city))}'
                 "</span>" for one in items[:MOST])


def _goals(found: Snapshot, _register: Register, setting: Setting, items: list[Item]) -> str:
    shown = [one.goal for one in tree_of(items)][:MOST]
    states = attained(shown, found, setting)
    rows = [(named(one, found.city), state_html(one, states), unit_html(one),
             escape(day_text(one.text("deadline")))) for one in shown]
    return html_table(text("Ziele"), (text("Ziel"), text("Stand"), text("Zuständig"),
                                      text("Frist")), rows)


def _measures(found: Snapshot, register: Register, setting: Setting, items: list[Item]) -> str:
    today = setting.today.isoformat()
    rows = [(named(one, found.city), measure_state(one, today), unit_html(one),
             known_links(register, "goal", one.list("goals"))) for one in items[:MOST]]
    return html_table(text("Maßnahmen"), (text("Maßnahme"), text("Stand"), text("Zuständig"),
                                          text("Dient den Zielen")), rows)


def _offers(_found: Snapshot, register: Register, _setting: Setting, items: list[Item]) -> str:
    rows = [(entry_link(one), known_links(register, "actor", one.list("actor")), _places(one))
            for one in items[:MOST]]
    return html_table(text("Angebote"), (text("Angebot"), text("Anbieter"), text("Plätze")), rows)


def _places(one: Item) -> str:
    free, capacity = one.number("free"), one.number("capacity")
    if free is None and capacity is None:
        return ""
    if free is None:
        said = text("{n} Plätze", n=rounded(capacity or 0, 0))
    elif capacity is None:
        said = text("{free} frei", free=rounded(free, 0))
    else:
        said = text("{free} von {n} frei", free=rounded(free, 0), n=rounded(capacity, 0))
    day = day_text(one.text("as_of"))
    return escape(said) + (small(text("Stand {day}", day=day)) if day else "")


def _acts(_found: Snapshot, _register: Register, _setting: Setting, items: list[Item]) -> str:
    newest = sorted(items, key=lambda one: one.text("start"), reverse=True)
    rows = [(entry_link(one) + small(day_text(one.text("start"))),
             escape(str(STAGES.get(one.text("stage"), ""))), _became(one))
            for one in newest[:MOST]]
    return html_table(text("Beteiligung"), (text("Beteiligung"), text("Stufe"),
                                            text("Was daraus wurde")), rows)


def _became(one: Item) -> str:
    outcome = str(OUTCOMES.get(one.text("outcome"), ""))
    said = one.text("became") or one.text("result")
    return escape(". ".join(each for each in (outcome, said) if each))


def _findings(found: Snapshot, register: Register, setting: Setting, items: list[Item]) -> str:
    cards = "".join(finding_html(one, found, register, setting)
                    for one in strengths_first(items)[:MOST])
    return f'<div class="voices">{cards}</div>'


def _list(lines: Iterable[str]) -> str:
    return '<ul class="plain">' + "".join(f"<li>{one}</li>" for one in lines) + "</ul>"
