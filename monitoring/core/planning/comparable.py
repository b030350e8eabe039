"""Districts with which a measure's districts can be compared: without it, and most like them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

import numpy as np

from monitoring.core.area import Areas, IntArray
from monitoring.core.city import City
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at, area_key, covered
from monitoring.core.space.similar_areas import most_similar
from monitoring.core.vocabulary import Kind

FEWEST, MOST = 5, 20
# Of the districts without the measure, the most similar third is compared.
_PART = 3
# An indicator known for fewer of the districts would leave out too many.
_LEAST_KNOWN = 0.8
_NOT_DONE = "idee"


@dataclass(frozen=True, slots=True, eq=False)
class Comparable:
    """
    Positions of the compared districts, most similar first, and of those left out.

    `others` are districts in which another measure served the same indicator, `silent` lack a
    figure. `labels` name the indicators of likeness; without any, all candidates are compared.
    """

    areas: IntArray
    others: IntArray
    silent: IntArray
    candidates: int
    labels: tuple[str, ...]


def indicators_of(measure: Item, register: Register) -> tuple[str, ...]:
    """Where a measure should show: its own indicator, then those of its goals, each once."""
    goals = (register.get("goal", name) for name in measure.list("goals"))
    named = [measure.text("indicator"), *(one.text("indicator") for one in goals if one)]
    return tuple(dict.fromkeys(one for one in named if one))


def competing(
    measure: Item, register: Register, indicator: str, years: tuple[int, int]
) -> list[Item]:
    """Other measures, ideas apart, that serve the indicator at some time in these years."""
    return [one for one in register.of("measure")
            if one.id != measure.id and one.text("state") != _NOT_DONE
            and indicator in indicators_of(one, register)
            and _year(one, "start", years[0]) <= years[1]
            and _year(one, "end", years[1]) >= years[0]]


def comparable(
    cube: Cube, city: City, indicator: str, treated: IntArray, others: Iterable[Item],
    usable: IntArray, period: str,
) -> Comparable:
    """
    The most similar third of the districts without a measure, at least 5 and at most 20.

    `usable` are districts of the level with all figures that are needed. Likeness is that of the
    key indicators up to `period`, never the compared one and no counts, from the mean of the
    measure's districts (see `most_similar`).
    """
    areas = cube.areas
    level = areas.on_level(areas.levels[treated[0]], areas.editions[treated[0]])
    rest = np.setdiff1d(level, treated)
    taken = _touched(areas, rest, others)
    free = np.setdiff1d(rest, taken)
    fits = np.intersect1d(free, usable)
    silent = np.setdiff1d(free, fits)
    values, labels = _likeness(cube, city, indicator, np.concatenate([fits, treated]), period)
    wanted = min(max(ceil(len(fits) / _PART), FEWEST), MOST)
    middle = _middle(values[len(fits):])
    near = most_similar(np.vstack([values[: len(fits)], middle]), len(fits), wanted)
    if len(near.found) < FEWEST or len(fits) == FEWEST:
        return Comparable(fits, taken, silent, len(fits), ())
    chosen = np.array([fits[one.area] for one in near.found], np.intp)
    return Comparable(chosen, taken, silent, len(fits), tuple(labels))


def _year(item: Item, field: str, default: int) -> int:
    said = item.text(field)[:4]
    return int(said) if said.isdigit() else default


def _touched(areas: Areas, candidates: IntArray, others: Iterable[Item]) -> IntArray:
    """Which of the districts any of the measures concerns."""
    named = {key for one in others for key in one.list("areas")}
    own = {area_at(areas, key) for key in named}
    inside = covered(areas, named)
    found = [one for one in candidates.tolist()
             if one in own or inside & covered(areas, [area_key(areas, one)])]
    return np.array(found, np.intp)


def _middle(values: FloatArray) -> FloatArray:
    """Mean of the rows, without gaps; NaN where all are gaps."""
    known = np.isfinite(values)
    count = known.sum(axis=0)
    total = np.where(known, values, 0.0).sum(axis=0)
    found: FloatArray = np.where(count > 0, total / np.where(count > 0, count, 1), np.nan)
    return found


def _likeness(
    cube: Cube, city: City, indicator: str, areas: IntArray, period: str
) -> tuple[FloatArray, list[str]]:
    """Districts × key indicators in each one's newest period up to this one, and their names."""
    columns, labels = [], []
    for name in city.frame.key_indicators:
        if name not in cube.indicator_position or name == indicator or (
                city.indicators[name].kind is Kind.count):
            continue
        values, _ = cube.series(name, areas)
        known = np.isfinite(values[:, : cube.period_position[period] + 1])
        periods = np.flatnonzero(known.mean(axis=0) >= _LEAST_KNOWN)
        if len(periods):
            columns.append(values[:, periods[-1]])
            labels.append(str(city.indicators[name].label))
    return (np.column_stack(columns) if columns else np.empty((len(areas), 0))), labels
