"""What anybody can work out about hidden counts from what is shown: linear programmes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations

# Counts are whole: 2.9999999 of a solver is 3.
_WHOLE = 1e-6
# So many answers are drawn for everybody before each remaining count gets its own two.
_DRAWN = 8


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
        found: FloatArray = np.floor(self.upper + _WHOLE) - np.ceil(self.lower - _WHOLE) + 1
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


def ranges(
    shown: Shown,
    asked: BoolArray,
    candidates: int | None = 3,
    progress: Callable[[float], None] | None = None,
) -> Ranges:
    """
    The range of every asked cell, from answers of linear programmes over all unknown ones.

    Every answer is a whole table that fits what is shown, so it says something about all cells at
    once: drawn ones settle most, and each cell that has fewer than `candidates` numbers after
    them gets its own smallest and largest count (None: every cell does). Exact over the real
    numbers. Source: Fischetti & Salazar 2000, attacker problem.
    """
    lower = np.where(asked, np.inf, np.nan)
    upper = np.where(asked, -np.inf, np.nan)
    unknown = shown.unknown
    linked = _bounded(shown, unknown, asked)
    label = linked.components(unknown)
    found = Ranges(lower, upper)
    free = asked & ~np.isin(np.arange(linked.size), linked.cells)
    lower[free], upper[free] = shown.least[free], shown.most[free]
    rest = shown.rest(linked, unknown)
    parts = _entries_by_component(linked, unknown, label)
    for number, entries in enumerate(parts):
        if asked[linked.cells[entries]].any():
            _Component(shown, linked, entries, rest, asked, found).settle(candidates)
        if progress:
            progress((number + 1) / len(parts))
    return found


def _bounded(shown: Shown, unknown: BoolArray, asked: BoolArray) -> Relations:
    """Rows that say something about asked cells: those with one, and what ties them together."""
    linked = shown.sums.kept(shown.sums.unknown(unknown) > 0)
    gaps = unknown & shown.gaps & ~asked
    # Of a row without any count that somebody knows, nothing follows.
    told = linked.unknown(unknown & ~gaps) > 0
    return linked.kept(told)


def _entries_by_component(
    linked: Relations, unknown: BoolArray, label: IntArray
) -> list[IntArray]:
    entries = np.flatnonzero(unknown[linked.cells])
    labels = label[linked.cells[entries]]
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    return np.split(entries[order], cuts) if len(entries) else []


class _Component:
    """The cells of one component and what the answers found so far say about them."""

    def __init__(
        self,
        shown: Shown,
        linked: Relations,
        entries: IntArray,
        rest: FloatArray,
        asked: BoolArray,
        found: Ranges,
    ) -> None:
        # Loaded here: most releases and commands need no solver, and it takes 60 ms.
        from monitoring.core.protection.programme import Programme

        self.programme = Programme(linked, entries, rest, shown.least, shown.most)
        self.cells = self.programme.cells
        self.wanted = asked[self.cells]
        self.shown, self.found, self.linked = shown, found, linked

    def settle(self, candidates: int | None) -> None:
        """Ranges of the asked cells, in `found`."""
        enough = np.inf if candidates is None else candidates
        if candidates is not None and not self._drawn(enough):
            return
        for place in np.flatnonzero(self._open(enough)).tolist():
            if not self._open(enough)[place]:
                continue
            costs = np.zeros(len(self.cells))
            costs[place] = 1.0
            high, low = self._answer(costs), self._answer(-costs)
            if high is None or low is None:
                self._contradicted()
                return
            if candidates is not None and self._open(enough)[place]:
                proof = np.union1d(self._bounding(high), self._bounding(low))
                self.found.proofs[int(self.cells[place])] = proof

    def _drawn(self, enough: float) -> bool:
        """Answers in random directions; whether any cell is open after them."""
        # Always the same answers, so that equal releases are equal.
        random = np.random.default_rng(len(self.cells))
        for _ in range(_DRAWN):
            still = self._open(enough)
            if not still.any():
                return False
            costs = np.where(still, random.normal(size=len(self.cells)), 0.0)
            if self._answer(costs) is None or self._answer(-costs) is None:
                self._contradicted()
                return False
        return bool(self._open(enough).any())

    def _open(self, enough: float) -> BoolArray:
        """Cells that are asked for and have too few candidates so far."""
        found = Ranges(self.found.lower[self.cells], self.found.upper[self.cells])
        with np.errstate(invalid="ignore"):
            few: BoolArray = self.wanted & ~(found.candidates >= enough)
        return few

    def _answer(self, costs: FloatArray) -> FloatArray | None:
        """One more answer; the weights of rows that bound it, or None if there is none at all."""
        answer = self.programme.best(costs)
        if answer is None:
            return None
        own, counts = self.cells[self.wanted], answer.counts[self.wanted]
        self.found.lower[own] = np.minimum(self.found.lower[own], counts)
        self.found.upper[own] = np.maximum(self.found.upper[own], counts)
        return answer.weights

    def _bounding(self, weights: FloatArray) -> IntArray:
        """Counts that stay in the weighted sum of rows which proves a bound."""
        linked, rows = self.linked, self.programme.rows
        heavy = np.abs(weights) > _WHOLE
        if not heavy.any():
            return np.zeros(0, np.intp)
        entries = np.concatenate([np.arange(linked.starts[row], linked.starts[row + 1])
                                  for row in rows[heavy].tolist()])
        cells, place = np.unique(linked.cells[entries], return_inverse=True)
        share = np.repeat(weights[heavy], np.diff(linked.starts)[rows[heavy]])
        total = np.bincount(place, weights=share * linked.signs[entries])
        found: IntArray = cells[np.abs(total) > _WHOLE]
        return found

    def _contradicted(self) -> None:
        """Shown figures that contradict each other bound nothing."""
        own = self.cells[self.wanted]
        self.found.lower[own], self.found.upper[own] = self.shown.least[own], self.shown.most[own]
