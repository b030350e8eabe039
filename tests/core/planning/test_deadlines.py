"""What is late, orphaned or outdated: one table of cases per rule, today is 15 June 2027."""

from __future__ import annotations

import numpy as np
import pytest

from monitoring.core.planning.deadlines import findings_of
from monitoring.core.planning.hints import HINTS
from monitoring.core.planning.item import Item
from monitoring.core.planning.register_words import remedy, why
from monitoring.core.space.crosswalk import Crosswalk
from monitoring.language import Words, speak
from tests.core.planning.invented_register import (
    areas,
    entry,
    goal,
    measure,
    register,
    round_,
    setting,
)

SERVED = measure("Lesepaten", goals=["Lesen"])


def rules(*items: Item, gone: tuple[Item, ...] = ()) -> list[tuple[str, str]]:
    """Rule and entry of every hint about these entries."""
    found = findings_of(register(*items, gone=gone), setting())
    return [(one.rule, one.item.title) for one in found]


def of_rule(rule: str, *items: Item) -> list[str]:
    return [title for one, title in rules(*items) if one == rule]


@pytest.mark.parametrize(("next_review", "reviewed", "late"), [
    ("2027-06-14", "", True),
    ("2027-06-15", "", False),
    ("", "", False),
    ("2027-03-01", "2027-02-27", True),
    ("2027-03-01", "2027-03-01", False),
])
def test_overdue_review(next_review: str, reviewed: str, late: bool) -> None:
    review = entry("review", "Bericht", goal="Lesen", date=reviewed)
    items = [goal("Lesen", next_review=next_review), SERVED, *([review] if reviewed else [])]
    assert of_rule("review", *items) == (["Lesen"] if late else [])


@pytest.mark.parametrize(("state", "deadline", "late"), [
    ("gilt", "2027-06-14", True),
    ("gilt", "2027-06-15", False),
    ("erreicht", "2026-12-31", False),
    ("aufgegeben", "2026-12-31", False),
    ("abgeloest", "2026-12-31", False),
    ("gilt", "", False),
])
def test_goal_past_its_deadline(state: str, deadline: str, late: bool) -> None:
    found = of_rule("deadline", goal("Lesen", state=state, deadline=deadline), SERVED)
    assert found == (["Lesen"] if late else [])


@pytest.mark.parametrize(("state", "end", "late"), [
    ("laeuft", "2027-05-31", True),
    ("geplant", "2027-05-31", True),
    ("ruht", "2027-05-31", True),
    ("fertig", "2027-05-31", False),
    ("beendet", "2027-05-31", False),
    ("laeuft", "2027-12-31", False),
])
def test_measure_past_its_end(state: str, end: str, late: bool) -> None:
    found = of_rule("ended", goal("Lesen"), measure("Lesepaten", state=state, end=end))
    assert found == (["Lesepaten"] if late else [])


def test_overdue_steps_are_named_with_the_oldest_day() -> None:
    steps = [{"what": "Räume finden", "due": "2027-01-31", "done": True},
             {"what": "Personal einstellen", "due": "2027-04-30"},
             {"what": "Vertrag schließen", "due": "2027-03-31"},
             {"what": "Eröffnen", "due": "2027-09-01"}, {"what": "Werben"}]
    found = findings_of(register(goal("Lesen"), measure("Treff", goals=["Lesen"], steps=steps)),
                        setting())
    assert [(one.rule, one.day, one.about) for one in found] == [
        ("step", "2027-03-31", ("Personal einstellen", "Vertrag schließen"))]
    assert why(found[0], setting()) == (
        "Seit 31.03.2027 ist nicht erledigt: Personal einstellen; Vertrag schließen.")
    over = measure("Treff", goals=["Lesen"], state="fertig", steps=steps)
    assert of_rule("step", goal("Lesen"), over) == []


@pytest.mark.parametrize(("until", "expired"), [
    ("2027-06-14", True), ("2027-06-15", False), ("", False)])
