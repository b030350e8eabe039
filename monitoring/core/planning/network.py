"""Who works with whom: actors of the register and what ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from monitoring.core.planning.item import Item, Register
from monitoring.language import Words

TIES = {
    "works_with": Words("arbeiten zusammen", "work together"),
    "parent": Words("gehören zusammen", "belong together"),
    "measure": Words("gemeinsame Maßnahme", "common measure"),
    "act": Words("gemeinsame Beteiligung", "common participation act"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """
    Two actors by their places among the actors, the smaller one first, and what ties them.

    `kinds` are keys of TIES in their order; `shared` the measures and acts both take part in.
    """

    first: int
    second: int
    kinds: tuple[str, ...]
    shared: tuple[Item, ...] = ()


@dataclass(frozen=True, eq=False)
class Network:
    """Actors and the ties between them; every pair is tied once at most."""

    actors: tuple[Item, ...]
    ties: tuple[Tie, ...]

    @cached_property
    def near(self) -> tuple[tuple[int, ...], ...]:
        """For each actor the places of those it is tied to, in their order."""
        found: list[list[int]] = [[] for _ in self.actors]
        for one in self.ties:
            found[one.first].append(one.second)
            found[one.second].append(one.first)
        return tuple(tuple(sorted(one)) for one in found)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Places of the actors by their ids."""
        return {one.id: at for at, one in enumerate(self.actors)}

    def degree(self, at: int) -> int:
        """How many others an actor is tied to."""
        return len(self.near[at])

    def ties_of(self, at: int) -> list[tuple[int, Tie]]:
        """The other end of each tie of an actor, and the tie."""
        return [(one.second if one.first == at else one.first, one) for one in self.ties
                if at in (one.first, one.second)]

    def among(self, places: Iterable[int]) -> Network:
        """The network of some of the actors alone, in their order here."""
        kept = {old: new for new, old in enumerate(sorted(set(places)))}
        ties = tuple(Tie(kept[one.first], kept[one.second], one.kinds, one.shared)
                     for one in self.ties if one.first in kept and one.second in kept)
        return Network(tuple(self.actors[one] for one in kept), ties)


@lru_cache(maxsize=2)
def network_of(register: Register) -> Network:
    """All actors of the register, in its order, and their ties."""
    actors = register.of("actor")
    place = {one.id: at for at, one in enumerate(actors)}
    kinds: dict[tuple[int, int], set[str]] = {}
    shared: dict[tuple[int, int], dict[tuple[str, str], Item]] = {}
    for at, one in enumerate(actors):
        for kind in ("works_with", "parent"):
            for name in one.list(kind):
                other = place.get(name)
                if other is not None and other != at:
                    kinds.setdefault((min(at, other), max(at, other)), set()).add(kind)
    for kind, field in (("measure", "partners"), ("act", "bodies")):
        for one in register.of(kind):
            both = sorted({place[name] for name in one.list(field) if name in place})
            for pair in combinations(both, 2):
                kinds.setdefault(pair, set()).add(kind)
                shared.setdefault(pair, {})[one.key] = one
    ties = tuple(Tie(*pair, tuple(one for one in TIES if one in kinds[pair]),
                     tuple(shared.get(pair, {}).values())) for pair in sorted(kinds))
    return Network(actors, ties)
