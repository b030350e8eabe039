"""What a page currently shows of the release, read from the address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.change import Change, change
from monitoring.core.classes import SCHEMES, Classes, own_limits
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.indicator import Indicator
from monitoring.core.status import StatusArray, has_number
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class View:
    """One indicator on one level in one period, and which areas are chosen there."""

    snapshot: Snapshot
    indicator: Indicator
    level: str
    edition: str
    period: str
    base: str
    chosen: tuple[int, ...]

    @property
    def cube(self) -> Cube:
        """All figures of the release."""
        return self.snapshot.cube

    @property
    def table(self) -> Areas:
        """All areas of the release."""
        return self.snapshot.cube.areas

    @property
    def areas(self) -> npt.NDArray[np.intp]:
        """Positions of the level's areas, in the order of the outlines."""
        return self.table.on_level(self.level, self.edition)

    @property
    def figures(self) -> tuple[FloatArray, StatusArray, npt.NDArray[np.uint16]]:
        """Value (or change since the base), status and reason of every area."""
        now = self._at(self.period)
        reasons = self.cube.reason[now]
        if not self.base:
            return self.cube.value[now], self.cube.status[now], reasons
        found = self.change()
        return found.points, found.status, reasons

    def change(self) -> Change:
        """Change of every area between base and period."""
        now, then = self._at(self.period), self._at(self.base)
        cube = self.cube
        return change(cube.value[then], cube.value[now], cube.status[then], cube.status[now])

    def _at(self, period: str) -> tuple[int, npt.NDArray[np.intp], int]:
        cube = self.cube
        return cube.indicator_position[self.indicator.id], self.areas, cube.period_position[period]

    @property
    def city(self) -> int | None:
        """Position of the area of reference."""
        return self.table.find(self.snapshot.city.frame.reference_area)

    def at(self, area: int, period: str = "") -> tuple[int, int, int]:
        """Index of the indicator's cell of an area in the cube."""
        return self.cube.cell(self.indicator.id, area, period or self.period)


def layers_of(snapshot: Snapshot, indicator: str) -> list[tuple[str, str]]:
    """Levels and editions on which the indicator has numbers, smallest level first."""
    areas, cube = snapshot.cube.areas, snapshot.cube
    found = []
    for level in snapshot.city.frame.levels:
        for edition in reversed(areas.editions_of(level.id)):
            positions = areas.on_level(level.id, edition)
            if len(positions) > 1 and cube.periods_with(indicator, positions):
                found.append((level.id, edition))
    return found


@lru_cache(maxsize=512)
def classes_for(
    snapshot: Snapshot, indicator: str, level: str, edition: str, scheme: str, n: int
) -> Classes:
    """Class limits over all areas and all periods, so that colours keep their meaning."""
    cube = snapshot.cube
    at = cube.indicator_position[indicator]
    areas = cube.areas.on_level(level, edition)
    numbers = np.where(has_number(cube.status[at, areas]), cube.value[at, areas], np.nan)
    decimals = snapshot.city.indicators[indicator].decimals
    if scheme not in SCHEMES:
        return own_limits(scheme, numbers, decimals)
    return SCHEMES[scheme](numbers, n, decimals)


def title_of(view: View) -> str:
    """Indicator and period, or the change between two."""
    if view.base:
        return text("{label}: Veränderung {base} bis {period}", label=view.indicator.label,
                    base=view.base, period=view.period)
    return f"{view.indicator.label}, {view.period}"


def unit_of(view: View) -> str:
    """The unit; a change of a percentage is in percentage points."""
    unit = str(view.indicator.unit)
    return text("Prozentpunkte") if view.base and unit == "%" else unit
