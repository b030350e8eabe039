"""Classes of an index, and how close a value is to their limits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.index.declaration import IndexClass, Scale

IntArray = npt.NDArray[np.intp]


def class_places(values: FloatArray, scale: Scale) -> IntArray:
    """
    Position of each value's class; −1 for a gap, or where the scale has no classes.

    A limit declared `up_to` belongs to its class, one declared `below` to the next.
    """
    if scale.groups:
        return _groups(values, scale.groups)
    found = np.full(len(values), -1 if not scale.classes else len(scale.classes) - 1, np.intp)
    for place in range(len(scale.classes) - 2, -1, -1):
        found[_within(values, scale.classes[place])] = place
    found[np.isnan(values)] = -1
    return found


def distances(values: FloatArray, scale: Scale) -> tuple[FloatArray, IntArray]:
    """Distance to the nearest limit and the position of the class below it (−1: no limits)."""
    limits = [one.limit for one in scale.classes if one.limit is not None]
    if not limits:
        return np.full(len(values), np.nan), np.full(len(values), -1, np.intp)
    apart = values[:, None] - np.array(limits)
    gaps = np.isnan(values)
    nearest = np.where(gaps, 0, np.nan_to_num(np.abs(apart), nan=np.inf).argmin(axis=1))
    found = np.abs(apart[np.arange(len(values)), nearest])
    return found, np.where(gaps, -1, nearest).astype(np.intp)


def _within(values: FloatArray, one: IndexClass) -> npt.NDArray[np.bool_]:
    if one.below is not None:
        return values < one.below
    return values <= (np.inf if one.up_to is None else one.up_to)


def _groups(values: FloatArray, groups: int) -> IntArray:
    """Groups of equal size by rank, the highest value first; equal values in table order."""
    found = np.full(len(values), -1, np.intp)
    there = np.flatnonzero(np.isfinite(values))
    order = there[np.argsort(-values[there], kind="stable")]
    ranks = np.arange(1, len(order) + 1)
    found[order] = np.ceil(ranks * groups / max(len(order), 1)).astype(np.intp) - 1
    return found
