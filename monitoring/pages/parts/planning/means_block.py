"""What measures cost: sums per district and per plan."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.item import Item
from monitoring.core.planning.means import (
    AreaMeans,
    Means,
    binding,
    means_of,
    sums_by_area,
    sums_by_plan,
)
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_words import money_words, staff_words
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.table_files import show_table_files
from monitoring.storage.snapshot import Snapshot

MOST_ROWS = 25


def show_means(found: Snapshot, measures: list[Item]) -> None:
    """Sums over the planned and running ones of the measures shown above."""
    bound = binding(measures)
    if not bound:
        return
    st.subheader(text("Personal und Mittel"))
    st.html(f'<p class="note">{escape(_explained(bound))}</p>')
    plans = sums_by_plan(bound, found.city.plans)
    head = (text("Fachplan"), text("Maßnahmen"), text("Personal"), text("Mittel im Jahr"))
    rows = [(escape(str(found.city.plans[plan].label)), *_cells(one)) for plan, one in plans]
    st.html(html_table(text("Personal und Mittel je Fachplan"), head, rows, (1, 2, 3),
                       (escape(text("Zusammen")), *_cells(means_of(bound)))))
    _by_area(found, bound)


def means_frame(
    found: Snapshot, bound: list[Item], sums: Iterable[AreaMeans]
) -> pd.DataFrame:
    """Plans, then the districts of a level, then the sum in which each measure counts once."""
    names, plans = found.cube.areas.names, found.city.plans
    rows: list[tuple[str, str, Means, Means | None]] = [
        (text("Fachplan"), str(plans[plan].label), one, None)
        for plan, one in sums_by_plan(bound, plans)]
    rows += [(text("Gebiet"), names[one.place], one.own, one.wider) for one in sums]
    rows.append((text("Zusammen"), "", means_of(bound), None))
    return pd.DataFrame({
        text("Bezug"): [one[0] for one in rows],
        text("Name"): [one[1] for one in rows],
        text("Maßnahmen"): [one[2].measures for one in rows],
        text("Personal (Vollzeitstellen)"): [one[2].staff for one in rows],
        text("Mittel im Jahr (Euro)"): [one[2].money for one in rows],
        text("Maßnahmen ohne Angabe zu Mitteln"): [one[2].unpriced for one in rows],
        text("dazu aus größeren Gebieten"): [one[3].measures if one[3] else float("nan")
                                             for one in rows],
        text("deren Mittel (Euro)"): [one[3].money if one[3] else float("nan") for one in rows],
    })


def _explained(bound: list[Item]) -> str:
    unpriced = means_of(bound).unpriced
    said = text("Summen der geplanten und laufenden Maßnahmen. Eine Maßnahme wird nicht "
                "aufgeteilt: Sie zählt voll in jedem Gebiet, in dem sie wirkt, und einmal in der "
                "Gesamtsumme.")
    if unpriced == 1:
        said += " " + text("1 Maßnahme nennt keine Mittel.")
    elif unpriced:
        said += " " + text("{n} Maßnahmen nennen keine Mittel.", n=rounded(unpriced, 0))
    return said


def _by_area(found: Snapshot, bound: list[Item]) -> None:
    levels = {one.id: str(one.plural) for one in found.city.frame.levels[:-1]}
    if len(levels) > 1:
        value = address.known("level", list(levels), next(iter(levels)), text("die Ebene"))
        address.bar(text("Ebene"), "level", levels, value)
    else:
        value = found.city.frame.levels[0].id
    areas = found.cube.areas
    editions = areas.editions_of(value)
    places = areas.on_level(value, editions[-1] if editions else "")
    every_place = sums_by_area(bound, areas, [int(one) for one in places])
    sums = [one for one in every_place if one.own.measures]
    sums.sort(key=lambda one: sort_key(areas.names[one.place]))
    every = address.chosen("all_areas") == "1"
    shown = sums if every else sums[:MOST_ROWS]
    show_table_files(found, f"personal-und-mittel-{value}", text("Personal und Mittel"),
                     lambda: means_frame(found, bound, every_place))
    if not shown:
        st.caption(text("Auf dieser Ebene ist keine Maßnahme verortet."))
        return
    head = (text("Gebiet"), text("Maßnahmen"), text("Personal"), text("Mittel im Jahr"),
            text("dazu aus größeren Gebieten"), text("deren Mittel"))
    st.html(html_table(text("Personal und Mittel je Gebiet"), head,
                       [_row(one, areas.names[one.place]) for one in shown], (1, 2, 3, 4, 5)))
    rest = len(every_place) - len(sums)
    if rest:
        st.caption(text("In {n} weiteren Gebieten wirken nur Maßnahmen für größere Gebiete.",
                        n=rounded(rest, 0)))
    if len(sums) > MOST_ROWS:
        address.switch(text("Alle {n} Gebiete zeigen", n=rounded(len(sums), 0)), "all_areas")


def _row(one: AreaMeans, name: str) -> tuple[str, ...]:
    wider = one.wider
    return (escape(name), *_cells(one.own),
            rounded(wider.measures, 0) if wider.measures else "",
            escape(money_words(wider.money)) if wider.money else "")


def _cells(one: Means) -> tuple[str, str, str]:
    if not one.measures:
        return "", "", ""
    return (rounded(one.measures, 0), escape(staff_words(one.staff)) if one.staff else "",
            escape(money_words(one.money)) if one.money else "")
