"""A report in plain sentences."""

from __future__ import annotations

import pytest

from monitoring.core.planning.attainment_states import State
from monitoring.core.planning.calendar_days import due_soon
from monitoring.core.planning.item import Item
from monitoring.core.planning.report import register_of, report_of
from monitoring.core.planning.report_words import report_sentences
from tests.core.planning.invented_register import (
    TODAY,
    entry,
    goal,
    measure,
    register,
    round_,
)


def said(*items: Item, **states: int) -> list[str]:
    report = report_of(register(*items), "jugend")
    return report_sentences(report, {State(name): n for name, n in states.items()})


@pytest.mark.parametrize(("count", "states", "expected"), [
    (0, {}, "Noch kein operatives Ziel gilt."),
    (1, {"attained": 1}, "Das operative Ziel ist erreicht."),
    (1, {"open": 1}, "Das operative Ziel ist noch nicht erreicht. Im Einzelnen: 1 noch ohne neue "
                     "Zahl."),
    (7, {"attained": 3, "on_the_way": 2, "off_course": 1, "missed": 1},
     "3 von 7 operativen Zielen sind erreicht. Im Einzelnen: 2 auf dem Weg, 1 nicht auf dem Weg, "
     "1 mit verstrichener Frist nicht erreicht."),
    (3, {"secret": 1, "unknown": 1},
     "Von 3 operativen Zielen ist noch keines erreicht. Im Einzelnen: 1 geheim, 1 nicht zu "
     "beurteilen, 1 abgelöst oder aufgegeben."),
    (2, {"attained": 1, "on_the_way": 1},
     "1 von 2 operativen Zielen ist erreicht. Im Einzelnen: 1 auf dem Weg."),
])
def test_goals_in_a_sentence(count: int, states: dict[str, int], expected: str) -> None:
    assert said(*(goal(str(one)) for one in range(count)), **states)[0] == expected


@pytest.mark.parametrize(("measures", "expected"), [
    ([], ["Noch keine Maßnahme ist eingetragen."]),
    ([measure("A", state="geplant", money=1_000.0)],
     ["1 Maßnahme ist eingetragen (geplant).", "Dafür sind 1.000\xa0€ im Jahr eingetragen."]),
    ([measure("A", staff=1.5), measure("B", staff=1.0), measure("C", state="idee", staff=9.0)],
     ["3 Maßnahmen sind eingetragen: Idee 1, läuft 2.",
      "Dafür sind 2,5 Vollzeitstellen eingetragen."]),
])
def test_measures_and_means_in_sentences(measures: list[Item], expected: list[str]) -> None:
    assert said(*measures)[1:-1] == expected


def act(name: str, **data: object) -> Item:
    return entry("act", name, plan="jugend", start="2027-01-01", **data)


@pytest.mark.parametrize(("acts", "expected"), [
    ([], "Eine Beteiligung ist nicht eingetragen."),
    ([act("A", reached=30, outcome="offen")], "1 Beteiligung erreichte 30 Menschen."),
    ([act("A", reached=30, outcome="uebernommen", became="Gebaut."),
      act("B", reached=12, outcome="nicht"), act("C")],
     "3 Beteiligungen erreichten zusammen 42 Menschen. In 1 davon wurde das Ergebnis ganz oder "
     "teilweise übernommen. Bei 1 fehlt, was daraus wurde."),
])
def test_participation_in_a_sentence(acts: list[Item], expected: str) -> None:
    assert said(*acts)[-1] == expected


def test_the_tables_of_a_report_hold_its_own_entries() -> None:
    whole = register(goal("A", round="R"), goal("B", plan="sozial"), measure("M", goals=["A"]),
                     round_("R"), round_("S", plan="sozial"))
    part = register_of(report_of(whole, "jugend"), whole)
    assert set(part.items) == {("goal", "A"), ("measure", "M"), ("round", "R")}


def test_what_is_due_stands_in_order() -> None:
    found = due_soon(register(
        round_("Runde", next_review="2027-07-01"), goal("Ziel", deadline="2027-12-31"),
        goal("Erreicht", state="erreicht", deadline="2027-07-02"),
        measure("Treff", end="2028-07-01", decision_until="2027-06-15", steps=[
            {"what": "Werben", "due": "2027-06-30"},
            {"what": "Suchen", "due": "2027-06-30", "done": True},
            {"what": "Zu spät", "due": "2027-06-14"}]),
        entry("judgement", "Absprache", due="2027-08-01")), TODAY, 200)
    assert [(one.day, one.what, one.item.title, one.about) for one in found] == [
        ("2027-06-15", "decision", "Treff", ""), ("2027-06-30", "step", "Treff", "Werben"),
        ("2027-07-01", "review", "Runde", ""), ("2027-08-01", "judgement", "Absprache", ""),
        ("2027-12-31", "deadline", "Ziel", "")]
