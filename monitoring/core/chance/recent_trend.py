"""The trend of the last five yearly points: its test, its slope and why there may be none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
POINTS = 5
CONFIDENCE = 0.998
THRESHOLD = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) ** 2
# Width of a 95 % interval in standard errors, as the published method has it.
INTERVAL_WIDTH = 3.92
# Digits beyond these come from binary arithmetic; a width made of them is none.
_NOISE = 10


class Trend(IntEnum):
    """Direction of a series."""

    not_calculable = 0
    none = 1
    increasing = 2
    decreasing = 3


class Reason(IntEnum):
    """Why a trend could not be calculated."""

    calculated = 0
    too_few = 1
    gap = 2
    missing = 3
    secret = 4
    no_uncertainty = 5
    all_or_nothing = 6
    not_a_part = 7
    rolling = 8
    series_break = 9
    not_yearly = 10


@dataclass(frozen=True, slots=True)
class Tested:
    """
    Result of a test, one element per area.

    `direction` holds codes of `Trend`, `reason` codes of `Reason`; `slope` is per year.
    Chi-squared and slope are NaN where the trend is not calculable.
    """

    direction: IntArray
    chi_squared: FloatArray
    slope: FloatArray
    reason: IntArray


def chi_squared_for_trend(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """
    Chi-squared for trend in shares (one degree of freedom), per area, from areas × periods.

    N(NΣOt − OΣnt)² / (O(N−O)(NΣnt² − (Σnt)²)) after Armitage (1955), as in the recent trends
    of Fingertips (UKHSA). NaN where a part is missing or the shares are all zero or all one.
    """
    numerator, denominator = _complete(numerator, denominator)
    time = _time(numerator)
    part, whole = numerator.sum(axis=1), denominator.sum(axis=1)
    moved = whole * (numerator * time).sum(axis=1) - part * (denominator * time).sum(axis=1)
    spread = _spread(denominator, time)
    return _divided(whole * moved**2, part * (whole - part) * spread)


def share_slope(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Change of a share per year, each year weighted by its denominator: one value per area."""
    numerator, denominator = _complete(numerator, denominator)
    return _slope(denominator, _divided(numerator, denominator), _time(numerator))


def weighted_slope(
    value: FloatArray, lower: FloatArray, upper: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """
    Slope per year and its chi-squared, per area, from values and 95 % limits, areas × periods.

    Regression weighted by 1/se² with se = (upper − lower) / 3.92, as in the recent trends of
    Fingertips (UKHSA). NaN where a value or limit is missing or an interval has no width.
    """
    value, lower, upper = _complete(value, lower, upper)
    weight, time = _weight(lower, upper), _time(value)
    slope = _slope(weight, value, time)
    return slope, slope**2 * _divided(_spread(weight, time), weight.sum(axis=1))


def share_test(numerator: FloatArray, denominator: FloatArray) -> Tested:
    """
    The trend of shares over consecutive years, areas × periods; slope in shares per year.

    Significant if chi-squared is above the 99.8 % limit and every slope with one year left
    out has the sign of the whole; otherwise no clear change. As in Fingertips, a year in
    which the numerator equals the denominator leaves it open.
    """
    part, whole = _complete(numerator, np.where(denominator > 0, denominator, np.nan))
    sizes = (part >= 0).all(axis=1) & (part <= whole).all(axis=1)
    constant = (part == 0).all(axis=1) | (part == whole).any(axis=1)
    reason = np.select(
        [~np.isfinite(part).all(axis=1), ~sizes, constant],
        [Reason.no_uncertainty, Reason.not_a_part, Reason.all_or_nothing],
        Reason.calculated,
    )
    return _tested(
        chi_squared_for_trend(part, whole), share_slope(part, whole), reason,
        _sign_is_kept(whole, _divided(part, whole)),
    )


def weighted_test(value: FloatArray, lower: FloatArray, upper: FloatArray) -> Tested:
    """The trend of other figures over consecutive years, with the rules of `share_test`."""
    value, lower, upper = _complete(value, lower, upper)
    slope, chi_squared = weighted_slope(value, lower, upper)
    reason = np.where(np.isfinite(chi_squared), Reason.calculated, Reason.no_uncertainty)
    return _tested(chi_squared, slope, reason, _sign_is_kept(_weight(lower, upper), value))


def _tested(
    chi_squared: FloatArray, slope: FloatArray, reason: IntArray, kept: BoolArray
) -> Tested:
    calculated = reason == Reason.calculated
    clear = calculated & kept & (np.nan_to_num(chi_squared) > THRESHOLD)
    direction = np.select(
        [~calculated, clear & (slope > 0), clear & (slope < 0)],
        [Trend.not_calculable, Trend.increasing, Trend.decreasing],
        Trend.none,
    )
    return Tested(
        direction,
        np.where(calculated, chi_squared, np.nan),
        np.where(calculated, slope, np.nan),
        reason,
    )


def _sign_is_kept(weight: FloatArray, value: FloatArray) -> BoolArray:
    """Whether the slopes with each period left out have the sign of the slope of all."""
    time = _time(value)
    sign = np.sign(_slope(weight, value, time))
    kept: BoolArray = np.abs(sign) == 1
    for left_out in range(len(time)):
        others = np.arange(len(time)) != left_out
        kept &= np.sign(_slope(weight[:, others], value[:, others], time[others])) == sign
    return kept


def _slope(weight: FloatArray, value: FloatArray, time: FloatArray) -> FloatArray:
    total, weighted = weight.sum(axis=1), weight * value
    moved = total * (weighted * time).sum(axis=1)
    moved -= (weight * time).sum(axis=1) * weighted.sum(axis=1)
    return _divided(moved, _spread(weight, time))


def _spread(weight: FloatArray, time: FloatArray) -> FloatArray:
    first, second = (weight * time).sum(axis=1), (weight * time**2).sum(axis=1)
    total: FloatArray = weight.sum(axis=1)
    found: FloatArray = total * second - first**2
    return found


def _weight(lower: FloatArray, upper: FloatArray) -> FloatArray:
    width = np.round(upper - lower, _NOISE)
    return _divided(np.ones(width.shape), (np.where(width > 0, width, 0) / INTERVAL_WIDTH) ** 2)


def _complete(*parts: FloatArray) -> list[FloatArray]:
    """The parts with NaN in all periods of an area where any part lacks one."""
    known = np.ones((len(parts[0]), 1), dtype=bool)
    for part in parts:
        known &= np.isfinite(part).all(axis=1, keepdims=True)
    return [np.where(known, part, np.nan) for part in parts]


def _time(value: FloatArray) -> FloatArray:
    """Years from the middle of the window, where sums of squares stay exact."""
    periods = value.shape[1]
    found: FloatArray = np.arange(periods, dtype=np.float64) - (periods - 1) / 2
    return found


def _divided(above: FloatArray, below: FloatArray) -> FloatArray:
    found: FloatArray = np.full(np.broadcast_shapes(above.shape, below.shape), np.nan)
    np.divide(above, below, out=found, where=below > 0)
    return found
