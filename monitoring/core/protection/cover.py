"""The cheapest figures to hide so that each demand is met: an integer programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Demand:
    """If the figure `own` is hidden, one of `others` must be hidden too."""

    own: int
    others: tuple[int, ...]


class Cover:
    """
    The cheapest figures that meet demands beside `secret` ones (flat units), asked again and again.

    Demands that share no figure are solved apart, and each such part only once.
    """

    def __init__(self, secret: BoolArray, cost: FloatArray) -> None:
        self.secret, self.cost = secret, cost
        self._solved: dict[tuple[Demand, ...], tuple[int, ...]] = {}

    def cheapest(self, demands: Iterable[Demand]) -> BoolArray:
        """
        All figures to hide, the secret ones among them.

        A demand of a secret figure always counts, one of another only if that one is chosen. Equal
        demands give equal answers: the search ends by a gap and by steps, never by a clock.
        """
        open_ones = [one for one in dict.fromkeys(demands)
                     if not self.secret[list(one.others)].any()]
        picked = self.secret.copy()
        for part in self._parts(open_ones):
            if part not in self._solved:
                self._solved[part] = self._best(part)
            picked[list(self._solved[part])] = True
        return picked

    def _parts(self, demands: Sequence[Demand]) -> Iterator[tuple[Demand, ...]]:
        """Demands by the figures that they share, directly or through others."""
        root: dict[int, int] = {}

        def find(unit: int) -> int:
            root.setdefault(unit, unit)
            while root[unit] != unit:
                root[unit] = root[root[unit]]
                unit = root[unit]
            return unit

        for one in demands:
            for unit in self._open(one):
                root[find(unit)] = find(one.others[0])
        parts: dict[int, list[Demand]] = {}
        for one in demands:
            parts.setdefault(find(one.others[0]), []).append(one)
        for found in parts.values():
            yield tuple(found)

    def _open(self, demand: Demand) -> tuple[int, ...]:
        """The figures of a demand about which there is something to decide."""
        return demand.others if self.secret[demand.own] else (*demand.others, demand.own)

    def _best(self, part: Sequence[Demand]) -> tuple[int, ...]:
        units = sorted({unit for one in part for unit in self._open(one)})
        place = {unit: at for at, unit in enumerate(units)}
        rows = [([place[unit] for unit in one.others],
                 None if self.secret[one.own] else place[one.own]) for one in part]
        values = _solved(self.cost[units], rows)
        return tuple(unit for unit, value in zip(units, values.tolist(), strict=True)
                     if value > 0.5)


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
