"""Rows between the first and the last data row of a table: what is data and what is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import Classes
from monitoring.core.grid import Grid, Rows, span
from monitoring.core.question import Choices
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_found import Found
from monitoring.core.table_headings import Headings, between_of, headings_of
from monitoring.core.table_rows import Skipped, skipped_row
from monitoring.core.table_totals import AREA, named_totals, summed_rows
from monitoring.language import text

WRITTEN_ONCE = 0.4


@dataclass(frozen=True)
class Inside:
    """Data rows of a table, their sub-headings, totals, and all rows left out with the reason."""

    rows: Rows
    totals: Rows
    subheadings: Headings
    subheading_of: npt.NDArray[np.int32]
    skipped: list[Skipped]
    end: int


def inside_of(
    grid: Grid, classes: list[Classes], found: Found, columns: list[ColumnShape], choices: Choices
) -> Inside:
    """Sort the rows of a table into data, totals, sub-headings and repeated headers."""
    between = between_of(grid, classes, found, columns, choices)
    rows = found.solid
    if between.kept:
        rows = np.sort(np.concatenate([rows, np.array(between.kept, np.int64)]))
    total = named_totals(grid, classes, rows, columns, choices)
    sections = _sections(rows, between.heads)
    total = summed_rows(grid, rows, sections, columns, total, choices)
    skipped = [*between.skipped, *(skipped_row(grid, int(row), "total") for row in rows[total])]
    skipped += [skipped_row(grid, row, "header") for row in found.header]
    skipped += [skipped_row(grid, row, "column_numbers") for row in found.numbering]
    data = rows[~total] if total.any() else rows
    names, of_row = headings_of(between.heads, data)
    return Inside(data, rows[total], names, of_row, skipped, int(found.solid[-1]))


def _sections(rows: Rows, heads: list[tuple[int, str]]) -> list[Rows]:
    """Places in `rows` of each stretch under one sub-heading."""
    if not heads:
        return [np.arange(len(rows))] if len(rows) > 2 else []
    cuts = np.searchsorted(rows, [row for row, _ in heads]).tolist()
    return [part for part in np.split(np.arange(len(rows)), cuts) if len(part) > 2]


def repeating(
    grid: Grid, columns: list[ColumnShape], rows: Rows, choices: Choices
) -> list[ColumnShape]:
    """The columns, where those whose empty cells stand for the text above them say so."""
    names = [one for one in columns if one.holds in ("words", "keys", "years", "dates")]
    first = next((one.place for one in columns if one.holds == "numbers"), len(grid.columns))
    names = [one for one in names if one.place < first]
    found = []
    for one in columns:
        if one.holds == "nothing" and grid.kinds[one.place][span(rows)].any() and one.path:
            one = replace(one, holds="words")  # noqa: PLW2901  only rows without values have it
        # Numbers that share their header with the names beside them belong to one name each.
        beside = [other for other in names
                  if other.place > one.place and other.path != one.path]
        if one in names and beside and _repeats(grid, one, beside, rows, choices):
            one = replace(one, repeats=True)  # noqa: PLW2901
        found.append(one)
    return found


def _repeats(
    grid: Grid, column: ColumnShape, beside: list[ColumnShape], rows: Rows, choices: Choices
) -> bool:
    filled = grid.kinds[column.place][span(rows)]
    if filled.all() or not len(rows) or not filled[0]:
        return False
    blank = filled == 0
    if not any(grid.kinds[other.place][rows[blank]].all() for other in beside):
        return False
    merged = np.zeros(len(grid), bool)
    for one in grid.merged:
        if one.first_column <= column.place <= one.last_column and one.first_row < one.last_row:
            inside = slice(*np.searchsorted(grid.rows, (one.first_row, one.last_row + 1)))
            merged[inside] = True
    if merged[rows[blank]].all():
        return True
    texts = grid.columns[column.place].take(pa.array(rows[~blank]))
    once = len(pc.unique(texts)) == len(texts) > 1
    if once and AREA.search(column.name) and blank.mean() >= WRITTEN_ONCE:
        return True
    shown = pc.unique(texts)[:4].to_pylist()
    return choices.agreed(
        "repeat", column.name,
        text("Gilt der Text in dieser Spalte auch für die leeren Zellen darunter?"),
        True, column.name, shown,
    )
