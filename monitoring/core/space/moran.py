"""Moran's I: whether neighbouring areas are more alike than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, nan, sqrt

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.core.space.contiguity import Neighbours
from monitoring.core.space.neighbouring_values import NeighbouringValues, neighbouring_values
from monitoring.language import text

PERMUTATIONS = 999
SEED = 2021
LEVEL = 0.05
# So many products at a time keep the memory below 100 MB.
BLOCK = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Moran:
    """
    Moran's I of one indicator; NaN where `reason()` says why.

    `z` and `p_normal` hold under normality, `p` comes from random arrangements; both p are
    two-sided.
    """

    i: float
    expected: float
    z: float
    p_normal: float
    p: float
    permutations: int
    scope: NeighbouringValues

    def reason(self) -> str:
        """Why it cannot be calculated; "" if it can."""
        return self.scope.reason()

    def sentences(self) -> tuple[str, ...]:
        """The result, and what limits it, for readers."""
        if reason := self.reason():
            return (reason,)
        numbers = text(
            "Moran-I {i}, ohne räumliches Muster {expected}, p {p}",
            i=rounded(self.i, 2), expected=rounded(self.expected, 2), p=_read(self.p),
        )
        return (f"{self._finding()} ({numbers}).", *self.scope.left_out())

    def _finding(self) -> str:
        if not self.p <= LEVEL:
            return text("Benachbarte Gebiete ähneln sich nicht erkennbar mehr als andere")
        if self.i > self.expected:
            return text("Benachbarte Gebiete ähneln sich mehr, als der Zufall erwarten lässt")
        return text("Benachbarte Gebiete unterscheiden sich mehr, als der Zufall erwarten lässt")


def moran(
    values: npt.ArrayLike,
    neighbours: Neighbours,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
    row_standardised: bool = True,
) -> Moran:
    """
    I = n/S0 · ΣΣ w_ij z_i z_j / Σ z_i² with its expectation -1/(n-1) (Moran 1950).

    `values` is one per area; areas without a value or without neighbours are left out. The
    variance under normality is that of Cliff and Ord (1981). Without row standardisation each
    neighbour weighs 1. The same seed gives the same result.
    """
    scope = neighbouring_values(values, neighbours)
    if scope.reason():
        return Moran(nan, nan, nan, nan, nan, permutations, scope)
    among, n = scope.neighbours, len(scope.used)
    weights = among.weights if row_standardised else np.ones(len(among.indices))
    expected = -1 / (n - 1)
    observed, drawn = _statistics(scope, weights, permutations, seed)
    z = _standard_score(observed - expected, among, weights)
    p_normal = erfc(abs(z) / sqrt(2))
    noise = 1e-12 * max(1.0, abs(observed))
    at_least = int((drawn >= observed - noise).sum())
    at_most = int((drawn <= observed + noise).sum())
    p = min(1.0, 2 * (min(at_least, at_most) + 1) / (permutations + 1))
    return Moran(observed, expected, z, p_normal, p, permutations, scope)


def _statistics(
    scope: NeighbouringValues, weights: FloatArray, permutations: int, seed: int
) -> tuple[float, FloatArray]:
    """I of the values as they lie, and of each random arrangement."""
    away, among = scope.deviations, scope.neighbours
    scale = len(away) / (weights.sum() * (away**2).sum())
    # A pair counts in both directions, so one of them with both weights halves the work.
    once = among.owners < among.indices
    first, second = among.owners[once], among.indices[once]
    pair = scale * (weights + _reverse(among, weights))[once]
    random = np.random.default_rng(seed)
    block = max(1, BLOCK // max(len(pair), 1))
    drawn = np.empty(permutations)
    for start in range(0, permutations, block):
        width = min(block, permutations - start)
        mixed = random.permuted(np.repeat(away[:, None], width, axis=1), axis=0)
        drawn[start : start + width] = pair @ (mixed[first] * mixed[second])
    return float(pair @ (away[first] * away[second])), drawn


def _standard_score(difference: float, among: Neighbours, weights: FloatArray) -> float:
    """The difference in standard deviations under normality; NaN where I cannot vary."""
    n, s0 = len(among), float(weights.sum())
    s1 = float(((weights + _reverse(among, weights)) ** 2).sum()) / 2
    rows = np.bincount(among.owners, weights, minlength=n)
    columns = np.bincount(among.indices, weights, minlength=n)
    s2 = float(((rows + columns) ** 2).sum())
    variance = (n**2 * s1 - n * s2 + 3 * s0**2) / ((n**2 - 1) * s0**2) - 1 / (n - 1) ** 2
    return difference / sqrt(variance) if variance > 1e-15 else nan


def _reverse(among: Neighbours, weights: FloatArray) -> FloatArray:
    """For each link the weight of the link back."""
    # Links are sorted by owner and neighbour; sorted the other way round they meet their reverse.
    found: FloatArray = weights[np.lexsort((among.owners, among.indices))]
    return found


def _read(p: float) -> str:
    return f"< {rounded(0.001, 3)}" if p < 0.001 else f"= {rounded(p, 3)}"
