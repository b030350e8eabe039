"""Bodies and groups that take part: city-wide or in districts, and how often involved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at, covered, is_current

# Kinds of actors that exist for participation; others belong here once an act involved them.
BODY_KINDS = frozenset({
    "politik", "geschaeftsstelle", "jugendgremium", "jugendeinrichtung", "aktivenrat", "scouts",
    "unorganisiert", "mikroprojekt", "jugendforum", "jugendkonferenz", "beirat", "initiative",
})
LOOSE_KINDS = frozenset({"unorganisiert", "mikroprojekt"})


@dataclass(frozen=True, slots=True)
class Body:
    """
    A body or group with its place in the structure.

    `parts` belong to it; `partners` work with it, whichever of both says so; `acts` involved it,
    the newest first; `loose` ones are no organisation.
    """

    actor: Item
    city_wide: bool
    loose: bool
    parts: tuple[Item, ...]
    partners: tuple[Item, ...]
    acts: tuple[Item, ...]


def bodies(register: Register, areas: Areas) -> list[Body]:
    """All bodies of the participation structure, the one involved most often first."""
    found = [body for one in register.of("actor")
             if (body := _body(one, register, areas)).acts or _belongs(one)]
    return sorted(found, key=lambda one: -len(one.acts))


def _belongs(actor: Item) -> bool:
    return actor.text("actor_kind") in BODY_KINDS


def _body(actor: Item, register: Register, areas: Areas) -> Body:
    naming = register.referring("actor", actor.id)
    acts = sorted((one for one in naming if one.kind == "act"),
                  key=lambda one: one.text("start"), reverse=True)
    actors = [one for one in naming if one.kind == "actor" and one.id != actor.id]
    parts = tuple(one for one in actors if actor.id in one.list("parent"))
    own = (register.get("actor", one) for one in actor.list("works_with"))
    partners = _once([*(one for one in own if one and one.id != actor.id),
                      *(one for one in actors if actor.id in one.list("works_with"))])
    return Body(actor, is_city_wide(actor, areas),
                actor.text("actor_kind") in LOOSE_KINDS, parts, partners, tuple(acts))


def is_city_wide(item: Item, areas: Areas) -> bool:
    """Whether an entry names no district or all of them."""
    keys = item.list("areas")
    top = [one for one in range(len(areas)) if areas.parents[one] < 0 and is_current(areas, one)]
    return not keys or any(area_at(areas, one) in top for one in keys) \
        or covered(areas, keys) == covered(areas, [areas.ids[one] for one in top])


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({one.id: one for one in items}.values())
