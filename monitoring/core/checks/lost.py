"""Check of published numbers that the new table does not give any more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from monitoring.core.checks.case import Case, column_of
from monitoring.core.cube import Origin
from monitoring.core.findings import listed
from monitoring.core.problem import Problem
from monitoring.core.status import has_number
from monitoring.language import text


def vanished(case: Case) -> Iterator[Problem]:
    """Numbers of the release that come as a sign now, or with an empty cell."""
    lost = case.before.origin == Origin.source
    lost &= has_number(case.before.status) & ~has_number(case.after.status)
    if not lost.any():
        return
    numbers = case.number_of[lost]
    yield from case.problems("number-lost", partial(_message, case),
                             np.sort(numbers[numbers >= 0]).astype(np.intp), severity="warning")
    yield from _emptied(case, lost & (case.number_of < 0) & (case.number_of >= 0).any(axis=0))


def _emptied(case: Case, lost: np.ndarray) -> Iterator[Problem]:
    """Numbers whose cell is empty now, in rows that give other figures of the district."""
    for plane, area, period in np.argwhere(lost)[: listed("warning")].tolist():
        beside = case.number_of[:, area, period]
        row = int(beside[beside >= 0][0])
        own = case.number_of[plane]
        column = column_of(case.rows.sources[case.rows.source[own[own >= 0][0]]], "value")
        source = case.rows.sources[case.rows.source[row]]
        yield Problem("number-lost", _message(case, row), source.file, source.sheet,
                      int(case.rows.row[row]) or None, column, "", "warning")


def _message(case: Case, row: int) -> str:
    return text("{area}: Diese Zahl ist in der gültigen Ausgabe veröffentlicht und fehlt jetzt. "
                "Bitte prüfen und begründen.", area=case.named(row))
