"""Tables in a sheet: headers, data rows, number styles, and everything that is neither."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from monitoring.core.cell_classes import Classes, classes_of
from monitoring.core.column_findings import column_questions, dates_for_keys
from monitoring.core.grid import Grid, letter
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.core.table_blocks import Found, blocks_of, value_columns
from monitoring.core.table_columns import ColumnShape, columns_of, form_of
from monitoring.core.table_inside import Inside, inside_of
from monitoring.core.table_outside import outside_of
from monitoring.core.table_rows import Skipped
from monitoring.core.words_only import words_table
from monitoring.language import text


@dataclass(frozen=True, eq=False)
class TableShape:
    """
    One table of a grid.

    `rows` are places in the grid, of data rows only; `subheadings` holds per data row the
    sub-headings above it. `form` is long (one observation per row), years, groups or one.
    """

    title: str
    header: tuple[int, ...]
    columns: tuple[ColumnShape, ...]
    rows: npt.NDArray[np.int64]
    subheadings: tuple[tuple[str, ...], ...]
    subheading_of: npt.NDArray[np.int32]
    form: str
    legend: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Shape:
    """All tables of a sheet; every filled row is in a table or in `skipped`."""

    sheet: str
    tables: tuple[TableShape, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def shape_of(grid: Grid) -> Shape:
    """What the tables of a grid are; in doubt a question instead of a guess."""
    classes = classes_of(grid)
    found = blocks_of(grid, classes) or words_table(classes)
    if not found or not any(len(one.solid) for one in found):
        return _without_rows(grid, found)
    tables, skipped, questions = [], list[Skipped](), list[Question]()
    ends = [int(one.solid[-1]) for one in found]
    problems: list[Problem] = []
    outside = outside_of(grid, found, ends)
    for number, one in enumerate(found, 1):
        table, inside, asked = _table(grid, classes, one, number)
        around = outside[number - 1]
        tables.append(
            TableShape(
                around.title, tuple(one.header), *table, legend=around.legend, notes=around.notes
            )
        )
        skipped += [*around.skipped, *inside.skipped]
        questions += [*asked, *inside.questions]
        problems += dates_for_keys(grid, list(table[0]), inside.rows)
    skipped.sort(key=lambda one: one.first)
    return Shape(grid.sheet, tuple(tables), tuple(skipped), tuple(questions), tuple(problems))


_Parts = tuple[
    tuple[ColumnShape, ...], npt.NDArray[np.int64], tuple[tuple[str, ...], ...],
    npt.NDArray[np.int32], str,
]


def _table(
    grid: Grid, classes: list[Classes], found: Found, number: int
) -> tuple[_Parts, Inside, list[Question]]:
    """Columns, data rows, sub-headings and form of one table, and what is open about it."""
    values = value_columns(classes, found.solid)
    columns, doubtful = columns_of(grid, classes, found, values)
    inside = inside_of(grid, classes, found, columns, number)
    questions = column_questions(grid, columns, number)
    if not found.header or not found.sure:
        questions.append(_no_header(grid, found, number))
    if doubtful:
        questions.append(_spanning(grid, doubtful, number))
    form = form_of(grid, columns, inside.rows)
    parts = (tuple(columns), inside.rows, inside.subheadings, inside.subheading_of, form)
    return parts, inside, questions


def _no_header(grid: Grid, found: Found, number: int) -> Question:
    rows = found.header or [int(found.solid[0])]
    options = [text("Zeile {row}", row=int(grid.rows[row])) for row in rows]
    none = text("ohne Kopfzeile")
    return Question(
        f"header:{grid.sheet}:{number}",
        text("Welche Zeile sagt, was die Spalten bedeuten? Über den Werten steht keine eindeutige "
             "Kopfzeile."),
        (*options, none) if found.header else (none, *options),
        grid.sheet, evidence=tuple(cell for cell in grid.line(rows[-1]) if cell)[:8],
    )


def _spanning(grid: Grid, columns: list[int], number: int) -> Question:
    names = ", ".join(map(letter, columns))
    return Question(
        f"span:{grid.sheet}:{number}",
        text("Steht der Text links davon in der oberen Kopfzeile auch über den Spalten {columns}?",
             columns=names),
        (text("ja"), text("nein")), grid.sheet, names,
    )


def _without_rows(grid: Grid, found: list[Found]) -> Shape:
    filled = [int(row) for row, kinds in zip(grid.rows, _any(grid), strict=True) if kinds]
    message = text("Das Blatt hat keine Zeilen mit Werten. Bitte prüfen, ob es das richtige ist.")
    rule = "no-rows" if found or len(filled) <= 1 else "no-table-found"
    skipped = tuple(Skipped(row, row, "outside") for row in filled[:10_000])
    problem = Problem(rule, message, sheet=grid.sheet)
    return Shape(grid.sheet, skipped=skipped, problems=(problem,))


def _any(grid: Grid) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(grid), bool)
    for kinds in grid.kinds:
        found |= kinds > 0
    return found
