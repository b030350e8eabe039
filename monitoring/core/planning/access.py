"""Who sees and edits which entries of the planning register."""

from __future__ import annotations

from dataclasses import replace

from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at
from monitoring.core.status import has_number

# Only moderation and planners ever see these as they came in.
PRIVATE = frozenset({"comment", "judgement"})


def plans(city: City, role: str) -> bool:
    """Whether a role sees and edits everything; a city without profiles has only one role."""
    profile = city.frame.profiles.get(role)
    return profile.plans if profile else not city.frame.profiles


def may_add(city: City, role: str, kind: str) -> bool:
    """Whether a role may add and change entries of this kind."""
    profile = city.frame.profiles.get(role)
    return plans(city, role) or bool(profile and kind in profile.adds)


def is_public(item: Item) -> bool:
    """Whether everybody may see an entry."""
    if item.kind == "contribution":
        return item.text("state") == "gezeigt"
    return item.kind not in PRIVATE and item.text("visibility") == "oeffentlich"


def seen(register: Register, city: City, role: str, cube: Cube | None) -> Register:
    """
    The register as a role sees it; `cube` is what this role sees of the figures.

    A goal keeps its baseline only where the role sees the figure itself.
    """
    if plans(city, role):
        return register
    profile = city.frame.profiles.get(role)
    own = profile.adds if profile else ()
    found = {key: _masked(one, cube) for key, one in register.items.items()
             if is_public(one) or (one.kind in own and one.kind != "contribution")}
    # What people say about an entry stays with those who see the entry.
    return Register({key: one for key, one in found.items() if one.kind != "comment"
                     or (one.text("about_kind"), one.text("about")) in found}, register.number)


def _masked(item: Item, cube: Cube | None) -> Item:
    if item.kind != "goal" or "baseline" not in item.data or _is_shown(item, cube):
        return item
    return replace(item, data={key: one for key, one in item.data.items() if key != "baseline"})


def _is_shown(goal: Item, cube: Cube | None) -> bool:
    """Whether the figure of the baseline stands in the cube for every area of the goal."""
    indicator, period = goal.text("indicator"), goal.text("baseline_period")
    if cube is None or indicator not in cube.indicator_position:
        return False
    places = [area_at(cube.areas, key) for key in goal.list("areas")]
    if not places or period not in cube.period_position:
        return False
    return all(one is not None and bool(has_number(cube.status[cube.cell(indicator, one, period)]))
               for one in places)
