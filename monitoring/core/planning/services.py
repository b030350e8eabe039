"""Which services and contacts there are for a target group in a district."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.planning.filtering import EVERY
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at

RUNNING = "laeuft"


@dataclass(frozen=True, slots=True)
class Services:
    """
    Offers and running measures for a target group in an area that they name.

    `contacts` are the names of offices and providers, each once.
    """

    place: int
    group: str
    offers: tuple[Item, ...]
    measures: tuple[Item, ...]
    contacts: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many services there are."""
        return len(self.offers) + len(self.measures)


def services(items: Iterable[Item], register: Register, areas: Areas) -> list[Services]:
    """By area and target group, in table order; those for everybody are a group of their own."""
    found: dict[tuple[int, str], list[Item]] = {}
    for one in items:
        if one.kind == "measure" and one.text("state") != RUNNING:
            continue
        places = {at for key in one.list("areas") if (at := area_at(areas, key)) is not None}
        for place in places:
            for group in one.list("groups") or (EVERY,):
                found.setdefault((place, group), []).append(one)
    return [_services(place, group, own, register)
            for (place, group), own in sorted(found.items())]


def _services(place: int, group: str, items: list[Item], register: Register) -> Services:
    contacts = dict.fromkeys(filter(None, (contact_of(one, register) for one in items)))
    return Services(place, group, tuple(one for one in items if one.kind == "offer"),
                    tuple(one for one in items if one.kind == "measure"), tuple(contacts))


def contact_of(item: Item, register: Register) -> str:
    """Name of the office or provider to turn to; "" where none is given."""
    if item.kind == "measure":
        return item.text("unit")
    provider = register.get("actor", item.text("actor"))
    return provider.title if provider else item.text("contact")
