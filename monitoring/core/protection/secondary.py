"""Figures that must be hidden too, so that the secret ones cannot be worked out; the cheapest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from monitoring.core.protection.audit import ranges
from monitoring.core.protection.component import Memory
from monitoring.core.protection.cover import Cover, Demand, others_in
from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations
from monitoring.core.protection.shown import Shown, settled

# So many rounds look for the cheapest answer; then what is hidden stays hidden, and it ends.
_CHEAPEST, _ROUNDS = 25, 400


@dataclass(frozen=True, eq=False)
class Puzzle:
    """
    The counts of a period and the figures (units) that show them.

    `wanted`, `floors`, `least` and `most` are flat over counts; `unit_of` is the unit of each.
    `floors` are the smallest counts of the class that everybody knows (none, below the limit, from
    the limit on): the choice sees these in place of the counts. `free` units may be hidden beside
    others. `seen` ones stood in an earlier release: they hide nothing else, but are hidden as well
    as can be. `absent` ones stand nowhere and need no protection, and neither do `public` counts,
    which stand elsewhere.
    `follows` are pairs of units: where the first is hidden, the second must be hidden as well.
    """

    sums: Relations
    counts: FloatArray
    floors: FloatArray
    unit_of: IntArray
    wanted: BoolArray
    least: FloatArray
    most: FloatArray
    free: BoolArray
    seen: BoolArray
    public: BoolArray
    absent: BoolArray
    cost: FloatArray
    follows: Sequence[tuple[int, int]] = ()
    candidates: int = 3
    memory: Memory = field(default_factory=dict)

    def views(self, hidden: BoolArray) -> list[View]:
        """
        Who could find out about hidden counts: readers of this release who forgot the earlier
        ones, if these showed any, and readers who remember them.
        """
        remembered = View(self, hidden & ~self.seen)
        if not (hidden & self.seen).any():
            return [remembered]
        return [remembered, View(self, hidden, hidden & self.seen)]


@dataclass(frozen=True, eq=False)
class View:
    """Units that some readers do not know, and those of them that they ask about (None: all)."""

    puzzle: Puzzle
    unseen: BoolArray
    about: BoolArray | None = None

    def shown(self, counted: bool) -> Shown:
        """What they know; with `counted` only the classes of hidden counts matter."""
        own = self.puzzle
        nothing = ~np.isfinite(own.counts)
        hidden = (self.unseen | own.absent)[own.unit_of] & ~own.public
        gaps = nothing | own.absent[own.unit_of]
        if not counted:
            return Shown(own.sums, own.counts, hidden | nothing, gaps, own.least, own.most)
        # The class of what nobody counted is not known either: it bounds nothing.
        least = np.where(gaps & ~self.asked, -np.inf, own.least)
        return Shown(own.sums, own.floors, hidden | nothing, gaps, least, own.most, counted)

    @property
    def asked(self) -> BoolArray:
        """Counts that they must not work out."""
        units = self.unseen if self.about is None else self.about
        own = self.puzzle
        found: BoolArray = (units & ~own.absent)[own.unit_of] & own.wanted & ~own.public
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """
    Units hidden in the end, and at least how many candidates every count that they hide has.

    Counts that nobody must work out are `asked`; those that keep too few although nothing more can
    be hidden are `open_ones`.
    """

    hidden: BoolArray
    candidates: FloatArray
    asked: BoolArray
    open_ones: BoolArray


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

    The choice looks at costs, at sums and at classes of counts, never at a hidden count, so that
    the pattern says nothing about it: as no count is smaller than its floor, its true range is at
    least as wide as the one seen here. Every sum with one unknown count needs a second one; where
    linear programmes still bound a count too narrowly, one of the figures in the proof of that
    bound must be hidden. The audit at the end looks at the shown counts themselves, and so does
    the choice where gaps of a source leave it no other way.
    Source: Fischetti & Salazar 2000 (capacity constraints from the dual); Hundepool et al.,
    Statistical Disclosure Control, 2012.
    """
    follows = Follows(puzzle)
    cover = Cover(secret, puzzle.cost)
    demands: list[Demand] = list(follows.of(np.flatnonzero(secret).tolist()))
    hidden = cover.cheapest(demands)
    for number in range(_ROUNDS):
        new = _demanded(puzzle, hidden, True) or _demanded(puzzle, hidden, False)
        if not new:
            break
        demands += new
        # What hiding one of them would need is known beforehand: the first choice is the last.
        demands += follows.of(unit for one in new for unit in one.others)
        if number >= _CHEAPEST:
            cover, demands = Cover(hidden, puzzle.cost), demands[-len(new) :]
        hidden = cover.cheapest(demands)
    return _audited(puzzle, hidden)


def _demanded(puzzle: Puzzle, hidden: BoolArray, counted: bool) -> list[Demand]:
    """What is asked for beside the hidden units; nothing once every count is safe."""
    views = puzzle.views(hidden)
    new = [one for view in views if counted for one in _lonely(view, hidden)]
    return new or [one for view in views for one in _narrow(view, hidden, counted)]


def _audited(puzzle: Puzzle, hidden: BoolArray) -> Chosen:
    """The proof: the range of every hidden count by what is really shown."""
    candidates, asked = np.full(len(puzzle.counts), np.inf), np.zeros(len(puzzle.counts), bool)
    for view in puzzle.views(hidden):
        found = ranges(view.shown(False), view.asked, puzzle.candidates, memory=puzzle.memory)
        candidates = np.where(view.asked, np.minimum(candidates, found.candidates), candidates)
        asked |= view.asked
    return Chosen(hidden, candidates, asked, asked & (candidates < puzzle.candidates))


def _lonely(view: View, hidden: BoolArray) -> Iterator[Demand]:
    """For each sum whose only gap is a secret count: one of its others."""
    own, asked = view.puzzle, view.asked
    sums, unknown = own.sums, settled(view.shown(True), asked)
    gaps = (sums.unknown(unknown) == 1)[sums.row_of] & (unknown & asked)[sums.cells]
    for entry in np.flatnonzero(gaps).tolist():
        row = sums.row_of[entry]
        cells = sums.cells[sums.starts[row] : sums.starts[row + 1]]
        unit = int(own.unit_of[sums.cells[entry]])
        if others := others_in(cells, own.free & ~hidden, own.unit_of, unit):
            yield Demand(unit, others)


def _narrow(view: View, hidden: BoolArray, counted: bool) -> Iterator[Demand]:
    """For each count that is bounded too narrowly: a shown figure in the proof of its bounds."""
    own = view.puzzle
    found = ranges(view.shown(counted), view.asked, own.candidates, memory=own.memory)
    for cell, cells in found.proofs.items():
        unit = int(own.unit_of[cell])
        if others := others_in(cells, own.free & ~hidden, own.unit_of, unit):
            yield Demand(unit, others)
