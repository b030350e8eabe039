"""Which entries of the planning register concern an area."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_key, covered, touching


def entries_at(register: Register, areas: Areas, place: int, kind: str) -> list[Item]:
    """Entries of a kind for the same area, one above or one inside it."""
    return [one for one in register.of(kind) if touching(areas, place, one.list("areas"))]


@lru_cache(maxsize=256)
def entries_on(
    register: Register, areas: Areas, indicator: str, place: int, kind: str
) -> tuple[Item, ...]:
    """Goals, measures or findings about an indicator that concern an area."""
    found = _on_indicators(register, kind).get(indicator, ())
    if not found:
        return ()
    reach = _reach(register, areas)
    inside = _inside(areas, place)
    return tuple(one for one in found if not inside.isdisjoint(reach[one.key]))


def plan_goals_on(register: Register, indicator: str) -> tuple[Item, ...]:
    """All goals that rest on an indicator."""
    return _on_indicators(register, "goal").get(indicator, ())


@lru_cache(maxsize=8)
def _on_indicators(register: Register, kind: str) -> Mapping[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for one in register.of(kind):
        if one.text("indicator"):
            found.setdefault(one.text("indicator"), []).append(one)
    return {name: tuple(items) for name, items in found.items()}


@lru_cache(maxsize=2)
def _reach(register: Register, areas: Areas) -> Mapping[tuple[str, str], frozenset[int]]:
    """The smallest areas that each goal, measure and finding with an indicator concerns."""
    return {one.key: covered(areas, one.list("areas"))
            for kind in ("goal", "measure", "finding")
            for items in _on_indicators(register, kind).values() for one in items}


@lru_cache(maxsize=4096)
def _inside(areas: Areas, place: int) -> frozenset[int]:
    return covered(areas, [area_key(areas, place)])
