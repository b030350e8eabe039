"""Entries by plan, district, target group and life phase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_key, covered

EVERY = "alle"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader wants to see; "" is everything. `area` is the key of an area."""

    plan: str = ""
    area: str = ""
    group: str = ""
    phase: str = ""


def fitting(items: Iterable[Item], chosen: Chosen, areas: Areas) -> list[Item]:
    """
    The entries that fit, in their order.

    An area fits an entry for the same area, one above or one below; an entry for everybody or
    all phases fits every group and phase.
    """
    within = covered(areas, [chosen.area]) if chosen.area else frozenset()
    return [one for one in items if _fits(one, chosen)
            and (not chosen.area or within & covered(areas, one.list("areas")))]


def _fits(item: Item, chosen: Chosen) -> bool:
    groups, phase = item.list("groups"), item.text("phase")
    return (
        (not chosen.plan or chosen.plan in item.plans())
        and (not chosen.group or chosen.group in groups or EVERY in groups)
        and (not chosen.phase or phase in (chosen.phase, EVERY))
    )


def counts_on(
    items: Iterable[Item], areas: Areas, places: npt.NDArray[np.intp]
) -> npt.NDArray[np.float64]:
    """How many entries concern each of these areas, one number per place."""
    within = [covered(areas, [area_key(areas, int(one))]) for one in places]
    at: dict[int, list[int]] = {}
    for number, positions in enumerate(within):
        for one in positions:
            at.setdefault(one, []).append(number)
    found = np.zeros(len(places))
    for item in items:
        touched = {number for one in covered(areas, item.list("areas"))
                   for number in at.get(one, ())}
        found[list(touched)] += 1
    return found
