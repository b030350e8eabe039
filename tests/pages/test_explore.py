"""Erkunden: choices, map, classes, change, trend."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

from monitoring.pages.parts.period_block import SECONDS_EACH
from monitoring.storage.served import served_snapshot
from tests.pages.conftest import Open

BERLIN_S1 = {"indicator": "mss_s1", "level": "planungsraum@2021", "period": "2020"}
EXCLUDED = "Vom MSS nicht eingestuft: weniger als 300 Einwohner"
DEMO_U18 = {"indicator": "bev_u18", "level": "planungsraum@2019", "period": "2022"}


def test_choices_go_into_the_address_by_id(berlin: Open) -> None:
    page = berlin("explore.py")
    page.select("plan", "sozialplanung")
    offered = page.at.selectbox(key="choice_indicator").options
    snapshot = served_snapshot()
    assert snapshot is not None
    wanted = set(snapshot.city.plans["sozialplanung"].indicators())
    assert len(offered) == len(wanted & set(snapshot.cube.indicators)) > 10
    page.select("indicator", "mss_s1")
    assert len(page.drawn_ids) == 542
    page.select("indicator", "bev_u18")
    page.select("level", "bezirk")
    page.slide("period", "2020")
    assert page.chosen == {
        "plan": "sozialplanung", "indicator": "bev_u18", "level": "bezirk", "period": "2020",
    }
    assert len(page.drawn_ids) == 12
    assert page.map["legend"]["title"] == "Anteil unter 18-Jähriger, 2020"
    page.select("level", "planungsraum@2021")
    page.select("indicator", "mss_s1")
    assert page.map["legend"]["title"] == "Arbeitslosigkeit (SGB II), 2020"


def test_map_shows_the_delivered_values_and_the_reason_of_a_gap(berlin: Open) -> None:
    page = berlin("explore.py", **BERLIN_S1)
    assert len(page.drawn_ids) == 542
    assert page.values["01100101"] == "4,23"
    assert page.letters["03300515"] == "x"
    assert page.values["03300515"] == "ausgeschlossen"
    assert page.map["reasons"][str(page.drawn_ids.index("03300515"))] == EXCLUDED
    assert page.map["city"]["text"].replace("\xa0", " ") == "5,30 %"
    assert page.letters["01100101"] == "2"
    assert page.map["legend"]["entries"][2]["text"] == "3,59 bis 5,21"
    drawn = sum(entry["count"] for entry in page.map["legend"]["entries"])
    assert drawn == 542


def test_chosen_area_names_file_row_and_exact_value(berlin: Open) -> None:
    page = berlin("explore.py", **BERLIN_S1, area="01100101,03300515")
    assert page.map["selected"] == ["01100101", "03300515"]
    value, gap = page.text.split("Blankenburger Süden (03300515)")
    assert "4,23 %" in value
    assert "wfs_mss_2021_index_indikatoren.csv, Zeile 2: 4,22594" in value
    assert EXCLUDED in gap
    assert re.search(r"wfs_mss_2021_index_indikatoren\.csv, Zeile 101\s", gap)


def test_municipality_of_germany_is_found_by_its_id(city: Callable[[str], Open]) -> None:
    page = city("germany")("explore.py", area="11000000")
    assert page.map["selected"] == ["11000000"]
    assert "Berlin (11000000)" in page.text
    assert len(page.drawn_ids) == len(set(page.drawn_ids)) == len(page.map["classes"])


@pytest.mark.parametrize(
    ("name", "dead", "what"),
    [
        ("plan", "gibtesnicht", "den Fachplan „gibtesnicht“"),
        ("indicator", "bev_alt", "den Indikator „bev_alt“"),
        ("level", "strasse", "die Ebene „strasse“"),
        ("period", "1999", "das Jahr „1999“"),
        ("from", "1999", "das Vergleichsjahr „1999“"),
        ("area", "010101,nirgends", "gibt es nicht: nirgends."),
    ],
)
def test_dead_id_of_a_link_is_named(demo: Open, name: str, dead: str, what: str) -> None:
    page = demo("explore.py", **(DEMO_U18 | {name: dead}))
    assert len(page.warnings) == 1
    assert what in page.warnings[0]
    assert not page.at.exception
    assert len(page.values) == 48


def test_link_with_only_an_area_opens_its_level(demo: Open) -> None:
    page = demo("explore.py", indicator="bev_u18", area="0101")
    assert page.map["selected"] == ["0101"]
    assert len(page.drawn_ids) == 12
    assert page.warnings == []


@pytest.mark.parametrize("scheme", ["equal_steps", "natural_breaks"])
def test_scheme_changes_the_classes(demo: Open, scheme: str) -> None:
    page = demo("explore.py", **DEMO_U18)
    quantiles = page.legend
    page.open_box("display_box")
    page.select("scheme", scheme)
    assert page.chosen["scheme"] == scheme
    assert page.legend != quantiles
    page.slide("n", "3")
    assert page.chosen["n"] == "3"
    assert len(page.legend) == len(page.map["colors"]) == 3


def test_own_limits(demo: Open) -> None:
    page = demo("explore.py", **DEMO_U18, scheme="own")
    page.open_box("display_box")
    page.at.text_input(key="choice_limits").input("12,5; 20").run()
    assert page.chosen["limits"] == "12.5_20_"
    assert len(page.legend) == 3
    values = {area: float(shown.replace(",", ".")) for area, shown in page.values.items()}
    for area, letter in page.letters.items():
        assert letter == str(int(values[area] >= 12.5) + int(values[area] >= 20)), area


def test_wrong_own_limits_give_a_sentence(demo: Open) -> None:
    page = demo("explore.py", **DEMO_U18, scheme="own", limits="zwölf; 20")
    assert len(page.warnings) == 1
    assert "„zwölf“ ist keine Zahl" in page.warnings[0]
    assert len(page.legend) == 5


def test_colours_keep_their_meaning_over_the_periods(demo: Open) -> None:
    page = demo("explore.py", **DEMO_U18)
    before, values = page.legend, page.values
    page.slide("period", "2019")
    assert page.chosen["period"] == "2019"
    assert page.legend == before
    assert page.values != values
    assert page.map["legend"]["title"].endswith(", 2019")


def test_change_has_a_real_centre(demo: Open) -> None:
    page = demo("explore.py", **(DEMO_U18 | {"indicator": "bil_betr_3u6"}))
    page.select("from", "2019")
    assert page.chosen["from"] == "2019"
    shown, numbers, middle = page.map, page.map["values"], len(page.map["colors"]) // 2
    assert len(shown["colors"]) % 2 == 1
    assert shown["legend"]["unit"] == "Prozentpunkte"
    assert shown["legend"]["title"].endswith(": Veränderung 2019 bis 2022")
    known = [(number, letter) for number, letter in zip(numbers, shown["classes"], strict=True)
             if number is not None]
    assert min(known)[0] < 0 < max(known)[0]
    for number, letter in known:
        side = np.sign(int(letter) - middle)
        assert side in (0, np.sign(number))
    widest = [abs(number) for number, letter in known if int(letter) == middle]
    assert max(widest) <= min(abs(number) for number, letter in known if int(letter) != middle)


def test_change_is_the_difference_of_both_periods(demo: Open) -> None:
    found = demo("explore.py", **DEMO_U18, **{"from": "2019"}, table="1")
    change = dict(zip(found.drawn_ids, found.map["values"], strict=True))
    first, last = (column["texts"].split("\n") for column in found.map["table"]["columns"][:2])
    place = found.drawn_ids.index("010101")
    difference = float(last[place].replace(",", ".")) - float(first[place].replace(",", "."))
    assert change["010101"] == pytest.approx(difference, abs=0.11)


def test_trend_has_the_chosen_district_its_parent_and_the_city(demo: Open) -> None:
    page = demo("explore.py", **DEMO_U18, area="010101")
    snapshot = served_snapshot()
    assert snapshot is not None
    lines = {trace["name"]: trace for trace in page.chart["data"] if "name" in trace}
    assert {"Nikolaiviertel", "Auenstadt", "Brückenvorstadt"} <= set(lines)
    area = snapshot.cube.areas.find("010101", "2019")
    assert area is not None
    for year, value in zip(lines["Nikolaiviertel"]["x"], lines["Nikolaiviertel"]["y"], strict=True):
        if year >= 2019:
            exact = snapshot.cube.value[snapshot.cube.cell("bev_u18", area, str(int(year)))]
            assert value == pytest.approx(exact, abs=0.001)
    assert "Nikolaiviertel: von" in page.at.get("plotly_chart")[0].proto.alt
    drawn = page.chart["data"]
    page.switch("lines")
    assert page.chosen["lines"] == "1"
    assert page.chart["data"] != drawn


def test_playing_moves_on_and_stops(demo: Open) -> None:
    page = demo("explore.py", **DEMO_U18)
    page.at.button(key="play").click().run()
    assert page.at.button(key="play").label == "Anhalten"
    page.at.run()
    assert page.chosen["period"] == "2022", "a run before its time must not move on"
    page.at.session_state["moved_at"] = -SECONDS_EACH
    page.at.run()
    assert page.chosen["period"] == "2023"
    page.at.button(key="play").click().run()
    stopped = page.chosen["period"]
    page.at.run()
    assert page.at.button(key="play").label == "Abspielen"
    assert page.chosen["period"] == stopped


def test_facilities_come_by_address(demo: Open) -> None:
    page = demo("explore.py", **DEMO_U18)
    assert not page.map["points"]
    page.open_box("facility_box")
    page.select("facilities", "kita")
    assert re.fullmatch(r"files/points/[0-9a-f]{64}/kita\.json", page.map["points"]["url"])


def test_plan_without_loaded_indicator_offers_all(
    demo: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = demo("explore.py")
    snapshot = served_snapshot()
    assert snapshot is not None
    plan = type(snapshot.city.plans["kita"])
    monkeypatch.setattr(plan, "indicators", lambda _self: ("noch_nicht_geladen",))
    page.select("plan", "kita")
    assert not page.at.exception
    assert len(page.at.selectbox(key="choice_indicator").options) == len(snapshot.cube.indicators)