def test_expired_decision(until: str, expired: bool) -> None:
    found = of_rule("decision", goal("Lesen", decision_until=until), SERVED)
    assert found == (["Lesen"] if expired else [])


@pytest.mark.parametrize(("state", "unit", "orphaned"), [
    ("idee", "", False), ("geplant", "", True), ("laeuft", "", True), ("fertig", "", False),
    ("laeuft", "Jugendamt", False)])
def test_nobody_in_charge(state: str, unit: str, orphaned: bool) -> None:
    items = goal("Lesen"), measure("Treff", goals=["Lesen"], state=state, unit=unit)
    assert of_rule("no_unit", *items) == (["Treff"] if orphaned else [])


@pytest.mark.parametrize(("state", "goals", "goal_states", "orphaned"), [
    ("laeuft", [], {}, True),
    ("idee", [], {}, False),
    ("beendet", [], {}, False),
    ("laeuft", ["A"], {"A": "gilt"}, False),
    ("laeuft", ["A"], {"A": "erreicht"}, False),
    ("laeuft", ["A"], {"A": "aufgegeben"}, True),
    ("laeuft", ["A"], {"A": "abgeloest"}, True),
    ("laeuft", ["A", "B"], {"A": "aufgegeben", "B": "gilt"}, False),
    ("laeuft", ["deleted"], {}, True),
])
def test_measure_without_a_goal(
    state: str, goals: list[str], goal_states: dict[str, str], orphaned: bool
) -> None:
    items = [goal(name, state=one) for name, one in goal_states.items()]
    found = of_rule("no_goal", measure("Treff", state=state, goals=goals), *items)
    assert found == (["Treff"] if orphaned else [])


@pytest.mark.parametrize(("one", "others", "idle"), [
    (goal("Lesen"), (), True),
    (goal("Lesen", state="entwurf"), (), False),
    (goal("Lesen"), (measure("Paten", goals=["Lesen"]),), False),
    (goal("Lesen"), (measure("Paten", goals=["Lesen"], state="idee"),), False),
    (goal("Lesen"), (measure("Paten", goals=["Lesen"], state="beendet"),), True),
    (goal("Lesen"), (goal("Unter", parent="Lesen", state="entwurf"),), True),
    (goal("Lesen", tier="strategisch"), (goal("Unter", parent="Lesen", state="entwurf"),), False),
    (goal("Lesen", tier="strategisch"), (), True),
    (goal("Lesen", tier="leitbild"), (goal("Unter", parent="Lesen", state="aufgegeben"),), True),
])
def test_goal_without_a_measure(one: Item, others: tuple[Item, ...], idle: bool) -> None:
    assert ("Lesen" in of_rule("no_measure", one, *others)) == idle


@pytest.mark.parametrize(("key", "sentence"), [
    ("hafen@2020", ""),
    ("nord", ""),
    ("hafen@2015", "„Hafen (hafen@2015)“ gilt nicht mehr. Heute liegt dort: Hafen."),
    ("wiese@2015", "„Wiesenviertel (wiese@2015)“ gilt nicht mehr."),
    ("nirgends@2015", "„nirgends@2015“ gilt nicht mehr."),
])
def test_district_of_earlier_boundaries(key: str, sentence: str) -> None:
    found = findings_of(register(goal("Lesen", areas=[key]), SERVED), setting())
    assert [why(one, setting()) for one in found if one.rule == "old_area"] == (
        [sentence] if sentence else [])


def test_a_crosswalk_tells_which_districts_lie_there_today() -> None:
    at = areas().position
    links = Crosswalk("w", "viertel", "2015", "2020", np.array([at["2015", "markt"]] * 2, np.intp),
                      np.array([at["2020", "markt_o"], at["2020", "markt_w"]], np.intp),
                      np.array([0.5, 0.5]), np.array(["", ""]), "w.csv", Words("", ""),
                      Words("", ""))
    found = findings_of(register(goal("Lesen", areas=["markt@2015"]), SERVED), setting(), (links,))
    assert [why(one, setting()) for one in found] == [
        "„Marktplatz (markt@2015)“ gilt nicht mehr. Heute liegt dort: Marktplatz Ost, Marktplatz "
        "West."]


