"""Figures of a release as a reader would copy them from the cube by hand."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from monitoring.core.status import Status, has_number, word
from monitoring.storage.snapshot import Snapshot

NARROW = "\u00a0"


def number(value: float, decimals: int) -> str:
    """A number as Germans write it, rounded half up."""
    step = Decimal(1).scaleb(-decimals)
    found = Decimal(repr(float(value))).quantize(step, ROUND_HALF_UP)
    whole, _, rest = f"{abs(found):,f}".partition(".")
    sign = "−" if found < 0 else ""
    return sign + whole.replace(",", ".") + (f",{rest}" if rest else "")


def cell(snapshot: Snapshot, indicator: str, area: int, period: str) -> tuple[float, Status]:
    """Value and status of a figure."""
    cube = snapshot.cube
    at = (cube.indicator_position[indicator], area, cube.period_position[period])
    return float(cube.value[at]), Status(int(cube.status[at]))


def shown(snapshot: Snapshot, indicator: str, area: int, period: str) -> str:
    """The figure with its unit, or the word that says why there is none."""
    value, status = cell(snapshot, indicator, area, period)
    if not has_number(np.array([status]))[0]:
        return word(status)
    declared = snapshot.city.indicators[indicator]
    unit = str(declared.unit)
    said = number(value, declared.decimals) + (f"{NARROW}{unit}" if unit else "")
    return said if status in (Status.value, Status.zero) else f"{said} ({word(status)})"


def newest(snapshot: Snapshot, indicator: str, level: str) -> tuple[str, list[int]]:
    """The newest year with a number on a level's newest boundaries, and its areas."""
    cube = snapshot.cube
    own = cube.areas.on_level(level, cube.areas.editions_of(level)[-1])
    some = has_number(cube.status[cube.indicator_position[indicator], own]).any(axis=0)
    return cube.periods[int(np.flatnonzero(some)[-1])], own.tolist()


def named(snapshot: Snapshot, area: int) -> str:
    """Name and id, as rows begin."""
    areas = snapshot.cube.areas
    return f"{areas.names[area]} ({areas.ids[area]})"
