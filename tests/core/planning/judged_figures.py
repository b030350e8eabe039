"""Child poverty in one quarter, and a goal judged on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from monitoring.core.cube import Cube
from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import Attainment
from tests.core.planning.invented_figures import (
    CHILD_POVERTY,
    DECLARED,
    TODAY,
    city,
    empty,
    goal,
    put,
)


def one(cube: Cube, today: date = TODAY, changed: Any = CHILD_POVERTY, **data: Any) -> Attainment:
    """The goal of the example in its only district."""
    declared = city({**DECLARED, changed.id: changed})
    return attainments([goal(**data)], cube, declared, today)["Z-1"][0]


def poor(*counts: float | None, of: float = 1000) -> Cube:
    """Poor children in the newest years of quarter 01, the last one 2024; 300 of 1,000 is 30 %."""
    return put(empty(), "kinderarmut", "q01", counts, of)
