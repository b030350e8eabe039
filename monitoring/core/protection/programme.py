"""Linear programmes over hidden counts, solved by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from monitoring.core.protection.relations import FloatArray, IntArray, Relations

# So far beyond every count that no proof needs more.
_FAR = 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The counts of a best answer, and the weight of every row in the proof that it is best."""

    counts: FloatArray
    weights: FloatArray


class Programme:
    """
    The hidden counts of one component: all that fit the shown ones.

    `entries` are its hidden entries in `linked`, `rest` what each row's hidden counts add up to,
    `least` and `most` the ends that are known from elsewhere (per count of the flat list).
    """

    def __init__(
        self,
        linked: Relations,
        entries: IntArray,
        rest: FloatArray,
        least: FloatArray,
        most: FloatArray,
    ) -> None:
        self.rows = np.unique(linked.row_of[entries])
        self.cells = np.unique(linked.cells[entries])
        self._far = 10 * float(np.abs(rest[self.rows]).max(initial=0.0)) + _FAR
        self._solver = self._model(linked, entries, rest, least[self.cells], most[self.cells])

    def best(self, costs: FloatArray) -> Answer | None:
        """Counts with the largest sum of `costs` (per cell); None if the figures contradict."""
        places = np.arange(len(self.cells), dtype=np.int32)
        self._solver.changeColsCost(len(places), places, -costs)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = self._solver.getSolution()
        counts = np.array(found.col_value)
        # Nothing bounds what comes near the end of the programme's world.
        counts[counts >= self._far / 2] = np.inf
        return Answer(counts, np.array(found.row_dual))

    def _model(
        self,
        linked: Relations,
        entries: IntArray,
        rest: FloatArray,
        least: FloatArray,
        most: FloatArray,
    ) -> Any:
        # The public class prints a banner before it can be silenced; commands print one document.
        solver: Any = highspy._core._Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.cells), len(self.rows)
        model.col_cost_ = np.zeros(len(self.cells))
        model.col_lower_ = np.maximum(least, -self._far)
        model.col_upper_ = np.minimum(most, self._far)
        model.row_lower_ = model.row_upper_ = rest[self.rows]
        own_rows = np.searchsorted(self.rows, linked.row_of[entries])
        order = np.argsort(own_rows, kind="stable")
        counts = np.bincount(own_rows, minlength=len(self.rows))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        columns = np.searchsorted(self.cells, linked.cells[entries][order])
        model.a_matrix_.index_ = columns.astype(np.int32)
        model.a_matrix_.value_ = linked.signs[entries][order]
        solver.passModel(model)
        return solver
