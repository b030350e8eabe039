"""What a changed index does: who changes class, how many residents, how close to a limit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.index.values import IndexValues, Scored

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Shifts:
    """
    Classes before and after, per area (−1: none).

    Classes stand from little to much need, so a higher place is a step towards more need.
    """

    before: IntArray
    after: IntArray

    @property
    def moved(self) -> BoolArray:
        """Areas whose class differs, or that have one on one side only."""
        found: BoolArray = self.before != self.after
        return found

    @property
    def entered(self) -> BoolArray:
        """Areas that have a class only now."""
        found: BoolArray = (self.before < 0) & (self.after >= 0)
        return found

    @property
    def left(self) -> BoolArray:
        """Areas that have lost their class."""
        found: BoolArray = (self.before >= 0) & (self.after < 0)
        return found


def shifts(before: Scored | None, after: Scored | None, areas: int) -> Shifts:
    """The shifts of one scale between two computations on the same areas."""
    return Shifts(_places(before, areas), _places(after, areas))


def any_moved(before: IndexValues, after: IndexValues) -> BoolArray:
    """Areas whose status or dynamics class differs."""
    areas = len(before.areas)
    status = shifts(before.status, after.status, areas).moved
    found: BoolArray = status | shifts(before.dynamics, after.dynamics, areas).moved
    return found


def residents_in(found: IndexValues, chosen: BoolArray) -> float:
    """Residents of the chosen areas as far as they are known; NaN where none is."""
    known = found.residents[chosen & np.isfinite(found.residents)]
    return float(known.sum()) if len(known) else float("nan")


def cross_table(found: IndexValues) -> tuple[IntArray, npt.NDArray[np.float64]]:
    """Areas and residents by status (rows) and dynamics (columns; one without dynamics)."""
    rows = len(found.status.classes)
    columns = len(found.dynamics.classes) if found.dynamics else 1
    areas = np.zeros((rows, columns), np.intp)
    residents = np.zeros((rows, columns))
    column = found.dynamics.place if found.dynamics else np.zeros(len(found.areas), np.intp)
    there = (found.status.place >= 0) & (column >= 0)
    at = found.status.place[there], column[there]
    np.add.at(areas, at, 1)
    np.add.at(residents, at, np.nan_to_num(found.residents[there]))
    return areas, residents


def _places(part: Scored | None, areas: int) -> IntArray:
    return part.place if part is not None else np.full(areas, -1, np.intp)
