"""Secret figures that can be worked out, named for the people who publish them."""

from __future__ import annotations

from collections.abc import Mapping

from monitoring.core.cube import Cube, plane_parts
from monitoring.core.indicator import Indicator
from monitoring.core.protection.of_cube import Audit


def derivable(found: Audit, cube: Cube, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Area, indicator and year of each secret cell that only one number fits; never the number."""
    return tuple(
        f"{cube.areas.names[area]}, {indicators[plane_parts(cube.planes[plane])[0]].label}, "
        f"{cube.periods[period]}"
        for plane, area, period in found.cells[found.candidates <= 1].tolist()
    )
