"""What anybody can work out about hidden counts from what is shown: a linear programme each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray, Relations

# Counts are whole: 2.9999999 of a solver is 3.
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Feasible:
    """Smallest and largest count that each hidden cell could have; NaN for shown cells."""

    lower: FloatArray
    upper: FloatArray

    @property
    def candidates(self) -> FloatArray:
        """How many whole numbers each hidden cell could be; infinite without an upper end."""
        found: FloatArray = np.floor(self.upper + _WHOLE) - np.ceil(self.lower - _WHOLE) + 1
        return found


def feasible(
    found: Relations,
    counts: FloatArray,
    hidden: BoolArray,
    most: FloatArray | None = None,
) -> Feasible:
    """
    The range of every hidden cell, given all shown cells, the sums and that counts are not
    negative; `most` are upper ends known from elsewhere (the denominator of a share).

    Exact over the real numbers, so the true range of whole numbers is never wider than this.
    Source: Fischetti & Salazar 2000, attacker problem.
    """
    lower = np.where(hidden, 0.0, np.nan)
    upper = np.where(hidden, np.inf if most is None else np.where(np.isnan(most), np.inf, most),
                     np.nan)
    linked = found.kept(found.unknown(hidden) > 0)
    if not linked.rows:
        return Feasible(lower, upper)
    rest = linked.rest(np.where(np.isnan(counts), 0.0, counts), hidden)
    label = linked.components(hidden)
    for entries in _entries_by_component(linked, hidden, label):
        _bound(linked, entries, rest, lower, upper)
    return Feasible(lower, upper)


def _entries_by_component(
    linked: Relations, hidden: BoolArray, label: IntArray
) -> list[IntArray]:
    entries = np.flatnonzero(hidden[linked.cells])
    labels = label[linked.cells[entries]]
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    return np.split(entries[order], cuts)


def _bound(
    linked: Relations, entries: IntArray, rest: FloatArray, lower: FloatArray, upper: FloatArray
) -> None:
    """Bounds of one component, in place: by hand for a single sum, else by the solver."""
    rows = np.unique(linked.row_of[entries])
    cells = np.unique(linked.cells[entries])
    if len(rows) == 1 and len(cells) == len(entries):
        signs = linked.signs[entries]
        if (signs == signs[0]).all() and np.isinf(upper[cells]).all():
            total = rest[rows[0]] * signs[0]
            lower[cells] = total if len(cells) == 1 else 0.0
            upper[cells] = total
            return
    # Loaded here: most releases and commands need no solver, and it takes 60 ms.
    from monitoring.core.protection.programme import ends

    lower[cells], upper[cells] = ends(linked, entries, rest, (rows, cells), upper[cells])
