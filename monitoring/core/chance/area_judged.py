"""Interval, comparison with the city and trend of one area in all indicators at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.chance.comparison import Benchmark, Verdict, verdicts
from monitoring.core.chance.declared_interval import comparable_kind, declared_interval
from monitoring.core.chance.declared_trend import declared_trend
from monitoring.core.chance.plane_intervals import (
    interval_of_plane,
    interval_of_series,
    verdicts_of_plane,
)
from monitoring.core.chance.series_parts import SeriesParts
from monitoring.core.chance.trend_of import Trends
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, has_number

IntArray = np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """
    One indicator of an area in its newest period with a number.

    Limits in the indicator's unit, NaN without an interval; the trends stand at `position` of
    `trends`, as indicators of the same kind are worked on together.
    """

    lower: float
    upper: float
    verdict: Verdict
    trends: Trends
    position: int


def judged(
    cube: Cube, indicators: Mapping[str, Indicator], area: int, city: int | None
) -> dict[str, Judged]:
    """All indicators of the cube in which the area has a number; without a city no verdict."""
    names = cube.indicators
    planes = np.array([cube.indicator_position[one] for one in names], np.intp)
    numbers = has_number(cube.status[planes, area])
    there = np.flatnonzero(numbers.any(axis=1))
    names, planes = tuple(names[one] for one in there), planes[there]
    declared = [indicators[one] for one in names]
    last = numbers.shape[1] - 1 - numbers[there][:, ::-1].argmax(axis=1)
    lower, upper = _limits(cube, declared, (planes, area, last))
    found = _verdicts(cube, declared, planes, area, city, last)
    trends = _trends(cube, declared, planes, area)
    return {
        name: Judged(float(lower[at]), float(upper[at]), Verdict(int(found[at])), *trends[at])
        for at, name in enumerate(names)
    }


def _limits(
    cube: Cube, declared: Sequence[Indicator], at: tuple[IntArray, int, IntArray]
) -> tuple[FloatArray, FloatArray]:
    lower, upper = np.full(len(declared), np.nan), np.full(len(declared), np.nan)
    value, numerator, denominator = cube.value[at], cube.numerator[at], cube.denominator[at]
    for rows in _alike(declared, lambda one: (one.kind, one.multiplier, one.interval)):
        limits = declared_interval(
            declared[rows[0]], value[rows], numerator[rows], denominator[rows])
        lower[rows], upper[rows] = limits.lower, limits.upper
    for row in _standardised(declared):
        own = interval_of_plane(cube, declared[row], np.array([at[1]]), cube.periods[at[2][row]])
        lower[row], upper[row] = own.lower[0], own.upper[0]
    return lower, upper


def _verdicts(
    cube: Cube, declared: Sequence[Indicator], planes: IntArray, area: int, city: int | None,
    last: IntArray,
) -> np.ndarray:
    found = np.full(len(declared), Verdict.none, np.int8)
    if city is None or city == area:
        return found
    own, whole = (planes, area, last), (planes, city, last)
    middle = np.where(has_number(cube.status[whole]), cube.value[whole], np.nan)
    value, denominator = cube.value[own], cube.denominator[own]
    for rows in _alike(declared, lambda one: (comparable_kind(one), one.multiplier)):
        kind = comparable_kind(declared[rows[0]])
        if kind is not None:
            found[rows] = verdicts(value[rows], denominator[rows], Benchmark(middle[rows]), kind,
                                   declared[rows[0]].multiplier)
    for row in _standardised(declared):
        found[row] = verdicts_of_plane(
            cube, declared[row], np.array([area]), cube.periods[last[row]], middle[row])[0]
    return found


def _trends(
    cube: Cube, declared: Sequence[Indicator], planes: IntArray, area: int
) -> dict[int, tuple[Trends, int]]:
    """Trends and the position in them, by place of the indicator."""
    parts = _parts(cube, planes, area)
    # A series is only tested beside others that say something in the same periods.
    said = [row.tobytes() for row in parts.status != Status.missing]
    places = {id(one): at for at, one in enumerate(declared)}

    def rules(one: Indicator) -> Hashable:
        return (one.kind, one.multiplier, one.interval, one.periodicity, one.rolling_years,
                tuple(each.period for each in one.breaks), said[places[id(one)]],
                one.id if one.standard else "")

    found: dict[int, tuple[Trends, int]] = {}
    for rows in _alike(declared, rules):
        some = SeriesParts(parts.value[rows], parts.numerator[rows], parts.denominator[rows],
                           parts.status[rows])
        first = declared[rows[0]]
        limits = interval_of_series(cube, first, np.array([area])) if first.standard else None
        trends = declared_trend(first, cube.periods, some, limits)
        found.update({row: (trends, at) for at, row in enumerate(rows)})
    return found


def _parts(cube: Cube, planes: IntArray, area: int) -> SeriesParts:
    """As `series_parts`, for one area in many indicators: indicators × periods."""
    status = cube.status[planes, area]
    figures = [cube.value, cube.numerator, cube.denominator]
    found = [one[planes, area] for one in figures]
    earlier = int(cube.areas.earlier[area])
    while earlier >= 0:
        fill = status == Status.missing
        found = [np.where(fill, one[planes, earlier], own)
                 for one, own in zip(figures, found, strict=True)]
        status = np.where(fill, cube.status[planes, earlier], status)
        earlier = int(cube.areas.earlier[earlier])
    known = has_number(status)
    value, numerator, denominator = (np.where(known, own, np.nan) for own in found)
    return SeriesParts(value, numerator, denominator, status)


def _standardised(declared: Sequence[Indicator]) -> list[int]:
    """Places of the indicators whose interval does not follow from their counts."""
    return [at for at, one in enumerate(declared) if one.standard]


def _alike(
    declared: Sequence[Indicator], rules: Callable[[Indicator], Hashable]
) -> list[list[int]]:
    """Places of the indicators to which the same rules apply."""
    groups: dict[Hashable, list[int]] = {}
    for at, one in enumerate(declared):
        groups.setdefault(rules(one), []).append(at)
    return list(groups.values())
