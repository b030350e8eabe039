"""Checks of the same figure given twice."""

from __future__ import annotations

import numpy as np

from monitoring.core.checks.case import Case, Mask, Rows
from monitoring.core.observations import FIGURES
from monitoring.core.problem import Problem
from monitoring.language import text


def repeated(case: Case) -> tuple[Mask, list[Problem]]:
    """Which observations to keep (each cell once), and a problem for every further one."""
    first = _first(case)
    again = first < np.arange(len(first))
    if not again.any():
        return ~again, []
    same = _same(case, first)
    contrary = again & ~same
    found = list(case.problems(
        "contradictory-row", lambda row: _contradiction(case, int(first[row])), contrary,
        value=lambda row: f"{case.area(row)}: {_figure(case, int(first[row]))} / "
                          f"{_figure(case, row)}",
    ))
    # Two files that give the same figure agree with each other; only within one it is a slip.
    own = case.rows.source == case.rows.source[first]
    identical = text("Diese Zeile steht zweimal gleich in der Tabelle. Sie zählt einmal; bitte "
                     "eine entfernen.")
    rows = _rows(case, np.flatnonzero(again & same & own), np.flatnonzero(contrary))
    found += case.problems("duplicate-row", identical, rows, "area", "warning", case.area)
    return ~again, found


def _first(case: Case) -> Rows:
    """For every observation the first one of the same cell."""
    planes, areas, periods = case.cells.at
    shape = case.before.status.shape
    keys = (planes * shape[1] + areas) * shape[2] + periods
    number = np.arange(len(keys))
    first = np.full(shape[0] * shape[1] * shape[2], len(keys))
    # The last one written stays, so that writing backwards leaves the first.
    first[keys[::-1]] = number[::-1]
    found: Rows = first[keys]
    return found


def _same(case: Case, first: Rows) -> Mask:
    rows = case.rows
    found: Mask = rows.status == rows.status[first]
    for name in FIGURES:
        one, other = getattr(rows, name), getattr(rows, name)[first]
        found &= (one == other) | (np.isnan(one) & np.isnan(other))
    return found


def _rows(case: Case, same: Rows, contrary: Rows) -> Rows:
    """One observation for every row of a table that is repeated without any contradiction."""
    named = set(case.rows.row[contrary].tolist())
    rows = case.rows.row[same]
    first = np.sort(np.unique(rows, return_index=True)[1])
    return same[[one for one in first.tolist() if int(rows[one]) not in named]]


def _figure(case: Case, row: int) -> str:
    number = float(case.rows.value[row])
    return "–" if np.isnan(number) else f"{number:.12g}"


def _contradiction(case: Case, first: int) -> str:
    source = case.rows.sources[case.rows.source[first]]
    return text("Für dieses Gebiet und Jahr steht in „{file}“, Zeile {row}, eine andere Angabe. "
                "Bitte die falsche entfernen.", file=source.file, row=int(case.rows.row[first]))
