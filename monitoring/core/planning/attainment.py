"""Goals on the data: how far each one is in each of its districts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from monitoring.core.area import IntArray
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.indicator import SeriesBreak
from monitoring.core.planning.attainment_rule import judged, year_is_over
from monitoring.core.planning.attainment_states import Attainment, Figure, Reason, State
from monitoring.core.planning.goal_figures import GoalFigures, goal_figures
from monitoring.core.planning.item import Item
from monitoring.core.planning.path import Aim, aim_of, path_from, time_of
from monitoring.core.planning.places import area_at
from monitoring.core.planning.same import Same
from monitoring.core.rounding import half_up
from monitoring.core.status import Status


def attainments(
    goals: Iterable[Item], cube: Cube, city: City, today: date
) -> dict[str, tuple[Attainment, ...]]:
    """
    Every goal in each of its districts, by the goal's id.

    Figures are read once for all goals; the same goals on the same figures are not judged twice.
    """
    return dict(_together(tuple(map(Same, goals)), cube, Same(city), today))


@lru_cache(maxsize=16)
def _together(
    goals: tuple[Same[Item], ...], cube: Cube, city: Same[City], today: date
) -> Mapping[str, tuple[Attainment, ...]]:
    declared = city.one.indicators
    places: dict[str, set[int]] = {}
    for goal in goals:
        places.setdefault(goal.one.text("indicator"), set()).update(
            one for one in positions_of(goal.one, cube) if one >= 0)
    figures = {name: goal_figures(cube, declared[name], np.array(sorted(wanted), np.intp))
               for name, wanted in places.items()
               if wanted and name in cube.indicator_position and name in declared}
    return MappingProxyType({
        goal.one.id: _of_goal(goal.one, cube, city.one, today, figures,
                              positions_of(goal.one, cube))
        for goal in goals})


def positions_of(goal: Item, cube: Cube) -> list[int]:
    """The goal's districts by position, in its order; −1 for one that is not known."""
    found = (area_at(cube.areas, key) for key in goal.list("areas"))
    return [-1 if one is None else one for one in found]


def _of_goal(
    goal: Item, cube: Cube, city: City, today: date, figures: Mapping[str, GoalFigures],
    positions: list[int],
) -> tuple[Attainment, ...]:
    aim = aim_of(goal, city)
    name = goal.text("indicator")
    if aim is None:
        known = name in city.indicators or not name
        reason = Reason.incomplete if known else Reason.no_indicator
        return tuple(Attainment(one, State.unknown, reason=reason) for one in positions)
    if name not in cube.indicator_position:
        return tuple(Attainment(one, State.unknown, aim, reason=Reason.no_indicator)
                     for one in positions)
    known_places: IntArray = np.array([one for one in positions if one >= 0], np.intp)
    own = figures.get(name) or goal_figures(cube, aim.indicator, known_places)
    several = len(goal.list("areas")) > 1
    return tuple(_in_district(aim, own, one, several, today) for one in positions)


def _in_district(
    aim: Aim, figures: GoalFigures, area: int, several: bool, today: date
) -> Attainment:
    if area not in figures.rows:
        return Attainment(area, State.unknown, aim, reason=Reason.no_area)
    row = figures.rows[area]
    base = _base_place(aim, figures, row)
    baseline = _baseline(aim, figures, row, base, several)
    path = path_from(aim, baseline)
    now = _newest(aim, figures, row)
    found = Attainment(area, State.open, aim, path, late=year_is_over(aim, today))
    if now is None:
        return _without_figure(found, aim, figures, row)
    figure = Figure(figures.periods[now], figures.value[row][now], figures.lower[row][now],
                    figures.upper[row][now])
    time = figures.times[now] or 0.0
    found = replace(
        found, figure=figure, silent=_silent(aim, figures, row, now),
        broken=_break(aim, time), overlap=time - aim.start < aim.indicator.rolling_years > 1,
        late=found.late and time < aim.end,
        planned=_shown(path.planned(time), aim) if path else None,
    )
    return judged(found, aim, figures, row, (base, now), today)


def _base_place(aim: Aim, figures: GoalFigures, row: int) -> int | None:
    """Place of the baseline's period, where it has a number."""
    if aim.since not in figures.periods:
        return None
    place = figures.periods.index(aim.since)
    return place if figures.number[row][place] else None


def _baseline(
    aim: Aim, figures: GoalFigures, row: int, base: int | None, several: bool
) -> float | None:
    """What was decided; the district's own figure where one value stands for several districts."""
    own = None if base is None else figures.value[row][base]
    if several and own is not None:
        return own
    return own if aim.baseline is None else aim.baseline


def _newest(aim: Aim, figures: GoalFigures, row: int) -> int | None:
    """The last number after the baseline and up to the deadline, else the first one behind it."""
    after = [place for place, time in enumerate(figures.times)
             if time is not None and time > aim.start and figures.number[row][place]]
    in_time = [place for place in after if (figures.times[place] or 0.0) <= aim.end]
    return in_time[-1] if in_time else after[0] if after else None


def _without_figure(found: Attainment, aim: Aim, figures: GoalFigures, row: int) -> Attainment:
    said = [Status(int(figures.parts.status[row, place]))
            for place, time in enumerate(figures.times) if time is not None and time > aim.start]
    said = [one for one in said if one is not Status.missing]
    if not said:
        return found
    if Status.secret in said:
        return replace(found, state=State.secret, reason=Reason.no_number, status=Status.secret)
    return replace(found, state=State.unknown, reason=Reason.no_number, status=said[-1])


def _silent(
    aim: Aim, figures: GoalFigures, row: int, now: int
) -> tuple[str, Status] | None:
    """The newest later period up to the deadline that says why it has no number."""
    for place in range(len(figures.periods) - 1, now, -1):
        status = Status(int(figures.parts.status[row, place]))
        time = figures.times[place]
        if time is not None and time <= aim.end and status is not Status.missing and (
                not figures.number[row][place]):
            return figures.periods[place], status
    return None


def _break(aim: Aim, time: float) -> SeriesBreak | None:
    for one in reversed(aim.indicator.breaks):
        when = time_of(one.period)
        if when is not None and aim.start < when <= time:
            return one
    return None


def _shown(value: float, aim: Aim) -> float:
    return float(half_up(value, aim.indicator.decimals))
