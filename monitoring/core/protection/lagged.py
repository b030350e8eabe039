"""Counts that come back in later years: as the base of a change, or in sums over several years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.cube import PART
from monitoring.core.protection.quantities import BASE, REST, Quantities
from monitoring.core.protection.related import FEWEST, MOST, Link
from monitoring.core.protection.relations import BoolArray, FloatArray

_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Return:
    """
    A count of `plane` that is the sum of the counts of `of` in earlier years.

    `years` says how many years earlier; `whole` whether it is the numerator of `plane`.
    """

    plane: int
    of: int
    years: tuple[int, ...]
    whole: bool


def returns(found: Quantities, ties: Sequence[Link], small: BoolArray) -> list[Return]:
    """
    Counts that nearly everywhere equal a count of earlier years, or such counts summed.

    `ties` are the sums within a year: a count that is another one of the same year needs no look.
    """
    years = [int(one[:4]) for one in found.cube.periods]
    series = _Series(found, small, years)
    tied = {quantity for quantities, signs in ties
            if len(quantities) == 2 for quantity in quantities}
    counts = [plane for plane in range(found.planes)
              if PART not in found.cube.planes[plane] and series.some(plane)]
    chosen: list[Return] = []
    for quantity in range(REST * found.planes):
        plane, block = quantity % found.planes, quantity // found.planes
        own = found.owners[plane]
        if PART in found.cube.planes[plane] or not series.some(quantity):
            continue
        spans = _spans(own.rolling_years, quantity in tied or block != BASE)
        for of in counts:
            for span in spans:
                if series.agree(quantity, of, span):
                    chosen.append(Return(plane, of, span, block != BASE))
    return chosen


def _spans(rolling: int, simple: bool) -> list[tuple[int, ...]]:
    """Sets of earlier years to try: each alone for the base of a change, and the pooled ones."""
    found: list[tuple[int, ...]] = []
    if not simple:
        found += [(lag,) for lag in range(1, _LONGEST + 1)]
    if rolling > 1:
        found.append(tuple(range(rolling)))
    return found


class _Series:
    """Counts by year, small ones left out."""

    def __init__(self, found: Quantities, small: BoolArray, years: Sequence[int]) -> None:
        periods = range(len(found.cube.periods))
        # Quantities × years × areas.
        self._cells: FloatArray = np.stack(
            [np.where(np.concatenate([small[:, :, one]] * 3), np.nan, found.counts(one))
             for one in periods], axis=1)
        self._known = np.isfinite(self._cells).sum(axis=(1, 2))
        self._at = {year: place for place, year in enumerate(years)}

    def some(self, quantity: int) -> bool:
        """Whether enough areas ever have the count."""
        return int(self._known[quantity]) >= FEWEST

    def agree(self, quantity: int, of: int, span: tuple[int, ...]) -> bool:
        """Whether the sum holds in nearly all areas of all years that can be compared."""
        later = [place for year, place in self._at.items()
                 if all(year - one in self._at for one in span)]
        if not later:
            return False
        years = list(self._at)
        parts = sum(self._cells[of, [self._at[years[place] - one] for place in later]]
                    for one in span)
        gap = self._cells[quantity, later] - parts
        comparable = np.isfinite(gap) & (parts > 0)
        known = int(comparable.sum())
        right = int((np.abs(gap[comparable]) <= 0.5).sum())
        return known >= FEWEST and right >= MOST * known


def carried_over(
    found: Sequence[Return], hidden: BoolArray, numbers: BoolArray, years: Sequence[int]
) -> BoolArray:
    """
    More cells to hide: later figures that repeat a hidden count, and earlier ones that a hidden
    later figure repeats (planes × areas × periods; `numbers` are cells that can be hidden).
    """
    more = np.zeros_like(hidden)
    for one in found:
        for period, year in enumerate(years):
            before = [years.index(year - lag) for lag in one.years if year - lag in years]
            if len(before) < len(one.years):
                continue
            more[one.plane, :, period] |= hidden[one.of][:, before].any(axis=1)
            if one.whole and len(before) == 1:
                more[one.of, :, before[0]] |= hidden[one.plane, :, period]
    found_cells: BoolArray = more & numbers & ~hidden
    return found_cells
