"""Entries that name what no longer is: old districts, withdrawn indicators, deleted entries."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.planning.hints import Hint
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import area_at, is_current
from monitoring.core.planning.words import OVER
from monitoring.core.space.crosswalk import Crosswalk


def outdated_in(
    register: Register, areas: Areas, declared: frozenset[str], loaded: frozenset[str],
    crosswalks: tuple[Crosswalk, ...],
) -> Iterator[Hint]:
    """Hints about districts, indicators and references that no longer exist."""
    for item in (*register.of("round"), *register.of("goal"), *register.of("measure")):
        if item.text("state") in OVER:
            continue
        for key in item.list("areas"):
            yield from _of_area(item, key, areas, crosswalks)
        name = item.text("indicator")
        if name and (name not in declared or name not in loaded):
            yield Hint("indicator", item, about=(name, "" if name not in declared else "declared"))
    for item in register.items.values():
        yield from _of_references(item, register)


def _of_area(
    item: Item, key: str, areas: Areas, crosswalks: tuple[Crosswalk, ...]
) -> Iterator[Hint]:
    at = area_at(areas, key)
    if at is None:
        yield Hint("old_area", item, about=(key,))
    elif not is_current(areas, at):
        names = (areas.names[one] for one in today_at(areas, at, crosswalks))
        yield Hint("old_area", item, about=(f"{areas.names[at]} ({key})", *names))


def today_at(areas: Areas, place: int, crosswalks: tuple[Crosswalk, ...]) -> list[int]:
    """
    Positions of the current areas that lie where an outdated one was; none if nothing tells.

    Told by an area that continues it, by a crosswalk, or else by the same id.
    """
    found, ahead, seen = set(), [place], {place}
    while ahead:
        one = ahead.pop()
        if one != place and is_current(areas, one):
            found.add(one)
            continue
        following = set(_next(areas, one, crosswalks)) - seen
        seen |= following
        ahead += following
    same = areas.find_newest(areas.ids[place])
    if not found and same is not None and is_current(areas, same):
        return [same]
    return sorted(found)


def _next(areas: Areas, place: int, crosswalks: tuple[Crosswalk, ...]) -> list[int]:
    continued = np.flatnonzero(areas.earlier == place).tolist()
    linked = [one for crosswalk in crosswalks
              for one in crosswalk.targets[crosswalk.sources == place].tolist()]
    return [int(one) for one in (*continued, *linked)]


def _of_references(item: Item, register: Register) -> Iterator[Hint]:
    for field in KINDS[item.kind].referring():
        for name in item.list(field.id):
            if register.get(field.target, name) is None:
                lost = register.gone.get((field.target, name))
                yield Hint("broken", item, about=(field.id, lost.title if lost else name,
                                                  "gone" if lost else ""))
