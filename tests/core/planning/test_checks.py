"""What must be right before an entry is saved, in examples a planner can read."""

from __future__ import annotations

from typing import Any

import pytest

from monitoring.core.checks.rules import RULES
from monitoring.core.planning.checks import missing_to_start, problems_in_item, started
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.problem import Problem
from tests.core.planning.invented_register import entry, goal, measure, register, setting

WHOLE_GOAL: dict[str, Any] = {
    "title": "Weniger Andrang", "areas": ["hafen@2020"], "groups": ["jugendliche"],
    "indicator": "bev_u18", "direction": "senken", "baseline_period": "2019", "baseline": 30.0,
    "target": 25.0, "deadline": "2030-12-31", "rule": "wert"}
WHOLE_MEASURE: dict[str, Any] = {
    "title": "Treff", "areas": ["nord"], "groups": ["familien"], "phase": "kindheit",
    "start": "2027-01-01", "end": "2028-12-31", "effect": "Mehr Platz"}


def problems(item: Item, known: Register | None = None) -> list[Problem]:
    return problems_in_item(item, known or register(), setting())


def found(item: Item, known: Register | None = None) -> set[tuple[str, str]]:
    """Rules and fields of everything that is wrong."""
    return {(one.rule, one.column) for one in problems(item, known)}


def test_whole_entries_have_no_problems() -> None:
    assert found(goal("Z1", **WHOLE_GOAL)) == set()
    assert found(measure("M1", **WHOLE_MEASURE)) == set()


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_empty_entry_lacks_what_is_required_and_nothing_else(kind: str) -> None:
    wanted = {("planning-missing", one.id) for one in KINDS[kind].fields if one.required}
    assert found(Item(kind, "")) == wanted
    assert wanted


@pytest.mark.parametrize("name", ["areas", "groups", "indicator", "direction", "baseline_period",
                                  "baseline", "target", "deadline", "rule", "unit"])
def test_a_goal_cannot_start_without(name: str) -> None:
    data = {"unit": "Jugendamt", **WHOLE_GOAL}
    data[name] = None
    assert ("planning-start", name) in found(goal("Z1", **data))
    draft = goal("Z1", **{**data, "state": "entwurf"})
    assert ("planning-start", name) not in found(draft)
    assert [one.id for one in missing_to_start(draft)] == [name]


def test_a_baseline_of_zero_is_a_baseline() -> None:
    item = goal("Z1", **{**WHOLE_GOAL, "baseline": 0.0, "target": 5.0, "direction": "erhoehen"})
    assert found(item) == set()


def test_visions_and_strategic_goals_start_without_a_figure() -> None:
    for tier in ("leitbild", "strategisch"):
        assert found(goal("Z1", title="Gut aufwachsen", tier=tier)) == set()


@pytest.mark.parametrize("name", ["areas", "groups", "phase", "unit", "start", "end", "effect"])
def test_a_measure_cannot_start_without(name: str) -> None:
    data = {"unit": "Jugendamt", **WHOLE_MEASURE}
    data[name] = None
    assert found(measure("M1", **data)) == {("planning-start", name)}
    assert found(measure("M1", **{**data, "state": "idee"})) == set()


def test_started_means_that_the_first_state_is_left() -> None:
    assert not started(goal("Z1", state="entwurf"))
    assert started(goal("Z1", state="gilt"))
    assert not started(goal("Z1", state=""))
    assert not started(entry("round", "R1"))


def test_former_and_unknown_districts() -> None:
    item = goal("Z1", **{**WHOLE_GOAL, "areas": ["markt@2015", "mond", "hafen"]})
    said = {one.rule: one for one in problems(item)}
    assert set(said) == {"planning-area-old", "planning-area"}
    assert said["planning-area-old"].value == "markt@2015"
    assert said["planning-area-old"].message == (
        "„Marktplatz“ gehört zum Gebietsstand 2015, der nicht mehr gilt. Bitte die heutigen "
        "Gebiete wählen.")
    assert said["planning-area"].value == "mond"


def test_an_indicator_that_was_withdrawn_and_one_without_figures() -> None:
    gone = problems(goal("Z1", **{**WHOLE_GOAL, "indicator": "telefone"}))
    assert [(one.rule, one.column, one.severity) for one in gone] == [
        ("planning-indicator", "indicator", "error")]
    empty = problems(goal("Z1", **{**WHOLE_GOAL, "indicator": "ang_kita"}))
    assert [(one.rule, one.severity) for one in empty] == [("planning-indicator", "warning")]


def test_references_lead_to_entries_that_are_there() -> None:
    known = register(goal("Z1"), gone=(goal("Z2"),))
    item = measure("M1", **WHOLE_MEASURE, goals=["Z1", "Z2", "Z3"])
    said = {one.value: one.message for one in problems(item, known)}
    assert set(said) == {"Z2", "Z3"}
    assert "wurde gelöscht" in said["Z2"]
    assert "gibt es nicht" in said["Z3"]


def test_words_that_are_not_among_the_options() -> None:
    item = goal("Z1", **{**WHOLE_GOAL, "groups": ["jugendliche", "geister"], "plan": "mond"})
    assert {(one.column, one.value) for one in problems(item)} == {
        ("groups", "geister"), ("plan", "mond")}


def test_ends_lie_after_beginnings() -> None:
    item = measure("M1", **{**WHOLE_MEASURE, "end": "2026-12-31"})
    assert found(item) == {("planning-dates", "end")}
    item = goal("Z1", **WHOLE_GOAL, decision_date="2027-05-01", decision_until="2026-05-01")
    assert found(item) == {("planning-dates", "decision_until")}
    assert found(measure("M1", **{**WHOLE_MEASURE, "end": "2027-01-01"})) == set()


@pytest.mark.parametrize("unit", ["Jugendamt; Sozialamt", "Jugendamt / Sozialamt", "A\nB"])
def test_exactly_one_unit_is_in_charge(unit: str) -> None:
    assert found(measure("M1", **WHOLE_MEASURE, unit=unit)) == {("planning-unit", "unit")}


def test_no_more_free_places_than_places() -> None:
    data: dict[str, Any] = {"actor": "A1", "areas": ["nord"], "groups": ["alle"]}
    known = register(entry("actor", "A1"))
    assert found(entry("offer", "O1", **data, capacity=10, free=11), known) == {
        ("planning-numbers", "free")}
    assert found(entry("offer", "O1", **data, capacity=10, free=10), known) == set()
    assert found(entry("offer", "O1", **data, free=0), known) == set()


def test_nobody_decides_where_people_are_only_informed() -> None:
    wrong = {"reached": 20, "deciding": 30, "stage": "mitentscheiden"}
    assert ("planning-numbers", "deciding") in found(entry("act", "B1", **wrong))
    told = {"reached": 20, "deciding": 5, "stage": "informieren"}
    assert ("planning-numbers", "deciding") in found(entry("act", "B1", **told))
    told["deciding"] = 0
    assert ("planning-numbers", "deciding") not in found(entry("act", "B1", **told))


def test_every_rule_is_declared_and_every_field_is_there() -> None:
    items = [goal("Z1", **{**WHOLE_GOAL, "areas": ["mond"], "unit": "A; B", "parent": "Z9",
                           "target": 99.0, "baseline_period": "bald", "tolerance": -1.0}),
             measure("M1", state="laeuft", start="2028-01-01", end="2027-01-01")]
    for item in items:
        for one in problems(item):
            assert one.rule in RULES
            assert one.column in KINDS[item.kind].by_id
            assert one.message
