"""The trends of one indicator: which test fits, and what stops it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.chance.long_trend import LongTrend, long_trend
from monitoring.core.chance.recent_trend import (
    POINTS,
    BoolArray,
    FloatArray,
    IntArray,
    Reason,
    Tested,
    Trend,
    share_test,
    weighted_test,
)
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, StatusArray, has_number
from monitoring.core.vocabulary import Kind, Periodicity

# Digits beyond these come from binary arithmetic.
_NOISE = 10


@dataclass(frozen=True, slots=True)
class RecentTrend:
    """
    The trend of the last five years, one element per area.

    `direction` holds codes of `Trend`, `reason` codes of `Reason`; `slope` is in the figure's
    unit per year, `change` the last value minus the first of the window, `points` the number of
    years with a value. NaN where not calculable.
    """

    direction: IntArray
    chi_squared: FloatArray
    slope: FloatArray
    change: FloatArray
    points: IntArray
    reason: IntArray


@dataclass(frozen=True, slots=True)
class Trends:
    """
    Recent and long trend of an indicator, with the periods each of them looks at.

    `long_ends` are the positions in `long_periods` of each area's first and last value (areas ×
    2, −1 without any). `last_break` is the first period after the last break of the series, ""
    if there is none.
    """

    recent: RecentTrend
    recent_periods: tuple[str, ...]
    long: LongTrend
    long_periods: tuple[str, ...]
    long_ends: IntArray
    last_break: str


@dataclass(frozen=True, slots=True)
class _Series:
    """What the tests read: areas × the periods in which the indicator says anything."""

    periods: tuple[str, ...]
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    lower: FloatArray
    upper: FloatArray
    status: StatusArray


def trend_of(
    indicator: Indicator,
    periods: Sequence[str],
    value: FloatArray,
    numerator: FloatArray | None,
    denominator: FloatArray | None,
    status: StatusArray,
    lower: FloatArray | None = None,
    upper: FloatArray | None = None,
    breaks: Sequence[str] = (),
    rolling: bool = False,
    yearly: bool | None = None,
) -> Trends:
    """
    Recent trend (five years) and long trend (from eight points) of every area.

    All arrays are areas × periods, limits those of the 95 % interval in the value's unit.
    `breaks` are the first periods of a new definition or boundary, `rolling` says that a value
    averages several years. Shares with both parts get chi-squared for trend, all others the
    weighted slope. `yearly` is read from the indicator's periodicity if left out.
    """
    if yearly is None:
        yearly = indicator.periodicity is not Periodicity.two_yearly
    series = _series(periods, value, numerator, denominator, lower, upper, status)
    last_break = _last_break(series.periods, breaks)
    recent = _recent(series, indicator, last_break, rolling, yearly)
    since = np.array([one >= last_break for one in series.periods], dtype=bool)
    return Trends(
        recent,
        series.periods[-POINTS:],
        _long(series, since, rolling),
        tuple(one for one, kept in zip(series.periods, since, strict=True) if kept),
        _ends(np.isfinite(series.value[:, since])),
        last_break,
    )


def _series(
    periods: Sequence[str],
    value: FloatArray,
    numerator: FloatArray | None,
    denominator: FloatArray | None,
    lower: FloatArray | None,
    upper: FloatArray | None,
    status: StatusArray,
) -> _Series:
    observed = (status != Status.missing).any(axis=0)
    order = sorted(np.flatnonzero(observed).tolist(), key=lambda place: periods[place])
    known = has_number(status[:, order])

    def part(given: FloatArray | None) -> FloatArray:
        if given is None:
            return np.full(known.shape, np.nan)
        kept = given[:, order]
        return np.where(known & np.isfinite(kept), kept, np.nan)

    return _Series(
        tuple(periods[place] for place in order),
        part(value), part(numerator), part(denominator), part(lower), part(upper),
        status[:, order],
    )


def _recent(
    series: _Series, indicator: Indicator, last_break: str, rolling: bool, yearly: bool
) -> RecentTrend:
    points = np.isfinite(series.value).sum(axis=1)
    areas = len(points)
    stop = _stopped(series.periods, last_break, rolling, yearly)
    if stop is not Reason.calculated:
        gaps = np.full(areas, np.nan)
        direction = np.full(areas, int(Trend.not_calculable))
        return RecentTrend(direction, gaps, gaps, gaps, points, np.full(areas, int(stop)))
    tested = _test(series, indicator)
    window = series.value[:, -POINTS:]
    secret = (series.status[:, -POINTS:] == Status.secret).any(axis=1)
    missing = ~np.isfinite(window).all(axis=1)
    reason = np.select(
        [secret, points < POINTS, missing],
        [Reason.secret, Reason.too_few, Reason.missing],
        tested.reason,
    )
    fine = reason == Reason.calculated
    return RecentTrend(
        np.where(fine, tested.direction, Trend.not_calculable),
        np.where(fine, tested.chi_squared, np.nan),
        np.where(fine, tested.slope, np.nan),
        np.where(fine, np.round(window[:, -1] - window[:, 0], _NOISE), np.nan),
        points,
        reason,
    )


def _ends(known: BoolArray) -> IntArray:
    if not known.shape[1]:
        return np.full((len(known), 2), -1)
    first, last = known.argmax(axis=1), known.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    return np.where(known.any(axis=1, keepdims=True), np.column_stack([first, last]), -1)


def _last_break(periods: tuple[str, ...], breaks: Sequence[str]) -> str:
    """The last break with periods on both sides, as others part nothing."""
    return max((one for one in breaks if periods and periods[0] < one <= periods[-1]), default="")


def _stopped(
    periods: tuple[str, ...], last_break: str, rolling: bool, yearly: bool
) -> Reason:
    """What stops the test for every area at once."""
    window = periods[-POINTS:]
    if rolling:
        return Reason.rolling
    if not yearly or not all(re.fullmatch(r"[0-9]{4}", one) for one in window):
        return Reason.not_yearly
    if len(window) < POINTS:
        return Reason.too_few
    if window[0] < last_break <= window[-1]:
        return Reason.series_break
    if int(window[-1]) - int(window[0]) != POINTS - 1:
        return Reason.gap
    return Reason.calculated


def _test(series: _Series, indicator: Indicator) -> Tested:
    last = slice(-POINTS, None)
    weighted = weighted_test(
        series.value[:, last], series.lower[:, last], series.upper[:, last]
    )
    if indicator.kind is not Kind.share:
        return weighted
    shares = share_test(series.numerator[:, last], series.denominator[:, last])
    without_parts: BoolArray = shares.reason == Reason.no_uncertainty
    return Tested(
        np.where(without_parts, weighted.direction, shares.direction),
        np.where(without_parts, weighted.chi_squared, shares.chi_squared),
        np.where(without_parts, weighted.slope, shares.slope * indicator.multiplier),
        np.where(without_parts, weighted.reason, shares.reason),
    )


def _long(series: _Series, since: BoolArray, rolling: bool) -> LongTrend:
    """The long trend after the last break, as no test may reach across one."""
    value = series.value[:, since]
    kept = [one for one, after in zip(series.periods, since, strict=True) if after]
    years = [int(one) for one in kept if re.fullmatch(r"[0-9]{4}", one)]
    stop = Reason.rolling if rolling else Reason.not_yearly
    if not rolling and len(years) == len(kept):
        return long_trend(value, np.array(years, dtype=np.int64))
    gaps = np.full(len(value), np.nan)
    return LongTrend(
        np.full(len(value), int(Trend.not_calculable)), gaps, gaps,
        np.isfinite(value).sum(axis=1), np.full(len(value), int(stop)),
    )
