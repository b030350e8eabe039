"""Erkunden: intervals, comparison, alerts, trend sentences and converted years."""

from __future__ import annotations

import re
from html import unescape

import pytest

from monitoring.storage.served import served_snapshot
from tests.pages.conftest import Open

POVERTY = {"indicator": "mat_sgb2_u15", "level": "planungsraum@2019", "period": "2023"}
# 118 of 622 children: 19.0 % [16.1; 22.2] by Wilson; the city 15.9 %.
AREA = "010101"


def _card(html: str, area: str) -> str:
    start = html.index(f"({area})")
    end = html.find('<div style="--line', start)
    card = re.sub(r"<[^>]+>", "", html[start : end if end > 0 else None])
    return unescape(card).replace("\xa0", " ")


def test_intervals_are_on_and_can_be_switched_off(demo: Open) -> None:
    page = demo("explore.py", **POVERTY, area=AREA, table="1")
    place = page.drawn_ids.index(AREA)
    assert page.map["whiskers"]["low"].split(" ")[place] == "16.1"
    assert page.map["whiskers"]["high"].split(" ")[place] == "22.2"
    assert page.map["interval"] == {
        "pattern": "Intervall {low} bis {high}\xa0%", "decimals": 1}
    assert "Intervall 16,1 bis 22,2 %" in _card(page.html, AREA)
    assert [one["label"] for one in page.map["table"]["columns"]] == [
        "Zähler", "Nenner", "Intervall (95 %)"]
    assert page.text.count("keinen Stichprobenfehler") == 1
    bands = [one for one in page.chart["data"] if one["name"] == "Intervall"]
    assert len(bands) == 1
    page.at.toggle(key="choice_ci").set_value(False).run()
    assert page.chosen["ci"] == "0"
    assert page.map["whiskers"] is None
    assert "16,1 bis 22,2" not in page.text
    assert "Stichprobenfehler" not in page.text
    assert not [one for one in page.chart["data"] if one["name"] == "Intervall"]


def test_comparison_is_on_the_map_in_the_note_the_table_and_the_card(demo: Open) -> None:
    page = demo("explore.py", **POVERTY, area=AREA, table="1", map="vergleich")
    place = page.drawn_ids.index(AREA)
    said = "● nicht unterscheidbar von Auenstadt (15,9\xa0%)"
    assert page.letters[AREA] == "2"
    assert page.map["symbols"]["2"] == "●"
    assert page.map["says_class"] is True
    column = page.map["table"]["columns"][-1]
    assert (column["label"], column["texts"].split("\n")[place]) == ("Vergleich", said)
    assert said.replace("\xa0", " ") in _card(page.html, AREA)
    assert page.legend[0] == "deutlich mehr Bedarf als Auenstadt"
    counts = {one["key"]: one["count"] for one in page.map["legend"]["entries"]}
    clear = counts["4"] + counts["0"]
    assert f"Auffällig: {clear} von 47 Vergleichen." in page.text
    # 47 × 0.2 % = 0.09.
    assert "etwa 0,09 Auffälligkeiten allein durch Zufall" in page.text
    assert page.map["picture"]["lines"][0].startswith("▲ und ▼")


@pytest.mark.parametrize(("reference", "name"), [
    ("rest", "Auenstadt ohne dieses Gebiet"), ("parent", "Brückenvorstadt"),
    ("similar", "ähnliche"),
])
def test_other_references(demo: Open, reference: str, name: str) -> None:
    page = demo("explore.py", **POVERTY, area=AREA, map="vergleich")
    page.select("ref", reference)
    assert page.chosen["ref"] == reference
    card = _card(page.html, AREA)
    assert name in card
    assert ("Ähnliche Gebiete: " in card) == (reference == "similar")


def test_choosing_the_comparison_goes_into_the_address(demo: Open) -> None:
    page = demo("explore.py", **POVERTY)
    page.at.segmented_control(key="choice_map").set_value("vergleich").run()
    assert page.chosen["map"] == "vergleich"
    page.at.segmented_control(key="choice_map").set_value("").run()
    assert "map" not in page.chosen


