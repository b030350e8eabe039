"""Districts that several plans name: candidates for a joint focus area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.area import Areas
from monitoring.core.planning.deadlines import is_over
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import hint_key
from monitoring.core.planning.places import area_at, area_key, covered
from monitoring.core.planning.words import OVER

# What names nothing yet, or nothing any more.
_LEFT_OUT = OVER | {"entwurf", "idee"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    An area that several plans name in goals, measures or rounds; `focus` is what was adopted there.

    `entries` are the entries that name it, a part of it, or an area around it.
    """

    place: int
    plans: tuple[str, ...]
    entries: tuple[Item, ...]
    focus: tuple[Item, ...]
    key: str


@lru_cache(maxsize=8)
def candidates(
    register: Register, areas: Areas, root: str, today: str, fewest: int = 2
) -> tuple[Candidate, ...]:
    """
    Areas named by at least so many plans, most plans first.

    Naming the whole city (`root`) names no district. A larger area stands for its districts
    where the same plans name all of them.
    """
    named = _named(register, areas, root, today)
    every = {place: frozenset(plan for one in items for plan in one.plans())
             for place, items in named.items()}
    wanted = {place for place, plans in every.items() if len(plans) >= fewest}
    adopted = {one.id: covered(areas, one.list("areas")) for one in register.of("focus")}
    found = []
    for place in _joined(wanted, every, areas, root):
        inside = covered(areas, [area_key(areas, place)])
        entries = tuple({one.key: one for each in sorted(inside)
                         for one in named.get(each, ())}.values())
        plans = tuple(sorted({plan for one in entries for plan in one.plans()}))
        focus = tuple(one for one in register.of("focus") if inside & adopted[one.id])
        key = hint_key([area_key(areas, place)], [plans])
        found.append(Candidate(place, plans, entries, focus, key))
    return tuple(sorted(found, key=lambda one: (-len(one.plans), -len(one.entries),
                                                areas.names[one.place])))


def _named(
    register: Register, areas: Areas, root: str, today: str
) -> dict[int, list[Item]]:
    """Entries in force by the smallest districts that they concern."""
    found: dict[int, list[Item]] = {}
    going = [one for kind in ("round", "goal", "measure") for one in register.of(kind)
             if one.text("state") not in _LEFT_OUT and not is_over(one, today)]
    for item in going:
        for place in covered(areas, _districts(item.list("areas"), areas, root)):
            found.setdefault(place, []).append(item)
    return found


def _districts(keys: Iterable[str], areas: Areas, root: str) -> list[str]:
    found = ((key, area_at(areas, key)) for key in keys)
    return [key for key, at in found if at is not None and areas.ids[at] != root]


def _joined(
    wanted: set[int], plans: Mapping[int, frozenset[str]], areas: Areas, root: str
) -> list[int]:
    """The districts, or an area above where the same plans name every district in it."""
    found, left = [], set(wanted)
    above = {up for one in wanted for up in areas.ancestors(one) if areas.ids[up] != root}
    for up in sorted(above, key=lambda one: -len(covered(areas, [area_key(areas, one)]))):
        inside = covered(areas, [area_key(areas, up)])
        if len(inside) > 1 and inside <= left and len({plans[one] for one in inside}) == 1:
            found.append(up)
            left -= inside
    return [*found, *sorted(left)]
