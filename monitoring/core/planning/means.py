"""Staff and money of measures, summed per district and per plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_at, area_key, covered

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
    """What works in an area or a part of it, and in larger areas that include it."""

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
    by `means_of`. It is an area's own if it names the area or a part of it.
    """
    reach = [(one, covered(areas, one.list("areas")), _named(one, areas)) for one in measures]
    found = []
    for place in places:
        inside = covered(areas, [area_key(areas, place)])
        here = [(one, place in named) for one, covers, named in reach if covers & inside]
        if here:
            found.append(AreaMeans(place, means_of(one for one, own in here if own),
                                   means_of(one for one, own in here if not own)))
    return found


def _named(measure: Item, areas: Areas) -> set[int]:
    """Positions of the areas that a measure names, and of all above them."""
    named = (area_at(areas, key) for key in measure.list("areas"))
    return {place for one in named if one is not None for place in (one, *areas.ancestors(one))}


def sums_by_plan(measures: Sequence[Item], plans: Iterable[str]) -> list[tuple[str, Means]]:
    """Sums for each plan that has measures; a measure counts for its own plan."""
    found = ((plan, [one for one in measures if one.text("plan") == plan]) for plan in plans)
    return [(plan, means_of(own)) for plan, own in found if own]
