"""What anybody can work out about hidden counts from what is shown: a linear programme each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations

# Counts are whole: 2.9999999 of a solver is 3.
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Feasible:
    """Smallest and largest count that each hidden cell could have; NaN for shown cells."""

    lower: FloatArray
    upper: FloatArray

    @property
    def candidates(self) -> FloatArray:
        """How many whole numbers each hidden cell could be; infinite without an upper end."""
        found: FloatArray = np.floor(self.upper + _WHOLE) - np.ceil(self.lower - _WHOLE) + 1
        return found


def feasible(
    found: Relations,
    counts: FloatArray,
    hidden: BoolArray,
    most: FloatArray | None = None,
    progress: Callable[[float], None] | None = None,
) -> Feasible:
    """
    The range of every hidden cell, given all shown cells, the sums and that counts are not
    negative; `most` are upper ends known from elsewhere (the denominator of a share).

    Exact over the real numbers, so the true range of whole numbers is never wider than this.
    Source: Fischetti & Salazar 2000, attacker problem.
    """
    lower = np.where(hidden, 0.0, np.nan)
    upper = np.where(hidden, np.inf if most is None else np.where(np.isnan(most), np.inf, most),
                     np.nan)
    linked = found.kept(found.unknown(hidden) > 0)
    if not linked.rows:
        return Feasible(lower, upper)
    rest = linked.rest(np.where(np.isnan(counts), 0.0, counts), hidden)
    label = linked.components(hidden)
    by_component = _entries_by_component(linked, hidden, label)
    for number, entries in enumerate(by_component):
        _bound(linked, entries, rest, lower, upper)
        if progress:
            progress((number + 1) / len(by_component))
    return Feasible(lower, upper)


def _entries_by_component(
    linked: Relations, hidden: BoolArray, label: IntArray
) -> list[IntArray]:
    entries = np.flatnonzero(hidden[linked.cells])
    labels = label[linked.cells[entries]]
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    return np.split(entries[order], cuts)


def _bound(
    linked: Relations, entries: IntArray, rest: FloatArray, lower: FloatArray, upper: FloatArray
) -> None:
    """Bounds of one component, in place: by hand for a single sum, else by the solver."""
    rows = np.unique(linked.row_of[entries])
    cells = np.unique(linked.cells[entries])
    if len(rows) == 1 and len(cells) == len(entries):
        signs = linked.signs[entries]
        if (signs == signs[0]).all() and np.isinf(upper[cells]).all():
            total = rest[rows[0]] * signs[0]
            lower[cells] = total if len(cells) == 1 else 0.0
            upper[cells] = total
            return
    _solve(linked, entries, rest, (rows, cells), (lower, upper))


def _solve(
    linked: Relations,
    entries: IntArray,
    rest: FloatArray,
    at: tuple[IntArray, IntArray],
    bounds: tuple[FloatArray, FloatArray],
) -> None:
    cells = at[1]
    lower, upper = bounds
    solver = _model(linked, entries, rest, at, upper[cells])
    low, high = lower[cells].copy(), upper[cells].copy()
    for place in range(len(cells)):
        solver.changeColCost(place, 1.0)
        for sense, ends in ((highspy.ObjSense.kMinimize, low), (highspy.ObjSense.kMaximize, high)):
            solver.changeObjectiveSense(sense)
            solver.run()
            status = solver.getModelStatus()
            if status == highspy.HighsModelStatus.kOptimal:
                ends[place] = solver.getInfo().objective_function_value
            elif status == highspy.HighsModelStatus.kInfeasible:
                # The shown figures contradict each other: then nothing bounds the hidden ones.
                ends[place] = lower[cells[place]] if ends is low else upper[cells[place]]
        solver.changeColCost(place, 0.0)
    lower[cells], upper[cells] = low, high


def _model(
    linked: Relations,
    entries: IntArray,
    rest: FloatArray,
    at: tuple[IntArray, IntArray],
    most: FloatArray,
) -> Any:
    rows, cells = at
    # The public class prints a banner before it can be silenced; commands print one JSON document.
    solver: Any = highspy._core._Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cells), len(rows)
    model.col_cost_ = np.zeros(len(cells))
    model.col_lower_ = np.zeros(len(cells))
    model.col_upper_ = np.where(np.isinf(most), highspy.kHighsInf, most)
    model.row_lower_ = model.row_upper_ = rest[rows]
    own_rows = np.searchsorted(rows, linked.row_of[entries])
    order = np.argsort(own_rows, kind="stable")
    counts = np.bincount(own_rows, minlength=len(rows))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    model.a_matrix_.index_ = np.searchsorted(cells, linked.cells[entries][order]).astype(np.int32)
    model.a_matrix_.value_ = linked.signs[entries][order]
    solver.passModel(model)
    return solver
