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
