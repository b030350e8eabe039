"""What the shown counts of a release say about its secret ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.chance.standardised_planes import band_planes
from monitoring.core.cube import Cube, plane_parts
from monitoring.core.indicator import Indicator
from monitoring.core.protection.audit import feasible
from monitoring.core.protection.relations import FloatArray, Relations, relations, together
from monitoring.core.status import Status, has_number
from monitoring.core.sums import Generation, generations
from monitoring.core.vocabulary import Kind

# A plane that is a sum of others, and the sign of each part.
Sum = tuple[int, list[int], list[float]]


@dataclass(frozen=True, slots=True, eq=False)
class Audit:
    """
    Secret cells of a release and how many whole numbers each could still be.

    `cells` are positions (plane, area, period), one row each; `candidates` is infinite where
    nothing bounds a cell from above.
    """

    cells: np.ndarray
    candidates: FloatArray

    @property
    def exact(self) -> int:
        """How many secret cells anybody can work out."""
        return int((self.candidates <= 1).sum())

    def record(self) -> dict[str, int | None]:
        """What is kept with the release; the smallest number only where a cell is bounded."""
        bounded = self.candidates[np.isfinite(self.candidates)]
        smallest = int(bounded.min()) if len(bounded) else None
        return {"secret": len(self.cells), "exact": self.exact, "min_candidates": smallest}


def audit(
    cube: Cube,
    indicators: Mapping[str, Indicator],
    levels: Sequence[str],
    editions: Sequence[str],
) -> Audit:
    """The ranges of all secret cells by sums of areas, of formulas and of standardised bands."""
    secret = cube.status == Status.secret
    cells, found = [np.zeros((0, 3), np.intp)], [np.zeros(0)]
    below = generations(cube.areas, cube.periods, levels, editions)
    for period in np.flatnonzero(secret.any(axis=(0, 1))).tolist():
        own = np.argwhere(secret[:, :, period])
        ranges = _candidates(cube, indicators, below, period)
        cells.append(np.column_stack((own, np.full(len(own), period))))
        found.append(ranges[own[:, 0], own[:, 1]])
    return Audit(np.concatenate(cells), np.concatenate(found))


def _candidates(
    cube: Cube, indicators: Mapping[str, Indicator], below: Sequence[Generation], period: int
) -> FloatArray:
    """Candidates of every hidden cell of a period, planes × areas; NaN for shown ones."""
    own = np.flatnonzero((cube.status[:, :, period] == Status.secret).any(axis=1))
    sums = list(_sums(cube, indicators))
    planes = _linked(sums, own.tolist())
    counts = _counts(cube, indicators, period)
    shown = has_number(cube.status[:, :, period]) & np.isfinite(counts)
    flat = np.where(shown, counts, np.nan).ravel()
    most = np.where(shown, np.nan, cube.denominator[:, :, period]).ravel()
    known = _relations(cube, below, period, planes, sums).holding(flat)
    return feasible(known, flat, ~shown.ravel(), most).candidates.reshape(counts.shape)


def _counts(cube: Cube, indicators: Mapping[str, Indicator], period: int) -> FloatArray:
    """The count of every cell of a period: its numerator, or the value where it is a count."""
    plain = np.array([indicators[plane_parts(one)[0]].kind is Kind.count for one in cube.planes])
    found: FloatArray = np.where(plain[:, None], cube.value[:, :, period],
                                 cube.numerator[:, :, period])
    return found


def _relations(
    cube: Cube,
    below: Sequence[Generation],
    period: int,
    planes: Sequence[int],
    sums: Sequence[Sum],
) -> Relations:
    """The sums among these planes in a period; cells are planes × areas, flat."""
    wide, size = len(cube.areas), len(cube.planes) * len(cube.areas)
    found = []
    areas = relations(list(_of_areas(below, period)), wide)
    for plane in planes:
        found.append(Relations(areas.starts, areas.cells + plane * wide, areas.signs, size))
    for whole, parts, signs in sums:
        if whole in planes:
            cells = np.array([whole, *parts]) * wide + np.arange(wide)[:, None]
            starts = np.arange(wide + 1) * (1 + len(parts))
            own = np.tile([1.0, *(-one for one in signs)], wide)
            found.append(Relations(starts, cells.ravel(), own, size))
    return together(found, size)


def _linked(sums: Sequence[Sum], planes: Sequence[int]) -> list[int]:
    """These planes and all that sums tie to them, directly or through others."""
    found, rows = set(planes), [{whole, *parts} for whole, parts, _ in sums]
    while more := {one for row in rows if found & row for one in row} - found:
        found |= more
    return sorted(found)


def _of_areas(below: Sequence[Generation], period: int) -> Iterator[tuple[int, list[int]]]:
    """A larger area is the sum of those directly below it, in each edition."""
    for generation in below:
        for family in generation.by_edition:
            there = family.exists[:, period]
            children, above = family.children[there], family.above[there]
            for whole in np.unique(above).tolist():
                yield whole, children[above == whole].tolist()


def _sums(cube: Cube, indicators: Mapping[str, Indicator]) -> Iterator[Sum]:
    """
    Computed counts ("-id" is taken away), and the cases of a standardised rate from its bands.
    """
    at = cube.indicator_position
    for name in cube.indicators:
        formula, standard = indicators[name].formula, indicators[name].standard
        if formula:
            names = [one.removeprefix("-") for one in formula.numerator]
            if set(names) <= set(at):
                signs = [-1.0 if one.startswith("-") else 1.0 for one in formula.numerator]
                yield at[name], [at[one] for one in names], signs
        bands = band_planes(cube.planes, name, standard) if standard else ()
        if bands and all(bands):
            yield at[name], [at[one] for one in bands], [1.0] * len(bands)
