"""Which goals rest on figures that a delivery would change."""

from __future__ import annotations

import numpy as np

from monitoring.core.consequences import Dependent
from monitoring.core.cube import Cube
from monitoring.core.differences import differing
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at
from monitoring.core.planning.words import OVER

GOAL = "goal"


def goals_changed(register: Register, before: Cube, after: Cube) -> list[Dependent]:
    """
    Goals whose figures change since their baseline, both cubes in one frame.

    `moved` are the areas whose baseline itself would change: the goal was set on another figure.
    """
    changed = differing(before, after)
    found = []
    for goal in register.of(GOAL):
        if goal.text("state") not in OVER and (one := _changed(goal, before, changed)):
            found.append(one)
    return found


def _changed(goal: Item, cube: Cube, changed: np.ndarray) -> Dependent | None:
    at = cube.indicator_position.get(goal.text("indicator"))
    first = cube.period_position.get(goal.text("baseline_period"), 0)
    places = [area_at(cube.areas, key) for key in goal.list("areas")]
    own = np.array([one for one in places if one is not None], np.intp)
    if at is None or not len(own):
        return None
    cells = changed[at, own]
    figures = int(cells[:, first:].sum())
    if not figures:
        return None
    moved = tuple(cube.areas.names[one] for one in own[cells[:, first]].tolist()) \
        if goal.text("baseline_period") in cube.period_position else ()
    return Dependent(GOAL, goal.id, goal.title, figures, moved=moved)
