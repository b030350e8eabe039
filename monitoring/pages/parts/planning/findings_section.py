"""Qualitative findings and strengths beside the figures they go with."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import FINDING_SOURCES, SIDES
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import ALL, show_filters
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import known_links
from monitoring.pages.parts.planning.figure_line import figure_line
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

SIGNS = {"staerke": "+", "bedarf": "△", "beobachtung": "○"}


def show_findings(found: Snapshot, register: Register) -> None:
    """Findings that fit the choices, strengths first, each with office and day."""
    chosen = show_filters(found)
    topic = _topic()
    presets = {"areas": chosen.area} if chosen.area else {}
    show_new_button("finding", **presets)
    items = [one for one in register.of("finding") if topic in (ALL, one.text("topic"))]
    show_beside_map(found, items, text("Befunde"), "befunde",
                    lambda shown: _list(found, register, shown), chosen)


def _topic() -> str:
    options = {ALL: text("Alle Lebenslagen"), **{name: str(one) for name, one in DOMAINS.items()}}
    value = address.known("topic", list(options), ALL, text("die Lebenslage"))
    with st.container(width=270):
        return address.select(text("Lebenslage"), "topic", list(options), value,
                              options.__getitem__)


def _list(found: Snapshot, register: Register, shown: list[Item]) -> None:
    if not shown:
        st.info(text("Noch kein Befund ist eingetragen, oder keiner passt zur Auswahl."))
        return
    shown = strengths_first(shown)
    most = shown if address.chosen("all") == "1" else shown[:MOST]
    setting = setting_of(found)
    st.html('<div class="voices">' + "".join(
        finding_html(one, found, register, setting) for one in most) + "</div>")
    show_entries_files(found, shown)
    if len(shown) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(shown), 0)), "all")


def strengths_first(findings: Sequence[Item]) -> list[Item]:
    """Strengths, then needs, then observations; the newest of each first."""
    order = list(SIDES)
    found = sorted(findings, key=lambda one: one.text("date"), reverse=True)
    return sorted(found, key=lambda one: order.index(one.text("side"))
                  if one.text("side") in order else len(order))


def finding_html(one: Item, found: Snapshot, register: Register, setting: Setting) -> str:
    """HTML of a finding: what was said, where, by which office and when, and the figure."""
    side = one.text("side")
    places = ", ".join(names_of(setting.areas, one.list("areas")))
    where = " · ".join(each for each in (
        places, str(DOMAINS.get(one.text("topic"), ""))) if each)
    who = ", ".join(each for each in (
        str(FINDING_SOURCES.get(one.text("source"), "")), one.text("written_by"),
        day_text(one.text("date"))) if each)
    act = known_links(register, "act", one.list("act"))
    act = f' {escape(text("aus:"))} {act}' if act else ""
    return (
        f'<article class="voice {escape(side)}"><div class="side"><span aria-hidden="true">'
        f'{SIGNS.get(side, "○")}</span> {escape(str(SIDES.get(side, side)))}</div>'
        f'<h4>{entry_link(one)}</h4><p>{escape(one.text("text"))}</p>{_figures(one, found)}'
        f'<div class="source">{escape(where)}</div>'
        f'<div class="source">{escape(who)}{act}</div></article>')


def _figures(one: Item, found: Snapshot) -> str:
    """The figure that the finding goes with, in each of its first districts."""
    indicator = one.text("indicator")
    keys = one.list("areas")[:3]
    lines = [figure_line(found, indicator, key) for key in keys] if indicator else []
    names = names_of(found.cube.areas, keys)
    if len(lines) > 1:
        lines = [f"{line}, {escape(name)}" for line, name in zip(lines, names, strict=True)
                 if line]
    return "".join(f'<p class="beside">{line}</p>' for line in lines if line)
