"""Neighbours drawn at random from all other areas, for the test of local patterns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.space.contiguity import IntArray

# So many drawn places at a time keep the memory below 200 MB.
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
    random = np.random.default_rng(seed)
    depth = int(counts.max())
    at_least, at_most = np.zeros_like(counts), np.zeros_like(counts)
    block = max(1, BLOCK // depth)
    for start in range(0, permutations, block):
        width = min(block, permutations - start)
        order = drawn(len(values) - 1, depth, width, random)
        higher, lower = _as_extreme(values, sums, counts, order)
        at_least += higher
        at_most += lower
    extreme = np.minimum(at_least, at_most)
    found: FloatArray = np.minimum(1.0, 2 * (extreme + 1) / (permutations + 1))
    return found


def drawn(areas: int, depth: int, permutations: int, random: np.random.Generator) -> IntArray:
    """
    The first `depth` places of random orders of so many areas, one order per column.

    No column names an area twice, and every order is equally likely.
    """
    if 2 * depth > areas:
        orders = np.repeat(np.arange(areas)[:, None], permutations, axis=1)
        return random.permuted(orders, axis=0)[:depth]
    found = random.integers(0, areas, (depth, permutations))
    columns = np.arange(permutations)
    # Only the later place of two equal ones is drawn again. Which place that is does not depend on
    # the areas in it, so no area is preferred and all orders stay equally likely.
    while True:
        ordered = np.sort(found[:, columns], axis=0)
        columns = columns[(ordered[1:] == ordered[:-1]).any(axis=0)]
        if not len(columns):
            return found
        part = found[:, columns]
        place = np.argsort(part, axis=0, kind="stable")
        ordered = np.take_along_axis(part, place, axis=0)
        row, column = np.nonzero(ordered[1:] == ordered[:-1])
        again = place[row + 1, column]
        found[again, columns[column]] = random.integers(0, areas, len(again))


def _as_extreme(
    values: FloatArray, sums: FloatArray, counts: IntArray, order: IntArray
) -> tuple[IntArray, IntArray]:
    """How many draws give each area at least, and at most, its sum."""
    random = np.cumsum(values[order], axis=0)
    at_least, at_most = np.empty_like(counts), np.empty_like(counts)
    for count in np.unique(counts):
        areas = counts == count
        ranked = np.sort(random[count - 1])
        at_least[areas] = len(ranked) - np.searchsorted(ranked, sums[areas] - NOISE, "left")
        at_most[areas] = np.searchsorted(ranked, sums[areas] + NOISE, "right")
    # An area that drew itself takes the last area instead, which is in no draw.
    place, draw = np.nonzero(np.arange(len(order))[:, None] < counts[order])
    area = order[place, draw]
    before = random[counts[area] - 1, draw]
    after = before + values[-1] - values[area]
    low, high = sums[area] - NOISE, sums[area] + NOISE
    at_least += _changes(area, before >= low, after >= low, len(values))
    at_most += _changes(area, before <= high, after <= high, len(values))
    return at_least, at_most


def _changes(
    area: IntArray, before: npt.NDArray[np.bool_], after: npt.NDArray[np.bool_], areas: int
) -> IntArray:
    change = after.astype(np.int64) - before
    found: IntArray = np.bincount(area, change, minlength=areas).astype(np.int64)
    return found
