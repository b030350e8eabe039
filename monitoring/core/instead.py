"""What can be read instead of a hidden figure: a larger area, or the years that are shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.several_years import can_be_pooled, several_years, window_of
from monitoring.core.status import has_number

MOST_YEARS = 3


@dataclass(frozen=True, slots=True)
class ShownYears:
    """The newest years in a row with a number, as one figure; counts are NaN for one year."""

    periods: tuple[str, ...]
    value: float
    numerator: float
    denominator: float


def larger_area(cube: Cube, indicator: str, area: int, period: str) -> int | None:
    """The nearest area above that has a number in this period."""
    at, when = cube.indicator_position[indicator], cube.period_position[period]
    return next((one for one in cube.areas.ancestors(area)
                 if has_number(cube.status[at, one, when : when + 1])[0]), None)


def shown_years(cube: Cube, indicator: Indicator, area: int, period: str) -> ShownYears | None:
    """
    The newest number of the area up to a period, with up to two years before it put together.

    Only published figures are used; None where the area has no number up to then.
    """
    at = cube.indicator_position[indicator.id]
    known = np.flatnonzero(has_number(cube.status[at, area, : cube.period_position[period] + 1]))
    if not len(known):
        return None
    last = int(known[-1])
    if can_be_pooled(indicator):
        for years in range(MOST_YEARS, 1, -1):
            window = window_of(cube, indicator, cube.periods[last], years)
            places = [cube.period_position[one] for one in window]
            if not places:
                continue
            value, top, base, status = several_years(
                cube.numerator[at, area, places], cube.denominator[at, area, places],
                cube.status[at, area, places], indicator.multiplier)
            if has_number(np.atleast_1d(status))[0]:
                return ShownYears(window, float(value), float(top), float(base))
    return ShownYears((cube.periods[last],), float(cube.value[at, area, last]), np.nan, np.nan)
