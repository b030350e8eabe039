"""Student's t: its distribution, and the difference of two groups with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

import numpy as np

_TINY = 1e-300
_STEPS = 500
_EXACT = 1e-15


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """Mean of the first group minus mean of the second, with its 95 % limits."""

    value: float
    lower: float
    upper: float
    freedom: int

    @property
    def established(self) -> bool:
        """Whether chance alone hardly explains the difference."""
        return self.lower > 0 or self.upper < 0


def group_difference(
    first: Sequence[float], second: Sequence[float], confidence: float = 0.95
) -> GroupDifference:
    """
    Student's two-sample interval with pooled variance (Student 1908), both groups independent.

    A group of one takes the variance of the other: SE = s·√(1 + 1/n). Raises ValueError if a
    group is empty or both have a single member.
    """
    one, other = np.asarray(first, np.float64), np.asarray(second, np.float64)
    freedom = len(one) + len(other) - 2
    if not len(one) or not len(other) or freedom < 1:
        raise ValueError("two groups with at least three members are needed")
    squares = ((one - one.mean()) ** 2).sum() + ((other - other.mean()) ** 2).sum()
    error = sqrt(squares / freedom * (1 / len(one) + 1 / len(other)))
    value = float(one.mean() - other.mean())
    reach = quantile(0.5 + confidence / 2, freedom) * error
    return GroupDifference(value, value - reach, value + reach, freedom)


def distribution(t: float, freedom: float) -> float:
    """Probability of a value up to t, by the regularised incomplete beta function."""
    whole = freedom + t * t
    tail = 0.5 * _beta(freedom / whole, t * t / whole, freedom / 2, 0.5)
    return 1 - tail if t > 0 else tail


def quantile(p: float, freedom: float) -> float:
    """The t below which a share p lies; 0 < p < 1, freedom above 0."""
    if not 0 < p < 1 or freedom <= 0:
        raise ValueError("a share between 0 and 1 and degrees of freedom above 0 are needed")
    if p < 0.5:
        return -quantile(1 - p, freedom)
    if p == 0.5:
        return 0.0
    low, high = 0.0, inf
    t = NormalDist().inv_cdf(p)
    for _ in range(_STEPS):
        apart = distribution(t, freedom) - p
        low, high = (t, high) if apart < 0 else (low, t)
        step = t - apart / _density(t, freedom)
        # Newton where it stays inside what is known, else halving.
        if not low < step < high:
            step = 2 * t if high == inf else (low + high) / 2
        if abs(step - t) <= _EXACT * abs(t):
            break
        t = step
    return t


def _density(t: float, freedom: float) -> float:
    log_of = (lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - 0.5 * log(freedom * pi)
              - (freedom + 1) / 2 * log1p(t * t / freedom))
    return exp(log_of)


def _beta(x: float, rest: float, a: float, b: float) -> float:
    """
    Regularised incomplete beta function (continued fraction, Abramowitz & Stegun 26.5.8).

    `rest` is 1 − x, given apart because the subtraction would lose it where x is near 1.
    """
    if x <= 0 or rest <= 0:
        return float(rest <= 0)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(rest, x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest)) / a
    return front * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """Lentz's way of working out the fraction."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _STEPS):
        for part in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / _away(1 + part * d)
            c = _away(1 + part / c)
            found *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return found


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
