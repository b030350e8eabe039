"""How unevenly a group lives over the whole city, period by period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from monitoring.core.area import IntArray
from monitoring.core.cube import FloatArray
from monitoring.core.space.inequality import Inequality, inequality
from monitoring.core.space.segregation import Segregation, segregation
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.storage.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Year:
    """One period: on whose boundaries it was computed, and the figures of its column."""

    period: str
    edition: str
    uneven: Segregation
    unequal: Inequality
    column: int

    def figure(self, measure: str) -> float:
        """A measure by name; NaN where there is none."""
        found: FloatArray = getattr(self.unequal if measure in ("gini", "theil") else self.uneven,
                                    measure)
        return float(found[self.column])

    @property
    def areas(self) -> int:
        """How many areas had usable figures."""
        return int(self.uneven.areas[self.column])

    def sentences(self, gini: bool) -> tuple[str, ...]:
        """What the figures of this period say, or why there are none."""
        return (self.unequal if gini else self.uneven).sentences(self.column)


@lru_cache(maxsize=64)
def city_course(snapshot: Snapshot, indicator: str, level: str, edition: str) -> tuple[Year, ...]:
    """
    All periods with numbers; one without numbers in this edition is computed in that of its time.

    The group is the indicator's numerator, all are its denominator.
    """
    areas = snapshot.cube.areas
    others = [one for one in reversed(areas.editions_of(level)) if one != edition]
    found: dict[str, Year] = {}
    for one in (edition, *others):
        positions = areas.on_level(level, one)
        wanted = [period for period in snapshot.cube.periods_with(indicator, positions)
                  if period not in found]
        if wanted:
            found |= {year.period: year for year in _years(snapshot, indicator, positions, one,
                                                           wanted)}
    return tuple(found[one] for one in snapshot.cube.periods if one in found)


def _years(
    snapshot: Snapshot, indicator: str, areas: IntArray, edition: str, periods: Sequence[str]
) -> list[Year]:
    cube = snapshot.cube
    columns = np.array([cube.period_position[one] for one in periods])
    at, cell = cube.indicator_position[indicator], np.ix_(areas, columns)
    there = has_number(cube.status[at][cell])
    group = np.where(there, cube.numerator[at][cell], np.nan)
    total = np.where(there, cube.denominator[at][cell], np.nan)
    value = np.where(there, cube.value[at][cell], np.nan)
    uneven, unequal = segregation(group, total), inequality(value, total)
    return [Year(one, edition, uneven, unequal, at) for at, one in enumerate(periods)]


@lru_cache(maxsize=8)
def shares_with_counts(snapshot: Snapshot) -> tuple[str, ...]:
    """Shares whose numerator and denominator are there for areas of some level."""
    cube, declared = snapshot.cube, snapshot.city.indicators
    found = []
    for one in cube.indicators:
        at = cube.indicator_position[one]
        counts = np.isfinite(cube.numerator[at]) & np.isfinite(cube.denominator[at])
        if declared[one].kind is Kind.share and counts.sum() > 1:
            found.append(one)
    return tuple(found)
