"""Linear programmes over hidden counts, solved by HiGHS."""

from __future__ import annotations

from typing import Any

import highspy
import numpy as np

from monitoring.core.protection.relations import FloatArray, IntArray, Relations


def ends(
    linked: Relations,
    entries: IntArray,
    rest: FloatArray,
    at: tuple[IntArray, IntArray],
    most: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """
    Smallest and largest value of each hidden cell of one component.

    `at` are its rows and cells, `entries` its hidden entries, `rest` what each row's hidden
    cells add up to, `most` the upper ends known before. Where shown figures contradict each
    other, nothing bounds a hidden one but 0 and `most`.
    """
    cells = at[1]
    solver = _model(linked, entries, rest, at, most)
    low, high = np.zeros(len(cells)), most.copy()
    for place in range(len(cells)):
        solver.changeColCost(place, 1.0)
        for sense, found in ((highspy.ObjSense.kMinimize, low), (highspy.ObjSense.kMaximize, high)):
            solver.changeObjectiveSense(sense)
            solver.run()
            if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                found[place] = solver.getInfo().objective_function_value
        solver.changeColCost(place, 0.0)
    return low, high


def _model(
    linked: Relations,
    entries: IntArray,
    rest: FloatArray,
    at: tuple[IntArray, IntArray],
    most: FloatArray,
) -> Any:
    rows, cells = at
    # The public class prints a banner before it can be silenced; commands print one JSON document.
    solver: Any = highspy._core._Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cells), len(rows)
    model.col_cost_ = np.zeros(len(cells))
    model.col_lower_ = np.zeros(len(cells))
    model.col_upper_ = np.where(np.isinf(most), highspy.kHighsInf, most)
    model.row_lower_ = model.row_upper_ = rest[rows]
    own_rows = np.searchsorted(rows, linked.row_of[entries])
    order = np.argsort(own_rows, kind="stable")
    counts = np.bincount(own_rows, minlength=len(rows))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    model.a_matrix_.index_ = np.searchsorted(cells, linked.cells[entries][order]).astype(np.int32)
    model.a_matrix_.value_ = linked.signs[entries][order]
    solver.passModel(model)
    return solver
