"""Values with their counts over all periods, as trends and bands need them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube, FloatArray
from monitoring.core.status import Status, StatusArray, has_number


@dataclass(frozen=True, slots=True, eq=False)
class SeriesParts:
    """Value, counts and status, areas × periods; the figures are NaN without a number."""

    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray


def series_parts(cube: Cube, indicator: str, areas: npt.NDArray[np.intp]) -> SeriesParts:
    """
    The series of these areas with numerators and denominators.

    As in `Cube.series`, an area that is the same in the edition before brings its earlier
    periods along, so that no series reaches across changed boundaries.
    """
    at = cube.indicator_position[indicator]
    planes = [cube.value[at], cube.numerator[at], cube.denominator[at]]
    found, status = [plane[areas] for plane in planes], cube.status[at, areas]
    earlier = cube.areas.earlier[areas]
    while (earlier >= 0).any():
        fill = (status == Status.missing) & (earlier >= 0)[:, None]
        found = [np.where(fill, plane[earlier], own)
                 for plane, own in zip(planes, found, strict=True)]
        status = np.where(fill, cube.status[at, earlier], status)
        earlier = np.where(earlier >= 0, cube.areas.earlier[earlier], -1)
    known = has_number(status)
    value, numerator, denominator = (np.where(known, own, np.nan) for own in found)
    return SeriesParts(value, numerator, denominator, status)
