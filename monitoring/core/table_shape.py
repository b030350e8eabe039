"""Tables in a sheet: headers, data rows, number styles, and everything that is neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from monitoring.core.cell_classes import Classes, classes_of
from monitoring.core.column_findings import dates_for_keys, settled_columns, tables_beside
from monitoring.core.grid import Grid, cells_at
from monitoring.core.problem import Problem
from monitoring.core.question import Choices, Question
from monitoring.core.table_blocks import blocks_of
from monitoring.core.table_columns import ColumnShape, columns_of
from monitoring.core.table_found import Found, with_header, with_tail
from monitoring.core.table_head import value_columns
from monitoring.core.table_header import YEAR
from monitoring.core.table_inside import Inside, inside_of, repeating
from monitoring.core.table_outside import Around, outside_of
from monitoring.core.table_rows import Skipped
from monitoring.core.table_styles import with_styles
from monitoring.core.words_only import words_table
from monitoring.language import text

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class TableShape:
    """
    One table of a grid.

    `rows` are places in the grid, of data rows only, `totals` those of the sums that were left
    out; `subheadings` holds the distinct paths of sub-headings, `subheading_of` per data row the
    one above it. `form` is long (one observation per row), years, groups or one.
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
    totals: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))


@dataclass(frozen=True, eq=False)
class Shape:
    """All tables of a sheet; every filled row is in a table or in `skipped`."""

    sheet: str
    tables: tuple[TableShape, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def shape_of(grid: Grid, answers: Mapping[str, str] = NONE) -> Shape:
    """
    What the tables of a grid are; in doubt a question instead of a guess.

    `answers` are those to earlier questions by their ids; they are applied and not asked again.
    """
    classes = classes_of(grid)
    found = blocks_of(grid, classes) or words_table(classes)
    if not found or not any(len(one.solid) for one in found):
        return _without_rows(grid, found)
    choices = [Choices(grid.sheet, number, answers) for number in range(1, len(found) + 1)]
    found = [with_header(grid, one, own) for one, own in zip(found, choices, strict=True)]
    parts = [_table(grid, classes, one, own) for one, own in zip(found, choices, strict=True)]
    outside = outside_of(grid, found, [inside.end for _, inside in parts])
    tables, skipped, problems = list[TableShape](), list[Skipped](), list[Problem]()
    for one, around, (columns, inside) in zip(found, outside, parts, strict=True):
        tables.append(_shape(grid, one, columns, inside, around))
        skipped += [*around.skipped, *inside.skipped]
        problems += [*dates_for_keys(grid, columns, inside.rows), *tables_beside(grid, columns)]
    skipped.sort(key=lambda one: one.first)
    questions = tuple(question for own in choices for question in own.questions)
    return Shape(grid.sheet, tuple(tables), tuple(skipped), questions, tuple(problems))


def _table(
    grid: Grid, classes: list[Classes], found: Found, choices: Choices
) -> tuple[list[ColumnShape], Inside]:
    """Columns and rows of one table."""
    values = value_columns(classes, found.solid)
    columns = columns_of(grid, classes, found, values, choices)
    columns = settled_columns(with_styles(grid, found, columns), choices)
    names = {one.place: one.holds for one in columns[:2] if one.holds not in ("numbers", "nothing")}
    found = with_tail(grid, found, names, choices)
    inside = inside_of(grid, classes, found, columns, choices)
    return repeating(grid, columns, inside.rows, choices), inside


def _shape(
    grid: Grid, found: Found, columns: list[ColumnShape], inside: Inside, around: Around
) -> TableShape:
    return TableShape(
        around.title, tuple(found.header), tuple(columns), inside.rows, inside.subheadings,
        inside.subheading_of, form_of(grid, columns, inside.rows), around.legend, around.notes,
        inside.totals,
    )


def form_of(grid: Grid, columns: list[ColumnShape], rows: npt.NDArray[np.int64]) -> str:
    """How observations lie in the table: long, years, groups or one (one column of numbers)."""
    numbers = [one for one in columns if one.holds == "numbers"]
    years = {year for one in numbers for part in one.path for year in YEAR.findall(part)}
    if len(numbers) >= 2 and len(years) >= 2:
        return "years"
    if any(one.holds in ("years", "dates") for one in columns) and any(
        _recurs(grid, one, rows) for one in columns if one.holds in ("words", "keys")
    ):
        return "long"
    return "groups" if len(numbers) > 1 else "one"


def _recurs(grid: Grid, column: ColumnShape, rows: npt.NDArray[np.int64]) -> bool:
    cells = cells_at(grid.columns[column.place], rows[:10_000])
    return len(rows) > 1 and len(pc.unique(cells)) < min(len(rows), 10_000)


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
