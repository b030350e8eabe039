"""The figures of an indicator by which goals are judged, for many districts at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitoring.core.area import IntArray
from monitoring.core.chance.comparison import difference
from monitoring.core.chance.declared_interval import comparable_kind
from monitoring.core.chance.intervals import Interval, of_two
from monitoring.core.chance.plane_intervals import interval_of_series
from monitoring.core.chance.series_parts import SeriesParts, series_parts
from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.planning.path import time_of
from monitoring.core.rounding import half_up
from monitoring.core.status import has_number


@dataclass(frozen=True, slots=True, eq=False)
class GoalFigures:
    """
    Districts × periods as readers see them: rounded as they are shown, NaN without a number.

    `rows` finds a district by its position; `times` are the periods in years, None for others.
    An area that is the same in the edition before brings its earlier periods along.
    """

    indicator: Indicator
    periods: tuple[str, ...]
    times: tuple[float | None, ...]
    rows: dict[int, int]
    value: list[list[float]]
    lower: list[list[float]]
    upper: list[list[float]]
    number: list[list[bool]]
    parts: SeriesParts
    limits: Interval


def goal_figures(cube: Cube, indicator: Indicator, areas: IntArray) -> GoalFigures:
    """The figures of these districts; raises KeyError for an indicator without any."""
    parts = series_parts(cube, indicator.id, areas)
    limits = interval_of_series(cube, indicator, areas)
    shown = [half_up(one, indicator.decimals).tolist()
             for one in (parts.value, limits.lower, limits.upper)]
    return GoalFigures(
        indicator, cube.periods, tuple(time_of(one) for one in cube.periods),
        {one: row for row, one in enumerate(areas.tolist())},
        shown[0], shown[1], shown[2], has_number(parts.status).tolist(), parts, limits,
    )


def change_between(figures: GoalFigures, row: int, base: int, now: int) -> Interval | None:
    """
    Limits (95 %) of the change of one district between two periods, given by their places.

    None where the figures have no intervals of their own.
    """
    kind, parts = comparable_kind(figures.indicator), figures.parts
    if kind is not None:
        first, second = ((parts.numerator[row, at], parts.denominator[row, at])
                         for at in (now, base))
        found = difference(first, second, kind, figures.indicator.multiplier)
    else:
        own, before = (Interval(figures.limits.lower[row, at], figures.limits.upper[row, at])
                       for at in (now, base))
        found = of_two(parts.value[row, now], own, parts.value[row, base], before)
    if not np.isfinite(found.lower + found.upper):
        return None
    return Interval(found.lower, found.upper)
