"""Intervals of many cells of a cube at once, each by the method of its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.comparison import Verdict, VerdictArray
from monitoring.core.chance.intervals import Z95, Z998, Interval, interval_of
from monitoring.core.chance.standardised_planes import standardised_interval
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Interval as Declared


def interval_of_plane(
    cube: Cube,
    indicator: Indicator,
    areas: npt.NDArray[np.intp],
    periods: str | Sequence[str] | None = None,
    z: float = Z95,
    plane: str = "",
) -> Interval:
    """
    Limits in the indicator's unit, as its declaration wants them; NaN where there are none.

    A standardised rate has Dobson's limits from its bands, everything else see `interval_of`.
    One period gives one limit per area; several periods, or all of them (None), give areas ×
    periods. `plane` asks for a part ("indicator:breakdown") in place of the whole.
    """
    columns = _columns(cube, periods)
    at = (cube.indicator_position[plane or indicator.id], areas[:, None], columns)
    whole = plane in ("", indicator.id)
    if indicator.standard and whole:
        found = standardised_interval(cube, indicator, indicator.standard, areas, columns, z)
    else:
        # A single band is an ordinary rate.
        found = _limits(replace(indicator, standard=None), cube, at, z)
    found = found.where(has_number(cube.status[at]) & (indicator.interval is not Declared.none))
    if not isinstance(periods, str):
        return found
    return Interval(found.lower[:, 0], found.upper[:, 0])


def interval_of_series(
    cube: Cube, indicator: Indicator, areas: npt.NDArray[np.intp], z: float = Z95
) -> Interval:
    """The same over all periods; an area brings along its periods in the edition before."""
    found = interval_of_plane(cube, indicator, areas, z=z)
    status = cube.status[cube.indicator_position[indicator.id]]
    unsaid, earlier = status[areas] == Status.missing, cube.areas.earlier[areas]
    while (earlier >= 0).any():
        before = interval_of_plane(cube, indicator, earlier, z=z)
        fill = unsaid & (earlier >= 0)[:, None]
        found = Interval(np.where(fill, before.lower, found.lower),
                         np.where(fill, before.upper, found.upper))
        unsaid = unsaid & ~(fill & (status[earlier] != Status.missing))
        earlier = np.where(earlier >= 0, cube.areas.earlier[earlier], -1)
    return found


def verdicts_of_plane(
    cube: Cube,
    indicator: Indicator,
    areas: npt.NDArray[np.intp],
    period: str,
    benchmark: npt.ArrayLike,
) -> VerdictArray:
    """
    Areas against a fixed benchmark (one, or one per area) by their own intervals.

    For figures without limits around the benchmark, such as standardised rates: the benchmark
    outside an area's 95 % interval is a difference, outside its 99.8 % interval a clear one
    (Fingertips: single overlapping interval). `none` where a figure or an interval is missing.
    """
    middle = np.broadcast_to(np.asarray(benchmark, dtype=np.float64), areas.shape)
    steps = np.zeros(areas.shape)
    known = np.isfinite(middle)
    for z in (Z95, Z998):
        around = interval_of_plane(cube, indicator, areas, period, z)
        known &= ~np.isnan(around.lower + around.upper)
        steps += 1 * (around.lower > middle) - 1 * (around.upper < middle)
    found: VerdictArray = np.where(known, steps, Verdict.none).astype(np.int8)
    return found


def z_of_plane(
    cube: Cube,
    indicator: Indicator,
    areas: npt.NDArray[np.intp],
    period: str,
    benchmark: npt.ArrayLike,
) -> FloatArray:
    """
    Distance from a fixed benchmark in standard deviations, read off the 95 % interval.

    The side of the interval that faces the benchmark is Z95 deviations long. NaN where a figure
    or an interval is missing.
    """
    value = cube.value[cube.indicator_position[indicator.id], areas, cube.period_position[period]]
    around = interval_of_plane(cube, indicator, areas, period)
    apart = value - np.broadcast_to(np.asarray(benchmark, dtype=np.float64), areas.shape)
    side = np.where(apart > 0, value - around.lower, around.upper - value)
    fits = side > 0
    found: FloatArray = np.where(fits, apart * Z95 / np.where(fits, side, 1.0), np.nan)
    return found


def _limits(
    indicator: Indicator,
    cube: Cube,
    at: tuple[int, npt.NDArray[np.intp], npt.NDArray[np.intp]],
    z: float,
) -> Interval:
    value, part, whole = cube.value[at], cube.numerator[at], cube.denominator[at]
    cases = indicator.interval is Declared.cases
    return interval_of(indicator, value, part, whole, z, cases)


def _columns(cube: Cube, periods: str | Sequence[str] | None) -> npt.NDArray[np.intp]:
    wanted = cube.periods if periods is None else [periods] if isinstance(periods, str) else periods
    return np.array([cube.period_position[one] for one in wanted], dtype=np.intp)
