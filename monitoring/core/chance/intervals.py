"""Intervals: the range in which a share, a rate or a difference varies by chance."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.poisson_limits import exact_limits
from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import Kind
from monitoring.language import text

FloatArray = npt.NDArray[np.float64]

Z95 = NormalDist().inv_cdf(0.975)
Z998 = NormalDist().inv_cdf(0.999)
# Current practice of English public health: below this count the exact limits.
EXACT_BELOW = 10


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """Lower and upper limits, in the shape of the figures; NaN where there is no interval."""

    lower: FloatArray
    upper: FloatArray

    def times(self, factor: float | FloatArray) -> Interval:
        """The same limits in another unit; where the factor is NaN there is none."""
        return Interval(self.lower * factor, self.upper * factor)

    def where(self, wanted: npt.ArrayLike) -> Interval:
        """The limits where wanted, NaN elsewhere."""
        lower: FloatArray = np.where(wanted, self.lower, np.nan)
        return Interval(lower, np.where(wanted, self.upper, np.nan))


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """First minus second, with its limits, in the unit of the figures; NaN where unknown."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray

    @property
    def established(self) -> npt.NDArray[np.bool_]:
        """Whether chance alone hardly explains the difference; False where unknown."""
        found: npt.NDArray[np.bool_] = (self.lower > 0) | (self.upper < 0)
        return found


def wilson(numerator: npt.ArrayLike, denominator: npt.ArrayLike, z: float = Z95) -> Interval:
    """
    Limits of a share between 0 and 1.

    Wilson 1927: (2O + z² ∓ z·√(z² + 4O(1 − p))) / (2(n + z²)). Works for numerators with
    decimals. NaN where one of them is missing or negative, the denominator is not above
    zero, or the numerator is above the denominator.
    """
    part, whole = _pair(numerator, denominator)
    fits = (part >= 0) & (whole > 0) & (part <= whole) & np.isfinite(whole)
    part, whole = np.where(fits, part, 0.0), np.where(fits, whole, 1.0)
    share = part / whole
    spread = z * np.sqrt(z**2 + 4 * part * (1 - share))
    width = 2 * (whole + z**2)
    lower = np.where(part == 0, 0.0, (2 * part + z**2 - spread) / width)
    upper = np.where(part == whole, 1.0, (2 * part + z**2 + spread) / width)
    return Interval(np.clip(lower, 0, share), np.clip(upper, share, 1)).where(fits)


