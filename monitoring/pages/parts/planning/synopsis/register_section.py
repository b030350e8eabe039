"""The register of all measures with money and staff: by district and plan, by funding line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import fitting
from monitoring.core.planning.funding import by_area_and_plan, by_funding
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.means import Means, binding, means_of, sums_by_plan
from monitoring.core.planning.words import MEASURE_STATES
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_words import (
    areas_html,
    money_words,
    named,
    span_words,
    staff_words,
    unit_html,
)
from monitoring.pages.parts.planning.html_table import breakable, html_table, small
from monitoring.pages.parts.planning.means_block import show_means
from monitoring.pages.parts.planning.sides import show_beside_map
from monitoring.pages.parts.planning.synopsis.paged import page_of, show_pager
from monitoring.pages.parts.planning.table_files import show_entries_files, show_table_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST_ROWS = 50


def show_register(found: Snapshot, register: Register) -> None:
    """All measures with their map, then the sums."""
    chosen = show_filters(found)
    measures = list(register.of("measure"))
    show_beside_map(found, measures, text("Maßnahmen"), "massnahmen",
                    lambda shown: _list(found, shown), chosen)
    shown = fitting(measures, chosen, found.cube.areas)
    bound = binding(shown)
    if not bound:
        return
    show_means(found, shown)
    st.subheader(text("Mittel im Jahr je Gebiet und Fachplan"))
    _by_plan(found, bound)
    st.subheader(text("Wer es bezahlt"))
    _by_funding(found, bound)


def _list(found: Snapshot, shown: list[Item]) -> None:
    if not shown:
        st.info(text("Noch keine Maßnahme ist eingetragen, oder keine passt zur Auswahl."))
        return
    setting = setting_of(found)
    order = list(MEASURE_STATES)
    shown = sorted(shown, key=lambda one: (one.text("plan"), order.index(one.text("state"))
                                           if one.text("state") in order else 0, one.title))
    head = (text("Maßnahme"), text("Gebiete"), text("Zuständig"), text("Personal"),
            text("Mittel im Jahr"))
    st.html(html_table(text("Maßnahmenregister"), head, [
        (named(one, found.city, str(MEASURE_STATES.get(one.text("state"), "")))
         + small(span_words(one)), areas_html(one, setting),
         unit_html(one), escape(staff_words(one.number("staff"))),
         escape(money_words(one.number("money"))) + small(one.text("funding")))
        for one in page_of(shown)], (3, 4)))
    show_pager(len(shown))
    show_entries_files(found, shown)


def _by_plan(found: Snapshot, bound: list[Item]) -> None:
    areas = found.cube.areas
    sums = by_area_and_plan(bound, areas)
    plans = [one for one in found.city.plans if any(one in row for row in sums.values())]
    ordered = sorted(sums, key=lambda one: sort_key(areas.names[one]))
    shown = ordered if address.chosen("all") == "1" else ordered[:MOST_ROWS]
    total = [means_of(one for one in bound if one.text("plan") == plan) for plan in plans]
    head = (text("Gebiet"), *(breakable(str(found.city.plans[one].label)) for one in plans),
            text("Zusammen"))
    rows = [(escape(areas.names[one]), *(_cell(sums[one].get(plan)) for plan in plans),
             _cell(_added(sums[one].values()))) for one in shown]
    table = html_table(text("Mittel je Gebiet und Fachplan"), head, rows,
                       range(1, len(plans) + 2),
                       (escape(text("Jede Maßnahme einmal")), *map(_cell, total),
                        _cell(means_of(bound))))
    st.html(f'<div class="synopsis">{table}</div>')
    show_table_files(found, "mittel-je-gebiet-und-fachplan",
                     text("Mittel im Jahr je Gebiet und Fachplan"),
                     lambda: by_plan_frame(found, bound))
    if len(ordered) > MOST_ROWS:
        address.switch(text("Alle {n} zeigen", n=rounded(len(ordered), 0)), "all")
    st.caption(text("Gezeigt werden Gebiete, wie die Maßnahmen sie nennen. Eine Maßnahme in "
                    "mehreren Gebieten zählt in jedem voll; die unterste Zeile zählt jede "
                    "einmal."))


def by_plan_frame(found: Snapshot, bound: list[Item]) -> pd.DataFrame:
    """A row per district and plan, and one per plan in which each measure counts once."""
    areas, plans = found.cube.areas, found.city.plans
    sums = by_area_and_plan(bound, areas)
    rows = [(areas.names[place], str(plans[plan].label) if plan in plans else plan, one)
            for place in sorted(sums, key=lambda one: sort_key(areas.names[one]))
            for plan, one in sums[place].items()]
    rows += [(text("Jede Maßnahme einmal"), str(plans[plan].label), one)
             for plan, one in sums_by_plan(bound, plans)]
    return _sums_frame({text("Gebiet"): [one for one, _, _ in rows],
                        text("Fachplan"): [one for _, one, _ in rows]},
                       [one for _, _, one in rows])


def _sums_frame(first: dict[str, list[str]], sums: list[Means]) -> pd.DataFrame:
    return pd.DataFrame({
        **first,
        text("Maßnahmen"): [one.measures for one in sums],
        text("Personal (Vollzeitstellen)"): [one.staff for one in sums],
        text("Mittel im Jahr (Euro)"): [one.money for one in sums],
    })


def _added(found: Iterable[Means]) -> Means:
    parts = list(found)
    return Means(sum(one.measures for one in parts), sum(one.staff for one in parts),
                 sum(one.money for one in parts), sum(one.unpriced for one in parts))


def _cell(one: Means | None) -> str:
    if one is None or not one.measures:
        return ""
    money = escape(money_words(one.money)) if one.money else "–"
    staff = text("{n} Stellen", n=staff_words(one.staff)) if one.staff else ""
    return money + small(staff)


def _by_funding(found: Snapshot, bound: list[Item]) -> None:
    head = (text("Finanzierung"), text("Maßnahmen"), text("Personal"), text("Mittel im Jahr"))
    rows = [(escape(line or text("ohne Angabe")), rounded(one.measures, 0),
             escape(staff_words(one.staff)) if one.staff else "",
             escape(money_words(one.money)) if one.money else "")
            for line, one in by_funding(bound)[:MOST_ROWS]]
    st.html(html_table(text("Wer es bezahlt"), head, rows, (1, 2, 3)))
    sums = by_funding(bound)
    show_table_files(found, "mittel-je-finanzierung", text("Wer es bezahlt"), lambda: _sums_frame(
        {text("Finanzierung"): [line or text("ohne Angabe") for line, _ in sums]},
        [one for _, one in sums]))


