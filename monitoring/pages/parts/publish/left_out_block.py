"""Everything of a file that was not taken over, so that nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from monitoring.core.reading_plan import fits, needed
from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.source_table import SourceTable
from monitoring.core.table_rows import Skipped
from monitoring.language import text
from monitoring.pages.parts.publish.understanding import Understood

LISTED = 60


def show_left_out(found: Understood) -> None:
    """Rows around and within the table, columns and sheets that nobody reads."""
    lines = list(_lines(found))
    if not lines:
        return
    with st.expander(text("Nicht übernommen ({n})", n=len(lines)),
                     icon=":material/playlist_remove:"):
        items = "".join(f"<li>{escape(one)}</li>" for one in lines[:LISTED])
        more = len(lines) - LISTED
        items += f"<li>{escape(text('und {n} weitere', n=more))}</li>" if more > 0 else ""
        st.html(f"<ul>{items}</ul>")


def _lines(found: Understood) -> Iterator[str]:
    table, recipe = found.table, found.recipe
    if table is not None and recipe is not None:
        for name in _unread(table, recipe):
            yield text("Spalte „{column}“", column=name)
    words = _reasons()
    for shape in found.opened.shapes:
        if table is not None and shape.sheet != table.sheet:
            if shape.tables:
                yield text("Blatt „{sheet}“ mit {n} Tabellen", sheet=shape.sheet,
                           n=len(shape.tables))
            continue
        for one in shape.skipped:
            if one.reason in words:
                yield _skipped(one, words[one.reason])


def _skipped(one: Skipped, reason: str) -> str:
    rows = text("Zeile {row}", row=one.first) if one.first == one.last else text(
        "Zeilen {first} bis {last}", first=one.first, last=one.last)
    return f"{reason}, {rows}" + (f": {one.text}" if one.text else "")


def _reasons() -> dict[str, str]:
    """Reasons for which a row is no data; empty rows and headings are no loss."""
    return {
        "title": text("Titel"), "column_numbers": text("Spaltennummern"),
        "units": text("Einheiten"), "total": text("Summe"), "legend": text("Zeichenerklärung"),
        "footnote": text("Fußnote"), "outside": text("Außerhalb der Tabelle"),
    }


def _unread(table: SourceTable, recipe: ObservationsRecipe) -> list[str]:
    used = needed(recipe)
    return [name for name in table.columns if not any(fits(one, name) for one in used)]