def byar(count: npt.ArrayLike, z: float = Z95) -> Interval:
    """
    Approximate Poisson limits of a count, close from 10 on.

    Byar (in Breslow & Day 1987): O(1 − 1/(9O) − z/(3√O))³ and the same with O + 1 and a plus.
    NaN where the count is missing or negative.
    """
    given = np.asarray(count, dtype=np.float64)
    fits = (given >= 0) & np.isfinite(given)
    # Below a ninth the bracket is negative for every z.
    large = fits & (given > 1 / 9)
    some, more = np.where(large, given, 1.0), np.where(fits, given, 0.0) + 1
    lower = some * np.maximum(0, 1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return Interval(np.where(large, lower, 0.0), upper).where(fits)


def poisson_exact(count: npt.ArrayLike, z: float = Z95) -> Interval:
    """Exact Poisson limits (Garwood 1936) of counts from 0 to below 10, NaN for all others."""
    given = np.asarray(count, dtype=np.float64)
    few = (given >= 0) & (given < EXACT_BELOW)
    lower, upper = np.full(given.shape, np.nan), np.full(given.shape, np.nan)
    lower[few], upper[few] = exact_limits(given[few], z)
    return Interval(lower, upper)


def counts(count: npt.ArrayLike, z: float = Z95) -> Interval:
    """Poisson limits of a count: exact below 10, else Byar; NaN where missing or negative."""
    given = np.asarray(count, dtype=np.float64)
    few, many = poisson_exact(given, z), byar(given, z)
    exact = given < EXACT_BELOW
    lower: FloatArray = np.where(exact, few.lower, many.lower)
    return Interval(lower, np.where(exact, few.upper, many.upper))


def rates(
    count: npt.ArrayLike, denominator: npt.ArrayLike, multiplier: float = 1.0, z: float = Z95
) -> Interval:
    """
    Limits of count / denominator × multiplier, the denominator taken as known.

    NaN where the count has none or the denominator is missing or not above zero.
    """
    _, base = _pair(count, denominator)
    fits = (base > 0) & np.isfinite(base)
    return counts(count, z).times(multiplier / np.where(fits, base, np.nan))


def newcombe(
    first_numerator: npt.ArrayLike,
    first_denominator: npt.ArrayLike,
    second_numerator: npt.ArrayLike,
    second_denominator: npt.ArrayLike,
    z: float = Z95,
) -> Difference:
    """
    Difference of two independent shares (first minus second), between −1 and 1.

    Newcombe 1998, method 10, from the two Wilson intervals. NaN where either has none.
    """
    first, second = (
        _pair(first_numerator, first_denominator), _pair(second_numerator, second_denominator)
    )  # fmt: skip
    return of_two(quotients(*first), wilson(*first, z), quotients(*second), wilson(*second, z))


def quotients(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> FloatArray:
    """Numerator / denominator; NaN where one is missing or the denominator not above zero."""
    part, whole = _pair(numerator, denominator)
    fits = (whole > 0) & np.isfinite(whole)
    found: FloatArray = np.where(fits, part / np.where(fits, whole, 1.0), np.nan)
    return found


def of_two(first: FloatArray, around: Interval, second: FloatArray, beside: Interval) -> Difference:
    """
    Difference of two independent figures from their own intervals.

    Square-and-add (Newcombe 1998 for shares; Zou & Donner 2008 for any figure).
    """
    value = first - second
    below = np.sqrt((first - around.lower) ** 2 + (beside.upper - second) ** 2)
    above = np.sqrt((around.upper - first) ** 2 + (second - beside.lower) ** 2)
    known = ~np.isnan(below + above)
    return Difference(np.where(known, value, np.nan), value - below, value + above)


def interval_of(
    indicator: Indicator,
    value: npt.ArrayLike,
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    z: float = Z95,
    cases: bool = False,
) -> Interval:
    """
    Limits of an indicator's figures in its own unit, by its kind; NaN where there is none.

    A share takes Wilson's limits, unless its numerator exceeds its denominator; a rate takes
    the limits of its count. A mean takes the limits of its count only if `cases` says that its
    numerator counts persons or cases that come about independently (persons per household):
    a sum of years, euros or square metres varies otherwise, and its limits would be wrong.
    Counts, balances and indices have none. A figure without a value (secret, missing) has none,
    nor has a standardised rate: its limits follow from its bands (`interval_of_plane`).
    """
    part, whole = _pair(numerator, denominator)
    known = ~np.isnan(np.asarray(value, dtype=np.float64)) & (indicator.standard is None)
    if indicator.kind is Kind.share:
        return wilson(part, whole, z).times(indicator.multiplier).where(known)
    if indicator.kind is Kind.rate or (indicator.kind is Kind.mean and cases):
        return rates(part, whole, indicator.multiplier, z).where(known)
    return Interval(np.full(part.shape, np.nan), np.full(part.shape, np.nan)).where(known)


def method_words(kind: Kind, cases: bool = False) -> str:
    """One short sentence on how intervals of this kind come about, or why there are none."""
    if kind is Kind.share:
        return text("Das Intervall eines Anteils ist nach Wilson berechnet.")
    if kind is Kind.rate or (kind is Kind.mean and cases):
        return text("Das Intervall folgt aus der Zahl der Fälle: genau nach Poisson unter 10 "
                    "Fällen, sonst nach Byar.")  # fmt: skip
    if kind is Kind.mean:
        return text("Ohne Intervall: Wie stark die einzelnen Werte streuen, ist nicht bekannt.")
    if kind is Kind.count:
        return text("Ohne Intervall: Die Zahl ist ausgezählt.")
    return text("Ohne Intervall: Für diese Art von Zahl gibt es kein anerkanntes Verfahren.")


def meaning_words() -> str:
    """What an interval means for figures from complete registers; for every legend."""
    return text("Die Zahlen sind vollständig gezählt und haben keinen Stichprobenfehler. Das "
                "Intervall zeigt, in welchem Bereich der Wert bei gleichen Verhältnissen allein "
                "durch Zufall schwankt.")  # fmt: skip


def _pair(one: npt.ArrayLike, other: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    first, second = np.broadcast_arrays(
        np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    )
    return first, second
