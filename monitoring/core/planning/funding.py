"""Money and staff of measures by district and plan, and by funding line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item
from monitoring.core.planning.means import Means, means_of
from monitoring.core.planning.places import area_at


def by_area_and_plan(
    measures: Iterable[Item], areas: Areas
) -> Mapping[int, Mapping[str, Means]]:
    """
    Sums by position of each area that a measure names, and by plan.

    A measure that names several areas counts fully in each of them.
    """
    found: dict[int, dict[str, list[Item]]] = {}
    for one in measures:
        for place in {area_at(areas, key) for key in one.list("areas")} - {None}:
            assert place is not None
            found.setdefault(place, {}).setdefault(one.text("plan"), []).append(one)
    return {place: {plan: means_of(own) for plan, own in plans.items()}
            for place, plans in sorted(found.items())}


def by_funding(measures: Sequence[Item]) -> list[tuple[str, Means]]:
    """Sums by funding line, most money first; "" are those that name none."""
    found: dict[str, list[Item]] = {}
    for one in measures:
        found.setdefault(one.text("funding").strip(), []).append(one)
    sums = [(line, means_of(own)) for line, own in found.items()]
    return sorted(sums, key=lambda one: (not one[0], -one[1].money, one[0]))
