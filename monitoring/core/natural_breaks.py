"""Fisher–Jenks: the grouping with the smallest sum of squares within the classes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Cost = Callable[[IntArray, IntArray], FloatArray]


def class_starts(values: FloatArray, weights: IntArray, n: int) -> list[int]:
    """
    Places where the second to last of `n` optimal classes start, ascending.

    `values` are ascending and distinct, `weights` say how often each occurs. Exact (Fisher
    1958); the best start moves monotonically with the end, so divide and conquer needs
    O(n · m log m) steps for m values instead of O(n · m²).
    """
    m = len(values)
    cost = _cost(values, weights)
    ends = np.arange(m + 1)
    best = np.full(m + 1, np.inf)
    best[1:] = cost(np.zeros(m, np.int64), ends[1:])
    starts: list[IntArray] = []
    for classes in range(2, min(n, m) + 1):
        best, start = _with_one_more(best, classes, cost)
        starts.append(start)
    end, found = m, []
    for start in reversed(starts):
        end = int(start[end])
        found.append(end)
    return found[::-1]


def _cost(values: FloatArray, weights: IntArray) -> Cost:
    """Sum of squared distances from the mean for values[first:end]."""
    # Centred first: otherwise the difference of the large sums loses its digits.
    centred = values - np.average(values, weights=weights)
    mass = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    sums = np.concatenate([[0.0], np.cumsum(weights * centred)])
    squares = np.concatenate([[0.0], np.cumsum(weights * centred**2)])

    def cost(first: IntArray, end: IntArray) -> FloatArray:
        between = (sums[end] - sums[first]) ** 2 / (mass[end] - mass[first])
        within: FloatArray = squares[end] - squares[first] - between
        return within

    return cost


def _with_one_more(best: FloatArray, classes: int, cost: Cost) -> tuple[FloatArray, IntArray]:
    """Best sums for one class more, and where the last class then starts, for each end."""
    m = len(best) - 1
    better = np.full(m + 1, np.inf)
    start = np.zeros(m + 1, np.int64)
    # One row is one open stretch: first end, last end, smallest start, largest start.
    open_ = np.array([[classes, m, classes - 1, m - 1]], dtype=np.int64)
    while len(open_):
        first, last, low, high = open_.T
        middle = (first + last) // 2
        better[middle], start[middle] = _smallest(
            best, cost, middle, low, np.minimum(high, middle - 1)
        )
        chosen = start[middle]
        left = np.column_stack([first, middle - 1, low, chosen])
        right = np.column_stack([middle + 1, last, chosen, high])
        open_ = np.concatenate([left, right])
        open_ = open_[open_[:, 0] <= open_[:, 1]]
    return better, start


def _smallest(
    best: FloatArray, cost: Cost, end: IntArray, low: IntArray, high: IntArray
) -> tuple[FloatArray, IntArray]:
    """Smallest sum over starts low…high for each end, and the first start that reaches it."""
    length = high - low + 1
    offset = np.concatenate([[0], np.cumsum(length)[:-1]])
    starts = np.arange(int(length.sum())) - np.repeat(offset - low, length)
    total = best[starts] + cost(starts, np.repeat(end, length))
    smallest = np.minimum.reduceat(total, offset)
    hits = np.flatnonzero(total == np.repeat(smallest, length))
    return smallest, starts[hits[np.searchsorted(hits, offset)]]
