"""What the columns of a table leave open, and what is wrong in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from monitoring.core.cell_classes import DATE
from monitoring.core.grid import Grid, Kind, cells_at, letter, span, written
from monitoring.core.number_style import MARKS, Style
from monitoring.core.problem import Problem
from monitoring.core.question import Choices
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_content import AREA_NAMED, KEY_NAME, PERIOD
from monitoring.language import text


def settled_columns(columns: list[ColumnShape], choices: Choices) -> list[ColumnShape]:
    """The columns with what was answered about them; the rest is asked."""
    return _with_headings([_with_style(one, choices) for one in columns], choices)


def _with_style(one: ColumnShape, choices: Choices) -> ColumnShape:
    """A column of numbers that can be read in two ways, as the answer says."""
    if one.holds != "numbers" or one.style.sure:
        return one
    example = next(iter(one.style.examples), "1.234")
    shown = one.style.decimal or ","
    decimal = choices.choose(
        "decimal", one.name,
        text("Ist in dieser Spalte das Komma oder der Punkt das Dezimalzeichen? Die "
             "Schreibweise „{example}“ lässt beides zu.", example=example),
        {shown: _mark(shown), MARKS[shown]: _mark(MARKS[shown])}, one.name, one.style.examples,
    )
    if not choices.answered("decimal", one.name):
        return one
    group = one.style.thousands
    return replace(one, style=Style(decimal, MARKS[decimal] if group in MARKS else group))


def _mark(sign: str) -> str:
    return text("Komma") if sign == "," else text("Punkt")


def _with_headings(columns: list[ColumnShape], choices: Choices) -> list[ColumnShape]:
    """Every column of numbers without a heading, beside columns with one, is asked about."""
    if not any(one.path for one in columns):
        return columns
    kept: list[ColumnShape] = []
    for number, one in enumerate(columns):
        if not number or one.holds != "numbers" or one.path:
            kept.append(one)
            continue
        use = _use(one, columns[number - 1].name, choices)
        if use == "decimals" and kept and kept[-1].holds == "numbers":
            style = Style(",", "")
            kept[-1] = replace(kept[-1], decimals=one.place, style=style)
        else:
            kept.append(one if use == "own" else replace(one, holds="nothing"))
    return kept


def _use(one: ColumnShape, before: str, choices: Choices) -> str:
    """What a nameless column is; the question is about the column before, which may lack it."""
    name = letter(one.place)
    return choices.choose(
        "unnamed", name,
        text("Spalte {column} hat Zahlen, aber keine Überschrift. Was ist sie? Vielleicht hat "
             "ein Dezimalkomma die Zeile zu früh geteilt.", column=name),
        {"ignored": text("bleibt ungelesen"),
         "decimals": text("Nachkommastellen der Spalte davor"), "own": text("eigene Spalte")},
        before,
    )


def tables_beside(grid: Grid, columns: list[ColumnShape]) -> list[Problem]:
    """An error where the names of rows begin anew right of figures, as in a second table."""
    holds = [one.holds for one in columns]
    for number, one in enumerate(columns):
        if one.holds != "words" or "numbers" not in holds[number:]:
            continue
        left = columns[: holds.index("numbers")] if "numbers" in holds[:number] else []
        if any(other.holds == "words" and other.path == one.path for other in left):
            message = text("Rechts von Spalte {column} beginnt eine zweite Tabelle. Bitte die "
                           "Tabellen untereinander oder auf eigene Blätter setzen.",
                           column=letter(one.place - 1))
            return [Problem("tables-beside", message, "", grid.sheet, column=letter(one.place))]
    return []


def dates_for_keys(
    grid: Grid, columns: list[ColumnShape], rows: npt.NDArray[np.int64], most: int = 200
) -> list[Problem]:
    """One error for every date in a column of district numbers."""
    message = text("Hier steht ein Datum statt einer Gebietsnummer. Tabellenprogramme machen aus "
                   "„1-2“ ein Datum; bitte die Spalte als Text formatieren und neu eingeben.")
    found = []
    for one in columns:
        head = " ".join(one.path)
        named = KEY_NAME.search(head) or AREA_NAMED.search(head)
        if not named or PERIOD.search(head) or one.holds in ("years", "nothing"):
            continue
        cells = cells_at(grid.columns[one.place], rows)
        dates = grid.kinds[one.place][span(rows)] == Kind.date
        if any(mark in written(cells) for mark in (b".", b"-", b"/")):
            coded = cells.dictionary_encode()
            if len(coded.dictionary):
                found_dates = np.asarray(pc.match_substring_regex(coded.dictionary, DATE))
                dates |= found_dates[np.asarray(coded.indices)]
        for index in np.flatnonzero(dates)[:most]:
            row = int(grid.rows[rows[index]])
            found.append(Problem("date-for-key", message, "", grid.sheet, row, one.name,
                                 cells[int(index)].as_py()))
    return found
