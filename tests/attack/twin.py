"""A second city that differs from a first one in figures only that nobody sees."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.attack.outsider import BY_NAME, WIDTH, Outsider, Sum, hidden_counts, matrix
from tests.attack.public import rows_of
from tests.attack.seeded_city import DISTRICTS, LEAVES, YEARS, Counts

# Counts that differ in nothing but their size: limits of the rule and of the strictest profile.
CLASSES = ((0, 0), (1, 2), (3, 4), (5, np.inf))


def twin(own: Counts, seen: pd.DataFrame, seed: int = 1) -> Counts:
    """
    The city's smallest counts with other numbers behind the secret figures of `seen`.

    Every published figure is the same, and every secret count is small, or not, as before. Raises
    AssertionError if nothing can be changed: then somebody could work out every secret figure.
    """
    random = np.random.default_rng(seed)
    found = {name: one.copy() for name, one in own.items()}
    years = [*YEARS, *(str(int(YEARS[-1]) + more) for more in range(1, 9))]
    for year in range(next(iter(own.values())).shape[1]):
        flat = np.concatenate([own[name][:, year] for name in LEAVES]).astype(float)
        other = _other(flat, seen, years[year], random).reshape(len(LEAVES), len(DISTRICTS))
        for name, numbers in zip(LEAVES, other, strict=True):
            found[name][:, year] = numbers
    if all((found[name] == own[name]).all() for name in LEAVES):
        raise AssertionError("no secret figure can have another number")
    return found


def _other(
    flat: np.ndarray, seen: pd.DataFrame, period: str, random: np.random.Generator
) -> np.ndarray:
    """Other counts of a period, flat: as far from the first ones as chance points."""
    outsider = Outsider([seen], period)
    free = ~outsider.fixed[:WIDTH]
    hidden = [one for key, _, one in hidden_counts(seen) if key[3] == period]
    if not hidden:
        return flat.astype(np.int64)
    kept = [*hidden, *({one: 1.0} for one in np.flatnonzero(free).tolist())]
    rows, ends = matrix(kept), np.array([_class(_size(one, flat)) for one in kept])
    gone = rows[:, :WIDTH] @ np.where(free, 0.0, flat)
    both = sparse.vstack([outsider.rows, rows]).tocsr()[:, np.flatnonzero(free)]
    low = np.concatenate([outsider.low, ends[:, 0] - gone])
    high = np.concatenate([outsider.high, ends[:, 1] - gone])
    result = milp(random.normal(size=int(free.sum())), integrality=np.ones(int(free.sum())),
                  constraints=[LinearConstraint(both, low, high)],
                  bounds=Bounds(0.0, flat[free] + 1_000.0))
    assert result.x is not None, f"{period}: {result.message}"
    other = flat.copy()
    other[free] = np.rint(result.x)
    return other.astype(np.int64)


def _size(one: Sum, flat: np.ndarray) -> float:
    return float(sum(sign * flat[own] for own, sign in one.items()))


def _class(count: float) -> tuple[float, float]:
    return next(ends for ends in CLASSES if ends[0] <= count <= ends[1])


def changed(seen: pd.DataFrame, own: Counts, other: Counts) -> int:
    """How many secret figures of `seen` have other numbers in the other city."""
    number = 0
    for row in rows_of(seen[seen["status"] == "secret"]):
        figure = BY_NAME.get((row.indicator, row.parts))
        if figure is None or row.area not in DISTRICTS:
            continue
        at, year = DISTRICTS.index(row.area), YEARS.index(row.period)
        first, second = (sum(int(city[leaf][at, year]) for leaf in figure.top)
                         for city in (own, other))
        number += first != second
    return number
