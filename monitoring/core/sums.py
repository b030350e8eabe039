"""Larger areas: sums of numerators and denominators, never means of shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas, IntArray
from monitoring.core.cube import FloatArray, Origin
from monitoring.core.sheet import EMPTY_BASE, INCOMPLETE, NO_COUNTS, BoolArray, Sheet
from monitoring.core.status import Status
from monitoring.core.vocabulary import Aggregation, Kind

# A sum is as uncertain as its least certain part; the last one found stays.
_LESS_CERTAIN = (Status.revised, Status.provisional, Status.estimated, Status.limited)


@dataclass(frozen=True, eq=False)
class Family:
    """Areas with the areas directly above them; `exists` is children × periods."""

    children: IntArray
    above: IntArray
    exists: BoolArray
    areas: int

    def total(self, figures: npt.NDArray[np.generic]) -> FloatArray:
        """Sum of the children's cells (of all areas × periods) in the area above."""
        found = np.zeros((self.areas, self.exists.shape[1]))
        np.add.at(found, self.above, np.where(self.exists, figures[self.children], 0.0))
        return found

    def any(self, cells: BoolArray) -> BoolArray:
        """Areas and periods above in which any child has such a cell."""
        found: BoolArray = self.total(cells) > 0
        return found


@dataclass(frozen=True, eq=False)
class Generation:
    """The areas below one level: all of them, and by edition, the newest first."""

    everyone: Family
    by_edition: tuple[Family, ...]


def generations(
    areas: Areas, periods: Sequence[str], levels: Sequence[str], editions: Sequence[str]
) -> tuple[Generation, ...]:
    """What lies below every level but the smallest, from small to large."""
    own_levels, own_editions = np.array(areas.levels), np.array(areas.editions)
    found = []
    for level in levels[1:]:
        below = np.isin(areas.parents, np.flatnonzero(own_levels == level))
        parts = [below & np.isin(own_editions, [one, ""]) for one in reversed(editions)]
        families = tuple(_family(areas, periods, np.flatnonzero(part)) for part in parts)
        everyone = _family(areas, periods, np.flatnonzero(below))
        found.append(Generation(everyone, families))
    return tuple(found)


def _family(areas: Areas, periods: Sequence[str], children: IntArray) -> Family:
    since = np.array(areas.since, dtype=str)[children]
    exists = np.array(periods, dtype=str)[None, :] >= since[:, None]
    return Family(children, areas.parents[children], exists, len(areas))


def add_up(sheet: Sheet, below: Generation) -> None:
    """Fill the free cells of one level; a figure that the source gave itself stays."""
    if sheet.indicator.aggregation is Aggregation.sum and not sheet.indicator.formula:
        for family in below.by_edition:
            _sums(sheet, family)
    if sheet.indicator.kind is not Kind.count or sheet.indicator.aggregation is Aggregation.none:
        _say_why_not(sheet, below.everyone)


def _sums(sheet: Sheet, family: Family) -> None:
    """Sum numerators and denominators of the areas of one edition, then divide."""
    if not family.children.size:
        return
    counted = family.total(_has_counts(sheet))
    needed = family.total(np.ones_like(sheet.value))
    free = sheet.free | sheet.because(INCOMPLETE)
    whole = free & (needed > 0) & (counted == needed)
    given = family.any(sheet.status != Status.missing)
    partly = free & given & ~whole & (sheet.status == Status.missing)
    sheet.silence(partly, Status.unknown, INCOMPLETE)
    status = np.full_like(sheet.status, Status.value)
    for uncertain in _LESS_CERTAIN:
        status[family.any(sheet.status == uncertain)] = uncertain
    for figure in (sheet.numerator, sheet.denominator):
        np.copyto(figure, family.total(figure), where=whole)
    np.copyto(sheet.status, status, where=whole)
    sheet.origin[whole | partly] = Origin.sum
    sheet.reason[whole] = 0
    if sheet.indicator.kind is not Kind.count:
        sheet.divide(whole)
        return
    np.copyto(sheet.value, sheet.numerator, where=whole)
    nothing = whole & (sheet.value == 0) & (status == Status.value)
    rounded = family.any(sheet.status == Status.rounded_zero)
    sheet.status[nothing] = np.where(rounded, Status.rounded_zero, Status.zero)[nothing]


def _has_counts(sheet: Sheet) -> BoolArray:
    """Cells that can be summed; 0 of 0 is no share, but adds nothing wrong to a sum."""
    known = (sheet.numbers | sheet.because(EMPTY_BASE)) & ~np.isnan(sheet.numerator)
    if sheet.indicator.kind is not Kind.count:
        known &= ~np.isnan(sheet.denominator)
    return known


def _say_why_not(sheet: Sheet, family: Family) -> None:
    """Say why a larger area stays empty although its parts have values."""
    some = family.any(sheet.numbers | sheet.because(NO_COUNTS))
    counts = family.any(sheet.numbers & ~np.isnan(sheet.numerator))
    if sheet.indicator.aggregation is Aggregation.none and not sheet.indicator.formula:
        counts &= False
    without = some & ~counts & (sheet.free | sheet.because(INCOMPLETE))
    sheet.silence(without, Status.not_meaningful, NO_COUNTS)
    sheet.origin[without] = Origin.sum
