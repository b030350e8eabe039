"""Which periods lie before a measure and which one shows the state after it."""

from __future__ import annotations

import numpy as np

from monitoring.core.area import IntArray
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.indicator import Indicator, SeriesBreak
from monitoring.core.planning.path import time_of

MOST_BEFORE = 3
# So many periods before the start tell whether both groups ran alike.
MOST_EARLIER = 6
_YEAR = len("2023")


def periods_before(cube: Cube, indicator: Indicator, areas: IntArray, start: str) -> list[str]:
    """
    Up to six periods with a number that ended before the start, oldest first.

    None of them lies before a break of the series.
    """
    begin = time_of(start)
    found = [one for one in _known(cube, indicator, areas)
             if begin is not None and _end(one) <= begin]
    breaks = [one.period for one in indicator.breaks if found and one.period <= found[-1]]
    return [one for one in found if not breaks or one >= max(breaks)][-MOST_EARLIER:]


def period_after(cube: Cube, indicator: Indicator, areas: IntArray, start: str) -> str:
    """The newest period with a number all of whose years began after the start; "" for none."""
    begin = time_of(start)
    found = [one for one in _known(cube, indicator, areas)
             if begin is not None and _begin(one) - (indicator.rolling_years - 1) >= begin]
    return found[-1] if found else ""


def break_between(indicator: Indicator, before: str, after: str) -> SeriesBreak | None:
    """The last break of the series between two periods."""
    found = [one for one in indicator.breaks if before < one.period <= after]
    return found[-1] if found else None


def common_course(values: FloatArray) -> FloatArray:
    """Mean of the rows per period; NaN where one of them has no number."""
    known = np.isfinite(values).all(axis=0)
    found = np.full(values.shape[1], np.nan)
    found[known] = values[:, known].mean(axis=0)
    return found


def _known(cube: Cube, indicator: Indicator, areas: IntArray) -> list[str]:
    """Periods in which any of the areas has a number, and that stand on a time axis."""
    values, _ = cube.series(indicator.id, areas)
    some = np.flatnonzero(np.isfinite(values).any(axis=0))
    return [cube.periods[place] for place in some if time_of(cube.periods[place]) is not None]


def _begin(period: str) -> float:
    return time_of(period) or 0.0


def _end(period: str) -> float:
    # A year lasts until the next one; a period of another form is a point in time.
    return _begin(period) + (1 if len(period) == _YEAR else 0)
