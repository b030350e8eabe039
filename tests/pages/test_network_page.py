"""Netzwerk: directory, offers, picture and table, who supplies data, guidance."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitoring.core.planning.form import preset_data
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.network_layout import MOST_DRAWN
from monitoring.storage.planning.served import served_register, setting_of
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget, served_snapshot
from monitoring.storage.store import Store
from tests.pages.conftest import Open
from tests.pages.joined import fill_network, link, plain, rows
from tests.pages.opened import Opened
from tests.pages.planned import save

SECTIONS = ("verzeichnis", "angebote", "netz", "daten", "anleitung")


def shown(section: str = "", **choices: str) -> Opened:
    return Opened("network.py", ({"show": section} if section else {}) | choices)


@pytest.fixture
def ids(served: Store) -> dict[str, str]:
    return fill_network(served)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_empty_register_says_what_to_do(section: str, lang: str) -> None:
    page = shown(section, lang=lang)
    assert not page.at.exception
    assert not page.warnings
    assert page.at.info or section in ("daten", "anleitung")


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_published_is_a_sentence(
    musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "nothing"))
    forget()
    page = shown(section)
    assert not page.at.exception
    assert len(page.at.info) + len(page.at.error) + len(page.at.warning) > 0


@pytest.mark.usefixtures("ids")
def test_the_directory_shows_what_each_actor_does() -> None:
    page = shown()
    found = {one[0]: one[1:] for one in rows(page, "Akteure")}
    assert found["Schule am Bach Schule"] == [
        "Viertel 0102 Viertel", "Bildung", "Schulstart 4 frei", "Anteil unter 18", "Fest"]
    assert found["Stadtrat Stadt- und Kreispolitik"] == [
        "Musterstadt Stadt", "", "", "", "Fest"]
    assert [one.split()[0] for one in found] == ["Kita", "Museum", "Schule", "Stadtrat"]
    assert rows(page, "Akteure nach Art") == [
        ["Politik und Beiräte", "1", "Stadt- und Kreispolitik"],
        ["Kita, Schule, Wissenschaft", "2", "Kita, Schule"],
        ["Netzwerke und alle übrigen", "1", "Anderes"]]
    # The council is there for the whole city, the museum for no district in particular.
    assert page.values["0102"] == "2"
    assert page.values["0202"] == "1"


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(("choices", "expected"), [
    ({"kind": "kita"}, ["Kita Mitte"]),
    ({"reach": "stadt"}, ["Stadtrat"]),
    ({"reach": "viertel"}, ["Kita Mitte", "Schule am Bach"]),
    ({"area": "0102@2020"}, ["Schule am Bach", "Stadtrat"]),
    ({"topic": "bildung"}, ["Schule am Bach"]),
    ({"group": "schulkinder"}, ["Schule am Bach"]),
])
def test_the_directory_is_filtered(choices: dict[str, str], expected: list[str]) -> None:
    found = rows(shown(**choices), "Akteure")
    assert [one for one in expected if any(row[0].startswith(one) for row in found)] == expected
    assert len(found) == len(expected)


@pytest.mark.usefixtures("ids")
def test_offers_say_how_old_their_free_places_are() -> None:
    page = shown("angebote")
    found = rows(page, "Angebote")
    assert found[0] == [
        "Schulstart Jugendhilfeplanung · Bevölkerung", "Schule am Bach Bachweg 1",
        "Viertel 0102", "Schulkinder",
        "4 von 12 frei ⚠ Stand 01.05.2019, älter als ein Jahr"]
    assert found[1][4] == "0 von 8 frei Stand 01.01.2999"
    groups = rows(page, "Angebote je Zielgruppe")
    assert groups == [["Schulkinder", "1", "1", "12", "4"], ["Familien", "1", "1", "8", "0"]]
    assert "Ohne eigenes Angebot: Kinder unter 3" in plain(page.html)


@pytest.mark.usefixtures("ids")
def test_free_places_stand_beside_need_and_need_without_a_place_is_named() -> None:
    page = shown("angebote")
    assert rows(page, "Freie Plätze neben offenem Bedarf") == [[
        "Schulstart Jugendhilfeplanung · Bevölkerung",
        "4 frei ⚠ Stand 01.05.2019, älter als ein Jahr", "Viertel 0102",
        "Weniger Andrang Ziel · Viertel 0102"]]
    assert rows(page, "Bedarf ohne freien Platz") == [
        ["Wohnraum fehlt Befund", "Wohnen", "Viertel 0201, Viertel 0202", "Angebot eintragen"]]
    asked = link(page, "Angebot eintragen")
    assert {name: asked[name] for name in ("new", "for_topic", "for_areas")} == {
        "new": ["offer"], "for_topic": ["wohnen"], "for_areas": ["0201@2020; 0202@2020"]}
    served = served_snapshot()
    assert served is not None
    given = preset_data(KINDS["offer"], {"areas": asked["for_areas"][0]}, served_register(),
                        setting_of(served))
    assert given["areas"] == ["0201@2020", "0202@2020"]
    housing = rows(shown("angebote", topic="wohnen"), "Angebote")
    assert [one[0] for one in housing] == ["Voller Kurs Wohnen"]


@pytest.mark.usefixtures("ids")
def test_who_may_not_add_offers_gets_no_way_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    assert "Angebot eintragen" not in shown("angebote").html


@pytest.mark.usefixtures("ids")
def test_the_picture_and_its_table_say_the_same() -> None:
    page = shown("netz")
    said = plain(page.html)
    assert "4 Akteure, 2 Verbindungen." in said
    # 2 ties of 4 × 3 / 2 = 6.
    assert "Von 100 möglichen Verbindungen gibt es 33." in said
    assert "Ohne Verbindung: Museum." in said
    assert "Brücke: Schule am Bach." in said
    assert rows(page, "Das Netz als Tabelle") == [
        ["Schule am Bach B · Schule", "2", "1", "0", "1", "0", "Kita Mitte, Stadtrat",
         "◆ Brücke"],
        ["Kita Mitte B · Kita", "1", "1", "0", "0", "0", "Schule am Bach", ""],
        ["Stadtrat P · Stadt- und Kreispolitik", "1", "0", "0", "1", "0", "Schule am Bach", ""],
        ["Museum N · Anderes", "0", "0", "0", "0", "0", "", "○ ohne Verbindung"]]
    alt = page.at.get("plotly_chart")[0].proto.alt
    assert "Die meisten Verbindungen haben Schule am Bach: 2" in alt
    assert {letter for one in page.chart["data"] if one["mode"] == "markers+text"
            for letter in one["text"]} == {"B", "P", "N"}


def test_a_chosen_actor_shows_its_ties(ids: dict[str, str]) -> None:
    page = shown("netz", actor=ids["school"])
    assert rows(page, "Verbindungen") == [
        ["Kita Mitte B · Kita", "arbeiten zusammen", ""],
        ["Stadtrat P · Stadt- und Kreispolitik", "gemeinsame Maßnahme", "Fest"]]
    page.select("actor", ids["museum"])
    assert page.chosen["actor"] == ids["museum"]
    assert "Noch keine Verbindung ist eingetragen." in page.html
    assert shown("netz", actor="A999").warnings


def test_of_many_actors_the_most_connected_are_drawn(served: Store) -> None:
    hub = save(served, "actor", title="Mitte", actor_kind="pko")
    served.ledger.save([Change("actor", "", 0, {
        "title": f"Akteur {one}", "actor_kind": "verein", "works_with": [hub]})
        for one in range(MOST_DRAWN + 20)], "Test")
    page = shown("netz")
    assert f"Gezeichnet sind die {MOST_DRAWN} Akteure" in page.at.caption[0].value
    assert len(rows(page, "Das Netz als Tabelle")) == 50
    page.switch("all")
    assert len(rows(page, "Das Netz als Tabelle")) == MOST_DRAWN + 21


def test_one_actor_alone_is_no_picture(served: Store) -> None:
    save(served, "actor", title="Museum", actor_kind="anderes")
    page = shown("netz")
    assert not page.at.get("plotly_chart")
    assert "1 Akteur, noch keine Verbindung." in plain(page.html)


def test_who_supplies_data_and_for_which_indicator_nobody_is_named(ids: dict[str, str]) -> None:
    page = shown("daten", plan="jugend")
    found = {one[0]: one[1] for one in rows(page, "Wer liefert Daten") if len(one) > 1}
    assert found["Anteil unter 18"] == "Schule am Bach Schule"
    assert set(found.values()) == {"Schule am Bach Schule", "○ niemand benannt"}
    assert "Für 1 von 2 Indikatoren ist eine Stelle benannt" in plain(page.html)
    page.switch("open")
    assert "Anteil unter 18" not in [one[0] for one in rows(page, "Wer liefert Daten")]
    by_actor = rows(shown("daten", actor=ids["school"]), "Wer liefert Daten")
    assert [one[0] for one in by_actor if len(one) > 1] == ["Anteil unter 18"]


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("lang", "words"), [("de", "Faustregeln"), ("en", "Rules of thumb")])
def test_guidance_is_short(lang: str, words: str) -> None:
    page = shown("anleitung", lang=lang)
    said = plain(page.html)
    assert words in said
    assert 150 < len(said.split()) < 330


def test_figures_that_show_need_stand_beside_free_places(demo: Open) -> None:
    page = demo("network.py", show="angebote", area="0303")
    found = {one[0]: one[1:] for one in rows(page, "Zahlen mit erhöhtem Bedarf in Ostfeld")}
    poverty = re.search(r"Kinderarmut \(SGB II unter 15\) : ([\d,]+ %) \(\d{4}\)",
                        found["Materielle Lage"][0])
    assert poverty
    assert poverty[1] in plain(demo("profile.py", area="0303").html)
    assert found["Materielle Lage"][1] == "○ keine eingetragen"
