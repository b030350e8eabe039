"""Sums among counts that anybody knows: of areas, of formulas, of parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.intp]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Relations:
    """
    Rows of cells whose signed sum is zero, in compressed form.

    Row r holds the cells `cells[starts[r]:starts[r + 1]]` with `signs` of 1 for the whole and
    −1 for each part; a cell is a position in a flat list of `size` counts.
    """

    starts: IntArray
    cells: IntArray
    signs: FloatArray
    size: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    @cached_property
    def row_of(self) -> IntArray:
        """The row of every entry."""
        return np.repeat(np.arange(self.rows), np.diff(self.starts))

    def unknown(self, hidden: BoolArray) -> IntArray:
        """How many hidden cells each row holds."""
        found = np.bincount(self.row_of[hidden[self.cells]], minlength=self.rows)
        return found.astype(np.intp)

    def rest(self, counts: FloatArray, hidden: BoolArray) -> FloatArray:
        """What the hidden cells of each row add up to, with their signs."""
        shown = np.where(hidden[self.cells], 0.0, counts[self.cells] * self.signs)
        sums = np.bincount(self.row_of, weights=shown, minlength=self.rows)
        return 0.0 - sums.astype(np.float64)

    def components(self, hidden: BoolArray) -> IntArray:
        """
        A number per cell: hidden cells that share rows, directly or through others, have the
        same; −1 for shown cells.
        """
        label = np.where(hidden, np.arange(self.size), -1)
        entries = np.flatnonzero(hidden[self.cells])
        rows, cells = self.row_of[entries], self.cells[entries]
        while True:
            lowest = np.full(self.rows, self.size)
            np.minimum.at(lowest, rows, label[cells])
            new = label.copy()
            np.minimum.at(new, cells, lowest[rows])
            # A label points to a cell whose own label may be lower by now.
            new = np.where(new >= 0, new[new], new)
            if (new == label).all():
                return label
            label = new

    def kept(self, rows: BoolArray) -> Relations:
        """Only some of the rows."""
        keep = rows[self.row_of]
        sizes = np.diff(self.starts)[rows]
        starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.intp)
        return Relations(starts, self.cells[keep], self.signs[keep], self.size)


def relations(rows: Sequence[tuple[int, Sequence[int]]], size: int) -> Relations:
    """Rows "whole = sum of parts" as relations over `size` cells."""
    lengths = [1 + len(parts) for _, parts in rows]
    cells = [one for whole, parts in rows for one in (whole, *parts)]
    starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.intp)
    signs = np.full(len(cells), -1.0)
    signs[starts[:-1]] = 1.0
    return Relations(starts, np.array(cells, np.intp), signs, size)


def together(parts: Sequence[Relations], size: int) -> Relations:
    """Several relations over the same cells as one."""
    lengths = [np.diff(one.starts) for one in parts]
    starts = np.concatenate(([0], np.cumsum(np.concatenate([[], *lengths])))).astype(np.intp)
    cells = np.concatenate([np.zeros(0, np.intp), *(one.cells for one in parts)]).astype(np.intp)
    signs = np.concatenate([np.zeros(0), *(one.signs for one in parts)])
    return Relations(starts, cells, signs, size)
