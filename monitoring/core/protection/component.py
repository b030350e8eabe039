"""Hidden counts that sums tie together, and what linear programmes say about each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations
from monitoring.core.protection.shown import WHOLE, Ranges, Shown

if TYPE_CHECKING:
    from monitoring.core.protection.programme import Programme

# Ranges and proofs of a component, and those of all that were solved already.
Known = tuple[FloatArray, FloatArray, dict[int, IntArray]]
Memory = dict[bytes, Known]
# So many answers are drawn for everybody before each remaining count gets its own two.
_DRAWN = 8


class Component:
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
        self.cells = np.unique(linked.cells[entries])
        self.wanted = asked[self.cells]
        self.shown, self.found, self.linked = shown, found, linked
        self.entries, self.rest = entries, rest

    @cached_property
    def programme(self) -> Programme:
        """The linear programme of the component, made when it is needed."""
        # Loaded here: most releases and commands need no solver, and it takes 60 ms.
        from monitoring.core.protection.programme import Programme

        return Programme(self.linked, self.entries, self.rest, self.shown.least, self.shown.most)

    def key(self) -> bytes:
        """All that the result depends on: the unknown cells tell the rows, these the sums."""
        rows = np.unique(self.linked.row_of[self.entries])
        parts = (self.cells, self.wanted, self.rest[rows], self.shown.least[self.cells])
        return b"|".join(part.tobytes() for part in parts)

    def result(self) -> Known:
        """What was found about the asked cells."""
        own = self.cells[self.wanted]
        proofs = {cell: self.found.proofs[cell] for cell in own.tolist()
                  if cell in self.found.proofs}
        return self.found.lower[own], self.found.upper[own], proofs

    def recall(self, known: Known) -> None:
        """The same result once more."""
        own = self.cells[self.wanted]
        self.found.lower[own], self.found.upper[own], proofs = known
        self.found.proofs.update(proofs)

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
        heavy = np.abs(weights) > WHOLE
        if not heavy.any():
            return np.zeros(0, np.intp)
        entries = np.concatenate([np.arange(linked.starts[row], linked.starts[row + 1])
                                  for row in rows[heavy].tolist()])
        cells, place = np.unique(linked.cells[entries], return_inverse=True)
        share = np.repeat(weights[heavy], np.diff(linked.starts)[rows[heavy]])
        total = np.bincount(place, weights=share * linked.signs[entries])
        found: IntArray = cells[np.abs(total) > WHOLE]
        return found

    def _contradicted(self) -> None:
        """Shown figures that contradict each other bound nothing."""
        own = self.cells[self.wanted]
        self.found.lower[own], self.found.upper[own] = self.shown.least[own], self.shown.most[own]
