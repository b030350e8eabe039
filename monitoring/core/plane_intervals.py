"""Intervals of many cells of a cube at once, each by the method of its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.intervals import Z95, Interval, interval_of
from monitoring.core.standardised_planes import standardised_interval
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
    whole = plane in ("", indicator.id)
    if indicator.standard and whole:
        found = standardised_interval(cube, indicator, indicator.standard, areas, columns, z)
        found = found.where(indicator.interval is not Declared.none)
    else:
        at = (cube.indicator_position[plane or indicator.id], areas[:, None], columns)
        # A single band is an ordinary rate.
        found = _limits(replace(indicator, standard=None), cube, at, z)
    if not isinstance(periods, str):
        return found
    return Interval(found.lower[:, 0], found.upper[:, 0])


def _limits(
    indicator: Indicator,
    cube: Cube,
    at: tuple[int, npt.NDArray[np.intp], npt.NDArray[np.intp]],
    z: float,
) -> Interval:
    value, part, whole = cube.value[at], cube.numerator[at], cube.denominator[at]
    cases = indicator.interval is Declared.cases
    found = interval_of(indicator, value, part, whole, z, cases)
    return found.where(indicator.interval is not Declared.none)


def _columns(cube: Cube, periods: str | Sequence[str] | None) -> npt.NDArray[np.intp]:
    wanted = cube.periods if periods is None else [periods] if isinstance(periods, str) else periods
    return np.array([cube.period_position[one] for one in wanted], dtype=np.intp)
