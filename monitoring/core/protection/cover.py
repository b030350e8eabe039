"""The cheapest figures to hide so that each demand is met: an integer programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Demand:
    """If the figure `own` is hidden, one of `others` must be hidden too."""

    own: int
    others: tuple[int, ...]


def cheapest(demands: Sequence[Demand], hidden: BoolArray, cost: FloatArray) -> BoolArray:
    """
    The cheapest figures that meet all demands beside the hidden ones; flat units.

    A demand of a hidden figure always counts, one of another only if that one is chosen. Equal
    demands give equal answers: the search ends by a gap and by steps, never by a clock.
    """
    open_ones = [one for one in dict.fromkeys(demands) if not hidden[list(one.others)].any()]
    units = sorted({unit for one in open_ones for unit in (*one.others, one.own)
                    if not hidden[unit]})
    picked = np.zeros(len(hidden), bool)
    if not units:
        return picked
    place = {unit: at for at, unit in enumerate(units)}
    rows = [([place[unit] for unit in one.others], place.get(one.own)) for one in open_ones]
    values = _solved(cost[units], rows)
    picked[np.array(units, np.intp)[values > 0.5]] = True
    return picked


def _solved(cost: FloatArray, rows: list[tuple[list[int], int | None]]) -> FloatArray:
    import highspy

    # The public class prints a banner before it can be silenced; commands print one document.
    solver: Any = highspy._core._Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 2021),
                        ("mip_rel_gap", 0.02), ("mip_max_nodes", 2000)):
        solver.setOptionValue(name, value)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cost), len(rows)
    model.col_cost_ = cost
    model.col_lower_, model.col_upper_ = np.zeros(len(cost)), np.ones(len(cost))
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    starts: list[int] = [0]
    index: list[int] = []
    factors: list[float] = []
    for others, own in rows:
        index += others
        factors += [1.0] * len(others)
        if own is not None:
            index.append(own)
            factors.append(-1.0)
        starts.append(len(index))
    model.row_lower_ = np.array([1.0 if own is None else 0.0 for _, own in rows])
    model.row_upper_ = np.full(len(rows), highspy.kHighsInf)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(starts, np.int32)
    model.a_matrix_.index_ = np.array(index, np.int32)
    model.a_matrix_.value_ = np.array(factors)
    solver.passModel(model)
    solver.run()
    found: FloatArray = np.array(solver.getSolution().col_value)
    return found


def others_in(cells: IntArray, free: BoolArray, unit_of: IntArray, own: int) -> tuple[int, ...]:
    """Units of cells that may be hidden, without the one itself."""
    units = np.unique(unit_of[cells])
    return tuple(units[free[units] & (units != own)].tolist())
