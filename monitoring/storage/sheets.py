"""Spreadsheets as columns of text: header rows joined, titles and footnotes left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from monitoring.core.grid import Grid, Kind
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.core.table_shape import TableShape, shape_of
from monitoring.language import text
from monitoring.storage.reading.upload import read_upload
from monitoring.storage.tables import Table, TableRefused

ENDINGS = (".xlsx", ".xls", ".ods", ".xlsb")


def sheet_table(path: Path, sheet: str = "", decimal: str = ".") -> Table:
    """
    The one table of a spreadsheet, or of the named sheet; raises TableRefused.

    A column is named by all its header rows, joined with " / ". Numbers are written with the
    given decimal sign. An open question refuses the file: nothing is guessed.
    """
    upload = read_upload(path, path.name)
    stopping = [one for one in upload.problems if one.severity == "error"]
    if upload.refused or stopping:
        raise TableRefused(*(stopping or upload.problems))
    grids = [one for one in upload.grids if sheet in ("", one.sheet)]
    shapes = [(grid, shape_of(grid)) for grid in grids]
    tables = [(grid, table) for grid, shape in shapes for table in shape.tables]
    if len(tables) != 1:
        raise TableRefused(_not_one(path.name, sheet, [grid.sheet for grid, _ in tables]))
    asked = [one for _, shape in shapes for one in shape.questions]
    if open_ones := [*upload.questions, *asked]:
        raise TableRefused(*(_open(path.name, one) for one in open_ones))
    return _table(path.name, *tables[0], decimal)


def _table(name: str, grid: Grid, shape: TableShape, decimal: str) -> Table:
    index = pd.RangeIndex(len(shape.rows))
    columns: dict[str, pd.Series] = {}
    for column in shape.columns:
        if column.name in columns:
            message = text("Diese Überschrift steht zweimal. Bitte jede Spalte eindeutig benennen.")
            raise TableRefused(Problem("duplicate-column", message, name, column=column.name))
        cells = grid.columns[column.place].take(shape.rows)
        if decimal != ".":
            numbers = grid.kinds[column.place][shape.rows] == Kind.number
            cells = pc.if_else(numbers, pc.replace_substring(cells, ".", decimal), cells)
        columns[column.name] = pd.Series(cells.to_pandas().to_numpy(), index=index, dtype=str)
    return Table(name, columns, np.asarray(grid.rows[shape.rows], np.int32))


def _not_one(name: str, sheet: str, sheets: list[str]) -> Problem:
    if not sheets and sheet:
        message = text("Dieses Blatt gibt es nicht, oder es hat keine Tabelle.")
    elif not sheets:
        message = text("In dieser Datei wurde keine Tabelle gefunden.")
    else:
        found = ", ".join(dict.fromkeys(sheets))
        message = text("In dieser Datei stehen mehrere Tabellen, auf den Blättern: {sheets}. Bitte "
                       "in der Leseanleitung ein Blatt mit einer Tabelle nennen (sheet).",
                       sheets=found)
    return Problem("table-choice", message, name, sheet)


def _open(name: str, question: Question) -> Problem:
    message = text("{question} Möglich: {options}. Bitte die Tabelle so berichtigen, dass es "
                   "eindeutig ist.", question=question.message,
                   options=" · ".join(question.options))
    return Problem("open-question", message, name, question.sheet, column=question.column)
