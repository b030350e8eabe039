"""Districts as entries name them: id, and edition where boundaries change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from monitoring.core.area import Areas


def area_key(areas: Areas, position: int) -> str:
    """How an entry names an area: "010101@2019", or its id alone if it is stable."""
    edition = areas.editions[position]
    return f"{areas.ids[position]}@{edition}" if edition else areas.ids[position]


def area_at(areas: Areas, key: str) -> int | None:
    """Position of an area that an entry names; an id without edition means the newest one."""
    name, _, edition = key.partition("@")
    return areas.find(name, edition) if edition else areas.find_newest(name)


def is_current(areas: Areas, position: int) -> bool:
    """Whether an area belongs to the newest boundaries of its level."""
    editions = areas.editions_of(areas.levels[position])
    return not editions or areas.editions[position] == editions[-1]


def names_of(areas: Areas, keys: Iterable[str]) -> list[str]:
    """Names of the areas that an entry names; the key itself where there is no such area."""
    found = ((key, area_at(areas, key)) for key in keys)
    return [key if at is None else areas.names[at] for key, at in found]


def called(words: str, areas: Areas) -> list[int]:
    """Current areas of this name, or of this name and the id in brackets behind it."""
    said, named = words.casefold(), re.sub(r"\s*\([^()]+\)$", "", words).casefold()
    inside = re.search(r"\(([^()]+)\)$", words)
    # A name may end with brackets of its own, such as Halle (Saale).
    return [one for one, name in enumerate(areas.names) if is_current(areas, one) and (
        name.casefold() == said
        or (inside and name.casefold() == named and areas.ids[one] == inside[1]))]


def covered(areas: Areas, keys: Iterable[str]) -> frozenset[int]:
    """Positions of the smallest areas of today's boundaries inside the areas with these keys."""
    below = _smallest(areas)
    places = (area_at(areas, key) for key in keys)
    return frozenset(one for place in places if place is not None for one in below[place])


def touching(areas: Areas, position: int, keys: Iterable[str]) -> bool:
    """Whether an entry for these areas concerns an area: the same, one above or one below."""
    return bool(_smallest(areas)[position] & covered(areas, keys))


@lru_cache(maxsize=4)
def _smallest(areas: Areas) -> tuple[frozenset[int], ...]:
    """For each area the smallest current ones inside it; an outdated one stands for itself."""
    found: list[set[int]] = [set() for _ in range(len(areas))]
    parents = set(np.unique(areas.parents).tolist())
    for one in range(len(areas)):
        if one in parents and is_current(areas, one):
            continue
        found[one].add(one)
        if is_current(areas, one):
            for above in areas.ancestors(one):
                found[above].add(one)
    return tuple(frozenset(one) for one in found)
