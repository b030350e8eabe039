"""Checks of the same figure given twice."""

from __future__ import annotations

import numpy as np

from monitoring.core.checks.case import Case, Mask, Rows
from monitoring.core.observations import FIGURES
from monitoring.core.problem import Problem
from monitoring.language import text


def repeated(case: Case) -> tuple[Mask, list[Problem]]:
    """Which observations to keep (each cell once), and a problem for every further one."""
    planes, areas, periods = case.cells.at
    keys = (planes * len(case.areas) + areas) * len(case.after.periods) + periods
    order = np.argsort(keys, kind="stable")
    again = np.zeros(len(keys), bool)
    again[order[1:]] = keys[order[1:]] == keys[order[:-1]]
    if not again.any():
        return ~again, []
    first = np.arange(len(keys))
    starts = np.maximum.accumulate(np.where(again[order], 0, np.arange(len(order))))
    first[order] = order[starts]
    same = _same(case, first)
    # Two files that give the same figure agree with each other; only within one it is a slip.
    own = case.rows.source == case.rows.source[first]
    identical = text("Diese Zeile steht zweimal gleich in der Tabelle. Sie zählt einmal; bitte "
                     "eine entfernen.")
    found = list(case.problems("duplicate-row", identical, again & same & own, severity="warning"))
    found += case.problems(
        "contradictory-row", lambda row: _contradiction(case, int(first[row])), again & ~same,
        value=lambda row: f"{case.area(row)}: {_figure(case, int(first[row]))} / "
                          f"{_figure(case, row)}",
    )
    return ~again, found


def _same(case: Case, first: Rows) -> Mask:
    rows = case.rows
    found: Mask = rows.status == rows.status[first]
    for name in FIGURES:
        one, other = getattr(rows, name), getattr(rows, name)[first]
        found &= (one == other) | (np.isnan(one) & np.isnan(other))
    return found


def _figure(case: Case, row: int) -> str:
    number = float(case.rows.value[row])
    return "–" if np.isnan(number) else f"{number:.12g}"


def _contradiction(case: Case, first: int) -> str:
    return text("Für dieses Gebiet und Jahr steht in Zeile {row} eine andere Angabe. Bitte die "
                "falsche entfernen.", row=int(case.rows.row[first]))
