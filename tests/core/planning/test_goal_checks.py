"""Circles, targets on the wrong side and years without figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monitoring.core.planning.goal_checks import goals_above, problems_of_goal
from monitoring.core.planning.item import Item, Register
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Polarity
from tests.core.planning.invented_register import goal, register, setting


def problems(item: Item, known: Register | None = None) -> list[Problem]:
    return list(problems_of_goal(item, known or register(item), setting()))


def fields(item: Item, known: Register | None = None) -> list[tuple[str, str]]:
    return [(one.rule, one.column) for one in problems(item, known)]


def test_goals_above_nearest_first() -> None:
    known = register(goal("Z1"), goal("Z2", parent="Z1"), goal("Z3", parent="Z2"))
    assert [one.id for one in goals_above(known.items["goal", "Z3"], known)] == ["Z2", "Z1"]
    assert goals_above(known.items["goal", "Z1"], known) == []


def test_a_goal_is_not_part_of_itself() -> None:
    item = goal("Z1", title="Henne", parent="Z1")
    assert fields(item) == [("planning-circle", "parent")]
    assert "Henne → Henne" in problems(item)[0].message


def test_goals_in_a_circle_are_named_in_order() -> None:
    known = register(goal("Z1", title="Eins"), goal("Z2", title="Zwei", parent="Z1"),
                     goal("Z3", title="Drei", parent="Z2"))
    closing = goal("Z1", title="Eins", parent="Z3")
    said = problems(closing, known)
    assert [one.rule for one in said] == ["planning-circle"]
    assert "Eins → Drei → Zwei → Eins" in said[0].message


def test_a_circle_elsewhere_is_not_this_goal_s_fault() -> None:
    known = register(goal("Z1", parent="Z2"), goal("Z2", parent="Z1"), goal("Z3", parent="Z1"))
    assert fields(known.items["goal", "Z3"], known) == []
    assert [one.id for one in goals_above(known.items["goal", "Z3"], known)] == ["Z1", "Z2"]


def test_a_vision_does_not_stand_below_an_operational_goal() -> None:
    known = register(goal("Z1", tier="operativ", title="Klein"))
    item = goal("Z2", tier="leitbild", parent="Z1")
    assert fields(item, known) == [("planning-tier", "parent")]
    assert "„Klein“ ist ein Operatives Ziel" in problems(item, known)[0].message
    assert fields(goal("Z2", tier="operativ", parent="Z1"), known) == []


@pytest.mark.parametrize(("direction", "baseline", "target", "tolerance", "wrong"), [
    ("senken", 30.0, 25.0, None, False), ("senken", 30.0, 35.0, None, True),
    ("senken", 30.0, 30.0, None, True), ("erhoehen", 30.0, 35.0, None, False),
    ("erhoehen", 30.0, 25.0, None, True), ("erhoehen", 0.0, 5.0, None, False),
    ("halten", 30.0, 30.0, None, False), ("halten", 30.0, 31.0, 2.0, False),
    ("halten", 30.0, 33.0, 2.0, True), ("senken", 5.0, 0.0, None, False)])
def test_the_target_lies_on_the_side_of_the_direction(
    direction: str, baseline: float, target: float, tolerance: float | None, wrong: bool
) -> None:
    item = goal("Z1", direction=direction, baseline=baseline, target=target, tolerance=tolerance)
    assert fields(item) == ([("planning-target", "target")] if wrong else [])


def test_a_corridor_is_not_negative() -> None:
    assert fields(goal("Z1", tolerance=-1.0)) == [("planning-number", "tolerance")]


@pytest.mark.parametrize(("polarity", "direction", "warned"), [
    (Polarity.more_need, "erhoehen", True), (Polarity.more_need, "senken", False),
    (Polarity.better, "senken", True), (Polarity.neutral, "senken", False)])
def test_aiming_at_something_worse_is_only_warned_of(
    polarity: Polarity, direction: str, warned: bool
) -> None:
    known = setting()
    indicators = dict(known.city.indicators)
    indicators["bev_u18"] = replace(indicators["bev_u18"], polarity=polarity)
    own = replace(known, city=replace(known.city, indicators=indicators))
    item = goal("Z1", indicator="bev_u18", direction=direction)
    said = [(one.column, one.severity) for one in problems_of_goal(item, register(item), own)]
    assert said == ([("direction", "warning")] if warned else [])


@pytest.mark.parametrize(("period", "rules"), [
    ("2019", []), ("2018", ["planning-period"]), ("bald", ["planning-period"]),
    ("31.12.2019", ["planning-period"]), ("", [])])
def test_the_baseline_is_of_a_year_with_figures(period: str, rules: list[str]) -> None:
    assert [one.rule for one in problems(goal("Z1", baseline_period=period))] == rules


@pytest.mark.parametrize(("deadline", "wrong"), [
    ("2019-12-31", True), ("2018-01-01", True), ("2020-01-01", False)])
def test_the_deadline_lies_after_the_year_of_the_baseline(deadline: str, wrong: bool) -> None:
    data: dict[str, Any] = {"baseline_period": "2019", "deadline": deadline}
    assert fields(goal("Z1", **data)) == ([("planning-dates", "deadline")] if wrong else [])
