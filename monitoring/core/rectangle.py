"""The rectangle of cells that keeps one hidden cell of a table from being recovered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """
    A primary cell and the row and column (from 0) of its opposite corner.

    `cost` is the sum of the three cells that are hidden beside the primary one.
    """

    primary: tuple[int, int]
    row: int
    column: int
    cost: float

    @property
    def partners(self) -> tuple[tuple[int, int], ...]:
        """The three cells hidden beside the primary one, each as row and column."""
        row, column = self.primary
        return ((row, self.column), (self.row, column), (self.row, self.column))


def cheapest_rectangle(table: FloatArray, primary: tuple[int, int]) -> Rectangle | None:
    """
    The rectangle that hides least beside the primary cell of a table with known margins.

    Only rectangles that leave the primary cell open count (see `feasible_interval`); among
    equal ones the first. None if no rectangle protects it.
    """
    row, column = primary
    best: Rectangle | None = None
    for other_row, other_column in np.ndindex(table.shape):
        if other_row == row or other_column == column:
            continue
        cells = (table[row, other_column], table[other_row, column], table[other_row, other_column])
        found = Rectangle(primary, other_row, other_column, float(sum(cells)))
        low, high = feasible_interval(table, found)
        if low < high and (best is None or found.cost < best.cost):
            best = found
    return best


def feasible_interval(table: FloatArray, rectangle: Rectangle) -> tuple[float, float]:
    """
    Smallest and largest count the primary cell could have for a reader of all other cells.

    The reader knows the margins and that no count is negative: moving the primary cell by d
    moves its two neighbours by −d and the opposite corner by d. NaN if a count is missing or
    negative.
    """
    beside, below, opposite = (float(table[cell]) for cell in rectangle.partners)
    own = float(table[rectangle.primary])
    if not np.isfinite([own, beside, below, opposite]).all() or min(
        own, beside, below, opposite
    ) < 0:
        return np.nan, np.nan
    return own - min(own, opposite), own + min(beside, below)
