"""Which areas lie beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from monitoring.core.cube import FloatArray

IntArray = npt.NDArray[np.int64]
# Of the longer side of the map: half a metre in Berlin, ten metres in Germany.
GAP = 1e-5


@dataclass(frozen=True, eq=False)
class Neighbours:
    """
    Neighbours of each area as compressed rows.

    Those of area i are `indices[starts[i]:starts[i + 1]]`, ascending, by position; if i lies
    beside j, j lies beside i, and no area beside itself.
    """

    starts: IntArray
    indices: IntArray

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, area: int) -> IntArray:
        """Positions of one area's neighbours."""
        return self.indices[self.starts[area] : self.starts[area + 1]]

    @cached_property
    def counts(self) -> IntArray:
        """How many neighbours each area has."""
        found: IntArray = np.diff(self.starts)
        return found

    @cached_property
    def owners(self) -> IntArray:
        """The area to which each entry of `indices` belongs."""
        return np.repeat(np.arange(len(self)), self.counts)

    @cached_property
    def islands(self) -> IntArray:
        """Positions of the areas without any neighbour."""
        return np.flatnonzero(self.counts == 0)

    @cached_property
    def weights(self) -> FloatArray:
        """Row-standardised weight of each entry of `indices`: those of one area add up to 1."""
        found: FloatArray = 1.0 / self.counts[self.owners]
        return found

    def sums(self, values: FloatArray) -> FloatArray:
        """Sum over each area's neighbours; 0 for islands."""
        found = np.bincount(self.owners, values[self.indices], minlength=len(self))
        return np.asarray(found, dtype=np.float64)

    def without(self, areas: npt.ArrayLike) -> Neighbours:
        """Neighbours among the other areas, which move up in their order."""
        kept = np.ones(len(self), bool)
        kept[np.asarray(areas, dtype=np.int64)] = False
        place = np.cumsum(kept) - 1
        link = kept[self.owners] & kept[self.indices]
        return _rows(int(kept.sum()), place[self.owners[link]], place[self.indices[link]])

    def components(self) -> IntArray:
        """For each area the number, from 0 on, of the connected part in which it lies."""
        part = np.arange(len(self))
        while True:
            least = part.copy()
            np.minimum.at(least, self.owners, part[self.indices])
            least = least[least]
            if np.array_equal(least, part):
                return np.unique(part, return_inverse=True)[1].reshape(-1)
            part = least


def from_pairs(areas: int, pairs: Iterable[tuple[int, int]]) -> Neighbours:
    """Neighbours of so many areas from pairs of positions, each given once or both ways."""
    ends = np.array(list(pairs), np.int64).reshape(-1, 2)
    ends = ends[ends[:, 0] != ends[:, 1]]
    both = np.unique(np.concatenate([ends, ends[:, ::-1]]), axis=0)
    return _rows(areas, both[:, 0], both[:, 1])


def queen(outlines: npt.ArrayLike, tolerance: float | None = None) -> Neighbours:
    """
    Areas that share an edge or a corner.

    `outlines` are shapely geometries in one plane or in degrees (an array or a GeoSeries); areas
    without one have no neighbours. Real outlines leave gaps: up to `tolerance`, in the unit of
    their coordinates, counts as touching; by default a 100,000th of the map's longer side.
    """
    shapes = np.asarray(outlines, dtype=object)
    drawn = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if not drawn.any():
        return from_pairs(len(shapes), [])
    if tolerance is None:
        west, south, east, north = shapely.total_bounds(shapes[drawn])
        tolerance = GAP * max(east - west, north - south)
    tree = shapely.STRtree(shapes)
    found = tree.query(shapes, predicate="dwithin", distance=tolerance)
    return from_pairs(len(shapes), found.T)


def _rows(areas: int, owners: IntArray, indices: IntArray) -> Neighbours:
    """From links that are sorted by owner."""
    counts = np.bincount(owners, minlength=areas)
    return Neighbours(np.concatenate([[0], np.cumsum(counts)]), indices)
