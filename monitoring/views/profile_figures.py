"""The figures of one district over all indicators, beside city and all other districts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from monitoring.core.chance.area_judged import Judged, judged
from monitoring.core.chance.comparison import Verdict
from monitoring.core.cube import FloatArray
from monitoring.core.gaps import gap_years
from monitoring.core.indicator import Indicator
from monitoring.core.ranking import Place, percentile, place
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import Kind, Polarity
from monitoring.storage.snapshot import Snapshot

# A district among the outer fifth of all districts stands out.
OUTER = 20.0
FEWEST = 10


@dataclass(frozen=True, eq=False)
class ProfileFigure:
    """
    One indicator in one district in the newest period in which the district has an entry.

    `others` are the values of all districts of its level; `course` and `periods` the time line;
    `judged` is None where the district has no number. `gaps` names years without a number and why;
    `newer` those after the period shown. `city_word` stands where the city has no number.
    `numerator` and `denominator` are NaN where there is none.
    """

    indicator: Indicator
    period: str
    value: float
    status: Status
    reason: str
    city: float | None
    others: FloatArray
    place: Place | None
    percentile: float
    course: FloatArray
    periods: tuple[str, ...]
    judged: Judged | None
    gaps: str = ""
    newer: str = ""
    city_word: str = ""
    numerator: float = float("nan")
    denominator: float = float("nan")

    @property
    def verdict(self) -> Verdict:
        """The comparison with the city within limits of chance."""
        return self.judged.verdict if self.judged else Verdict.none

    @property
    def leaning(self) -> int:
        """
        +1 a strength, −1 a need, 0 neither, by the indicator's polarity.

        A clear difference from the city decides; where chance cannot be estimated, the outer
        fifth of all districts.
        """
        if self.verdict is Verdict.none:
            side = self._outer()
        else:
            side = int(np.sign(self.verdict)) if abs(self.verdict) > 1 else 0
        signs = {Polarity.more_need: -1, Polarity.better: 1, Polarity.neutral: 0}
        return side * signs[self.indicator.polarity]

    def _outer(self) -> int:
        """+1 in the highest, −1 in the lowest fifth of at least ten districts."""
        if self.place is None or self.place.of < FEWEST or np.isnan(self.percentile):
            return 0
        return 1 if self.percentile >= 100 - OUTER else -1 if self.percentile <= OUTER else 0


@lru_cache(maxsize=256)
def judged_of(snapshot: Snapshot, area: int) -> dict[str, Judged]:
    """Interval, comparison with the city and trend of every indicator of an area."""
    city = snapshot.cube.areas.find(snapshot.city.frame.reference_area)
    return judged(snapshot.cube, snapshot.city.indicators, area, city)


def figures_of(snapshot: Snapshot, area: int) -> list[ProfileFigure]:
    """One figure for each indicator that says anything about the district."""
    cube = snapshot.cube
    found = []
    for name in cube.indicators:
        at = cube.indicator_position[name]
        entries = np.flatnonzero(cube.observed[at, area])
        numbers = np.flatnonzero(has_number(cube.status[at, area]))
        chosen = numbers if len(numbers) else entries
        if len(chosen):
            found.append(_figure(snapshot, name, area, int(chosen[-1])))
    return found


def _figure(snapshot: Snapshot, name: str, area: int, period: int) -> ProfileFigure:
    cube, indicator = snapshot.cube, snapshot.city.indicators[name]
    at = cube.indicator_position[name]
    areas = cube.areas.on_level(cube.areas.levels[area], cube.areas.editions[area])
    others = np.where(has_number(cube.status[at, areas, period]), cube.value[at, areas, period],
                      np.nan)
    index = int(np.flatnonzero(areas == area)[0])
    values, statuses = cube.series(name, np.array([area]))
    course, said = values[0], statuses[0]
    reached = np.flatnonzero(np.isfinite(course))
    window = slice(int(reached[0]), int(reached[-1]) + 1) if len(reached) else slice(0, 0)
    return ProfileFigure(
        indicator,
        cube.periods[period],
        float(others[index]),
        Status(int(cube.status[at, area, period])),
        str(cube.reasons[cube.reason[at, area, period]]),
        _city_value(snapshot, at, period, indicator),
        others,
        place(others, index, decimals=indicator.decimals),
        percentile(others, index, indicator.decimals),
        course[window],
        cube.periods[window],
        judged_of(snapshot, area).get(name),
        gap_years(said, cube.periods),
        gap_years(said[period + 1 :], cube.periods[period + 1 :]),
        _city_word(snapshot, at, period, indicator),
        float(cube.numerator[at, area, period]),
        float(cube.denominator[at, area, period]),
    )


def _city_word(snapshot: Snapshot, at: int, period: int, indicator: Indicator) -> str:
    """Why the city has no number; "" where it has one or none is expected."""
    city = snapshot.cube.areas.find(snapshot.city.frame.reference_area)
    if city is None or indicator.kind is Kind.count:
        return ""
    status = snapshot.cube.status[at, city, period : period + 1]
    return "" if has_number(status)[0] else word(Status(int(status[0])))


def _city_value(snapshot: Snapshot, at: int, period: int, indicator: Indicator) -> float | None:
    """The city's value; a count of the whole city says nothing beside a district's."""
    city = snapshot.cube.areas.find(snapshot.city.frame.reference_area)
    if city is None or indicator.kind is Kind.count:
        return None
    status = snapshot.cube.status[at, city, period]
    known = bool(has_number(np.array([status], np.uint8))[0])
    return float(snapshot.cube.value[at, city, period]) if known else None
