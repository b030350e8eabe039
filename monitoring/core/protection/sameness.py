"""Rows of numbers that are the same, or the sum of two others, wherever they can be compared."""

from __future__ import annotations

import numpy as np

from monitoring.core.protection.relations import FloatArray, IntArray

_PROBES = 12
_TRIES = 4


def equal_pairs(cells: FloatArray, rows: IntArray) -> list[tuple[int, int]]:
    """
    Pairs of rows (the lower first) that agree in nearly all columns; each row at most once second.

    `cells` is rows × columns with NaN for gaps.
    """
    found, taken = [], set[int]()
    for at, one in enumerate(rows.tolist()):
        if one in taken:
            continue
        others = np.array([row for row in rows[at + 1 :].tolist() if row not in taken], np.intp)
        if not len(others):
            break
        gap = np.abs(cells[others] - cells[one])
        known = np.isfinite(gap)
        same = ((gap <= 1e-9) & known).sum(axis=1) >= 0.95 * np.maximum(known.sum(axis=1), 1)
        equal = others[same & (known.sum(axis=1) > 0) & _varies(cells, one)]
        found += [(one, other) for other in equal.tolist()]
        taken |= set(equal.tolist())
    return found


def _varies(cells: FloatArray, row: int) -> bool:
    own = cells[row][np.isfinite(cells[row])]
    return len(np.unique(own[:1000])) > 2


def sums_of_two(cells: FloatArray, rows: IntArray) -> list[tuple[int, int, int]]:
    """
    Candidates (whole, part, part) whose sum fits in a few columns that know many rows.

    The caller looks whether they hold everywhere.
    """
    found: dict[tuple[int, int, int], None] = {}
    for columns in _probes(cells[rows]):
        own = rows[np.isfinite(cells[rows][:, columns]).all(axis=1)]
        table = cells[own][:, columns]
        own, table = own[(table != 0).any(axis=1)], table[(table != 0).any(axis=1)]
        if len(own) < 3:
            continue
        first, second = np.triu_indices(len(own), 1)
        sums = table[first] + table[second]
        order = np.argsort(table[:, 0], kind="stable")
        low = np.searchsorted(table[order, 0], sums[:, 0] - 1e-6, "left")
        high = np.searchsorted(table[order, 0], sums[:, 0] + 1e-6, "right")
        for pair in np.flatnonzero(high > low).tolist():
            for whole in order[low[pair] : high[pair]].tolist():
                if np.abs(table[whole] - sums[pair]).max() <= 1e-6:
                    key = int(own[whole]), int(own[first[pair]]), int(own[second[pair]])
                    found[key] = None
    return list(found)


def _probes(cells: FloatArray) -> list[IntArray]:
    """A few sets of columns, each where other rows are known best."""
    known = np.isfinite(cells)
    sets, missing = [], np.ones(len(cells), bool)
    for _ in range(_TRIES):
        best = known[missing].sum(axis=0) if missing.any() else known.sum(axis=0)
        columns = np.argsort(-best, kind="stable")[:_PROBES]
        covered = known[:, columns].all(axis=1)
        sets.append(columns)
        missing &= ~covered
        if not missing.any():
            break
    return sets
