"""For which levels, boundaries, periods and parts a release has numbers of an indicator."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import plane_parts
from monitoring.core.status import has_number
from monitoring.storage.snapshot import Snapshot

BoolArray = npt.NDArray[np.bool_]


def available(found: Snapshot, indicator: str) -> list[dict[str, Any]]:
    """One record per level and edition, smallest areas first, with the periods of its numbers."""
    cube = found.cube
    numbered: BoolArray = np.any(has_number(cube.status[_planes(found, indicator)]), axis=0)
    records = []
    for level in dict.fromkeys(cube.areas.levels):
        for edition in cube.areas.editions_of(level):
            there = numbered[cube.areas.on_level(level, edition)].any(axis=0)
            if there.any():
                records.append({"level": level, "edition": edition,
                                "periods": np.array(cube.periods)[there].tolist()})
    return records


def breakdowns(found: Snapshot, indicator: str) -> list[str]:
    """Parts of an indicator, such as age groups, that the release knows; "" is the whole."""
    planes = [found.cube.planes[one] for one in _planes(found, indicator)]
    return [plane_parts(one)[1] for one in planes]


def _planes(found: Snapshot, indicator: str) -> list[int]:
    return [number for number, one in enumerate(found.cube.planes)
            if plane_parts(one)[0] == indicator]
