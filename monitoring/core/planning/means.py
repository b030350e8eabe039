"""Staff and money of measures, summed per district and per plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_key, covered

# Ideas, paused and finished measures bind nothing.
BINDING = frozenset({"geplant", "laeuft"})


@dataclass(frozen=True, slots=True)
class Means:
    """
    How many measures, posts and euros a year; `unpriced` measures say nothing about money.
    """

    measures: int = 0
    staff: float = 0.0
    money: float = 0.0
    unpriced: int = 0


@dataclass(frozen=True, slots=True)
class AreaMeans:
    """What works in an area alone, and what works in larger areas that include it."""

    place: int
    own: Means
    wider: Means


def binding(measures: Iterable[Item]) -> list[Item]:
    """Measures that are planned or running."""
    return [one for one in measures if one.text("state") in BINDING]


def means_of(measures: Iterable[Item]) -> Means:
    """The sum over measures, each once."""
    found = list(measures)
    money = [one.number("money") for one in found]
    return Means(
        len(found), sum(one.number("staff") or 0.0 for one in found),
        sum(one or 0.0 for one in money), sum(one is None for one in money),
    )


def sums_by_area(
    measures: Sequence[Item], areas: Areas, places: Iterable[int]
) -> list[AreaMeans]:
    """
    Sums for each of these areas in which a measure works.

    A measure is not split: it counts fully in each area in which it works, and once in a total
    by `means_of`. It is an area's own if none of its districts lies outside.
    """
    reach = [(one, covered(areas, one.list("areas"))) for one in measures]
    found = []
    for place in places:
        inside = covered(areas, [area_key(areas, place)])
        own = [one for one, covers in reach if covers and covers <= inside]
        wider = [one for one, covers in reach if covers & inside and not covers <= inside]
        if own or wider:
            found.append(AreaMeans(place, means_of(own), means_of(wider)))
    return found


def sums_by_plan(measures: Sequence[Item], plans: Iterable[str]) -> list[tuple[str, Means]]:
    """Sums for each plan that has measures; a measure counts for its own plan."""
    found = ((plan, [one for one in measures if one.text("plan") == plan]) for plan in plans)
    return [(plan, means_of(own)) for plan, own in found if own]
