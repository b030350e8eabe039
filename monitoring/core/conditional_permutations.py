"""Neighbours drawn at random from all other areas, for the test of local patterns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.contiguity import IntArray
from monitoring.core.cube import FloatArray

# So many places at a time keep the memory of drawing below 50 MB.
BLOCK = 4_000_000
# Equal sums may differ by this much after adding in another order.
NOISE = 1e-12


def p_values(
    values: FloatArray, sums: FloatArray, counts: IntArray, permutations: int, seed: int
) -> FloatArray:
    """
    Two-sided pseudo p of each area's sum over its `counts` neighbours.

    Each area keeps its value, its neighbours are drawn from the others (Anselin 1995); p is
    2 (m + 1)/(permutations + 1), at most 1, where m draws are as extreme as the sum or more. As in
    esda, all areas share the same draws. Values lie within -1 and 1.
    """
    order = _drawn(len(values) - 1, int(counts.max()), permutations, seed)
    random = np.cumsum(values[order], axis=0)
    at_least, at_most = np.empty_like(counts), np.empty_like(counts)
    for count in np.unique(counts):
        areas = counts == count
        sorted_sums = np.sort(random[count - 1])
        at_least[areas] = permutations - np.searchsorted(sorted_sums, sums[areas] - NOISE, "left")
        at_most[areas] = np.searchsorted(sorted_sums, sums[areas] + NOISE, "right")
    # An area that drew itself takes the last area instead, which is in no draw.
    place, draw = np.nonzero(np.arange(len(order))[:, None] < counts[order])
    area = order[place, draw]
    before = random[counts[area] - 1, draw]
    after = before + values[-1] - values[area]
    low, high = sums[area] - NOISE, sums[area] + NOISE
    at_least += _changes(area, before >= low, after >= low, len(values))
    at_most += _changes(area, before <= high, after <= high, len(values))
    extreme = np.minimum(at_least, at_most)
    found: FloatArray = np.minimum(1.0, 2 * (extreme + 1) / (permutations + 1))
    return found


def _drawn(areas: int, depth: int, permutations: int, seed: int) -> IntArray:
    """
    The first places of random orders of so many areas: depth × permutations.

    Any first k of a column are k different areas, each set of k equally likely.
    """
    random = np.random.default_rng(seed)
    if depth**2 > areas:
        return _shuffled(areas, depth, permutations, random)
    found = random.integers(0, areas, (depth, permutations))
    again = np.arange(permutations)
    # Fewer than half of the columns name an area twice; what replaces them is as random as they.
    while len(again):
        ordered = np.sort(found[:, again], axis=0)
        again = again[(ordered[1:] == ordered[:-1]).any(axis=0)]
        found[:, again] = random.integers(0, areas, (depth, len(again)))
    return found


def _shuffled(
    areas: int, depth: int, permutations: int, random: np.random.Generator
) -> IntArray:
    """The same where areas are few for so many places (Fisher–Yates)."""
    found = np.empty((depth, permutations), np.int64)
    block = max(1, BLOCK // areas)
    for start in range(0, permutations, block):
        width = min(block, permutations - start)
        column = np.arange(width)
        pool = np.repeat(np.arange(areas, dtype=np.int32)[:, None], width, axis=1)
        for place in range(depth):
            chosen = random.integers(place, areas, width)
            found[place, start : start + width] = pool[chosen, column]
            pool[chosen, column] = pool[place]
    return found


def _changes(
    area: IntArray, before: npt.NDArray[np.bool_], after: npt.NDArray[np.bool_], areas: int
) -> IntArray:
    change = after.astype(np.int64) - before
    found: IntArray = np.bincount(area, change, minlength=areas).astype(np.int64)
    return found
