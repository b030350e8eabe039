"""
Integer programmes of an outsider who knows how the city's figures are made of atoms.

Every published count is a sum of atoms over districts; the least and the greatest number that a
secret count can be follow from all of them at once. Nothing here comes from the product.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse.csgraph import connected_components

from tests.attack.public import Row, parts_of, rows_of
from tests.attack.seeded_city import CITY, DISTRICTS, FIGURES, LEAVES, Figure

BY_NAME = {(one.indicator, parts_of(one.breakdown)): one for one in FIGURES}
# The bands of the standardised rate and their weights in the standard population.
BANDS = {"alter=0-17": 0.2, "alter=18-64": 0.6, "alter=65+": 0.2}
# No smallest count of the city is larger.
MOST = 500_000.0
WIDTH = len(LEAVES) * len(DISTRICTS)
# Counts that a later release may have anew stand behind those of the first.
BOTH = 2 * WIDTH
Key = tuple[str, frozenset[tuple[str, str]], str, str]
Sum = dict[int, float]


def districts(area: str) -> list[int]:
    """Positions of the districts of an area."""
    return [at for at, one in enumerate(DISTRICTS) if area == CITY or one.startswith(area)]


def column(atom: str, at: int) -> int:
    """The variable of an atom in a district."""
    return LEAVES.index(atom) * len(DISTRICTS) + at


def sum_of(atoms: Iterable[str], area: str) -> Sum:
    """A count of an area as a sum of variables."""
    found: Sum = {}
    for one in atoms:
        for at in districts(area):
            own = column(one.lstrip("-"), at)
            found[own] = found.get(own, 0.0) + (-1.0 if one[0] == "-" else 1.0)
    return {own: sign for own, sign in found.items() if sign}


def matrix(sums: Iterable[Sum]) -> sparse.csr_matrix:
    """One row per sum."""
    rows, columns, signs = [], [], []
    for row, one in enumerate(sums):
        rows += [row] * len(one)
        columns += list(one)
        signs += list(one.values())
    count = max(rows) + 1 if rows else 0
    return sparse.csr_matrix((signs, (rows, columns)), (count, BOTH))


@dataclass(eq=False)
class Knowledge:
    """All sums that an outsider knows of one period: `sums` lie between `low` and `high`."""

    sums: list[Sum]
    low: list[float]
    high: list[float]

    def add(self, one: Sum, low: float, high: float) -> None:
        """One more sum and its bounds."""
        if one:
            self.sums.append(one)
            self.low.append(low)
            self.high.append(high)


def known_from(
    tables: Sequence[pd.DataFrame], period: str, later: frozenset[int] = frozenset()
) -> Knowledge:
    """
    What published tables of any roles say about one period.

    `later` are the variables that have other values in the last table, a later release.
    """
    found = Knowledge([], [], [])
    rates: list[Row] = []
    for number, table in enumerate(tables):
        own = rows_of(table[table["period"] == period])
        anew = later if number == len(tables) - 1 else frozenset()
        if not later:
            rates += [row for row in own if row.indicator == "kh" and not row.parts]
        for row in own:
            for one, count in _shown(row):
                found.add(moved(one, anew), count, count)
    for figure in FIGURES:
        for area in DISTRICTS if is_share(figure) else ():
            found.add(sum_of((*figure.base, *_turned(figure.top)), area), 0.0, np.inf)
    _standardised(found, rates)
    return found


def _shown(row: Row) -> Iterator[tuple[Sum, float]]:
    """The counts that a row shows."""
    figure = BY_NAME.get((row.indicator, row.parts))
    if figure is None:
        return
    top = row.value if not figure.base else row.numerator
    for atoms, count in ((figure.top, top), (figure.base, row.denominator)):
        if atoms and np.isfinite(count):
            yield sum_of(atoms, row.area), count


def moved(one: Sum, later: frozenset[int]) -> Sum:
    """The same sum in a later release."""
    return {own + WIDTH if own in later else own: sign for own, sign in one.items()}


def _turned(atoms: Iterable[str]) -> tuple[str, ...]:
    return tuple(one[1:] if one[0] == "-" else f"-{one}" for one in atoms)


def _standardised(found: Knowledge, rates: list[Row]) -> None:
    """A standardised rate is a weighted sum of cases where the people of all bands are known."""
    low, high, _ = found_bounds(found)
    for row in rates:
        total: Sum = {}
        if not np.isfinite(row.value):
            continue
        for band, weight in BANDS.items():
            figure = BY_NAME["kh", parts_of(band)]
            own = list(sum_of(figure.base, row.area))
            if (low[own] < high[own]).any():
                break
            for one in sum_of(figure.top, row.area):
                total[one] = weight * 1e5 / low[own].sum()
        else:
            found.add(total, row.value - 1e-4, row.value + 1e-4)


def found_bounds(known: Knowledge) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64],
                                            list[int]]:
    """Bounds of every variable by sums of one variable alone, and the sums that are left."""
    low = np.zeros(BOTH)
    high = np.full(len(low), MOST)
    left = []
    for row, one in enumerate(known.sums):
        if len(one) > 1:
            left.append(row)
            continue
        (own, sign), = one.items()
        ends = sorted((known.low[row] / sign, known.high[row] / sign))
        low[own], high[own] = max(low[own], ends[0]), min(high[own], ends[1])
    return low, high, left


class Outsider:
    """Answers how small and how large a count of one period can be."""

    def __init__(self, tables: Sequence[pd.DataFrame], period: str,
                 later: frozenset[int] = frozenset()) -> None:
        self.period = period
        known = known_from(tables, period, later)
        self.lower, self.upper, left = found_bounds(known)
        rows = matrix([known.sums[one] for one in left])
        fixed = self.lower == self.upper
        known_part = rows @ np.where(fixed, self.lower, 0.0)
        self.low = np.array(known.low)[left] - known_part
        self.high = np.array(known.high)[left] - known_part
        self.rows = (rows @ sparse.diags_array(np.where(fixed, 0.0, 1.0))).tocsr()
        self.rows.eliminate_zeros()
        size = self.rows.shape[1]
        graph = sparse.block_array([[None, self.rows], [self.rows.T, None]])
        self.group = connected_components(graph, directed=False)[1]
        self.fixed, self.size = fixed, size

    def ends(self, count: Sum, whole: bool = True) -> tuple[float, float]:
        """The least and the greatest value of a sum of variables; whole numbers unless not."""
        weights = np.zeros(self.size)
        for own, sign in count.items():
            weights[own] += sign
        base = float(weights[self.fixed] @ self.lower[self.fixed])
        weights[self.fixed] = 0.0
        if not weights.any():
            return base, base
        return (base + self._end(weights, whole), base - self._end(-weights, whole))

    def _end(self, weights: npt.NDArray[np.float64], whole: bool) -> float:
        """The least of a weighted sum, solved for the variables that are tied to it."""
        many = self.rows.shape[0]
        groups = np.unique(self.group[many:][weights != 0])
        own = np.flatnonzero(np.isin(self.group[many:], groups) & ~self.fixed)
        rows = np.flatnonzero(np.isin(self.group[:many], groups))
        limits = [LinearConstraint(self.rows[rows][:, own], self.low[rows], self.high[rows])]
        found = milp(weights[own], constraints=limits if len(rows) else [],
                     integrality=np.full(len(own), int(whole)),
                     bounds=Bounds(self.lower[own], self.upper[own]))
        if found.x is None:
            raise AssertionError(f"what is published of {self.period} contradicts itself")
        return float(found.fun if found.mip_dual_bound is None or not whole
                     else round(found.fun))


def hidden_counts(table: pd.DataFrame) -> list[tuple[Key, str, Sum]]:
    """Every secret count of a table by its key and name: numerators, and the rest of shares."""
    found = []
    for row in rows_of(table[table["status"] == "secret"]):
        figure = BY_NAME.get((row.indicator, row.parts))
        if figure is None:
            continue
        key: Key = (row.indicator, row.parts, row.area, row.period)
        found.append((key, "numerator", sum_of(figure.top, row.area)))
        if is_share(figure):
            rest = sum_of((*figure.base, *_turned(figure.top)), row.area)
            found.append((key, "complement", rest))
    return found


def is_share(figure: Figure) -> bool:
    """Whether the numerator is part of the denominator."""
    return bool(figure.base) and figure.share


def candidates(
    tables: Sequence[pd.DataFrame], of: pd.DataFrame, later: frozenset[int] = frozenset()
) -> dict[tuple[Key, str], float]:
    """
    How many whole numbers each secret count of a table can be, as all tables together tell.

    With `later`, the last table is that of a later release in which these variables are others,
    and `of` is that table.
    """
    wanted = hidden_counts(of)
    found = {}
    for period in sorted({key[3] for key, _, _ in wanted}):
        outsider = Outsider(tables, period, later)
        for key, name, count in wanted:
            if key[3] == period:
                least, most = outsider.ends(moved(count, later))
                found[key, name] = most - least + 1
    return found