@pytest.mark.parametrize(("indicator", "sentence"), [
    ("bev_u18", ""),
    ("", ""),
    ("bev_ew", "Für „Einwohner“ liegen in der aktuellen Ausgabe keine Zahlen vor."),
    ("abgeschafft", "Den Indikator „abgeschafft“ führt die Stadt nicht mehr."),
])
def test_indicator_that_is_missing(indicator: str, sentence: str) -> None:
    found = findings_of(register(goal("Lesen", indicator=indicator), SERVED), setting())
    assert [why(one, setting()) for one in found] == ([sentence] if sentence else [])


def test_references_that_lead_nowhere_are_told_from_deleted_ones() -> None:
    lost = entry("actor", "A1", title="Hafenverein", actor_kind="verein")
    items = goal("Lesen"), measure("Treff", goals=["Lesen", "Z9"], partners=["A1"])
    found = findings_of(register(*items, gone=(lost,)), setting())
    assert [why(one, setting()) for one in found] == [
        "„Dient den Zielen“ nennt „Z9“. Diesen Eintrag gibt es nicht.",
        "„Partner“ nennt „Hafenverein“. Dieser Eintrag wurde gelöscht."]


@pytest.mark.parametrize(("data", "reviewed", "expected"), [
    ({"next_review": "2027-12-01"}, "", []),
    ({"next_review": ""}, "", ["no_review"]),
    ({"next_review": "2027-03-01"}, "", ["review"]),
    ({"next_review": "2027-03-01"}, "2027-03-02", ["no_review"]),
    ({"next_review": "", "end": "2027-01-31"}, "", ["no_report"]),
    ({"next_review": "", "end": "2027-01-31", "report": "Fast alles gelang."}, "", []),
    ({"next_review": "2027-12-01", "end": "2028-01-31"}, "", []),
])
def test_rounds_without_next_review_or_conclusion(
    data: dict[str, str], reviewed: str, expected: list[str]
) -> None:
    review = entry("review", "Bericht", round="Runde", date=reviewed)
    found = rules(round_("Runde", **data), *([review] if reviewed else []))
    assert [rule for rule, _ in found] == expected


def test_hints_stand_in_their_order_the_oldest_first() -> None:
    found = rules(
        goal("Rechnen", deadline="2027-02-01"), goal("Lesen", deadline="2026-02-01"),
        measure("Treff", goals=["Lesen", "Rechnen"], next_review="2027-01-01"))
    assert found == [("review", "Treff"), ("deadline", "Lesen"), ("deadline", "Rechnen")]


def test_the_same_register_is_looked_at_once() -> None:
    one = register(goal("Lesen"))
    assert findings_of(one, setting()) is findings_of(one, setting())
    assert findings_of(register(goal("Lesen")), setting()) is not findings_of(one, setting())


def test_every_rule_says_why_and_what_to_do_in_both_languages() -> None:
    items = (
        goal("A", deadline="2026-01-01", next_review="2026-01-01", decision_until="2026-01-01",
             unit="", areas=["hafen@2015"], indicator="weg"),
        measure("B", end="2026-01-01", steps=[{"what": "Werben", "due": "2026-01-01"}]),
        measure("C", goals=["weg"]), round_("D", next_review=""), round_("E", end="2026-01-01"))
    found = findings_of(register(*items), setting())
    assert {one.rule for one in found} == set(HINTS)
    for language in ("de", "en"):
        speak(language)
        for one in found:
            assert why(one, setting()).endswith(".")
            assert remedy(one).endswith(".")
