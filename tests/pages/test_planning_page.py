"""Planung: cycle, goals, measures, findings, deadlines, report, self-assessment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.planning.versions import Change
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import fill, link, plain, rows, save

PROFILES = """
[profiles.planung]
label = {de = "Planung", en = "Planning"}
publishes = true
plans = true

[profiles.alle]
label = {de = "Alle", en = "Everybody"}
"""


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register; gives the ids of its entries."""
    return fill(served)


def shown(section: str = "", **choices: str) -> Opened:
    return Opened("planning.py", ({"show": section} if section else {}) | choices)


@pytest.mark.usefixtures("served")
def test_an_empty_register_says_so_in_every_section() -> None:
    for section in ("", "ziele", "massnahmen", "befunde", "standort"):
        page = shown(section)
        assert [one.value[:4] for one in page.at.info] == ["Noch"]
    assert "bleibt hier" in shown("papierkorb").at.info[0].value
    assert "Nichts ist überfällig" in shown("fristen").at.success[0].value
    assert "Danach steht hier der Bericht" in shown("bericht").at.info[0].value


@pytest.mark.usefixtures("entries")
def test_the_cycle_shows_where_a_round_stands_and_what_it_lacks() -> None:
    page = shown()
    stations = re.findall(r'<li class="(here)?"><span class="station">(\d)', page.html)
    assert stations == [("", "1"), ("", "2"), ("here", "3"), ("", "4")]
    assert "Leitbilder und strategische Ziele: 1" in page.html
    assert "Operative Ziele: 2" in page.html
    assert "3 von 4: Maßnahmen und Mittel" in page.html
    assert "31.03.2021, überfällig" in page.html
    assert re.search(r"Planungsbüro</a>; zuständig: Jugendamt", page.html)
    assert re.search(r"Von Beginn an dabei</dt><dd><a [^>]+>Jugendrat</a>", page.html)
    assert "Es fehlt: wege (kein Indikator der Stadt); Wege am Abend" in page.html
    assert "2 Ziele, 1 Maßnahme, 1 Beteiligung" in page.html


def test_an_indicator_without_figures_counts_as_a_gap(
    served: Store, musterstadt: Path
) -> None:
    path = musterstadt / "indicators" / "all.toml"
    first = path.read_text("utf-8").split("[[indicator]]")[1]
    new = first.replace('"bev_ew"', '"wege"').replace('de = "Einwohner"', 'de = "Wege"')
    (path.parent / "new.toml").write_text(f"[[indicator]]{new}", "utf-8")
    forget()
    save(served, "round", title="Neu", plan="sozial", subject="x", focus="y", cycle="leitbild",
         needs=["wege"], unit="Sozialamt", start="2021-01-01")
    assert "Es fehlt: Wege (keine Zahlen geladen)" in shown().html


@pytest.mark.usefixtures("entries")
def test_goals_stand_as_a_tree_with_their_attainment() -> None:
    found = rows(shown("ziele"), "Ziele")
    # 204 of 1,020 are under 18: 20 %, and 25 % were wanted.
    assert found[0] == ["Ebene 1: Gut aufwachsen Jugendhilfeplanung · Leitbild", "gilt", "",
                        "Jugendamt"]
    assert found[1] == ["Ebene 2: Weniger Andrang Jugendhilfeplanung · Operatives Ziel",
                        "✓ erreicht Frist: 31.12.2090", "Viertel 0102", "Jugendamt"]
    assert found[2][1] == "? nicht zu beurteilen Frist: ⚠ 30.06.2021, überfällig"


@pytest.mark.usefixtures("entries")
def test_a_district_filters_goals_and_the_map_counts_all() -> None:
    page = shown("ziele", area="0202@2020")
    assert [one[0].split(" Sozial")[0] for one in rows(page, "Ziele")] == [
        "Ebene 1: Ohne Maßnahme"]
    assert page.values["0202"] == "1"
    assert page.values["0102"] == "1"
    assert page.map["selected"] == ["0202"]


def test_goals_that_are_part_of_each_other_are_shown_with_a_word(served: Store) -> None:
    one = save(served, "goal", title="Henne", plan="jugend", tier="operativ", state="entwurf")
    other = save(served, "goal", title="Ei", plan="jugend", tier="operativ", state="entwurf",
                 parent=one)
    data = served.ledger.register().get("goal", one)
    assert data is not None
    served.ledger.save([Change("goal", one, 1, {**data.data, "parent": other})], "Test")
    found = rows(shown("ziele"), "Ziele")
    assert [len(found), "Hier schließt sich ein Kreis" in found[0][0]] == [2, True]


def test_fifty_of_many_goals_are_shown_until_all_are_wanted(served: Store) -> None:
    served.ledger.save([Change("goal", "", 0, {
        "title": f"Ziel {one}", "plan": "jugend", "tier": "strategisch", "state": "gilt"})
        for one in range(120)], "Test")
    page = shown("ziele")
    assert len(rows(page, "Ziele")) == 50
    page.switch("all")
    assert len(rows(page, "Ziele")) == 120


