"""Cells of the data rows of a table, as its shape says that they are to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Grid, Kind, Rows, cells_at, span
from monitoring.core.numbers import CellNumbers, numbers_of_cells
from monitoring.core.status import Status
from monitoring.core.table_columns import ColumnShape

if TYPE_CHECKING:
    from monitoring.core.table_shape import TableShape


def texts_of_column(grid: Grid, table: TableShape, column: ColumnShape) -> pa.StringArray:
    """
    Texts of a column in the data rows of its table.

    Empty cells of a column that repeats have the text above them; digits that stand in a column
    of their own follow the decimal comma.
    """
    cells = _texts(grid, column, table.rows)
    if not column.repeats:
        return cells
    filled = np.asarray(pc.not_equal(cells, ""))
    above = np.maximum.accumulate(np.where(filled, np.arange(len(cells)), 0))
    return cells.take(pa.array(above))


def numbers_of_column(
    grid: Grid, table: TableShape, column: ColumnShape, signs: Mapping[str, Status]
) -> CellNumbers:
    """Numbers of a column in the data rows of its table."""
    return cells_read(grid, column, table.rows, signs)


def cells_read(
    grid: Grid, column: ColumnShape, rows: Rows, signs: Mapping[str, Status]
) -> CellNumbers:
    """Numbers of some rows; those of a workbook are read as such, texts by the column's style."""
    cells = _texts(grid, column, rows)
    typed = grid.kinds[column.place][span(rows)] == Kind.number
    if typed.all() and column.decimals is None:
        return numbers_of_cells(cells, ".", "", signs)
    found = numbers_of_cells(cells, column.style.decimal, column.style.thousands, signs)
    if typed.any() and column.decimals is None:
        places = np.flatnonzero(typed)
        exact = numbers_of_cells(cells.take(pa.array(places)), ".", "", signs)
        found.values[places], found.status[places] = exact.values, exact.status
        found.bad[places], found.marked[places] = exact.bad, exact.marked
    return found


def _texts(grid: Grid, column: ColumnShape, rows: Rows) -> pa.StringArray:
    cells = cells_at(grid.columns[column.place], rows)
    if column.decimals is None:
        return cells
    digits = cells_at(grid.columns[column.decimals], rows)
    joined = pc.binary_join_element_wise(cells, digits, ",")
    return pc.if_else(pc.equal(digits, ""), cells, joined)
