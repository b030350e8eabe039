"""What a delivery would change for those who read the release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.cube import Cube, plane_parts
from monitoring.core.differences import Differences, differing
from monitoring.core.index.declaration import Index
from monitoring.core.index.shifts import class_changes
from monitoring.core.prepared import Block
from monitoring.core.status import has_number

SHOWN = 5_000


@dataclass(frozen=True, slots=True)
class Dependent:
    """
    Something that would show other figures; `kind` is formula, plan, key, index,
    dashboard or goal.

    `figures` counts the cells that change in it; `emptied` are areas of a dashboard that would
    lose their number, `moved` areas that would change their class in an index or the baseline of
    a goal.
    """

    kind: str
    id: str
    label: str
    figures: int
    emptied: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def changed_figures(before: Cube, after: Cube) -> dict[str, int]:
    """How many cells of each indicator change, computed ones and parts too (one frame)."""
    found: dict[str, int] = {}
    counts = differing(before, after).sum(axis=(1, 2))
    for plane, number in zip(before.planes, counts.tolist(), strict=True):
        if number:
            indicator = plane_parts(plane)[0]
            found[indicator] = found.get(indicator, 0) + int(number)
    return found


def dependents(city: City, before: Cube, after: Cube) -> list[Dependent]:
    """Everything declared that reads a figure which changes."""
    changed = changed_figures(before, after)

    def of(names: tuple[str, ...]) -> int:
        return sum(changed.get(one, 0) for one in names)

    found = [Dependent("formula", one.id, str(one.label), changed[one.id])
             for one in city.indicators.values() if one.formula and one.id in changed]
    found += [Dependent("plan", one.id, str(one.label), of(one.indicators()))
              for one in city.plans.values()]
    found += [Dependent("key", name, str(city.indicators[name].label), of((name,)))
              for name in city.frame.key_indicators if name in city.indicators]
    found += [Dependent("index", one.id, str(one.label), of(one.read_indicators()),
                        moved=_moved(city, one, before, after)
                        if of(one.read_indicators()) else ())
              for one in city.indices.values()]
    found += [Dependent("dashboard", one.id, str(one.label), of(one.indicators()),
                        tuple(dict.fromkeys(name for block in one.blocks
                                            for name in _emptied(block, before, after))))
              for one in city.dashboards.values()]
    return [one for one in found if one.figures]


def _moved(city: City, index: Index, before: Cube, after: Cube) -> tuple[str, ...]:
    level = index.level or city.frame.levels[0].id
    return class_changes(index, city.indicators, level, before, after)


def _emptied(block: Block, before: Cube, after: Cube) -> Iterator[str]:
    """Areas of a block that have a number now and would have none."""
    at = before.indicator_position.get(block.indicator)
    if at is None:
        return
    areas = _areas_of(block, before, at)
    was, now = has_number(before.status[at, areas]), has_number(after.status[at, areas])
    if not was.any():
        return
    if block.period:
        then = later = before.period_position[block.period]
    else:
        # The newest period is shown: the one before the change and the one after it.
        then = int(np.flatnonzero(was.any(axis=0))[-1])
        later = max([then, *np.flatnonzero(now.any(axis=0)).tolist()])
    for place in np.flatnonzero(was[:, then] & ~now[:, later]).tolist():
        yield _name_of(int(areas[place]), before.areas)


def _areas_of(block: Block, cube: Cube, indicator: int) -> npt.NDArray[np.intp]:
    """The areas that a block shows: of the newest edition that has numbers in its period."""
    areas, none = cube.areas, np.zeros(0, np.intp)
    if block.period and block.period not in cube.period_position:
        return none
    periods = [cube.period_position[block.period]] if block.period else slice(None)
    for edition in reversed(areas.editions_of(block.level)):
        own = areas.on_level(block.level, edition)
        if block.areas:
            own = own[np.isin(np.array(areas.ids)[own], block.areas)]
        if has_number(cube.status[indicator, own][:, periods]).any():
            return own
    return none


def _name_of(area: int, areas: Areas) -> str:
    """The name of an area, with its id where others are called the same."""
    name = areas.names[area]
    same = [one for one in np.flatnonzero(np.array(areas.names) == name).tolist()
            if (areas.levels[one], areas.ids[one]) != (areas.levels[area], areas.ids[area])]
    return f"{name} ({areas.ids[area]})" if same else name


def difference_table(
    found: Differences, before: Cube, after: Cube, most: int = SHOWN
) -> pd.DataFrame:
    """
    One row per cell that is new, changed or gone, changed ones first.

    Columns kind, indicator, breakdown, area, name, edition, level, period, before, after,
    status_before, status_after; `before` and `after` are values.
    """
    parts: list[pd.DataFrame] = []
    for kind in ("changed", "gone", "new"):
        room = max(most - sum(len(part) for part in parts), 0)
        at = tuple(one[:room] for one in np.nonzero(getattr(found, kind)))
        planes = [plane_parts(before.planes[one]) for one in at[0].tolist()]
        areas = before.areas
        parts.append(pd.DataFrame({
            "kind": kind,
            "indicator": [one for one, _ in planes],
            "breakdown": [one for _, one in planes],
            "area": [areas.ids[one] for one in at[1].tolist()],
            "name": [areas.names[one] for one in at[1].tolist()],
            "edition": [areas.editions[one] for one in at[1].tolist()],
            "level": [areas.levels[one] for one in at[1].tolist()],
            "period": [before.periods[one] for one in at[2].tolist()],
            "before": before.value[at], "after": after.value[at],
            "status_before": before.status[at], "status_after": after.status[at],
        }))
    return pd.concat(parts, ignore_index=True)


def changes_by_area(
    found: Differences, areas: npt.NDArray[np.intp]
) -> npt.NDArray[np.int64]:
    """How many delivered cells of each of these areas are new, changed or gone."""
    touched = found.new | found.changed | found.gone
    counts: npt.NDArray[np.int64] = touched.sum(axis=(0, 2))[areas].astype(np.int64)
    return counts
