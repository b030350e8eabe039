"""What readers know of a period, and what of it follows about counts that they do not see."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations

# Counts are whole: 2.9999999 of a solver is 3.
WHOLE = 1e-6


@dataclass(frozen=True, eq=False)
class Shown:
    """
    What readers know of a period: sums, and counts of which the `unknown` ones are not shown.

    `gaps` are unknown ones that nobody asks about. `least` and `most` are ends known from
    elsewhere; all are flat lists of the same length. With `counted` the unknown counts themselves
    say what they add up to, instead of the shown ones: then these need not fit.
    """

    sums: Relations
    counts: FloatArray
    unknown: BoolArray
    gaps: BoolArray
    least: FloatArray
    most: FloatArray
    counted: bool = False

    def rest(self, linked: Relations, unknown: BoolArray) -> FloatArray:
        """What the unknown counts of each row add up to, with their signs."""
        counts = np.nan_to_num(self.counts)
        return -linked.rest(counts, ~unknown) if self.counted else linked.rest(counts, unknown)


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """
    Smallest and largest count that each asked cell was shown to have; NaN for others.

    Both are counts of tables that fit everything shown, so what lies between is possible. Where
    they are further apart than asked, they may lie still further apart. `proofs` are, for each
    cell that is narrower, the shown counts by which it is bounded.
    """

    lower: FloatArray
    upper: FloatArray
    proofs: dict[int, IntArray] = field(default_factory=dict)

    @property
    def candidates(self) -> FloatArray:
        """At least how many whole numbers each asked cell could be."""
        found: FloatArray = np.floor(self.upper + WHOLE) - np.ceil(self.lower - WHOLE) + 1
        return found


def settled(shown: Shown, asked: BoolArray) -> BoolArray:
    """
    Unknown counts after those are gone that simple sums give: the only gap of a sum.

    An asked count that follows so stays unknown, to be found, and so does one without a number.
    """
    unknown = shown.unknown.copy()
    while True:
        alone = shown.sums.unknown(unknown) == 1
        cells = shown.sums.cells[alone[shown.sums.row_of]]
        given = cells[unknown[cells] & ~asked[cells] & ~shown.gaps[cells]]
        if not len(given):
            return unknown
        unknown[given] = False
