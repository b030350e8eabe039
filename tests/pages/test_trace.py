"""Woher kommt diese Zahl? From a district on the page to formula, file, row and release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from monitoring.pages.parts.trace_html import Figure, traces_html
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget, served_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from tests.pages.conftest import Open

BOX = "trace_box"
TITLE = "Woher kommt diese Zahl?"
EXCLUDED = "03300515"
ONE = {"indicator": "mss_s1", "period": "2020", "area": "01100101"}


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def test_without_a_district_there_is_nothing_to_trace(demo: Open) -> None:
    assert TITLE not in demo("explore.py", indicator="mat_sgb2_u15").text


def test_the_way_is_made_only_when_it_is_asked_for(berlin: Open) -> None:
    page = berlin("explore.py", **ONE)
    assert TITLE in page.text
    assert "Prüfsumme" not in page.text
    page.open_box(BOX)
    words = plain(page.text)
    assert "wfs_mss_2021_index_indikatoren.csv, Zeile 2, Spalte „S1“ (F): „4.22594“" in words
    assert "MSS Kartendienst: Index-Indikatoren ab 2021" in words
    assert "Gezeigt wird Ausgabe 1 vom" in words
    assert "veröffentlicht von Test: „Test“" in words
    assert re.search(r"\b[0-9a-f]{64}\b", words)
    # The city's value that the map compares with.
    assert "Amtlicher Wert, den die Quelle selbst für dieses Gebiet nennt: MSS 2023" in words


def test_a_share_shows_its_formula_in_words_and_numbers(berlin: Open) -> None:
    page = berlin("explore.py", indicator="bev_u18", period="2022", area="01", level="bezirk")
    page.open_box(BOX)
    words = plain(page.text)
    assert ("Berechnet: („unter 6“ + „6 bis unter 15“ + „15 bis unter 18“) ÷ „Einwohnerinnen und "
            "Einwohner“ × 100 = 61.186 ÷ 395.599 × 100") in words
    assert "Nenner: Einwohnerinnen und Einwohner: 395.599 Personen" in words
    assert "Summe von 49 Teilgebieten (Planungsräume)" in words
    assert "population_2022h2_t2_plr.csv, Spalte „inhabitants_age_below_6“ (C)" in words
    assert "Stülerstraße (01100101): 165 Personen Zeile 2: „165“" in words
    assert "und 29 weitere" in words


def test_of_a_change_both_years_are_traced(demo: Open) -> None:
    choices = {"indicator": "mat_sgb2_u15", "level": "planungsraum@2019", "period": "2022"}
    page = demo("explore.py", **choices, **{"from": "2019"}, area="010101")
    page.open_box(BOX)
    words = plain(page.text)
    assert "Nikolaiviertel (010101), 2019:" in words
    assert "Nikolaiviertel (010101), 2022: 19,8 %" in words
    assert ("materielle_lage.csv, Zeile 1418, Zähler in Spalte „zaehler“ (E): „123“, Nenner in "
            "Spalte „nenner“ (F): „622“") in words
    assert "Daraus berechnet: 123 ÷ 622 × 100" in words


def test_places_lead_to_the_facilities(berlin: Open) -> None:
    page = berlin("explore.py", indicator="ang_jugend_quote", period="2024", area="01100416")
    page.open_box(BOX)
    words = plain(page.text)
    assert "Einrichtungen, die in diesem Gebiet liegen: 1" in words
    assert "Freizeithaus am Mauerpark (01010003): 98 Plätze" in words


def test_a_figure_without_number_says_why_and_where(berlin: Open) -> None:
    page = berlin("explore.py", **{**ONE, "area": EXCLUDED})
    page.open_box(BOX)
    words = plain(page.text)
    assert f"({EXCLUDED}), 2020: ausgeschlossen – Vom MSS nicht eingestuft" in words
    assert "Spalte „S1“ (F): „-9999“" in words


def test_more_districts_than_fit_are_named(demo: Open) -> None:
    areas = "010101,010102,010103,010104,010201"
    choices = {"indicator": "mat_sgb2_u15", "level": "planungsraum@2019", "period": "2022"}
    page = demo("explore.py", **choices, area=areas)
    page.open_box(BOX)
    assert "Nicht gezeigt: Ziegelhütte (010201)." in plain(page.text)


def _workshop() -> None:
    from monitoring.pages.parts.loaded import snapshot
    from monitoring.pages.parts.workshop.trace import show_trace_of_index
    from monitoring.pages.parts.workshop.view import read_workshop

    found = read_workshop(snapshot())
    assert found is not None
    show_trace_of_index(found)


def test_every_component_of_an_index_is_traced(
    monkeypatch: pytest.MonkeyPatch, berlin_store: Path
) -> None:
    root = Path(__file__).parents[2]
    monkeypatch.setenv("SOZIALRAUM_CITY", str(root / "data" / "berlin"))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(berlin_store))
    forget()
    at = AppTest.from_function(_workshop, default_timeout=60)
    at.query_params.update({"index": "mss", "period": "2020", "area": "01100101"})
    at.run()
    assert not at.exception
    assert not at.get("html")
    at.session_state["index_trace_box"] = True
    at.run()
    words = plain(re.sub("<[^>]+>", " ", str(at.get("html")[0].proto.body)))
    forget()
    for column, text in (("S1", "4.22594"), ("S3", "8.04329"), ("D4", "3.96175")):
        assert f"Spalte „{column}“" in words
        assert f"„{text}“" in words


def test_words_of_people_stay_text(served: Store, musterstadt: Path) -> None:
    table = musterstadt / "tables" / "arbeit_2020.csv"
    table.write_text(table.read_text("utf-8").replace("10,50", "35,50"), "utf-8")
    city = city_in(musterstadt)
    publish(served, draft(served, city, read_folder(musterstadt, city)), "<b>", "<img src=x>")
    forget()
    found = served_snapshot()
    assert found is not None
    area = found.cube.areas.find("0101", "2020")
    assert area is not None
    said = traces_html(found, [Figure("arb_quote", area, "2020", title="<i>x</i>")])
    assert "arbeit_2020.csv, Zeile 2" in said
    assert "<img" not in said
    assert "<i>" not in said
    assert "&lt;img src=x&gt;" in said
    assert "&lt;i&gt;x&lt;/i&gt;" in said


@pytest.mark.parametrize("section", ["raum", "aehnlich"])
def test_maps_of_patterns_lead_to_the_cell_too(demo: Open, section: str) -> None:
    page = demo("patterns.py", show=section, area="010102", level="planungsraum@2019")
    assert "Woher kommt diese Zahl?" in page.text
