"""What stands in a form, what it means, and what changed between two versions."""

from __future__ import annotations

from typing import Any

import pytest

from monitoring.core.planning.field_words import changes_between, field_words
from monitoring.core.planning.form import (
    need_of,
    preset_data,
    raw_of,
    read_form,
    respelled,
)
from monitoring.core.planning.item import Item
from monitoring.core.planning.kinds import KINDS
from monitoring.language import speak
from tests.core.planning.invented_register import entry, goal, measure, register, setting

GOAL, MEASURE = KINDS["goal"], KINDS["measure"]
STEPS = [{"what": "Räume finden", "due": "2027-08-01"}]


def raw(item: Item) -> dict[str, Any]:
    return raw_of(KINDS[item.kind], item.data, setting())


def test_fields_show_texts_ids_and_switches() -> None:
    found = raw(measure("M1", money=1250.5, areas=["nord"], start="2027-01-31", steps=STEPS))
    assert (found["money"], found["areas"], found["start"], found["state"]) == (
        "1.250,5", ["nord"], "31.01.2027", "laeuft")
    assert found["steps"] == "Räume finden | 01.08.2027"
    assert (found["partners"], found["phase"], found["staff"]) == ([], "", "")
    assert raw(entry("act", "B1", open_form=True))["open_form"] is True


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_form_that_nobody_touched_changes_nothing(kind: str) -> None:
    data: dict[str, Any] = {"title": "x", "money": 1.23456789012, "year": 2027, "free": 0,
                            "steps": [{"what": "a | b", "due": "2027-08-01", "extra": 1}],
                            "areas": ["mond"], "indicator": "telefone", "text": "y"}
    item = Item(kind, "X1", 3, data={name: one for name, one in data.items()
                                     if name in KINDS[kind].by_id})
    assert read_form(raw(item), item, register(), setting()).item.data == item.data


def test_a_form_is_read_field_by_field() -> None:
    item = measure("M1")
    said = raw(item) | {"money": "2.000", "areas": ["nord", "nord"], "start": "1.2.2027",
                        "steps": "Los | 1.3.2027 | erledigt", "state": "idee", "plan": ""}
    found = read_form(said, item, register(), setting())
    assert found.item.data == {
        "title": "M1", "state": "idee", "unit": "Jugendamt", "money": 2000.0, "areas": ["nord"],
        "start": "2027-02-01", "steps": [{"what": "Los", "due": "2027-03-01", "done": True}]}
    assert [one.rule for one in found.at("plan")] == ["planning-missing"]
    assert found.at("money") == ()


def test_what_cannot_be_read_is_named_once_and_not_called_missing() -> None:
    item = goal("Z1")
    found = read_form(raw(item) | {"target": "viel", "title": "x" * 400}, item, register(),
                      setting())
    assert [one.rule for one in found.at("target")] == ["planning-number"]
    assert [one.rule for one in found.at("title")] == ["planning-long"]
    assert "target" not in found.item.data


def test_another_language_spells_the_same_numbers_and_days() -> None:
    said = raw(measure("M1")) | {"money": "1.250", "start": "1.2.2027", "staff": "halb",
                                 "title": "1.250", "steps": "a | 1.2.2027"}
    speak("en")
    found = respelled(MEASURE, said, setting(), "de")
    assert (found["money"], found["start"], found["staff"], found["title"], found["steps"]) == (
        "1,250", "2027-02-01", "halb", "1.250", "a | 2027-02-01")


def test_an_address_fills_in_what_means_something() -> None:
    known = register(goal("Z1"))
    given = {"areas": "nord;hafen", "indicator": "bev_u18", "goal": "Z1", "plan": "jugend",
             "phase": "nirgends", "money": "1250.5", "start": "2027-01-31", "unsinn": "1",
             "partners": "A9", "title": ""}
    assert preset_data(MEASURE, given, known, setting()) == {
        "areas": ["nord", "hafen@2020"], "indicator": "bev_u18", "goals": ["Z1"],
        "plan": "jugend", "money": 1250.5, "start": "2027-01-31"}
    assert preset_data(GOAL, {"parent": "Z9", "target": "abc"}, known, setting()) == {}


@pytest.mark.parametrize(("tier", "state", "need"), [
    ("operativ", "entwurf", "to_start"), ("operativ", "gilt", "required"),
    ("leitbild", "gilt", ""), ("", "entwurf", "")])
def test_what_a_goal_needs_depends_on_tier_and_state(tier: str, state: str, need: str) -> None:
    item = goal("Z1", tier=tier, state=state)
    assert need_of(GOAL.by_id["target"], item) == need
    assert need_of(GOAL.by_id["title"], item) == "required"
    assert need_of(GOAL.by_id["deputy"], item) == ""


def test_changes_in_words() -> None:
    known = register(goal("Z1", title="Weniger Andrang"))
    before = measure("M1", money=1000.0, staff=0.0, areas=["nord"], title="Alt", goals=["Z1"])
    after = measure("M1", money=2500.0, areas=["nord", "hafen"], title="Alt", start="2027-01-01")
    said = {one.field.id: (one.before, one.after)
            for one in changes_between(before, after, known, setting())}
    assert said == {
        "goals": ("Weniger Andrang (Z1)", "–"),
        "areas": ("Nordstadt (nord)", "Nordstadt (nord); Hafen (hafen)"),
        "start": ("–", "01.01.2027"), "staff": ("0\xa0Vollzeitstellen", "–"),
        "money": ("1.000\xa0€", "2.500\xa0€")}
    assert changes_between(before, before, known, setting()) == []


def test_a_goal_is_measured_in_the_unit_of_its_indicator() -> None:
    item = goal("Z1", target=25.0, indicator="bev_u18")
    assert field_words(item, GOAL.by_id["target"], register(), setting()) == "25\xa0%"
    assert field_words(goal("Z1", target=25.0), GOAL.by_id["target"], register(),
                       setting()) == "25"
