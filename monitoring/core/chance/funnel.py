"""Limits around a benchmark within which figures of small areas vary by chance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.intervals import Z95, FloatArray, Interval, wilson
from monitoring.core.vocabulary import Kind


def funnel_limits(
    benchmark: npt.ArrayLike,
    denominator: npt.ArrayLike,
    kind: Kind,
    multiplier: float = 1.0,
    z: float = Z95,
) -> Interval:
    """
    Limits of an area's figure if it only differed from the benchmark by chance, in its unit.

    Shares: Wilson's limits around the benchmark with the area's n (Fingertips, SPC for
    proportions). Towards zero Wilson's limits are too narrow, as they never reach it: 0 of 3
    would lie clearly below 10 %. The limits therefore use the largest variance between the
    benchmark and themselves. Rates: Byar's upper limit of the expected count, and below it
    the count's own deviation, for the same reason. NaN for other kinds, without a denominator
    above zero, or for a share outside 0 to 1.
    """
    middle, size = _arrays(np.asarray(benchmark, dtype=np.float64) / multiplier, denominator)
    if kind is Kind.share:
        return _around_share(middle, size, z).times(multiplier)
    if kind is Kind.rate:
        return _around_rate(middle, size, z).times(multiplier)
    return Interval(np.full(middle.shape, np.nan), np.full(middle.shape, np.nan))


def funnel_z(
    value: npt.ArrayLike,
    denominator: npt.ArrayLike,
    benchmark: npt.ArrayLike,
    kind: Kind,
    multiplier: float = 1.0,
) -> FloatArray:
    """
    How far figures lie from the benchmark: the z at which `funnel_limits` reaches them.

    Positive above the benchmark, 0 at it; NaN where there are no limits or no value.
    """
    middle, size = _arrays(np.asarray(benchmark, dtype=np.float64) / multiplier, denominator)
    own, middle, size = np.broadcast_arrays(
        np.asarray(value, dtype=np.float64) / multiplier, middle, size
    )
    if kind is Kind.share:
        return _z_of_share(own, middle, size)
    if kind is Kind.rate:
        return _z_of_rate(own, middle, size)
    return np.full(own.shape, np.nan)


def _around_share(middle: FloatArray, size: FloatArray, z: float) -> Interval:
    fits = (middle >= 0) & (middle <= 1) & (size > 0)
    share, n = np.where(fits, middle, 0.5), np.where(fits, size, 1.0)
    published = wilson(share * n, n, z)
    own, half = z * np.sqrt(share * (1 - share) / n), z * np.sqrt(0.25 / n)
    # The variance is largest at one half; a limit on its far side has passed it.
    up = np.where(published.upper <= 0.5, published.upper, share + half)
    down = np.where(published.lower >= 0.5, published.lower, share - half)
    upper = np.where(share < 0.5, up, share + own)
    lower = np.where(share > 0.5, down, share - own)
    return Interval(np.maximum(lower, 0), np.minimum(upper, 1)).where(fits)


def _z_of_share(own: FloatArray, middle: FloatArray, size: FloatArray) -> FloatArray:
    fits = (own >= 0) & (own <= 1) & (middle >= 0) & (middle <= 1) & (size > 0)
    value, share = np.where(fits, own, 0.5), np.where(fits, middle, 0.5)
    passes = (value - 0.5) * (share - 0.5) < 0
    variance = np.maximum(value * (1 - value), share * (1 - share))
    deviation = np.sqrt(np.where(passes, 0.25, variance) / np.where(fits, size, 1.0))
    return _ratio(value - share, deviation, fits)


def _around_rate(middle: FloatArray, size: FloatArray, z: float) -> Interval:
    fits = (middle >= 0) & (size > 0)
    expected, n = np.where(fits, middle * size, 1.0), np.where(fits, size, 1.0)
    more = expected + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    lower = np.maximum(expected - z * np.sqrt(expected), 0)
    return Interval(lower / n, upper / n).where(fits)


def _z_of_rate(own: FloatArray, middle: FloatArray, size: FloatArray) -> FloatArray:
    fits = (own >= 0) & np.isfinite(own) & (middle >= 0) & (size > 0)
    n = np.where(fits, size, 1.0)
    count, expected = np.where(fits, own, 0.0) * n, np.where(fits, middle, 0.0) * n
    more = expected + 1
    above = 3 * np.sqrt(more) * (np.cbrt(count / more) - 1 + 1 / (9 * more))
    below = _ratio(count - expected, np.sqrt(expected), fits)
    return np.where(count > expected, np.where(fits, np.maximum(above, 0), np.nan), below)


def _ratio(distance: FloatArray, deviation: FloatArray, fits: npt.NDArray[np.bool_]) -> FloatArray:
    """Distance in deviations; without any deviation there is no distance either."""
    some = deviation > 0
    found: FloatArray = np.where(some, distance / np.where(some, deviation, 1.0), 0.0)
    return np.where(fits, found, np.nan)


def _arrays(benchmark: FloatArray, denominator: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    size = np.asarray(denominator, dtype=np.float64)
    middle, size = np.broadcast_arrays(benchmark, np.where(np.isfinite(size), size, np.nan))
    return np.where(np.isfinite(middle), middle, np.nan), size
