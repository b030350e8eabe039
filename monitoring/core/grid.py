"""Cells of one sheet as a person sees them: text, kind, row number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Kinds = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]
ALPHABET = 26


class Kind(IntEnum):
    """What the file says that a cell is; a text file knows only text, errors and formulas."""

    empty = 0
    text = 1
    number = 2
    date = 3
    error = 4
    formula = 5
    boolean = 6


class Merged(NamedTuple):
    """A merged range; rows as people see them, columns counted from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, eq=False)
class Grid:
    """
    All rows of one sheet, column by column.

    `columns` are Arrow arrays of text without surrounding blanks, "" where empty. Numbers of a
    spreadsheet are written in the shortest exact way with a decimal point, dates as ISO 8601.
    `rows` are the row numbers that people see; column 0 is column A.
    """

    sheet: str
    columns: tuple[pa.StringArray, ...]
    kinds: tuple[Kinds, ...]
    rows: npt.NDArray[np.int32]
    merged: tuple[Merged, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def left(self) -> int:
        """Place of the first column that has any cell."""
        return next((place for place, kinds in enumerate(self.kinds) if kinds.any()), 0)

    def line(self, index: int) -> list[str]:
        """Texts of one row, by its place in the grid."""
        return [column[index].as_py() for column in self.columns]

    def part(self, first: int, last: int) -> Grid:
        """Rows from one place up to before another; shares memory."""
        return Grid(
            self.sheet,
            tuple(column[first:last] for column in self.columns),
            tuple(kinds[first:last] for kinds in self.kinds),
            self.rows[first:last],
            self.merged,
        )


def span(rows: Rows) -> Rows | slice:
    """Places of rows; a slice where they follow each other, so that no cell is copied."""
    if len(rows) and int(rows[-1]) - int(rows[0]) + 1 == len(rows):
        return slice(int(rows[0]), int(rows[-1]) + 1)
    return rows


def cells_at(column: pa.StringArray, rows: Rows) -> pa.StringArray:
    """Cells of these rows; shares memory where the rows follow each other."""
    places = span(rows)
    return column[places] if isinstance(places, slice) else column.take(pa.array(rows))


def written(column: pa.StringArray) -> bytes:
    """All cells of a column behind each other."""
    _, offsets, content = column.buffers()
    if content is None or not len(column):
        return b""
    ends = np.frombuffer(offsets, np.int32, len(column) + 1, column.offset * 4)
    return memoryview(content)[int(ends[0]) : int(ends[-1])].tobytes()


def text_grid(lines: list[list[str]], sheet: str = "") -> Grid:
    """A grid of written cells, such as a page or a test has them; short rows are filled up."""
    width = max(map(len, lines), default=0)
    padded = [line + [""] * (width - len(line)) for line in lines]
    columns = tuple(
        pa.array([line[place].strip() for line in padded], pa.string()) for place in range(width)
    )
    kinds = tuple(
        np.asarray(pc.greater(pc.binary_length(column), 0)).astype(np.uint8) for column in columns
    )
    return Grid(sheet, columns, kinds, np.arange(1, len(lines) + 1, dtype=np.int32))


def letter(column: int) -> str:
    """Name of a column as spreadsheets show it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, place = divmod(column - 1, ALPHABET)
        name = chr(ord("A") + place) + name
    return name
