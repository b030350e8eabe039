"""One table of a file as a recipe reads it: named columns of text with their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Grid, Kind, letter, span
from monitoring.core.number_style import Style
from monitoring.core.table_cells import texts_of_column
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_shape import TableShape

SUBHEADING = "#{n}"


@dataclass(frozen=True, eq=False)
class SourceTable:
    """
    Columns of text by name, parallel to `rows`, the row numbers that people see.

    `places` are the columns in the sheet (0 is A). Sub-headings stand in columns named "#1",
    "#2" … from the outermost. `twice` are
    headings that stand above several columns; `holds`, `units` and `signs` tell what each column
    seems to be (see ColumnShape). `typed` marks cells that a spreadsheet itself holds as numbers or
    dates: those numbers have a decimal point whatever the style of the rest. `totals` are rows
    that are sums of others.
    """

    file: str
    sheet: str
    columns: Mapping[str, pa.StringArray]
    rows: npt.NDArray[np.int32]
    places: Mapping[str, int] = field(default_factory=dict)
    styles: Mapping[str, Style] = field(default_factory=dict)
    typed: Mapping[str, npt.NDArray[np.uint8]] = field(default_factory=dict)
    title: str = ""
    legend: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    totals: SourceTable | None = None
    twice: frozenset[str] = frozenset()
    holds: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def kinds(self, column: str) -> npt.NDArray[np.uint8]:
        """Kind of every cell of a column."""
        return self.typed.get(column, np.full(len(self), Kind.text, np.uint8))


def source_table(
    grid: Grid, shape: TableShape, file: str, totals: npt.NDArray[np.int64] | None = None
) -> SourceTable:
    """The table of a sheet; a column without heading is named by its letter."""
    columns, kinds, places, styles = {}, {}, {}, {}
    shapes: dict[str, ColumnShape] = {}
    twice: set[str] = set()
    part = span(shape.rows)
    for column in shape.columns:
        name = column.name
        if name in columns:
            twice.add(name)
            name = f"{name} ({letter(column.place)})"
        columns[name] = texts_of_column(grid, shape, column)
        kinds[name] = grid.kinds[column.place][part]
        places[name], styles[name], shapes[name] = column.place, column.style, column
    for number, cells in enumerate(_subheadings(shape), 1):
        columns[SUBHEADING.format(n=number)] = cells
    below = None
    if totals is not None and len(totals):
        below = SourceTable(
            file, grid.sheet,
            {name: grid.columns[place].take(pa.array(totals)) for name, place in places.items()},
            np.asarray(grid.rows[totals], np.int32), places, styles,
            {name: grid.kinds[place][totals] for name, place in places.items()},
        )
    return SourceTable(
        file, grid.sheet, columns, np.asarray(grid.rows[shape.rows], np.int32), places, styles,
        kinds, shape.title, shape.legend, shape.notes, below, frozenset(twice),
        {name: one.holds for name, one in shapes.items()},
        {name: one.unit for name, one in shapes.items()},
        {name: one.signs for name, one in shapes.items()},
    )


def _subheadings(shape: TableShape) -> list[pa.StringArray]:
    """One column per level of sub-headings."""
    depth = max(map(len, shape.subheadings), default=0)
    columns = []
    for level in range(depth):
        words = [path[level] if len(path) > level else "" for path in shape.subheadings]
        columns.append(pa.array(words, pa.string()).take(pa.array(shape.subheading_of)))
    return columns


def with_decimal(table: SourceTable, column: str, decimal: str) -> pa.StringArray:
    """Cells of a column with the numbers of the spreadsheet written with this decimal mark."""
    cells = table.columns[column]
    numbers = table.kinds(column) == Kind.number
    if decimal == "." or not numbers.any():
        return cells
    return pc.if_else(pa.array(numbers), pc.replace_substring(cells, ".", decimal), cells)