@pytest.mark.usefixtures("entries")
def test_measures_show_means_and_what_is_late() -> None:
    page = shown("massnahmen")
    assert rows(page, "Maßnahmen")[0] == [
        "Treff am Bach Jugendhilfeplanung",
        "läuft 2020–2090 ⚠ Räume finden: überfällig seit 01.08.2020",
        "Viertel 0102, Viertel 0201", "Jugendamt", "90.000 € 1,5 Vollzeitstellen Haushalt"]
    assert rows(page, "Personal und Mittel je Fachplan")[-1] == ["Zusammen", "2", "2", "100.000 €"]
    assert rows(page, "Personal und Mittel je Gebiet") == [
        ["Viertel 0102", "1", "1,5", "90.000 €", "", ""],
        ["Viertel 0201", "1", "1,5", "90.000 €", "", ""],
        ["Viertel 0202", "1", "0,5", "10.000 €", "", ""]]
    assert "Eine Maßnahme wird nicht aufgeteilt" in page.html


@pytest.mark.usefixtures("entries")
def test_measures_of_one_state() -> None:
    page = shown("massnahmen", state="geplant")
    assert [one[0] for one in rows(page, "Maßnahmen")] == ["Beratung Sozialplanung"]


def test_deadlines_say_why_and_what_to_do(entries: dict[str, str]) -> None:
    page = shown("fristen")
    found = rows(page, "Hinweise")
    assert [one[0] for one in found if len(one) == 1] == [
        "Überprüfung überfällig", "Frist des Ziels verstrichen", "Schritt überfällig"]
    assert found[1] == [
        "Jugend 2020 Jugendhilfeplanung · Planungsrunde",
        "Die Überprüfung war für den 31.03.2021 vorgesehen.",
        "Überprüfung eintragen und die nächste festlegen. Überprüfung eintragen"]
    asked = link(page, "Überprüfung eintragen")
    assert (asked["new"], asked["for_round"]) == (["review"], [entries["round"]])


@pytest.mark.usefixtures("entries")
def test_hints_of_one_kind() -> None:
    page = shown("fristen", rule="step")
    assert [one[0] for one in rows(page, "Hinweise")] == [
        "Schritt überfällig", "Treff am Bach Jugendhilfeplanung · Maßnahme"]


def test_a_report_starts_with_sentences_and_opens_the_next_round(entries: dict[str, str]) -> None:
    page = shown("bericht", plan="jugend", round=entries["round"])
    assert [plain(one) for one in re.findall(r"<li>(.*?)</li>", page.html)] == [
        "Das operative Ziel ist erreicht.", "1 Maßnahme ist eingetragen (läuft).",
        "Dafür sind 1,5 Vollzeitstellen und 90.000 € im Jahr eingetragen.",
        "1 Beteiligung erreichte 34 Menschen. Das Ergebnis wurde ganz oder teilweise übernommen."]
    assert "beschlossen von Rat am 01.12.2019, R 7/2019" in page.html
    assert rows(page, "Beteiligung") == [[
        "Begehung am Bach 01.06.2020", "Meinungen einholen", "34", "Licht fehlt",
        "teilweise übernommen Vier Leuchten sind bestellt."]]
    assert rows(page, "Überprüfungen")[0][1:] == ["Weniger Andrang", "Der Anteil sinkt.",
                                                  "wie geplant fortführen"]
    after = link(page, "Nächste Runde eröffnen")
    assert after["new"] == ["round"]
    assert after["for_previous"] == [entries["round"]]
    assert after["for_subject"] == ["Jugendarbeit"]
    assert link(page, "Fazit schreiben")["edit"] == [f"round.{entries['round']}"]


@pytest.mark.usefixtures("entries")
def test_a_report_about_a_whole_plan() -> None:
    page = shown("bericht", plan="sozial")
    assert "Bericht: Sozialplanung" in page.html
    assert "Das operative Ziel ist noch nicht erreicht." in page.html
    assert "Nächste Runde eröffnen" not in page.html


@pytest.mark.usefixtures("entries")
def test_findings_stand_beside_the_figure() -> None:
    page = shown("befunde")
    card = page.html.split('<article class="voice staerke">')[1]
    assert "Anteil unter 18</a>: 20,0\xa0% (2021)" in card
    assert "Begehung, Jugendamt, 02.06.2020" in card
    page.select("topic", "wohnen")
    assert "keiner passt zur Auswahl" in page.at.info[0].value


@pytest.mark.usefixtures("entries")
def test_self_assessment_compares_years() -> None:
    found = rows(shown("standort"), "Standortbestimmung")
    assert found[0] == ["Wo liegen die Chancen integrierter Planung?", "Gemeinsame Zahlen.",
                        "Erste Runde."]
    assert len(found) == 5


def test_deleted_entries_wait_in_the_bin(entries: dict[str, str], served: Store) -> None:
    served.ledger.save([Change("finding", entries["finding"], 1, {}, True)], "Test", "doppelt")
    page = shown("papierkorb")
    assert rows(page, "Papierkorb")[0][0] == "Nachbarn helfen Befund"
    assert rows(page, "Papierkorb")[0][2] == "doppelt"
    assert link(page, "Nachbarn helfen")["entry"] == [f"finding.{entries['finding']}"]


def test_everybody_sees_public_entries_and_no_inner_sections(
    store: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + PROFILES, "utf-8")
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Erste")
    fill(store)
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", store.location)
    monkeypatch.setenv("SOZIALRAUM_ROLE", "alle")
    forget()
    page = shown("ziele")
    titles = [one[0] for one in rows(page, "Ziele")]
    assert len(titles) == 2
    assert "Ohne Maßnahme" not in page.html
    page = shown("fristen")
    assert "Den Abschnitt" not in page.html
    assert "Hinweise" not in page.html
    assert [one for one in page.warnings if "„fristen“" in one]
