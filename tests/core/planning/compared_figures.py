"""Child poverty in districts with a measure and in others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.planning.effect import Effect, NoEffect, effect
from monitoring.core.planning.item import Item, Register
from tests.core.planning.invented_figures import CHILD_POVERTY, DECLARED, city, empty, put


def registered(*items: Item) -> Register:
    return Register({one.key: one for one in items}, len(items))


def found_in(
    cube: Cube, *items: Item, indicator: str = "kinderarmut", changed: Indicator = CHILD_POVERTY
) -> Effect | NoEffect:
    """The first item is the measure."""
    declared = city({**DECLARED, changed.id: changed})
    return effect(items[0], registered(*items), cube, declared, indicator)


def found(cube: Cube, *items: Item, **more: Any) -> Effect:
    one = found_in(cube, *items, **more)
    assert isinstance(one, Effect)
    return one


def shares(courses: Mapping[str, Sequence[float | None]]) -> Cube:
    """Percentages of 1,000 children, the newest year last."""
    cube = empty()
    for area, course in courses.items():
        put(cube, "kinderarmut", area, [None if one is None else one * 10 for one in course], 1000)
    return cube


# 2018 before (the centre opened in March 2019), 2024 after: five others change by −1 … +1.
BESIDE = {f"q{10 + at}": (20.0,) * 5 + (20.0, 20.0 + one)
          for at, one in enumerate((-1.0, -0.5, 0.0, 0.5, 1.0))}
SIX = {"q01": (30.0,) * 6 + (24.0,), **BESIDE}
