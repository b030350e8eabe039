"""Synopse: all plans beside each other."""

from __future__ import annotations

import re

import pytest

from monitoring.storage.store import Store
from tests.pages.brook import at_the_brook, shown
from tests.pages.planned import link, rows

SECTIONS = ("", "zeit", "ueberschneidungen", "konflikte", "schwerpunkte", "mittel", "erhebungen",
            "angebote", "indikatoren")


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """Two plans that do the same for families at the brook; gives the ids of the entries."""
    return at_the_brook(served)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_register_breaks_no_section(section: str) -> None:
    page = shown(section)
    assert not page.at.exception
    if section in ("", "zeit", "ueberschneidungen", "konflikte", "mittel", "angebote"):
        assert re.match("Noch kein|Kein", page.at.info[0].value)


@pytest.mark.usefixtures("entries")
def test_the_table_crosses_districts_and_plans_and_each_cell_opens() -> None:
    page = shown()
    row, = rows(page, "Synopse")
    assert row[1:] == [
        "2 Ziele, 1 Maßnahme Mehr Kinder Weniger Kinder Treff am Bach 90.000 €",
        "1 Ziel, 1 Maßnahme Weniger Kinder Elterncafé 30.000 €"]
    assert link(page, "Treff am Bach")["entry"] == ["measure.M1"]
    page.select("rows", "group")
    assert rows(page, "Synopse")[0][0] == "Familien"
    page.select("columns", "year")
    assert page.chosen["rows"] == "group"
    assert page.chosen["columns"] == "year"
    assert not page.at.exception


@pytest.mark.usefixtures("entries")
def test_a_choice_narrows_the_table_and_a_dead_one_is_named() -> None:
    page = shown(plan="jugend", group="familien")
    assert "Elterncafé" not in page.html
    assert shown(group="aeltere").at.info
    assert "„wer“" in shown(rows="wer").at.warning[0].value


@pytest.mark.usefixtures("entries")
def test_time_shows_bars_with_words_coordination_and_calendar() -> None:
    page = shown("zeit")
    figure = page.at.get("plotly_chart")[0]
    assert figure.proto.alt.count("1 Maßnahme, Beginn 2020, Ende 2090.") == 2
    assert {one[0] for one in rows(page, "Maßnahmen über die Jahre")} == {
        "Treff am Bach", "Elterncafé"}
    assert rows(page, "Wer koordiniert")[0][1:3] == ["Planungsbüro", "Jugendamt"]
    assert rows(page, "Rhythmus der Zahlen")


@pytest.mark.usefixtures("entries")
def test_money_by_district_plan_and_funding_line() -> None:
    page = shown("mittel")
    assert rows(page, "Mittel je Gebiet und Fachplan")[0][1:] == [
        "90.000 € 1,5 Stellen", "30.000 €", "120.000 € 1,5 Stellen"]
    assert rows(page, "Wer es bezahlt") == [["Haushalt", "1", "1,5", "90.000 €"],
                                            ["Land", "1", "", "30.000 €"]]
    assert len(rows(page, "Maßnahmenregister")) == 2


@pytest.mark.usefixtures("entries")
def test_services_are_counted_by_group_and_free_places_stand_beside_need() -> None:
    page = shown("angebote")
    body = rows(page, "Angebote und Maßnahmen je Gebiet und Zielgruppe")
    assert body[1] == ["Familien", "1 Spielkreis", "2 Treff am Bach Elterncafé", "3",
                       "Planungsbüro, Jugendamt, Sozialamt"]
    free, = rows(page, "Freie Plätze neben dem Bedarf")
    assert free[0] == "Spielkreis Planungsbüro"
    assert free[2] == "3 Stand 01.06.2020"


@pytest.mark.usefixtures("entries")
def test_indicators_name_plans_and_entries_that_rest_on_them() -> None:
    first = rows(shown("indikatoren"), "Was auf den Indikatoren ruht")[0]
    assert first[0] == "Anteil unter 18"
    assert first[3].startswith("2 Ziele, 1 Erhebung")
