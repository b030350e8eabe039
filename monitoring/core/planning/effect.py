"""Before and after a measure, against comparable districts without it (difference of changes)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from monitoring.core.area import IntArray
from monitoring.core.city import City
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.indicator import Indicator, SeriesBreak
from monitoring.core.planning.comparable import FEWEST, Comparable, comparable, competing
from monitoring.core.planning.effect_periods import (
    MOST_BEFORE,
    break_between,
    common_course,
    period_after,
    periods_before,
)
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.path import time_of
from monitoring.core.planning.places import area_at, covered
from monitoring.core.planning.student_t import GroupDifference, group_difference
from monitoring.core.vocabulary import Kind


class Why(StrEnum):
    """Why there is no comparison."""

    no_indicator = "no_indicator"
    no_figures = "no_figures"
    counted = "counted"
    no_start = "no_start"
    no_area = "no_area"
    no_before = "no_before"
    no_after = "no_after"
    silent = "silent"
    too_few = "too_few"


@dataclass(frozen=True, slots=True, eq=False)
class NoEffect:
    """No comparison, and why; `compared` says who was left out, where it came so far."""

    why: Why
    compared: Comparable | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """
    Districts by position, with one course each over all periods of the release.

    `before` is their mean over the periods before, `after` their state after the start.
    """

    areas: IntArray
    values: FloatArray
    before: FloatArray
    after: FloatArray

    @property
    def changes(self) -> FloatArray:
        """After minus before, one per district."""
        return self.after - self.before

    @property
    def course(self) -> FloatArray:
        """Mean of the districts per period; NaN where one of them has no number."""
        return common_course(self.values)


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """
    Districts with a measure and comparable ones before and after; every district counts the same.

    `earlier` is the difference of changes from the first to the last of `years_before`, None
    where one period is too few. `silent` districts have the measure but lack figures; `rivals`
    are other measures in the measure's districts.
    """

    indicator: Indicator
    start: str
    before: tuple[str, ...]
    after: str
    treated: Group
    compared: Group
    chosen: Comparable
    difference: GroupDifference
    earlier: GroupDifference | None
    years_before: tuple[str, ...]
    silent: IntArray
    rivals: tuple[Item, ...]
    broken: SeriesBreak | None


def effect(
    measure: Item, register: Register, cube: Cube, city: City, indicator: str
) -> Effect | NoEffect:
    """
    The difference of differences with its 95 % interval (Student's two-sample t).

    Before is the mean of up to three periods that ended before the start, after the newest one
    that began after it; a figure that pools several years must have begun after it with all.
    """
    named = districts_of(measure, cube)
    why = _why_not(measure, cube, city, indicator, named)
    if why:
        return NoEffect(why)
    declared, start, areas = city.indicators[indicator], measure.text("start"), cube.areas
    earlier = periods_before(cube, declared, named, start)
    after = period_after(cube, declared, named, start)
    if not earlier or not after:
        return NoEffect(Why.no_before if not earlier else Why.no_after)
    before = tuple(earlier[-MOST_BEFORE:])
    usable = _usable(cube, indicator, areas.on_level(areas.levels[named[0]],
                                                     areas.editions[named[0]]), (*before, after))
    treated = np.intersect1d(named, usable)
    if not len(treated):
        return NoEffect(Why.silent)
    others = competing(measure, register, indicator, (int(before[0][:4]), int(after[:4])))
    chosen = comparable(cube, city, indicator, named, others, usable, before[-1])
    if len(chosen.areas) < FEWEST:
        return NoEffect(Why.too_few, chosen)
    own, beside = (_group(cube, indicator, one, before, after)
                   for one in (treated, chosen.areas))
    span, run = _earlier(cube, own, beside, earlier)
    inside = covered(areas, measure.list("areas"))
    rivals = tuple(one for one in others if covered(areas, one.list("areas")) & inside)
    return Effect(
        declared, start, before, after, own, beside, chosen,
        group_difference(own.changes.tolist(), beside.changes.tolist()), run, span,
        np.setdiff1d(named, treated), rivals, break_between(declared, before[-1], after),
    )


def districts_of(measure: Item, cube: Cube) -> IntArray:
    """The measure's districts; of several levels the smallest districts inside them."""
    areas = cube.areas
    places = {area_at(areas, key) for key in measure.list("areas")} - {None}
    layers = {(areas.levels[one], areas.editions[one]) for one in places if one is not None}
    found = places if len(layers) == 1 else covered(areas, measure.list("areas"))
    return np.array(sorted(one for one in found if one is not None), np.intp)


def _why_not(
    measure: Item, cube: Cube, city: City, indicator: str, named: IntArray
) -> Why | None:
    areas = cube.areas
    layers = {(areas.levels[one], areas.editions[one]) for one in named.tolist()}
    reasons = (
        (Why.no_indicator, indicator not in city.indicators),
        (Why.no_figures, indicator not in cube.indicator_position),
        (Why.counted, indicator in city.indicators
         and city.indicators[indicator].kind is Kind.count),
        (Why.no_start, time_of(measure.text("start")) is None),
        (Why.no_area, len(layers) != 1),
    )
    return next((why for why, holds in reasons if holds), None)


def _usable(cube: Cube, indicator: str, level: IntArray, periods: tuple[str, ...]) -> IntArray:
    """Districts of a level with a number in all of these periods."""
    values, _ = cube.series(indicator, level)
    needed = [cube.period_position[one] for one in periods]
    found: IntArray = level[np.isfinite(values[:, needed]).all(axis=1)]
    return found


def _group(
    cube: Cube, indicator: str, areas: IntArray, before: tuple[str, ...], after: str
) -> Group:
    values, _ = cube.series(indicator, areas)
    first = values[:, [cube.period_position[one] for one in before]].mean(axis=1)
    return Group(areas, values, first, values[:, cube.period_position[after]])


def _earlier(
    cube: Cube, own: Group, beside: Group, periods: list[str]
) -> tuple[tuple[str, ...], GroupDifference | None]:
    """How the changes of both groups differed before; only periods with all numbers count."""
    known = np.isfinite(own.course) & np.isfinite(beside.course)
    span = tuple(one for one in periods if known[cube.period_position[one]])
    if len(span) < 2:
        return span, None
    first, last = (cube.period_position[one] for one in (span[0], span[-1]))
    changes = ((one.values[:, last] - one.values[:, first]).tolist() for one in (own, beside))
    return span, group_difference(*changes)
