"""The counts behind the figures of a release: numerators, denominators, and what remains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from monitoring.core.cube import Cube, plane_parts
from monitoring.core.indicator import Indicator
from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind

# A quantity is one of these of a plane; its number is block × planes + plane.
TOP, BASE, REST = 0, 1, 2
BLOCKS = 3


@dataclass(frozen=True, eq=False)
class Quantities:
    """
    The counts of a cube, and which of them a reader sees together.

    A unit is one figure as it is shown: an indicator, or a part of one, of an area. Whoever sees
    it sees its numerator (the count itself where it is one), its denominator and, of a share,
    the rest that remains between both. `hidden` are units, planes × areas × periods.
    """

    cube: Cube
    indicators: Mapping[str, Indicator]

    @cached_property
    def owners(self) -> tuple[Indicator, ...]:
        """The indicator of every plane."""
        return tuple(self.indicators[plane_parts(one)[0]] for one in self.cube.planes)

    @property
    def planes(self) -> int:
        """How many planes there are."""
        return len(self.cube.planes)

    @property
    def areas(self) -> int:
        """How many areas there are."""
        return len(self.cube.areas)

    @cached_property
    def shares(self) -> BoolArray:
        """Planes whose denominator holds the numerator."""
        return np.array([one.kind is Kind.share for one in self.owners], bool)

    @cached_property
    def signed(self) -> BoolArray:
        """Planes whose counts may be negative."""
        return np.array([one.kind in (Kind.balance, Kind.index) for one in self.owners], bool)

    @cached_property
    def _counted(self) -> BoolArray:
        return np.array([one.kind is Kind.count for one in self.owners], bool)[:, None]

    def counts(self, period: int) -> FloatArray:
        """Every quantity of a period, blocks · planes × areas; NaN where there is none."""
        cube = self.cube
        value, top = cube.value[:, :, period], cube.numerator[:, :, period]
        base = np.where(self._counted, np.nan, cube.denominator[:, :, period])
        known = has_number(cube.status[:, :, period])
        # A share without a numerator tells it all the same, by its denominator.
        factor = np.array([one.multiplier for one in self.owners])[:, None]
        top = np.where(np.isnan(top), value * base / factor, top)
        top = np.where(self._counted, value, top)
        top, base = (np.where(known, one, np.nan) for one in (top, base))
        rest = np.where(self.shares[:, None], base - top, np.nan)
        return np.concatenate((top, base, rest))

    def unit_of(self, cells: IntArray) -> IntArray:
        """The unit (plane · areas + area) that shows each count."""
        found: IntArray = cells % (self.planes * self.areas)
        return found

    @property
    def size(self) -> int:
        """How many counts a period has."""
        return BLOCKS * self.planes * self.areas

    @cached_property
    def wanted(self) -> BoolArray:
        """Counts that tell of persons: numerators, and the rest of shares; flat."""
        blocks = np.zeros((BLOCKS, self.planes), bool)
        blocks[TOP] = True
        blocks[REST] = self.shares
        found: BoolArray = np.repeat(blocks.ravel(), self.areas)
        return found

    @cached_property
    def least(self) -> FloatArray:
        """The smallest number that each count could be: 0, or none for balances; flat."""
        lowest = np.where(np.tile(self.signed, BLOCKS), -np.inf, 0.0)
        found: FloatArray = np.repeat(lowest, self.areas)
        return found
