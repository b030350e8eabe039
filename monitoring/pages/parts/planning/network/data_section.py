"""Who supplies which data, and indicators for which nobody is named."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.indicator import Indicator
from monitoring.core.planning.item import Item, Register
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_select
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.network.directory_section import kind_words
from monitoring.pages.parts.planning.table_files import show_table_files, titles
from monitoring.storage.snapshot import Snapshot


def show_data(found: Snapshot, register: Register) -> None:
    """Indicators by topic with the actors who supply them; those without one stand out."""
    plan, actor = _choices(found, register)
    show_new_button("actor")
    city = found.city
    within = city.plans[plan].indicators() if plan else tuple(city.indicators)
    rows = [(city.indicators[one], suppliers(register, one)) for one in within]
    named = sum(bool(actors) for _, actors in rows)
    st.html('<p class="note">' + escape(text(
        "Für {named} von {n} Indikatoren ist eine Stelle benannt, die die Daten liefert. Bei den "
        "anderen steht, woher die Zahlen kommen.",
        named=rounded(named, 0), n=rounded(len(rows), 0))) + "</p>")
    only = address.switch(text("Nur Indikatoren, für die niemand benannt ist"), "open")
    shown = [(one, actors) for one, actors in rows if not (only and actors)
             and (not actor or actor in {each.id for each in actors})]
    if not shown:
        st.info(text("Kein Indikator passt zur Auswahl."))
        return
    st.html(supply_html(shown, found))
    show_table_files(found, "wer-liefert-daten", text("Wer liefert Daten"),
                     lambda: supply_frame(shown, found))


def suppliers(register: Register, indicator: str) -> list[Item]:
    """Actors that supply the data of an indicator."""
    return [one for one in register.of("actor") if indicator in one.list("supplies")]


def _choices(found: Snapshot, register: Register) -> tuple[str, str]:
    plans = {name: str(one.label) for name, one in found.city.plans.items()}
    actors = {one.id: one.title for one in register.of("actor") if one.list("supplies")}
    with st.container(horizontal=True):
        plan = show_select(text("Fachplan"), "plan", plans, text("Alle Fachpläne"),
                           text("den Fachplan"))
        actor = show_select(text("Akteur"), "actor", actors, text("Alle Akteure"),
                            text("den Akteur"))
    return plan, actor


def supply_html(shown: list[tuple[Indicator, list[Item]]], found: Snapshot) -> str:
    """A heading for each topic, a row for each indicator."""
    rows: list[tuple[str, ...]] = []
    for domain, label in DOMAINS.items():
        own = sorted((one for one in shown if one[0].domain == domain),
                     key=lambda one: sort_key(str(one[0].label)))
        if own:
            rows.append((escape(str(label)),))
        rows += [(indicator_links(found, (one.id,)), _named(actors), escape(str(one.source)),
                  escape(_newest(found, one))) for one, actors in own]
    head = (text("Indikator"), text("Wer liefert"), text("Quelle"), text("Stand der Zahlen"))
    return html_table(text("Wer liefert Daten"), head, rows)


def supply_frame(shown: list[tuple[Indicator, list[Item]]], found: Snapshot) -> pd.DataFrame:
    """A row per indicator: who supplies it, from where, and how new its figures are."""
    return pd.DataFrame([{
        text("Lebenslage"): str(DOMAINS.get(one.domain, one.domain)),
        text("Kennung"): one.id, text("Indikator"): str(one.label),
        text("Wer liefert"): titles(actors), text("Quelle"): str(one.source),
        text("Stand der Zahlen"): _newest(found, one)} for one, actors in shown])


def _named(actors: list[Item]) -> str:
    if not actors:
        return f'<span class="gap">○ {escape(text("niemand benannt"))}</span>'
    return "".join(f'<div>{entry_link(one)}{small(kind_words(one.text("actor_kind")))}</div>'
                   for one in actors)


def _newest(found: Snapshot, one: Indicator) -> str:
    """The newest period with figures, or that there is none."""
    if one.id not in found.cube.indicator_position:
        return text("keine Zahlen geladen")
    seen = found.cube.observed[found.cube.indicator_position[one.id]].any(axis=0)
    known = [period for period, any_ in zip(found.cube.periods, seen, strict=True) if any_]
    return known[-1] if known else text("keine Zahlen geladen")
