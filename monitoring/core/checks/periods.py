"""Checks of periods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.checks.case import Case
from monitoring.core.problem import Problem
from monitoring.language import text


def future(case: Case) -> Iterator[Problem]:
    """Years that have not begun yet, one problem per row."""
    years = np.array([int(one) > case.this_year for one in case.rows.periods] or [False], bool)
    bad = np.flatnonzero(years[case.rows.period])
    if not len(bad):
        return
    _, first = np.unique(case.rows.row[bad], return_index=True)
    for row in bad[np.sort(first)].tolist():
        source = case.rows.sources[case.rows.source[row]]
        message = text("Dieses Jahr liegt in der Zukunft. Bitte berichtigen.")
        yield Problem("future-period", message, source.file, source.sheet,
                      int(case.rows.row[row]), source.period,
                      case.rows.periods[case.rows.period[row]])