@pytest.mark.parametrize(("choice", "what"), [
    ({"map": "tabelle"}, "die Darstellung der Karte „tabelle“"),
    ({"map": "vergleich", "ref": "mars"}, "den Vergleich „mars“"),
])
def test_dead_choices_are_named(demo: Open, choice: dict[str, str], what: str) -> None:
    page = demo("explore.py", **POVERTY, **choice)
    assert [what in one for one in page.warnings] == [True]


@pytest.mark.parametrize(("indicator", "reason"), [
    ("bev_ew", "lässt sich der Zufall nicht abschätzen"),
    ("ang_heim", "schwankt nicht durch Zufall"),
])
def test_without_limits_of_chance_a_reason_and_no_colours(
    demo: Open, indicator: str, reason: str
) -> None:
    page = demo("explore.py", indicator=indicator, level="planungsraum@2019", map="vergleich")
    assert reason in page.text
    assert not set(page.map["classes"]) & set("01234")
    assert page.map["whiskers"] is None


def test_change_is_established_or_not(demo: Open) -> None:
    page = demo("explore.py", **POVERTY, **{"from": "2022"}, area=AREA, map="vergleich")
    assert "Der Unterschied kann Zufall sein." in _card(page.html, AREA)
    assert not page.map.get("symbols")
    place = page.drawn_ids.index(AREA)
    low, high = (float(page.map["whiskers"][end].split(" ")[place]) for end in ("low", "high"))
    assert low < 0 < high
    assert page.map["interval"]["pattern"].endswith("Prozentpunkte")


def test_card_says_the_trend_in_one_sentence(demo: Open) -> None:
    page = demo("explore.py", **POVERTY, area=AREA)
    assert "Nikolaiviertel, „Kinderarmut (SGB II unter 15)“: Von 2019 bis 2023" in (
        _card(page.html, AREA))


def test_pooled_years_are_named_and_stop_the_trend(demo: Open) -> None:
    demo("explore.py")
    snapshot = served_snapshot()
    assert snapshot is not None
    pooled = next(one.id for one in snapshot.city.indicators.values()
                  if one.rolling_years == 3 and one.id in snapshot.cube.indicator_position)
    page = demo("explore.py", indicator=pooled, area="0101")
    assert "Jeder Wert fasst 3 Jahre zusammen." in page.text
    assert "Die Werte sind Mittel über mehrere Jahre" in _card(page.html, "0101")


def test_declared_break_is_marked(berlin: Open) -> None:
    page = berlin("explore.py", indicator="mss_s1", level="planungsraum@2006")
    labels = [one["text"].replace("<br>", " ") for one in page.chart["layout"]["annotations"]]
    assert "seit MSS 2021 steigende Altersgrenze" in labels
    assert "Werte vor 2020 sind mit späteren nicht vergleichbar" in page.text


def test_converted_years_are_a_line_of_their_own(berlin: Open) -> None:
    choice = {"indicator": "bev_u18", "level": "planungsraum@2021", "area": "01100101"}
    page = berlin("explore.py", **choice)
    estimated = "geschätzt (umgerechnet)"
    assert estimated not in [one["name"] for one in page.chart["data"]]
    page.switch("carried")
    assert page.chosen["carried"] == "1"
    line = next(one for one in page.chart["data"] if one["name"] == estimated)
    assert line["showlegend"]
    assert "Stülerstraße" in line["hovertemplate"]
    assert all(estimated in one for one in line["text"] if one)
    assert "Stülerstraße, geschätzt (umgerechnet): von" in page.text


def test_change_over_pooled_years_is_not_tested(demo: Open) -> None:
    demo("explore.py")
    snapshot = served_snapshot()
    assert snapshot is not None
    pooled = next(one.id for one in snapshot.city.indicators.values()
                  if one.rolling_years == 3 and one.id in snapshot.cube.indicator_position)
    page = demo("explore.py", indicator=pooled, area="0101", **{"from": "2021"})
    assert page.chosen["from"] == "2021"
    assert "Beide Werte fassen zum Teil dieselben Jahre zusammen." in _card(page.html, "0101")
    assert page.map["whiskers"] is None
