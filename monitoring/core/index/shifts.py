"""Which areas would change their class in an index if other figures were published."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.index.changes import any_moved
from monitoring.core.index.declaration import Index
from monitoring.core.index.reasons import NotCalculable
from monitoring.core.index.values import IndexValues, Scored, index_values
from monitoring.core.indicator import Indicator


def class_changes(
    index: Index, indicators: Mapping[str, Indicator], level: str, before: Cube, after: Cube
) -> tuple[str, ...]:
    """
    Areas with their classes before and after, of the newest period that has any.

    Both cubes have one frame. A period that can be computed on one side only is left out:
    all areas would be new or gone.
    """
    for period in reversed(after.periods):
        for edition in reversed(after.areas.editions_of(level)):
            pair = _both(index, indicators, (level, edition, period), before, after)
            if pair and (moved := np.flatnonzero(any_moved(*pair))).size:
                names = after.areas.names
                return tuple(
                    f"{names[pair[1].areas[at]]} {period} ({_step(*pair, at)})"
                    for at in moved.tolist()
                )
    return ()


def _both(
    index: Index,
    indicators: Mapping[str, Indicator],
    at: tuple[str, str, str],
    before: Cube,
    after: Cube,
) -> tuple[IndexValues, IndexValues] | None:
    level, edition, period = at
    try:
        old, new = (index_values(cube, index, indicators, period, level, edition)
                    for cube in (before, after))
    except NotCalculable:
        return None
    return old, new


def _step(before: IndexValues, after: IndexValues, at: int) -> str:
    """The classes that differ, such as "mittlerer Status → niedriger Status"."""
    parts = ((before.status, after.status), (before.dynamics, after.dynamics))
    steps = [(_class(old, at), _class(new, at)) for old, new in parts]
    return "; ".join(f"{old} → {new}" for old, new in steps if old != new)


def _class(part: Scored | None, at: int) -> str:
    if part is None or part.place[at] < 0:
        return "–"
    return str(part.classes[part.place[at]].label)
