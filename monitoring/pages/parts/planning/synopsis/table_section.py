"""The synopsis: goals and measures of all plans by district, group, topic and time."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.synopsis import (
    COLUMNS,
    ROWS,
    Cell,
    Crossing,
    column_names,
    crossing,
    row_names,
    years_of,
)
from monitoring.core.planning.words import OVER, TARGET_GROUPS
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entries_map import map_title, show_entries_map
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import counted, money_words
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST_ROWS = 50
MOST_LINKS = 8


def show_table(found: Snapshot, register: Register) -> None:
    """Rows and columns as chosen; each cell opens to its entries."""
    chosen, areas = show_filters(found), found.cube.areas
    with st.container(horizontal=True):
        rows = _pick(text("Zeilen"), "rows", {one: str(words) for one, words in ROWS.items()})
        columns = _pick(text("Spalten"), "columns",
                        {one: str(words) for one, words in COLUMNS.items()})
        over = address.switch(text("Auch Erledigtes"), "over")
    going = [one for kind in ("goal", "measure") for one in register.of(kind)
             if over or one.text("state") not in OVER]
    everywhere = fitting(going, Chosen(chosen.plan, "", chosen.group, chosen.phase), areas)
    items = fitting(everywhere, chosen, areas) if chosen.area else everywhere
    if not items:
        st.info(text("Noch keine Ziele und Maßnahmen sind eingetragen, oder nichts passt zur "
                     "Auswahl."))
        return
    table = _crossing(found, register, items, rows, columns)
    _show(found, register, table, rows, columns)
    show_entries_map(found, everywhere, map_title(text("Ziele und Maßnahmen")))


def _pick(label: str, name: str, options: Mapping[str, str]) -> str:
    value = address.known(name, list(options), next(iter(options)), f"„{label}“")
    return address.select(label, name, list(options), value, options.__getitem__)


def _crossing(
    found: Snapshot, register: Register, items: list[Item], rows: str, columns: str
) -> Crossing:
    first, last = years_of(items, setting_of(found).today.year)
    return crossing(items, row_names(rows, found.cube.areas, found.city, register),
                    column_names(columns, first, last),
                    list(found.city.plans) if columns == "plan" else ())


def _show(
    found: Snapshot, register: Register, table: Crossing, rows: str, columns: str
) -> None:
    labels = row_labels(found, register, rows, [name for name, _ in table.rows])
    ordered = sorted(table.rows, key=lambda one: labels[one[0]][0])
    shown = ordered if address.chosen("all") == "1" else ordered[:MOST_ROWS]
    heads = [_column(found, one, columns) for one in table.columns]
    body = [(escape(labels[name][1]), *(
        cell_html(cells[one]) if one in cells else "" for one in table.columns))
        for name, cells in shown]
    st.html('<div class="synopsis">'
            + html_table(text("Synopse"), (str(ROWS[rows]), *heads), body) + "</div>")
    if len(ordered) > MOST_ROWS:
        address.switch(text("Alle {n} Zeilen zeigen", n=rounded(len(ordered), 0)), "all")
    said = text("Ein Eintrag mit mehreren Gebieten, Gruppen oder Plänen steht in jeder Zeile und "
                "Spalte. Die Mittel sind die der geplanten und laufenden Maßnahmen im Jahr.")
    if table.unplaced:
        said += " " + text("{n} Einträge haben dazu keine Angabe und fehlen hier.",
                           n=rounded(table.unplaced, 0))
    st.html(f'<p class="note">{escape(said)}</p>')


def row_labels(
    found: Snapshot, register: Register, rows: str, names: list[str]
) -> dict[str, tuple[tuple[object, ...], str]]:
    """What sorts each row, and its name; districts by level, groups in their own order."""
    if rows == "area":
        areas, levels = found.cube.areas, [one.id for one in found.city.frame.levels]
        places = {name: int(name) for name in names}
        return {name: ((-levels.index(areas.levels[at]), sort_key(areas.names[at])),
                       areas.names[at]) for name, at in places.items()}
    if rows == "group":
        order = list(TARGET_GROUPS)
        return {name: ((order.index(name),) if name in order else (len(order), name),
                       str(TARGET_GROUPS.get(name, name))) for name in names}
    said = {name: _said(found, register, rows, name) for name in names}
    return {name: ((sort_key(one),), one) for name, one in said.items()}


def _said(found: Snapshot, register: Register, rows: str, name: str) -> str:
    if rows == "goal":
        goal = register.get("goal", name)
        return goal.title if goal else name
    if rows == "indicator":
        declared = found.city.indicators.get(name)
        return str(declared.label) if declared else name
    return str(DOMAINS.get(name, name))


def _column(found: Snapshot, name: str, columns: str) -> str:
    if columns == "plan" and name in found.city.plans:
        return str(found.city.plans[name].label)
    return name


def cell_html(cell: Cell) -> str:
    """HTML of a cell that opens: how many goals and measures, their money, then links."""
    parts = [counted(kind, len(items)) for kind, items in (
        ("goal", cell.goals), ("measure", cell.measures)) if items]
    links = [f"<li>{entry_link(one)}</li>" for one in (*cell.goals, *cell.measures)]
    rest = len(links) - MOST_LINKS
    more = f"<li>{_rest(cell, rest)}</li>" if rest > 0 else ""
    money = escape(money_words(cell.money)) if cell.money else ""
    return (f"<details><summary>{escape(', '.join(parts))}</summary>"
            f"<ul>{''.join(links[:MOST_LINKS])}{more}</ul></details>"
            + (f'<div class="source">{money}</div>' if money else ""))


def _rest(cell: Cell, rest: int) -> str:
    """A link to the whole list of the plan."""
    plan = (*cell.goals, *cell.measures)[0].text("plan")
    show = "massnahmen" if cell.measures else "ziele"
    to = "planung?" + urlencode(address.link(show=show, plan=plan))
    return f'<a href="{escape(to)}" target="_self">{escape(text("und {n} weitere", n=rest))}</a>'
