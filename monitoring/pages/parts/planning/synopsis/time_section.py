"""When what happens: measures over the years, who coordinates, and what comes next."""

from __future__ import annotations

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from monitoring.charts.drawn import drawn
from monitoring.charts.timeline import Bar, timeline, timeline_in_words
from monitoring.core.planning.calendar_days import DUES, due_soon
from monitoring.core.planning.deadlines import is_over
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import MEASURE_STATES, OVER
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import PERIODICITIES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.deadlines_section import dues_frame
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import areas_html, day_html, plan_words
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.synopsis.hint_card import day_span
from monitoring.pages.parts.planning.table_files import planning_lines, show_table_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST_BARS = 30
WIDTH = 960
DAYS = 365
MOST_DUES = 40


def show_time(found: Snapshot, register: Register) -> None:
    """The bars with their table, then coordination and calendar."""
    chosen, today = show_filters(found), setting_of(found).today
    _measures(found, register, chosen, today)
    st.subheader(text("Wer koordiniert"))
    _coordination(found, register, chosen, today)
    st.subheader(text("Was in den nächsten zwölf Monaten ansteht"))
    _calendar(found, register, chosen, today)
    st.subheader(text("Wann neue Zahlen kommen"))
    st.html(_rhythm(found, chosen.plan))


def _measures(found: Snapshot, register: Register, chosen: Chosen, today: date) -> None:
    over = address.switch(text("Auch Erledigtes"), "over")
    items = [one for one in fitting(register.of("measure"), chosen, found.cube.areas)
             if one.text("start") and (over or one.text("state") not in OVER)]
    if not items:
        st.info(text("Keine Maßnahme mit einem Beginn passt zur Auswahl."))
        return
    order = list(found.city.plans)
    items.sort(key=lambda one: (order.index(one.text("plan")) if one.text("plan") in order
                                else len(order), one.text("start"), one.title))
    shown = items if address.chosen("all") == "1" else items[:MOST_BARS]
    bars = [_bar(one, found) for one in shown]
    words = timeline_in_words(bars)
    st.plotly_chart(timeline(bars, today), key="timeline", theme=None, alt=words,
                    config={"displayModeBar": False, "responsive": True})
    with st.container(horizontal=True):
        show_figure_files(
            found, "massnahmen-zeit", text("Maßnahmen über die Jahre"),
            lambda: drawn(timeline(bars, today), WIDTH, 0, words),
            lambda: _frame(found, shown), planning_lines(found), "timeline_files")
        if len(items) > MOST_BARS:
            address.switch(text("Alle {n} zeigen", n=rounded(len(items), 0)), "all")
    with st.expander(text("Dasselbe als Tabelle")):
        head = (text("Maßnahme"), text("Fachplan"), text("Zeit"), text("Stand"))
        st.html(html_table(text("Maßnahmen über die Jahre"), head, [
            (entry_link(one), escape(plan_words(one, found.city)),
             escape(day_span(one.text("start"), one.text("end"))), escape(_state(one)))
            for one in shown]))


def _frame(found: Snapshot, shown: list[Item]) -> pd.DataFrame:
    """The bars as rows, with days as they are written in the register."""
    return pd.DataFrame({
        text("Kennung"): [one.id for one in shown],
        text("Maßnahme"): [one.title for one in shown],
        text("Fachplan"): [plan_words(one, found.city) for one in shown],
        text("Beginn"): [one.text("start") for one in shown],
        text("Ende"): [one.text("end") for one in shown],
        text("Stand"): [_state(one) for one in shown],
    })


def _bar(one: Item, found: Snapshot) -> Bar:
    return Bar(plan_words(one, found.city), one.title, one.text("start"), one.text("end"),
               one.text("state"), _state(one))


def _state(one: Item) -> str:
    return str(MEASURE_STATES.get(one.text("state"), one.text("state")))


def _coordination(found: Snapshot, register: Register, chosen: Chosen, today: date) -> None:
    rounds = [one for one in fitting(register.of("round"), chosen, found.cube.areas)
              if not is_over(one, today.isoformat())]
    if not rounds:
        st.caption(text("Keine laufende Planungsrunde passt zur Auswahl."))
        return
    setting = setting_of(found)
    head = (text("Planungsrunde"), text("Koordination"), text("Zuständig"), text("Gebiete"),
            text("Nächste Überprüfung"))
    rows = []
    for one in rounds:
        who = register.get("actor", one.text("coordinator"))
        missing = f'<span class="late">⚠ {escape(text("niemand genannt"))}</span>'
        rows.append((
            entry_link(one) + small(plan_words(one, found.city)),
            entry_link(who) if who else missing, escape(one.text("unit")),
            areas_html(one, setting),
            day_html(one.text("next_review"), one.text("next_review") < today.isoformat())
            if one.text("next_review") else ""))
    st.html(html_table(text("Wer koordiniert"), head, rows))


def _calendar(found: Snapshot, register: Register, chosen: Chosen, today: date) -> None:
    dues = due_soon(register, today, DAYS)
    fits = {one.key for one in fitting((due.item for due in dues), chosen, found.cube.areas)}
    dues = [one for one in dues if one.item.key in fits]
    if not dues:
        st.caption(text("In den nächsten zwölf Monaten steht nichts an."))
        return
    head = (text("Eintrag"), text("Tag"), text("Was"), text("Fachplan"))
    st.html(html_table(text("Kalender"), head, [
        (entry_link(one.item), escape(day_text(one.day)),
         escape(f"{DUES[one.what]}: {one.about}" if one.about else str(DUES[one.what])),
         escape(plan_words(one.item, found.city))) for one in dues[:MOST_DUES]]))
    show_table_files(found, "kalender", text("Kalender"), lambda: dues_frame(dues, found))
    if len(dues) > MOST_DUES:
        st.caption(text("Gezeigt werden die ersten {n} von {every}.", n=MOST_DUES,
                        every=rounded(len(dues), 0)))


def _rhythm(found: Snapshot, plan: str) -> str:
    """How often the indicators of each plan are renewed, and the newest period loaded."""
    rows = []
    for one in found.city.plans.values():
        names = [name for name in one.indicators() if name in found.cube.indicators]
        if not names or plan not in ("", one.id):
            continue
        counts: dict[str, int] = {}
        for name in names:
            said = str(PERIODICITIES[found.city.indicators[name].periodicity])
            counts[said] = counts.get(said, 0) + 1
        days = dict.fromkeys(str(found.city.indicators[name].reference_date) for name in names)
        said = ", ".join(f"{how}: {n}" for how, n in counts.items())
        rows.append((escape(str(one.label)), escape(said), escape("; ".join(list(days)[:3]))))
    head = (text("Fachplan"), text("Indikatoren nach Rhythmus"), text("Stichtage"))
    return html_table(text("Rhythmus der Zahlen"), head, rows)
