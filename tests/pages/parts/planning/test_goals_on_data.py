"""Goals and measures on the data: the trend on Erkunden, a goal, a measure."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget, served_store
from tests.pages.opened import ROOT, Opened

GOAL = {
    "title": "Weniger Kinderarmut", "plan": "jugendhilfe", "tier": "operativ", "state": "gilt",
    "areas": ["010101@2019"], "indicator": "mat_sgb2_u15", "direction": "senken",
    "baseline_period": "2019", "baseline": 21.3, "target": 15.0, "tolerance": 1.0,
    "deadline": "2030-12-31", "rule": "wert", "visibility": "oeffentlich",
}
MEASURE = {
    "title": "Familienzentrum", "plan": "jugendhilfe", "state": "laeuft",
    "areas": ["010101@2019", "010102@2019"], "indicator": "bil_betr_u3", "start": "2019-03-01",
    "end": "2025-12-31", "visibility": "oeffentlich",
}
BLOCK = """
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.planning.{module} import {show}
from monitoring.storage.planning.served import served_register
address.begin()
register = served_register()
{show}(snapshot(), register, register.get("{kind}", "{name}"))
"""
Save = Callable[..., None]


@pytest.fixture
def save(
    demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Save]:
    """Serve a copy of the invented city; gives what saves entries, each of a kind and data."""
    monkeypatch.setenv("SOZIALRAUM_CITY", str(ROOT / "data" / "demo"))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(shutil.copytree(demo_store, tmp_path / "store")))
    monkeypatch.delenv("SOZIALRAUM_DATABASE", raising=False)
    forget()

    def save_all(**entries: dict[str, Any]) -> None:
        kinds = {"T": "goal", "N": "measure", "U": "review"}
        served_store().ledger.save(
            [Change(kinds[name[0]], name, 0, data) for name, data in entries.items()], "Anna")

    yield save_all
    forget()


def explored(**choices: str) -> Opened:
    return Opened("explore.py", {"indicator": "mat_sgb2_u15", "area": "010101", **choices})


def ways(page: Opened) -> list[dict[str, Any]]:
    return [one for one in page.chart["data"] if one["name"] == "Weg zum Ziel"]


def block(kind: str, name: str, **choices: str) -> AppTest:
    module, show = {"goal": ("goal_data_block", "show_goal_data"),
                    "measure": ("effect_block", "show_effect")}[kind]
    made = AppTest.from_string(BLOCK.format(module=module, show=show, kind=kind, name=name),
                               default_timeout=60)
    made.query_params.update(choices)
    made.run()
    assert not made.exception
    return made


def said(made: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in made.get("html")).replace("\xa0", " ")


def test_the_goal_of_a_chosen_district_stands_on_its_trend(save: Save) -> None:
    save(T1=GOAL)
    page = explored()
    (way,) = ways(page)
    assert (way["x"], way["y"]) == ([2019, 2030], [21.3, 15.0])
    assert "Ziel „Weniger Kinderarmut“: von 21,3 % (2019) auf 15,0 % bis 2030" in page.text
    assert "Weniger Kinderarmut – Auf dem Weg: 19,0 %" in page.text


def test_the_switch_takes_goals_away_and_stands_in_the_address(save: Save) -> None:
    save(T1=GOAL)
    page = explored()
    page.switch("goals")
    assert page.chosen["goals"] == "0"
    assert ways(page) == []
    assert "Ziel „Weniger Kinderarmut“" not in page.text
    assert "Weniger Kinderarmut – " not in page.text
    assert ways(explored(goals="0")) == []


@pytest.mark.parametrize("change", [
    {"state": "entwurf"}, {"state": "aufgegeben"}, {"areas": ["010102@2019"]},
    {"indicator": "bil_betr_u3"}, {"areas": ["weg"]},
])
def test_other_goals_do_not_appear(save: Save, change: dict[str, Any]) -> None:
    save(T1={**GOAL, **change})
    page = explored()
    assert ways(page) == []
    assert "choice_goals" not in {one.key for one in page.at.toggle}


def test_a_goal_for_planners_is_seen_by_planners_alone(
    save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(T1={**GOAL, "visibility": "intern"})
    assert len(ways(explored())) == 1
    monkeypatch.setenv("SOZIALRAUM_ROLE", "rat")
    forget()
    assert ways(explored()) == []


def test_two_goals_are_drawn_and_the_others_named(save: Save) -> None:
    save(**{f"T{number}": {**GOAL, "title": f"Ziel Nummer {number}"} for number in range(1, 5)})
    page = explored()
    assert len(ways(page)) == 2
    assert "Weitere Ziele, nicht gezeichnet: Ziel Nummer 3; Ziel Nummer 4." in page.text


def test_a_goal_says_how_far_it_is_in_each_district(save: Save) -> None:
    save(T1={**GOAL, "areas": ["010101@2019", "020101@2019"], "baseline": 40.0})
    made = block("goal", "T1")
    words = said(made)
    assert "Nikolaiviertel" in words
    assert "→ auf dem Weg" in words
    assert "Der Weg beginnt in jedem Gebiet bei seinem eigenen Ausgangswert." in words
    assert "Eingetragen ist als Ausgangswert (2019) 40,0 %" in words
    assert "Dieselbe Regel gilt für alle Gebiete (Fassung 1)." in words
    made.selectbox(key="choice_district").select("020101").run()
    assert not made.exception
    assert made.query_params["district"] == "020101"


def test_the_chart_of_a_goal_has_words_for_those_who_do_not_see_it(save: Save) -> None:
    save(T1=GOAL)
    proto = block("goal", "T1").get("plotly_chart")[0].proto
    spec = json.loads(proto.spec)
    assert [one["name"] for one in spec["data"]].count("Zielkorridor") == 1
    assert "Ziel „Weniger Kinderarmut“" in str(proto)


@pytest.mark.parametrize(("change", "expected"), [
    ({"indicator": None}, "hat keinen Indikator"),
    ({"target": None}, "Es fehlen noch Angaben"),
    ({"areas": []}, "Diesem Ziel ist kein Gebiet zugeordnet"),
    ({"areas": ["weg"]}, "Dieses Gebiet gibt es in der aktuellen Ausgabe nicht."),
    ({"indicator": "gibt_es_nicht"}, "keine Zahlen"),
    ({"baseline_period": "2023"}, "noch keine neue Zahl"),
])
def test_a_goal_that_cannot_be_judged_says_why(
    save: Save, change: dict[str, Any], expected: str
) -> None:
    save(T1={name: one for name, one in {**GOAL, **change}.items() if one is not None})
    assert expected in said(block("goal", "T1"))


def test_a_review_by_an_older_rule_is_said(save: Save) -> None:
    review = {"title": "Halbzeit", "plan": "jugendhilfe", "goal": "T1", "date": "2023-05-01",
              "finding": "gut", "conclusion": "weiter", "visibility": "oeffentlich"}
    save(T1=GOAL, U1={**review, "rule_version": "0"})
    assert "Die letzte Überprüfung (01.05.2023) folgte noch Fassung 0 der Regel." in said(
        block("goal", "T1"))


def test_a_measure_is_compared_with_districts_without_it(save: Save) -> None:
    save(N1=MEASURE)
    made = block("measure", "N1")
    words = said(made)
    assert "2 Gebiete mit der Maßnahme: gestiegen von 44,4 % auf 51,5 %" in words
    group = re.search(r"(\d+) vergleichbare Gebiete ohne sie: gestiegen .*? \(\+(\d,\d) P", words)
    assert group is not None
    changes = [float(one.replace(",", ".").replace("−", "-")) for one in re.findall(
        r"<td>nein</td>(?:<td class=number>[^<]*</td>){2}<td class=number>([^<]*)</td>", words)]
    assert len(changes) == int(group[1])
    assert sum(changes) / len(changes) == pytest.approx(float(group[2].replace(",", ".")), abs=0.1)
    assert "Das belegt keine Wirkung" in words
    assert re.search(r"Verglichen werden \d+ von \d+ Gebieten ohne die Maßnahme", words)
    proto = made.get("plotly_chart")[0].proto
    assert "Beginn der Maßnahme: 2019." in str(proto)
    assert json.loads(proto.spec)["data"][0]["name"] == "Mit der Maßnahme (2)"


def test_a_measure_is_seen_at_its_own_indicator_and_those_of_its_goals(save: Save) -> None:
    save(T1=GOAL, N1={**MEASURE, "goals": ["T1"]})
    made = block("measure", "N1", seen_in="mat_sgb2_u15")
    assert "Kinderarmut" in said(made)
    made.selectbox(key="choice_seen_in").select("bil_betr_u3").run()
    assert not made.exception
    assert "Betreuungsquote" in said(made)


@pytest.mark.parametrize(("change", "expected"), [
    ({"indicator": None}, "Die Maßnahme nennt keinen Indikator"),
    ({"start": "2026-01-01"}, "Seit dem Beginn der Maßnahme gibt es"),
    ({"areas": ["auenstadt"]}, "zu wenige vergleichbare Gebiete"),
    ({"areas": []}, "Die Maßnahme nennt kein Gebiet"),
])
def test_a_measure_without_comparison_says_why(
    save: Save, change: dict[str, Any], expected: str
) -> None:
    save(N1={name: one for name, one in {**MEASURE, **change}.items() if one is not None})
    made = block("measure", "N1")
    assert expected in said(made)
    assert not made.get("plotly_chart")
