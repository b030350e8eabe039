"""What a delivery changes in a release."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube, Origin
from monitoring.core.filling import Cells, emptied
from monitoring.core.observations import FIGURES
from monitoring.core.status import has_number

Mask = npt.NDArray[np.bool_]
# Two ways of computing the same share may differ in the last bits.
SAME = 1e-12


@dataclass(frozen=True, eq=False)
class Differences:
    """Cells (planes × areas × periods of one cube) that are new, changed and gone."""

    new: Mask
    changed: Mask
    gone: Mask

    def counts(self) -> dict[str, int]:
        """How many there are of each, as the command line prints it."""
        return {name: int(getattr(self, name).sum()) for name in ("new", "changed", "gone")}


def clear_delivered(cube: Cube, cells: Cells) -> None:
    """
    Empty what a delivery delivers again.

    That are all areas of a level and edition for which the table has the indicator and period:
    a district that is missing in the new table is gone, other levels and years stay.
    """
    layers = {pair: number for number, pair in enumerate(
        dict.fromkeys(zip(cube.areas.levels, cube.areas.editions, strict=True)))}
    layer_of = np.array([layers[pair] for pair in
                         zip(cube.areas.levels, cube.areas.editions, strict=True)], np.intp)
    delivered = np.zeros((len(cube.planes), len(layers), len(cube.periods)), bool)
    delivered[cells.plane, layer_of[cells.area], cells.period] = True
    emptied(cube, delivered[:, layer_of, :])


def differences(before: Cube, after: Cube) -> Differences:
    """What sources say in two cubes of the same frame, cell by cell; the rest is left aside."""
    was, now = before.origin == Origin.source, after.origin == Origin.source
    return Differences(now & ~was, was & now & differing(before, after), was & ~now)


def differing(before: Cube, after: Cube) -> Mask:
    """Cells whose status or figures are not the same."""
    found: Mask = before.status != after.status
    for name in FIGURES:
        one, other = getattr(before, name), getattr(after, name)
        with np.errstate(invalid="ignore"):
            near = np.abs(one - other) <= SAME * np.abs(other)
        found |= ~(near | (one == other) | (np.isnan(one) & np.isnan(other)))
    return found


def corrected(before: Cube, after: Cube) -> Mask:
    """Published numbers that are another number now, or none."""
    found: Mask = has_number(before.status) & differing(before, after)
    return found
