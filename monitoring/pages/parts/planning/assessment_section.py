"""Self-assessment: the four leading questions, year beside year."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import ALL
from monitoring.pages.parts.planning.entry_links import entry_address
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.snapshot import Snapshot

QUESTIONS = ("chances", "challenges", "implementation", "participation")
IN_A_ROW = 3


def show_assessment(found: Snapshot, register: Register) -> None:
    """The answers of each year beside those of the years before."""
    st.html('<p class="lead">' + escape(text(
        "Vier Fragen, einmal im Jahr: So wird sichtbar, was sich in der Zusammenarbeit "
        "verändert.")) + "</p>")
    every = register.of("assessment")
    plans = {ALL: text("Alle Fachpläne"), **{
        one: str(found.city.plans[one].label) for one in found.city.plans
        if any(each.text("plan") == one for each in every)}}
    value = address.known("plan", [*plans, *found.city.plans], ALL, text("den Fachplan"))
    value = value if value in plans else ALL
    if len(plans) > 1:
        left, _ = st.columns([1, 2])
        with left:
            value = address.select(text("Fachplan"), "plan", list(plans), value,
                                   plans.__getitem__)
    show_new_button("assessment", **({} if value == ALL else {"plan": value}))
    items = [one for one in every if value in (ALL, one.text("plan"))]
    items.sort(key=lambda one: one.text("year"), reverse=True)
    if not items:
        st.info(text("Noch keine Standortbestimmung ist eingetragen."))
        return
    many = len(items) > IN_A_ROW
    shown = items if address.chosen("all") == "1" else items[:IN_A_ROW]
    st.html(assessment_html(shown, found))
    show_entries_files(found, items)
    if many:
        address.switch(text("Alle {n} zeigen", n=len(items)), "all")


def assessment_html(items: list[Item], found: Snapshot) -> str:
    """The four questions as rows, one column for each assessment."""
    fields = KINDS["assessment"].by_id
    rows = [(escape(str(fields[name].label)),
             *(f'<span class="said">{escape(one.text(name))}</span>' for one in items))
            for name in QUESTIONS]
    rows.append(("", *(f'<a href="{escape(entry_address("assessment", one.id))}" target="_self">'
                       f'{escape(text("Eintrag öffnen"))}</a>' for one in items)))
    head = (text("Leitfrage"), *(_column(one, found) for one in items))
    return f'<div class="answers">{html_table(text("Standortbestimmung"), head, rows)}</div>'


def _column(one: Item, found: Snapshot) -> str:
    plan = one.text("plan")
    label = str(found.city.plans[plan].label) if plan in found.city.plans else text("alle Pläne")
    return f"{one.text('year')} ({label})"
