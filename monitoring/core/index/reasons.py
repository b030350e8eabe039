"""Why an index, or an area in it, has no value."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube, FloatArray
from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator
from monitoring.core.refused import Refused
from monitoring.core.rounding import rounded
from monitoring.core.status import Status, word
from monitoring.language import text


class NotCalculable(Refused, ValueError):
    """An index that cannot be computed; the message is a sentence for people."""


class Reasons:
    """Collects, per area, the first reason that leaves it out."""

    def __init__(
        self,
        cube: Cube,
        indicators: Mapping[str, Indicator],
        areas: npt.NDArray[np.intp],
        period: str,
    ) -> None:
        self._cube, self._indicators = cube, indicators
        self._areas, self._period = areas, period
        self._texts = [""] * len(areas)

    @property
    def out(self) -> npt.NDArray[np.bool_]:
        """Areas that have a reason so far."""
        return np.array([bool(one) for one in self._texts], bool)

    def add(self, found: Mapping[int, str]) -> None:
        """Keep these reasons, by the area's place."""
        for place, reason in found.items():
            self._texts[place] = self._texts[place] or reason

    def without_number(self, indicator: str, values: FloatArray) -> None:
        """Areas without a number in this indicator: its own reason, or that it is missing."""
        cube = self._cube
        at = cube.indicator_position[indicator], cube.period_position[self._period]
        label = self._indicators[indicator].label
        for place in np.flatnonzero(np.isnan(values)).tolist():
            cell = at[0], self._areas[place], at[1]
            own = str(cube.reasons[cube.reason[cell]])
            status = Status(int(cube.status[cell]))
            said = word(status) or text("kein Wert")
            # The reason of a secret figure is the same everywhere and names no indicator.
            named = own and status is not Status.secret
            self.add({place: own if named else f"{label}: {said}"})

    def texts(self) -> tuple[str, ...]:
        """The reason of each area, "" where it takes part."""
        return tuple(self._texts)


def check_parts(
    cube: Cube, index: Index, indicators: Mapping[str, Indicator], period: str
) -> None:
    """Refuse what no area can have: unknown figures, weights that are not above zero."""
    of_dynamics = index.dynamics.components if index.dynamics else ()
    for one in (*index.components, *of_dynamics):
        label = indicators[one.indicator].label if one.indicator in indicators else one.indicator
        if not one.weight > 0:
            raise NotCalculable(text("Das Gewicht von „{indicator}“ ist {weight}. Ein Gewicht "
                                     "muss größer als 0 sein; die Richtung sagt der Indikator.",
                                     indicator=label, weight=rounded(one.weight, 2)))
    for one in index.components:
        label = indicators[one.indicator].label if one.indicator in indicators else one.indicator
        if one.indicator not in cube.indicator_position or period not in cube.period_position:
            raise NotCalculable(text("Für „{indicator}“ liegen {period} keine Zahlen vor. Bitte "
                                     "ein anderes Jahr wählen oder die Tabelle laden.",
                                     indicator=label, period=period))
    if not index.components:
        raise NotCalculable(text("Ein Index braucht mindestens einen Indikator."))


def excluded_areas(
    cube: Cube,
    index: Index,
    areas: npt.NDArray[np.intp],
    residents: FloatArray,
    period: str,
) -> dict[int, str]:
    """Areas that are not there yet, that the declaration names, or with too few residents."""
    found = {}
    named = {one.area: one for one in index.excluded if period in (one.periods or (period,))}
    for place, area in enumerate(areas.tolist()):
        if cube.areas.since[area] > period:
            found[place] = text("Dieses Gebiet gibt es erst seit {year}.",
                                year=cube.areas.since[area])
        elif cube.areas.ids[area] in named:
            found[place] = str(named[cube.areas.ids[area]].reason)
    with np.errstate(invalid="ignore"):
        small = np.flatnonzero(residents < index.min_population)
    for place in small.tolist():
        found.setdefault(place, text("Weniger als {n} Einwohnerinnen und Einwohner",
                                     n=rounded(index.min_population, 0)))
    return found
