"""The cube: one dense array per figure, indicators × areas × periods, with its labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.status import Status, StatusArray, has_number
from monitoring.language import Words

FloatArray = npt.NDArray[np.float64]
PART = ":"


class Origin(IntEnum):
    """How a cell came about."""

    none = 0
    source = 1
    formula = 2
    sum = 3
    official = 4


@dataclass(frozen=True, eq=False)
class Cube:
    """
    All observations of a release.

    The first axis are the planes: indicators, and behind them their parts by a breakdown, named
    "indicator:breakdown". value, numerator and denominator are NaN where there is none; status
    says why.
    `reason` points into `reasons` (0 is none); `file` points into the release's sources
    and `row` is the row people see there (0 where a cell was computed).
    """

    planes: tuple[str, ...]
    areas: Areas
    periods: tuple[str, ...]
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray
    origin: npt.NDArray[np.uint8]
    reason: npt.NDArray[np.uint16]
    file: npt.NDArray[np.uint16]
    row: npt.NDArray[np.int32]
    reasons: tuple[Words, ...]

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """Ids of the indicators, without their parts."""
        return tuple(one for one in self.planes if PART not in one)

    @cached_property
    def indicator_position(self) -> Mapping[str, int]:
        """Position of an indicator, or of a part of one, by id."""
        return {one: number for number, one in enumerate(self.planes)}

    @cached_property
    def period_position(self) -> Mapping[str, int]:
        """Position of a period."""
        return {one: number for number, one in enumerate(self.periods)}

    @cached_property
    def observed(self) -> npt.NDArray[np.bool_]:
        """Cells that say anything at all, also that they are secret or excluded."""
        found: npt.NDArray[np.bool_] = self.status != Status.missing
        return found

    def cell(self, indicator: str, area: int, period: str) -> tuple[int, int, int]:
        """Index of one cell in the arrays."""
        return self.indicator_position[indicator], area, self.period_position[period]

    def periods_with(self, indicator: str, areas: npt.NDArray[np.intp]) -> tuple[str, ...]:
        """Periods in which any of these areas has a number."""
        found = has_number(self.status[self.indicator_position[indicator], areas]).any(axis=0)
        return tuple(np.array(self.periods)[found])

    def table(self, indicator: str, areas: npt.NDArray[np.intp], period: str) -> pd.DataFrame:
        """One map as a table: value, numerator, denominator, status, reason; one row per area."""
        at = (self.indicator_position[indicator], areas, self.period_position[period])
        figures = {
            "value": self.value[at],
            "numerator": self.numerator[at],
            "denominator": self.denominator[at],
            "status": self.status[at],
            "reason": self.reason[at],
        }
        return pd.DataFrame(figures, index=pd.Index(areas, name="position"))

    def series(
        self, indicator: str, areas: npt.NDArray[np.intp]
    ) -> tuple[FloatArray, StatusArray]:
        """
        Values and statuses of these areas over all periods: areas × periods.

        An area that is the same in the edition before brings its earlier periods along.
        """
        at = self.indicator_position[indicator]
        value, status = self.value[at, areas], self.status[at, areas]
        earlier = self.areas.earlier[areas]
        while (earlier >= 0).any():
            fill = (status == Status.missing) & (earlier >= 0)[:, None]
            value = np.where(fill, self.value[at, earlier], value)
            status = np.where(fill, self.status[at, earlier], status)
            earlier = np.where(earlier >= 0, self.areas.earlier[earlier], -1)
        return np.where(has_number(status), value, np.nan), status


def plane_name(indicator: str, breakdown: str = "") -> str:
    """Name of a plane; no id of an indicator has a colon."""
    return f"{indicator}{PART}{breakdown}" if breakdown else indicator


def plane_parts(name: str) -> tuple[str, str]:
    """Indicator and breakdown of a plane ("" is the whole)."""
    indicator, _, breakdown = name.partition(PART)
    return indicator, breakdown


def empty_cube(planes: tuple[str, ...], areas: Areas, periods: tuple[str, ...]) -> Cube:
    """A cube in which nothing has been observed yet."""
    shape = (len(planes), len(areas), len(periods))
    return Cube(
        planes,
        areas,
        periods,
        value=np.full(shape, np.nan),
        numerator=np.full(shape, np.nan),
        denominator=np.full(shape, np.nan),
        status=np.zeros(shape, np.uint8),
        origin=np.zeros(shape, np.uint8),
        reason=np.zeros(shape, np.uint16),
        file=np.zeros(shape, np.uint16),
        row=np.zeros(shape, np.int32),
        reasons=(Words("", ""),),
    )
