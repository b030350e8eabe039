"""The synopsis: goals and measures of all plans by district, group, topic and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.cube import FloatArray
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import covered
from monitoring.core.planning.reach import reach_of
from monitoring.core.planning.synopsis import (
    COLUMNS,
    ROWS,
    Crossing,
    column_names,
    crossing,
    row_names,
    years_of,
)
from monitoring.core.planning.words import OVER
from monitoring.core.rounding import rounded
from monitoring.language import current, text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entries_map import map_places, show_counts_map
from monitoring.pages.parts.planning.html_table import breakable, html_table
from monitoring.pages.parts.planning.synopsis.table_cells import cells_html, row_labels
from monitoring.pages.parts.planning.table_files import show_table_files, titles
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader wants to see: choices, rows, columns, what is over, all rows."""

    chosen: Chosen
    rows: str
    columns: str
    over: bool
    every: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The table's HTML and how many rows there are."""

    html: str
    rows: int


def show_table(found: Snapshot, register: Register) -> None:
    """Rows and columns as chosen; each cell opens to its entries."""
    chosen = show_filters(found)
    with st.container(horizontal=True):
        rows = _pick(text("Zeilen"), "rows", {one: str(words) for one, words in ROWS.items()})
        columns = _pick(text("Spalten"), "columns",
                        {one: str(words) for one, words in COLUMNS.items()})
        over = address.switch(text("Auch Erledigtes"), "over")
    view = Shown(chosen, rows, columns, over, address.chosen("all") == "1")
    table = table_html(found, register, view, setting_of(found).today.year, current())
    if not table.rows:
        st.info(text("Noch keine Ziele und Maßnahmen sind eingetragen, oder nichts passt zur "
                     "Auswahl."))
        return
    st.html(table.html)
    with st.container(horizontal=True):
        show_table_files(found, f"synopse-{rows}-{columns}", text("Synopse"),
                         lambda: crossing_frame(found, register, view))
        if table.rows > MOST_ROWS:
            address.switch(text("Alle {n} Zeilen zeigen", n=rounded(table.rows, 0)), "all")
    show_counts_map(found, _counts(found, register, replace(chosen, area=""), over),
                    text("Ziele und Maßnahmen"), "ziele-massnahmen")


@lru_cache(maxsize=128)
def _counts(found: Snapshot, register: Register, chosen: Chosen, over: bool) -> FloatArray:
    """How many entries concern each district of the map."""
    reach = reach_of(register, found.cube.areas)
    return reach.counts(_items(found, register, chosen, over))[map_places(found)]


def _items(found: Snapshot, register: Register, chosen: Chosen, over: bool) -> list[Item]:
    areas = found.cube.areas
    going = [one for kind in ("goal", "measure") for one in register.of(kind)
             if over or one.text("state") not in OVER]
    items = fitting(going, replace(chosen, area=""), areas)
    if not chosen.area:
        return items
    return reach_of(register, areas).within(items, covered(areas, [chosen.area]))


def _pick(label: str, name: str, options: Mapping[str, str]) -> str:
    value = address.known(name, list(options), next(iter(options)), f"„{label}“")
    return address.select(label, name, list(options), value, options.__getitem__)


@lru_cache(maxsize=64)
def table_html(
    found: Snapshot, register: Register, view: Shown, year: int, _language: str
) -> Table:
    """The table; readers who choose the same share it. Its words are in the language named."""
    table = _crossing(found, register, view, year)
    labels = row_labels(found, register, view.rows, table.rows)
    shown = list(labels) if view.every else list(labels)[:MOST_ROWS]
    heads = [breakable(_column(found, one, view.columns)) for one in table.columns]
    cells = cells_html([table.cells(name) for name in shown], table.columns)
    body = [(escape(labels[name]), *own) for name, own in zip(shown, cells, strict=True)]
    said = text("Ein Eintrag mit mehreren Gebieten, Gruppen oder Plänen steht in jeder Zeile und "
                "Spalte. Die Mittel sind die der geplanten und laufenden Maßnahmen im Jahr.")
    if table.unplaced:
        said += " " + text("{n} Einträge haben dazu keine Angabe und fehlen hier.",
                           n=rounded(table.unplaced, 0))
    html = html_table(text("Synopse"), (str(ROWS[view.rows]), *heads), body)
    return Table(f'<div class="synopsis">{html}</div><p class="note">{escape(said)}</p>',
                 len(labels))


def _crossing(found: Snapshot, register: Register, view: Shown, year: int) -> Crossing:
    items = _items(found, register, view.chosen, view.over)
    first, last = years_of(items, year)
    return crossing(items, row_names(view.rows, found.cube.areas, found.city, register),
                    column_names(view.columns, first, last),
                    list(found.city.plans) if view.columns == "plan" else ())


def crossing_frame(found: Snapshot, register: Register, view: Shown) -> pd.DataFrame:
    """A row per cell that has entries: counts, money and titles."""
    table = _crossing(found, register, view, setting_of(found).today.year)
    labels = row_labels(found, register, view.rows, table.rows)
    cells = [(labels[row], column, one) for row in labels
             for column, one in table.cells(row).items()]
    return pd.DataFrame({
        str(ROWS[view.rows]): [row for row, _, _ in cells],
        str(COLUMNS[view.columns]): [_column(found, one, view.columns) for _, one, _ in cells],
        text("Ziele (Zahl)"): [len(one.goals) for _, _, one in cells],
        text("Maßnahmen (Zahl)"): [len(one.measures) for _, _, one in cells],
        text("Mittel im Jahr (Euro)"): [one.money for _, _, one in cells],
        text("Ziele"): [titles(one.goals) for _, _, one in cells],
        text("Maßnahmen"): [titles(one.measures) for _, _, one in cells],
    })


def _column(found: Snapshot, name: str, columns: str) -> str:
    if columns == "plan" and name in found.city.plans:
        return str(found.city.plans[name].label)
    return name
