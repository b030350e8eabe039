"""Figures that must be hidden too, so that the secret ones cannot be worked out; the cheapest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.protection.audit import Ranges, Shown, ranges, settled
from monitoring.core.protection.cover import Cover, Demand, others_in
from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations

_ROUNDS = 400


@dataclass(frozen=True, eq=False)
class Puzzle:
    """
    The counts of a period and the figures (units) that show them.

    `wanted`, `least` and `most` are flat over counts; `unit_of` is the unit of each count. `free`
    units may be hidden beside others, `known` ones were seen before: hiding them hides nothing;
    `absent` ones are not shown at all, which needs no protection.
    `follows` are pairs of units: where the first is hidden, the second must be hidden as well.
    """

    sums: Relations
    counts: FloatArray
    unit_of: IntArray
    wanted: BoolArray
    least: FloatArray
    most: FloatArray
    free: BoolArray
    known: BoolArray
    absent: BoolArray
    cost: FloatArray
    follows: Sequence[tuple[int, int]] = ()
    candidates: int = 3

    def shown(self, hidden: BoolArray) -> Shown:
        """What readers know where these units are hidden."""
        unseen = ((hidden | self.absent) & ~self.known)[self.unit_of]
        unknown = unseen | ~np.isfinite(self.counts)
        return Shown(self.sums, self.counts, unknown, self._nothing(), self.least, self.most)

    def _nothing(self) -> BoolArray:
        """Counts of which nobody knows anything."""
        found: BoolArray = ~np.isfinite(self.counts) | self.absent[self.unit_of]
        return found

    def asked(self, hidden: BoolArray) -> BoolArray:
        """Counts that nobody may work out."""
        found: BoolArray = (hidden & ~self.known & ~self.absent)[self.unit_of] & self.wanted
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """
    Units hidden in the end, and the range of every count that they hide.

    Where a count keeps too few candidates although nothing more can be hidden, it is named in
    `ranges.proofs`.
    """

    hidden: BoolArray
    ranges: Ranges
    asked: BoolArray


class Follows:
    """Figures that must be hidden with another one, whatever else is: the same count elsewhere."""

    def __init__(self, puzzle: Puzzle) -> None:
        sums, self._after = puzzle.sums, dict[int, set[int]]()
        pairs = np.flatnonzero(np.diff(sums.starts) == 2)
        first, second = sums.cells[sums.starts[pairs]], sums.cells[sums.starts[pairs] + 1]
        for one, other in ((first, second), (second, first)):
            units, others = puzzle.unit_of[one], puzzle.unit_of[other]
            told = puzzle.wanted[one] & puzzle.free[others] & (units != others)
            for unit, tied in zip(units[told].tolist(), others[told].tolist(), strict=True):
                self._after.setdefault(unit, set()).add(tied)
        for unit, tied in puzzle.follows:
            if puzzle.free[tied]:
                self._after.setdefault(unit, set()).add(tied)
        self._said: set[int] = set()

    def of(self, units: Iterable[int]) -> Iterator[Demand]:
        """The demands of these units and of all that follow from them, each once."""
        waiting = list(units)
        while waiting:
            unit = waiting.pop()
            if unit in self._said:
                continue
            self._said.add(unit)
            for tied in sorted(self._after.get(unit, ())):
                yield Demand(unit, (tied,))
                waiting.append(tied)


def chosen(puzzle: Puzzle, secret: BoolArray) -> Chosen:
    """
    The cheapest set of units around the secret ones that leaves each count enough candidates.

    The choice looks at costs and at what stays shown, never at a hidden count, so that the
    pattern says nothing about it. Every sum with one unknown count needs a second one; where
    linear programmes still bound a count too narrowly, one of the shown figures in the proof of
    that bound must be hidden.
    Source: Fischetti & Salazar 2000 (capacity constraints from the dual); Hundepool et al.,
    Statistical Disclosure Control, 2012.
    """
    follows = Follows(puzzle)
    cover = Cover(secret, puzzle.cost)
    demands: list[Demand] = list(follows.of(np.flatnonzero(secret).tolist()))
    hidden = cover.cheapest(demands)
    for _ in range(_ROUNDS):
        new = list(_lonely(puzzle, hidden))
        found = None
        if not new:
            found = ranges(puzzle.shown(hidden), puzzle.asked(hidden), puzzle.candidates)
            new = list(_narrow(puzzle, hidden, found))
        if not new:
            break
        demands += new
        # What hiding one of them would need is known beforehand: the first choice is the last.
        demands += follows.of(unit for one in new for unit in one.others)
        hidden = cover.cheapest(demands)
    asked = puzzle.asked(hidden)
    return Chosen(hidden, found or ranges(puzzle.shown(hidden), asked, puzzle.candidates), asked)


def _lonely(puzzle: Puzzle, hidden: BoolArray) -> Iterator[Demand]:
    """For each sum whose only gap is a secret count: one of its others."""
    asked = puzzle.asked(hidden)
    sums, unknown = puzzle.sums, settled(puzzle.shown(hidden), asked)
    gaps = (sums.unknown(unknown) == 1)[sums.row_of] & (unknown & asked)[sums.cells]
    free = puzzle.free & ~hidden
    for entry in np.flatnonzero(gaps).tolist():
        row = sums.row_of[entry]
        cells = sums.cells[sums.starts[row] : sums.starts[row + 1]]
        unit = int(puzzle.unit_of[sums.cells[entry]])
        if others := others_in(cells, free, puzzle.unit_of, unit):
            yield Demand(unit, others)


def _narrow(puzzle: Puzzle, hidden: BoolArray, found: Ranges) -> Iterator[Demand]:
    """For each count that is bounded too narrowly: a shown figure in the proof of its bounds."""
    for cell, cells in found.proofs.items():
        unit = int(puzzle.unit_of[cell])
        if others := others_in(cells, puzzle.free & ~hidden, puzzle.unit_of, unit):
            yield Demand(unit, others)
