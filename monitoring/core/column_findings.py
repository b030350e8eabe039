"""What the columns of a table leave open, and what is wrong in them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import DATE
from monitoring.core.grid import Grid, Kind, letter
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.core.table_columns import NAMED_KEY, PERIOD, ColumnShape
from monitoring.language import text


def column_questions(grid: Grid, columns: list[ColumnShape], number: int) -> list[Question]:
    """One question for every column of numbers that can be read in two ways."""
    asked = []
    for one in columns:
        if one.holds != "numbers" or one.style.sure:
            continue
        example = next(iter(one.style.examples), "1.234")
        asked.append(
            Question(
                f"decimal:{grid.sheet}:{number}:{letter(one.place)}",
                text("Ist in dieser Spalte das Komma oder der Punkt das Dezimalzeichen? Die "
                     "Schreibweise „{example}“ lässt beides zu.", example=example),
                (one.style.decimal or ",", "." if one.style.decimal == "," else ","),
                grid.sheet, one.name, one.style.examples,
            )
        )
    return asked + _unnamed(grid, columns, number)


def _unnamed(grid: Grid, columns: list[ColumnShape], number: int) -> list[Question]:
    """One question for every column of numbers without a heading, beside columns with one."""
    if not any(one.path for one in columns):
        return []
    return [
        Question(
            f"unnamed:{grid.sheet}:{number}:{letter(one.place)}",
            text("Spalte {column} hat Zahlen, aber keine Überschrift. Was ist sie? Vielleicht hat "
                 "ein Dezimalkomma die Zeile zu früh geteilt.", column=letter(one.place)),
            (text("bleibt ungelesen"), text("Nachkommastellen der Spalte davor"),
             text("eigene Spalte")),
            grid.sheet, letter(one.place),
        )
        for one in columns[1:] if one.holds == "numbers" and not one.path
    ]


def dates_for_keys(
    grid: Grid, columns: list[ColumnShape], rows: npt.NDArray[np.int64], most: int = 200
) -> list[Problem]:
    """One error for every date in a column of district numbers."""
    message = text("Hier steht ein Datum statt einer Gebietsnummer. Tabellenprogramme machen aus "
                   "„1-2“ ein Datum; bitte die Spalte als Text formatieren und neu eingeben.")
    found = []
    for one in columns:
        named = NAMED_KEY.search(" ".join(one.path)) and not PERIOD.search(" ".join(one.path))
        if not named or one.holds not in ("keys", "dates", "words", "numbers"):
            continue
        cells = grid.columns[one.place].take(pa.array(rows))
        dates = np.asarray(pc.match_substring_regex(cells, DATE))
        dates |= grid.kinds[one.place][rows] == Kind.date
        for index in np.flatnonzero(dates)[:most]:
            row = int(grid.rows[rows[index]])
            found.append(Problem("date-for-key", message, "", grid.sheet, row, one.name,
                                 cells[int(index)].as_py()))
    return found
