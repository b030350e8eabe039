"""Values of those areas that have one beside others that have one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.core.space.contiguity import IntArray, Neighbours
from monitoring.language import text

# Below this many areas a spatial pattern is described, not tested.
ENOUGH = 30
# Differences that are this small beside the values come from computing with binary numbers.
NOISE = 1e-12


@dataclass(frozen=True, eq=False)
class NeighbouringValues:
    """
    What a spatial statistic can use, and what it must leave out.

    Positions of all areas: `used` ones have a value and a neighbour with one, `missing` ones no
    value, `islands` no neighbour with one. `values` and `neighbours` are those of the used.
    """

    used: IntArray
    missing: IntArray
    islands: IntArray
    values: FloatArray
    neighbours: Neighbours

    @cached_property
    def deviations(self) -> FloatArray:
        """Distances from the mean of the used areas, as multiples of the largest one."""
        # A common factor changes no spatial statistic, and neither sum nor square can overflow.
        scaled = _by_largest(self.values)
        return _by_largest(scaled - scaled.mean()) if len(scaled) else scaled

    @cached_property
    def parts(self) -> int:
        """How many parts that do not touch the used areas form."""
        return int(self.neighbours.components().max(initial=-1)) + 1

    @cached_property
    def all_equal(self) -> bool:
        """Whether the used areas differ by no more than the noise of computing."""
        return all_equal(self.values)

    def reason(self) -> str:
        """Why no spatial pattern can be calculated; "" if one can."""
        total = len(self.used) + len(self.missing) + len(self.islands)
        if total < 2:
            return text("Ein räumliches Muster braucht mindestens zwei Gebiete.")
        if len(self.missing) == total:
            return text("Kein Gebiet hat einen Wert, deshalb gibt es kein räumliches Muster.")
        if not len(self.used):
            return text("Kein Gebiet mit Wert grenzt an ein anderes mit Wert.")
        if self.all_equal:
            return text("Alle Gebiete haben denselben Wert, deshalb gibt es kein Muster.")
        return ""

    def left_out(self) -> tuple[str, ...]:
        """Sentences about areas that are left out and about what limits the result."""
        said = []
        if len(self.missing):
            n = rounded(len(self.missing), 0)
            said.append(text("Gebiete ohne Wert, deshalb nicht einbezogen: {n}.", n=n))
        if len(self.islands):
            n = rounded(len(self.islands), 0)
            said.append(text("Gebiete ohne Nachbarn, deshalb nicht einbezogen: {n}.", n=n))
        if self.parts > 1:
            n = rounded(self.parts, 0)
            said.append(text("Die Gebiete bilden {n} Teile, die einander nicht berühren.", n=n))
        if 0 < len(self.used) < ENOUGH:
            n = rounded(len(self.used), 0)
            said.append(
                text("Mit {n} Gebieten ist das Ergebnis nur eine Beschreibung, kein Nachweis.", n=n)
            )
        return tuple(said)


def neighbouring_values(values: npt.ArrayLike, neighbours: Neighbours) -> NeighbouringValues:
    """
    What can be used of one value per area; NaN is a gap.

    Raises ValueError if values and neighbours are of different numbers of areas.
    """
    given = np.asarray(values, dtype=np.float64)
    if given.shape != (len(neighbours),):
        raise ValueError(f"{given.shape} values for {len(neighbours)} areas")
    missing = np.flatnonzero(~np.isfinite(given))
    present = np.flatnonzero(np.isfinite(given))
    among = neighbours.without(missing)
    islands = present[among.islands]
    used = np.setdiff1d(present, islands, assume_unique=True)
    return NeighbouringValues(
        used, missing, islands, given[used], among.without(among.islands)
    )


def _by_largest(values: FloatArray) -> FloatArray:
    largest = np.abs(values).max(initial=0.0)
    found: FloatArray = values / largest if largest > 0 else values
    return found


def all_equal(values: FloatArray) -> bool:
    """Whether finite values differ by no more than the noise of computing; True for none."""
    if not len(values):
        return True
    low, high = values.min(), values.max()
    return bool(high / 2 - low / 2 <= NOISE * max(abs(low), abs(high)))
