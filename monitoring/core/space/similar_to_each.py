"""The most similar areas of every area at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.space.contiguity import IntArray
from monitoring.core.space.neighbouring_values import all_equal

# So many areas are compared with all others in one step; bounds the memory.
ROWS = 256


def similar_to_each(values: npt.ArrayLike, n: int = 5) -> IntArray:
    """
    Positions of the `n` most similar areas of each one, nearest first: areas × n, −1 for none.

    `values` is areas × indicators. The rules and the distance are those of
    `similar_areas.most_similar`; areas lacking the same indicators are worked on together.
    """
    given = np.asarray(values, dtype=np.float64)
    there = np.isfinite(given)
    found = np.full((len(given), n), -1, np.int64)
    patterns, pattern_of = np.unique(there, axis=0, return_inverse=True)
    for number, asked in enumerate(patterns):
        rows = np.flatnonzero(pattern_of.ravel() == number)
        compared = np.flatnonzero(there[:, asked].all(axis=1))
        scores = _scores(given[compared][:, asked])
        if not scores.shape[1] or len(compared) < 2:
            continue
        places = compared.searchsorted(rows)
        for start in range(0, len(rows), ROWS):
            near = _nearest(scores, places[start : start + ROWS], n)
            found[rows[start : start + ROWS], : near.shape[1]] = compared[near]
    return found


def _scores(values: FloatArray) -> FloatArray:
    """In standard deviations; columns that are the same everywhere are left out."""
    varying = [one for one in range(values.shape[1]) if not all_equal(values[:, one])]
    used = values[:, varying]
    if not used.size:
        return used
    used = used / np.abs(used).max(axis=0)
    scores: FloatArray = used / used.std(axis=0)
    return scores


def _nearest(scores: FloatArray, places: IntArray, n: int) -> IntArray:
    """Positions in `scores` of the nearest other areas of each of these places."""
    squares = np.zeros((len(places), len(scores)))
    for column in scores.T:
        squares += (column[places, None] - column[None, :]) ** 2
    squares[np.arange(len(places)), places] = np.inf
    count = min(n, len(scores) - 1)
    near = np.sort(np.argpartition(squares, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(np.take_along_axis(squares, near, axis=1), axis=1, kind="stable")
    found: IntArray = np.take_along_axis(near, order, axis=1)
    return found
