"""Checks of periods."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.checks.case import Case
from monitoring.core.problem import Problem
from monitoring.core.status import Status
from monitoring.language import text

# Projections are published for this many years ahead, social data since the middle of the century.
AHEAD = 60
EARLY = 1950


def odd_years(case: Case) -> Iterator[Problem]:
    """Years that have not begun yet or lie far back, one problem per row."""
    years = np.array([int(one) for one in case.rows.periods] or [0], np.int64)[case.rows.period]
    ahead = years > case.this_year
    if ahead.any():
        projected = (case.rows.status == Status.estimated) & (years <= case.this_year + AHEAD)
        message = text("Dieses Jahr liegt in der Zukunft. Bitte berichtigen; Vorausberechnungen "
                       "mit dem Zeichen „s“ (geschätzt) kennzeichnen.")
        yield from _per_row(case, "future-period", message, ahead & ~projected, "error")
    back = years < EARLY
    if back.any():
        message = text("Dieses Jahr liegt sehr weit zurück. Bitte prüfen, ob es ein Tippfehler "
                       "ist.")
        yield from _per_row(case, "early-period", message, back, "warning")


def _per_row(
    case: Case, rule: str, message: str, bad: np.ndarray, severity: str
) -> Iterator[Problem]:
    rows = np.flatnonzero(bad)
    keys = case.rows.row[rows].astype(np.int64) << 32 | case.rows.period[rows]
    rows = rows[np.sort(np.unique(keys, return_index=True)[1])]
    yield from case.problems(rule, message, rows, "period", severity,
                             lambda row: case.rows.periods[case.rows.period[row]])
