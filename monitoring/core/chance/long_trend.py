"""The long trend from eight points on: Mann–Kendall test with Sen slope."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import erfc, factorial, sqrt

import numpy as np

from monitoring.core.chance.recent_trend import FloatArray, IntArray, Reason, Trend

LONG_POINTS = 8
LEVEL = 0.05
EXACT_UP_TO = 10
# Digits beyond these come from binary arithmetic and would break ties.
_NOISE = 10


@dataclass(frozen=True, slots=True)
class MannKendall:
    """
    Mann–Kendall test, one element per area.

    `s` counts rising minus falling pairs, `p` is two-sided: exact for up to ten points without
    ties, otherwise `p_normal` (normal with continuity correction). NaN with fewer than two points.
    """

    s: FloatArray
    variance: FloatArray
    p_normal: FloatArray
    p: FloatArray
    points: IntArray


@dataclass(frozen=True, slots=True)
class LongTrend:
    """
    The long trend, one element per area.

    `direction` holds codes of `Trend`, `reason` codes of `Reason`, `slope` is Sen's slope per
    year, `points` the number of values used. `p` and `slope` are NaN where not calculable.
    """

    direction: IntArray
    p: FloatArray
    slope: FloatArray
    points: IntArray
    reason: IntArray


def long_trend(value: FloatArray, years: IntArray, level: float = LEVEL) -> LongTrend:
    """
    Mann–Kendall and Sen slope per area, from areas × years; NaN is a gap, and gaps are allowed.

    Fewer than eight values are not calculable: with five, only a strictly rising or falling
    series could ever be significant.
    """
    test, slope = mann_kendall(value), sen_slope(value, years)
    enough = test.points >= LONG_POINTS
    clear = enough & (np.nan_to_num(test.p, nan=1.0) < level)
    direction = np.select(
        [~enough, clear & (test.s > 0), clear & (test.s < 0)],
        [Trend.not_calculable, Trend.increasing, Trend.decreasing],
        Trend.none,
    )
    return LongTrend(
        direction,
        np.where(enough, test.p, np.nan),
        np.where(enough, slope, np.nan),
        test.points,
        np.where(enough, Reason.calculated, Reason.too_few),
    )


def mann_kendall(value: FloatArray) -> MannKendall:
    """
    Mann–Kendall test per area, from areas × periods in order of time; NaN is a gap.

    S = Σ sign(xj − xi), Var = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18 over groups of t ties,
    z = (S ∓ 1) / √Var (Mann 1945, Kendall 1975).
    """
    given = _finite(value)
    points = np.isfinite(given).sum(axis=1)
    s: FloatArray = np.zeros(len(given))
    ties = np.zeros(len(given))
    for column in range(given.shape[1]):
        step = given - given[:, column, None]
        s += np.nansum(np.sign(step[:, column + 1 :]), axis=1)
        # A group of t equal values is met t times, so each value brings (t−1)(2t+5).
        size = (step == 0).sum(axis=1)
        ties += np.where(size > 0, (size - 1) * (2 * size + 5), 0)
    variance = (points * (points - 1) * (2 * points + 5) - ties) / 18
    p_normal = _normal_p(s, variance)
    exact = (points <= EXACT_UP_TO) & (ties == 0)
    p = np.where(exact, _exact_p(s, points), p_normal)
    known = points >= 2
    return MannKendall(
        np.where(known, s, np.nan),
        np.where(known, variance, np.nan),
        np.where(known, p_normal, np.nan),
        np.where(known, p, np.nan),
        points,
    )


def exact_p(s: int, points: int) -> float:
    """
    Exact two-sided p of Mann–Kendall's S among all orders of `points` different values.

    From the number of permutations with each number of inversions (Kendall 1975).
    """
    if s == 0 or points < 2:
        return 1.0
    pairs = points * (points - 1) // 2
    at_most = (pairs - abs(s)) // 2
    return min(1.0, 2 * sum(_inversions(points)[: at_most + 1]) / factorial(points))


def sen_slope(value: FloatArray, years: IntArray) -> FloatArray:
    """
    Sen's slope per area: the median of the slopes of all pairs of years (Sen 1968).

    In the figure's unit per year, from areas × years; NaN is a gap, and fewer than two values
    give NaN.
    """
    early, late = np.triu_indices(value.shape[1], 1)
    given = _finite(value)
    steps = (given[:, late] - given[:, early]) / (years[late] - years[early])
    slopes = np.sort(steps, axis=1)  # gaps are sorted to the end
    known = np.isfinite(slopes).sum(axis=1)
    found = np.full(len(value), np.nan)
    rows = np.flatnonzero(known)
    below, above = (known[rows] - 1) // 2, known[rows] // 2
    found[rows] = (slopes[rows, below] + slopes[rows, above]) / 2
    return found


def _finite(value: FloatArray) -> FloatArray:
    known: FloatArray = np.where(np.isfinite(value), value, np.nan)
    return np.asarray(np.round(known, _NOISE), dtype=np.float64)


@cache
def _inversions(points: int) -> tuple[int, ...]:
    """Number of permutations of `points` values with 0, 1, 2 … inversions."""
    counts = [1]
    for size in range(2, points + 1):
        longer = [0] * (len(counts) + size - 1)
        for place, count in enumerate(counts):
            for step in range(size):
                longer[place + step] += count
        counts = longer
    return tuple(counts)


def _exact_p(s: FloatArray, points: IntArray) -> FloatArray:
    found = np.full(len(s), np.nan)
    few = points <= EXACT_UP_TO
    pairs = np.column_stack([s[few].astype(np.int64), points[few]])
    cases, where = np.unique(pairs, axis=0, return_inverse=True)
    known = np.array([exact_p(int(one), int(count)) for one, count in cases])
    if len(known):
        found[few] = known[where.ravel()]
    return found


def _normal_p(s: FloatArray, variance: FloatArray) -> FloatArray:
    z = np.zeros(len(s))
    np.divide(np.maximum(np.abs(s) - 1, 0), np.sqrt(variance), out=z, where=variance > 0)
    cases, where = np.unique(z, return_inverse=True)
    known = np.array([erfc(one / sqrt(2)) for one in cases], dtype=np.float64)
    return known[where.ravel()] if len(known) else z
