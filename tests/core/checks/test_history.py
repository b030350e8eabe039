"""Jumps against the period before: chance alone raises none, mistakes do."""

import numpy as np
import pandas as pd
import pytest

from monitoring.core.area import areas_from
from monitoring.core.checks import checked
from monitoring.core.completed import completed
from monitoring.core.observations import NO_REASON, Observations, Place, Plane, Source
from monitoring.core.status import Status
from tests.core.checks.judging import CITY, THIS_YEAR

MANY = 4_000
IDS = tuple(f"{number:05d}" for number in range(MANY))
AREAS = areas_from(pd.DataFrame({
    "area": IDS, "name": IDS, "level": "viertel", "edition": "2020", "parent": "", "since": "",
    "continues": "",
}, dtype=str), ["viertel"])
Floats = np.ndarray


def two_years(
    indicator: str, then: Floats, now: Floats, sizes: Floats | None = None
) -> Observations:
    """Figures of all districts in 2020 and 2021."""
    numbers = np.concatenate([then, now])
    none = np.zeros(2 * len(then), np.int32)
    gaps = np.full(len(numbers), np.nan)
    places = np.tile(np.arange(len(then), dtype=np.int32), 2)
    return Observations(
        (Plane(indicator),), tuple(Place("viertel", "2020", one) for one in IDS[: len(then)]),
        ("2020", "2021"), (NO_REASON,), (Source("t.csv", "", "gebiet", "jahr", "wert"),), none,
        places, np.repeat(np.array([0, 1], np.int32), len(then)), none, none,
        gaps if sizes is not None else numbers, numbers if sizes is not None else gaps,
        np.tile(sizes, 2) if sizes is not None else gaps,
        np.full(len(numbers), Status.value, np.uint8),
        np.arange(2, len(numbers) + 2, dtype=np.int32),
    )


def said(rows: Observations) -> list[tuple[str, int | None]]:
    """Rules and rows of everything about the history."""
    found = checked(completed(rows, CITY.indicators), AREAS, CITY, None, (), (), THIS_YEAR)
    return [(one.rule, one.row) for one in found.problems
            if one.rule in ("jump", "unit-slip")]


@pytest.mark.parametrize("mean", [2, 20, 200, 5000])
def test_chance_alone_raises_no_alarm_about_counts(mean: int) -> None:
    random = np.random.default_rng(mean)
    then, now = (random.poisson(mean, MANY).astype(float) for _ in range(2))
    assert said(two_years("bev_ew", then, now)) == []


@pytest.mark.parametrize("size", [5, 50, 500, 5000])
def test_chance_alone_raises_no_alarm_about_shares(size: int) -> None:
    random = np.random.default_rng(size)
    sizes = np.full(MANY, float(size))
    then, now = (random.binomial(size, 0.1, MANY).astype(float) for _ in range(2))
    assert said(two_years("arb_quote", then, now, sizes)) == []


@pytest.mark.parametrize(("then", "now", "alarm"), [
    (20, 26, False), (500, 5000, True), (3, 12, False), (0, 30, False), (0, 60, True),
    (400, 120, True), (60, 0, True), (1000, 1400, False), (9000, 14000, True), (12, 1, False),
])
def test_a_district_among_others_that_stay(then: float, now: float, alarm: bool) -> None:
    others = np.linspace(80, 4000, 50)
    rows = two_years("bev_ew", np.append(others, then), np.append(others, now))
    assert said(rows) == ([("jump", 103)] if alarm else [])


@pytest.mark.parametrize("growth", [0.6, 1.0, 1.8, 3.0])
def test_what_happens_everywhere_is_no_jump(growth: float) -> None:
    others = np.linspace(80, 4000, 50)
    assert said(two_years("bev_ew", others, others * growth)) == []
    fallen = others * growth
    fallen[30] /= 4
    assert said(two_years("bev_ew", others, fallen)) == [("jump", 82)]


@pytest.mark.parametrize("factor", [1000.0, 100.0, 10.0, 0.1, 0.01, 0.001])
@pytest.mark.parametrize("indicator", ["bev_ew", "ein_mittel", "quote"])
def test_another_unit_is_said_once(factor: float, indicator: str) -> None:
    wobble = np.random.default_rng(1).uniform(0.8, 1.2, 40)
    then = np.linspace(20, 90, 40) if indicator == "quote" else np.linspace(4000, 90_000, 40)
    rows = two_years(indicator, then, then * factor * wobble)
    assert said(rows) == [("unit-slip", 42)]


def test_a_single_district_can_tell_a_factor_of_a_hundred_and_not_of_ten() -> None:
    one = np.array([12.4])
    assert said(two_years("quote", one, np.array([0.131]))) == [("unit-slip", 3)]
    assert said(two_years("bev_ew", np.array([500.0]), np.array([5000.0]))) == [("jump", 3)]
