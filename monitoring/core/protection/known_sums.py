"""Every sum that readers know among the counts of one period, as relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.protection.quantities import REST, Quantities
from monitoring.core.protection.related import Link
from monitoring.core.protection.relations import (
    BoolArray,
    FloatArray,
    IntArray,
    Relations,
    relations,
    together,
)
from monitoring.core.sums import Generation

# A total that misses its parts by less is rounded, not another figure.
_SLACK = 0.5


@dataclass(frozen=True, eq=False)
class Sums:
    """
    What adds up in a release: over areas, and among the quantities of each area.

    A kind of sum that fails more often than not where everything is known is no rule.
    """

    found: Quantities
    links: Sequence[Link]
    below: Sequence[Generation]

    def of_period(self, period: int, counts: FloatArray, small: BoolArray) -> Relations:
        """
        The sums of a period over the flat counts of `Quantities.counts`.

        `small` counts take part in every sum of their kind, whether or not it would hold: what
        they hold decides nothing.
        """
        flat = np.where(small, np.nan, counts.ravel())
        kinds = [*self._of_areas(period, counts), *self._of_links(counts)]
        return together([one for kind in kinds if (one := _ruled(kind, flat)) is not None],
                        self.found.size)

    def _of_areas(self, period: int, counts: FloatArray) -> Iterator[Relations]:
        """Larger areas and those below them, and areas that two editions share."""
        wide, size = self.found.areas, self.found.size
        rows = [*_families(self.below, period), *self._continued()]
        areas = relations(rows, wide)
        for quantity in range(REST * self.found.planes):
            if areas.rows and np.isfinite(counts[quantity]).any():
                yield Relations(areas.starts, areas.cells + quantity * wide, areas.signs, size)

    def _continued(self) -> Iterator[tuple[int, list[int]]]:
        earlier = self.found.cube.areas.earlier
        for area in np.flatnonzero(earlier >= 0).tolist():
            yield area, [int(earlier[area])]

    def _of_links(self, counts: FloatArray) -> Iterator[Relations]:
        wide, size = self.found.areas, self.found.size
        areas: IntArray = np.arange(wide)
        for quantities, signs in self.links:
            some = np.isfinite(counts[list(quantities)]).any(axis=0)
            own = areas[some]
            cells = np.array(quantities)[None, :] * wide + own[:, None]
            starts = np.arange(len(own) + 1) * len(quantities)
            yield Relations(starts, cells.ravel(), np.tile(signs, len(own)), size)


def _families(below: Sequence[Generation], period: int) -> Iterator[tuple[int, list[int]]]:
    """A larger area is the sum of those directly below it, in each edition."""
    for generation in below:
        for family in generation.by_edition:
            there = family.exists[:, period]
            children, above = family.children[there], family.above[there]
            for whole in np.unique(above).tolist():
                yield whole, children[above == whole].tolist()


def _ruled(kind: Relations, flat: FloatArray) -> Relations | None:
    """The rows of a kind that hold or cannot be tried; None if most that can be tried fail."""
    values = flat[kind.cells] * kind.signs
    gaps = np.bincount(kind.row_of[np.isnan(values)], minlength=kind.rows)
    off = np.abs(np.bincount(kind.row_of, weights=np.nan_to_num(values), minlength=kind.rows))
    tried = gaps == 0
    kept = ~tried | (off <= _SLACK)
    if tried.any() and (off[tried] <= _SLACK).mean() < 0.5:
        kept &= tried
    return kind.kept(kept) if kept.any() else None
