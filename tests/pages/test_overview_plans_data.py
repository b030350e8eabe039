"""Überblick, Fachpläne, Daten und Methoden."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from monitoring.language import speak
from monitoring.storage.served import served_snapshot
from tests.pages.conftest import Open
from tests.pages.opened import ROOT

DEMO = ROOT / "data" / "demo"


def _plans(folder: Path) -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text("utf-8"))
            for path in sorted((folder / "plans").glob("*.toml"))]


def _used(plan: dict[str, Any]) -> set[str]:
    return {one for group in plan["groups"] for one in group["indicators"]}


@pytest.mark.parametrize("name", ["demo", "berlin"])
def test_reuse_equals_a_count_by_hand(city: Callable[[str], Open], name: str) -> None:
    page = city(name)("plans.py")
    snapshot = served_snapshot()
    assert snapshot is not None
    loaded = set(snapshot.cube.indicators)
    plans = _plans(ROOT / "data" / name)
    uses = sum(len(_used(plan) & loaded) for plan in plans)
    sentence = next(one.value for one in page.at.markdown if "verwendet" in one.value)
    assert f"**{len(loaded)} Indikatoren**" in sentence
    assert f"**{uses}-mal**" in sentence
    rows = re.findall(r"<tr><td>[^<]*</td><td>([^<]*)</td>.*?(\d+)-mal</td></tr>", page.html)
    assert len(rows) == len(loaded)
    assert sum(int(times) for _, times in rows) == uses
    indicator = snapshot.cube.indicators[0]
    label = str(snapshot.city.indicators[indicator].label)
    assert dict(rows)[label] == str(sum(indicator in _used(plan) for plan in plans))


def test_plan_shows_its_questions_with_links(demo: Open) -> None:
    page = demo("plans.py", plan="kita")
    plan = next(plan for plan in _plans(DEMO) if plan["id"] == "kita")
    bold = [one.value for one in page.at.markdown]
    for group in plan["groups"]:
        assert f"**{group['label']['de']}**" in bold
    for indicator in _used(plan):
        assert any(link == f"erkunden?plan=kita&indicator={indicator}"
                   for link in page.links.values())
    page.select("plan", "schule")
    assert page.chosen["plan"] == "schule"


def test_renamed_plan_keeps_its_links(
    demo: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil

    from monitoring.storage.served import forget

    moved = tmp_path / "demo"
    shutil.copytree(DEMO, moved)
    plan = moved / "plans" / "kita.toml"
    label = tomllib.loads(plan.read_text("utf-8"))["label"]["de"]
    plan.write_text(plan.read_text("utf-8").replace(label, "Neuer Name"), "utf-8")
    monkeypatch.setenv("SOZIALRAUM_CITY", str(moved))
    forget()
    page = demo("plans.py", plan="kita")
    assert page.warnings == []
    assert page.at.subheader[0].value == "Neuer Name"


def test_unknown_plan_is_named(demo: Open) -> None:
    page = demo("plans.py", plan="abgeschafft")
    assert ["den Fachplan „abgeschafft“" in one for one in page.warnings] == [True]


def test_search_finds_a_district_by_name_and_id(demo: Open) -> None:
    page = demo("overview.py")
    page.at.text_input(key="area_search").input("nikolai").run()
    assert page.links["Nikolaiviertel (Planungsraum 010101)"] == "profil?area=010101&edition=2019"
    page.at.text_input(key="area_search").input("040104").run()
    assert any("040104" in words for words in page.links)
    page.at.text_input(key="area_search").input("Atlantis").run()
    assert "Kein Gebiet heißt so" in page.text


def test_overview_shows_key_figures_stock_and_release(demo: Open) -> None:
    page = demo("overview.py")
    assert page.html.count('<div class="card">') == 8
    assert re.search(r"Planungsräume\s+48 \(vorher 47\)", page.text)
    assert "Ausgabe 1 vom" in page.text
    links = [link for link in page.links.values() if link.startswith("daten?")]
    assert links == ["daten?show=ausgaben"]


def test_city_value_of_berlin(berlin: Open) -> None:
    page = berlin("overview.py")
    assert "3.897.145" in page.text
    assert re.search(r"Planungsräume\s+542 \(vorher 448\)", page.text)


def test_sources_stand_with_their_fingerprints(demo: Open) -> None:
    page = demo("data_and_methods.py", show="quellen")
    files = [*DEMO.glob("tables*/*.csv"), *DEMO.glob("areas/*"), *DEMO.glob("facilities/*")]
    rows = dict(re.findall(r"<tr><td>([^<]+)</td>.*?<code>([0-9a-f]{16})…", page.html))
    assert rows == {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16]
                    for path in files}


def test_sheet_of_an_indicator(berlin: Open) -> None:
    page = berlin("data_and_methods.py", indicator="mss_s1")
    assert page.at.header[0].value == "Arbeitslosigkeit (SGB II)"
    assert "mss_s1" in page.html
    assert "536 / 542" in page.text
    page.select("indicator", "bev_u18")
    assert page.chosen["indicator"] == "bev_u18"


def test_sections_are_chosen_in_the_address(demo: Open) -> None:
    page = demo("data_and_methods.py")
    page.at.segmented_control(key="choice_show").set_value("zeichen").run()
    assert page.chosen["show"] == "zeichen"
    assert "Die Zahl ist so klein, dass sie Personen verraten könnte." in page.text


def test_language_switch_keeps_the_choices(demo: Open) -> None:
    page = demo("explore.py", indicator="bev_u18", period="2020")
    page.at.segmented_control(key="choice_lang").set_value("en").run()
    assert page.chosen == {"indicator": "bev_u18", "period": "2020", "lang": "en"}
    assert page.map["labels"]["language"] == "en"
    speak("en")  # the test driver names the options in this thread
    page.at.segmented_control(key="choice_lang").set_value("de").run()
    assert "lang" not in page.chosen
    assert page.at.title[0].value == "Erkunden"


def test_methods_name_formula_and_source(demo: Open) -> None:
    page = demo("data_and_methods.py", show="verfahren")
    for words in ("Wilson", "Byar", "Dobson", "Newcombe", "Mann–Kendall", "Benjamini",
                  "−23·ln(1 − R(1 − e^(−100/23)))", "Marshall 1991"):
        assert words in page.text
    english = demo("data_and_methods.py", show="verfahren", lang="en").text
    assert "The fewer people, the wider" in english
    assert "Formel" not in english
