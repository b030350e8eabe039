"""Offers: who provides them, how many places are free, and which need stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.filtering import EVERY
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import covered

OLD_DAYS = 365


@dataclass(frozen=True, slots=True)
class Beside:
    """
    An offer with free places and the need in its districts on the same topic; or the need alone.

    `needs` are findings of a need and goals in force. `offer` is None where no offer has a place.
    """

    offer: Item | None
    needs: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class GroupOffers:
    """What there is for a target group: offers, their providers, places and free places."""

    group: str
    offers: tuple[Item, ...]
    providers: frozenset[str]
    places: int
    free: int


def is_old(offer: Item, today: date) -> bool:
    """Whether the day of the free places lies more than a year back."""
    day = offer.text("as_of")
    return bool(day) and day < (today - timedelta(days=OLD_DAYS)).isoformat()


def has_free(offer: Item) -> bool:
    """Whether places are free."""
    return (offer.number("free") or 0) > 0


def topic_of(item: Item, city: City) -> str:
    """The life situation of an entry: its own, else that of its indicator."""
    declared = city.indicators.get(item.text("indicator"))
    return item.text("topic") or (declared.domain if declared else "")


def needs_of(register: Register) -> list[Item]:
    """What says that something is lacking: findings of a need, and operational goals in force."""
    goals = [one for one in register.of("goal")
             if one.text("state") == "gilt" and one.text("tier") == "operativ"]
    return [*(one for one in register.of("finding") if one.text("side") == "bedarf"), *goals]


def beside_needs(
    offers: Sequence[Item], needs: Sequence[Item], areas: Areas, city: City
) -> tuple[list[Beside], list[Beside]]:
    """
    Offers with free places beside the need of the same topic and district.

    First the offers that have some need beside them, then each need that no free place meets.
    """
    free = [one for one in offers if has_free(one) and topic_of(one, city)]
    within = {one.key: covered(areas, one.list("areas")) for one in (*free, *needs)}
    found, met = [], set()
    for offer in free:
        own = tuple(one for one in needs if topic_of(one, city) == topic_of(offer, city)
                    and within[one.key] & within[offer.key])
        met |= {one.key for one in own}
        if own:
            found.append(Beside(offer, own))
    return found, [Beside(None, (one,)) for one in needs
                   if one.key not in met and topic_of(one, city) and within[one.key]]


def by_group(offers: Iterable[Item], groups: Iterable[str]) -> list[GroupOffers]:
    """Offers per target group; those for everybody stand for themselves."""
    listed = list(offers)
    found = []
    for group in groups:
        own = tuple(one for one in listed if group in one.list("groups"))
        if own or group != EVERY:
            found.append(GroupOffers(
                group, own, frozenset(one.text("actor") for one in own if one.text("actor")),
                int(sum(one.number("capacity") or 0 for one in own)),
                int(sum(one.number("free") or 0 for one in own))))
    return found
