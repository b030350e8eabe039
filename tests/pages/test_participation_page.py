"""Beteiligung: register, stages, methods, suitability, structure, invitation."""

from __future__ import annotations

import re

import pytest

from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import OPEN, fill, link, plain, rows, save


@pytest.fixture
def entries(served: Store) -> dict[str, str]:
    """The tiny city with a small register and two more acts; gives ids."""
    found = fill(served)
    group = save(served, "actor", title="Jugendliche am Bach", actor_kind="unorganisiert",
                 areas=["0102@2020"], works_with=["A2"], **OPEN)
    found["council"] = save(
        served, "act", title="Rat der Jungen", plan="jugend", object="Treff", focus="Zeiten",
        cycle="massnahmen", groups=["jugendliche"], areas=["0201@2020"], stage="entscheiden",
        purpose="naehe", mandate="bindend", aim="Öffnungszeiten festlegen",
        limits="Das Personal steht fest", start="2020-09-01", end="2020-09-02", invited=40,
        reached=20, deciding=15, reached_groups=["jugendliche"], participants=["adressaten"],
        bodies=["A2", group], method="zukunftswerkstatt", hours=30.0, money=600.0,
        sponsor="Der Rat sagt zu, es umzusetzen.", invitation="Wann soll offen sein?",
        needs=["bev_u18", "wege"], gaps="Wege am Abend", outcome="uebernommen",
        became="Offen bis 21 Uhr.", **OPEN)
    found["hidden"] = save(served, "act", title="Noch geheim", plan="sozial", stage="informieren",
                           groups=["familien"], start="2021-01-01")
    return found


def shown(section: str = "", **choices: str) -> Opened:
    return Opened("participation.py", ({"show": section} if section else {}) | choices)


@pytest.mark.usefixtures("served")
def test_an_empty_register_says_so() -> None:
    for section, said in (("", "Noch keine Beteiligung"), ("stufen", "Noch keine Beteiligung"),
                          ("struktur", "Noch ist kein Gremium")):
        assert any(said in one.value for one in shown(section).at.info), section
    assert not shown("methoden").at.exception


@pytest.mark.usefixtures("entries")
def test_the_register_tells_what_became_of_each_act() -> None:
    found = rows(shown(), "Beteiligungen")
    assert [one[0].split(" ")[0] for one in found] == ["Noch", "Rat", "Begehung"]
    assert found[1] == ["Rat der Jungen Jugendhilfeplanung · 01.09.2020", "Entscheiden bindend",
                        "Jugendliche 20 von 40 Eingeladenen; 15 entschieden mit",
                        "✓ übernommen Offen bis 21 Uhr."]
    assert found[2][3] == "◐ teilweise übernommen Vier Leuchten sind bestellt."


@pytest.mark.usefixtures("entries")
def test_stage_and_district_filter_the_register() -> None:
    assert len(rows(shown(stage="entscheiden"), "Beteiligungen")) == 1
    page = shown(area="0201@2020")
    assert [one[0][:14] for one in rows(page, "Beteiligungen")] == ["Rat der Jungen"]
    assert page.values["0102"] == "1"


@pytest.mark.usefixtures("entries")
def test_attendance_and_share_in_the_decision_stand_apart() -> None:
    page = shown("stufen")
    found = {one[0].split(" ")[0]: one[1:] for one in rows(page, "Beteiligung nach Stufen")}
    assert found["Entscheiden"] == ["1", "40", "20", "15 (75 %)", "1 von 1"]
    assert found["Meinungen"] == ["1", "", "34", "", "1 von 1"]
    assert found["Informieren"] == ["1", "", "", "", "0 von 1"]
    assert 'aria-label="Erreichte Menschen je Stufe: Informieren ohne Angabe' in page.html
    assert "Entscheiden 20, davon entschieden 15 mit" in page.html
    assert "Bei 1 von 3 Beteiligungen ist nicht festgehalten" in page.html
    assert "Die Beteiligten entscheiden, in vereinbarten Grenzen." in page.html


@pytest.mark.usefixtures("entries")
def test_districts_without_an_act_and_groups_never_reached_are_named() -> None:
    page = shown("stufen")
    found = {one[0]: one[1:] for one in rows(page, "Beteiligung nach Gebieten")}
    assert found["Viertel 0102"] == ["", "1", "", "", "", "1"]
    assert found["Viertel 0201"] == ["", "", "", "1", "", "1"]
    assert found["Viertel 0101"] == ["", "", "", "", "", "0"]
    # The act without districts is for everybody.
    assert found["Für mehrere Gebiete oder die ganze Stadt"][-1] == "1"
    assert rows(page, "Gemeint und erreicht") == [["Jugendliche", "1", "1", "0"]]
    assert "Noch nie erreicht: Kinder unter 3" in page.text
    assert rows(page, "Wer teilnahm")[2] == ["Menschen, um die es geht", "1", "40", "20",
                                             "15 (75 %)", "1 von 1"]


@pytest.mark.usefixtures("entries")
def test_methods_fit_a_stage_and_say_what_they_cost_here() -> None:
    page = shown("methoden", stage="meinungen", hours="20")
    good, rest = page.html.split("Passen weniger gut")
    assert "Begehung im Gebiet" in good
    # 40 hours and more.
    assert "<h4>Befragung</h4>" in rest
    assert "Üblich sind mindestens 40 Stunden" in plain(rest)
    assert "einmal eingesetzt, 30 Stunden, 600 €, 20 Menschen erreicht, 30 € je Mensch" in plain(
        page.html)
    assert link(page, "Beteiligung mit dieser Methode anlegen")["new"] == ["act"]


@pytest.mark.usefixtures("entries")
def test_the_check_leads_to_the_form_with_its_reasons() -> None:
    page = shown("eignung")
    assert "Noch 7 Fragen" in page.at.info[0].value
    usual = {f"q_{one}": "ja" for one in ("room", "open", "time", "people", "means", "will")}
    page = shown("eignung", area="0102@2020", q_power="gemeinsam", **(usual | {"q_will": "nein"}))
    assert "Das Thema ist bedingt geeignet" in page.text
    choices = link(page, "Beteiligung damit anlegen")
    assert choices["for_stage"] == ["mitentscheiden"]
    assert choices["for_suitability"] == ["bedingt"]
    assert choices["for_areas"] == ["0102@2020"]
    assert "Zusage" in choices["for_suitability_reason"][0]
    page = shown("eignung", q_power="beteiligte", **(usual | {"q_time": "nein"}))
    assert "Das Thema ist nicht geeignet" in page.text
    assert link(page, "Beteiligung damit anlegen")["for_stage"] == ["informieren"]


def test_the_invitation_tells_what_can_be_decided_and_what_cannot(
    entries: dict[str, str]
) -> None:
    page = shown(einladung=entries["council"])
    said = plain(page.html)
    for words in ("Wann soll offen sein?", "Treff: Zeiten", "Jugendliche aus: Viertel 0201",
                  "01.09.2020 bis 02.09.2020", "Öffnungszeiten festlegen",
                  "Das Personal steht fest", "Das Ergebnis gilt. Daran halten wir uns.",
                  "Der Rat sagt zu, es umzusetzen."):
        assert words in said
    assert "gut lesbar" in page.at.success[0].value
    hidden = shown(einladung=entries["hidden"])
    assert "Noch sehen nur Planende diese Einladung" in hidden.at.info[0].value
    assert "fehlt noch" in hidden.warnings[0]
    assert any("B99" in one for one in shown(einladung="B99").warnings)


@pytest.mark.usefixtures("served")
def test_existing_bodies_and_dates_come_first() -> None:
    answers = {f"q_{one}": "ja" for one in ("room", "open", "time", "people", "means", "will")}
    page = shown("eignung", q_power="gremium", **answers)
    assert "Zuerst vorhandene Gremien und Termine nutzen." in page.html
    assert "Zuerst prüfen, welche Gremien und Termine es schon gibt" in shown("methoden").text


def test_hard_words_in_an_invitation_are_named_to_planners(served: Store) -> None:
    act = save(served, "act", title="Schwer", plan="jugend", stage="meinungen",
               invitation="Die Jugendhilfeausschusssitzung findet z. B. hier statt.", **OPEN)
    said = plain(shown(einladung=act).html)
    assert "Langes Wort: „Jugendhilfeausschusssitzung“" in said
    assert "Abkürzung: „z. B.“" in said


def test_an_act_shows_its_information_and_a_round_too(entries: dict[str, str]) -> None:
    page = shown(entry=f"act.{entries['council']}")
    found = rows(page, "Benötigte Informationen")
    assert [one[1] for one in found] == ["✓ vorhanden", "✕ fehlt", "✕ fehlt"]
    assert found[0][2].endswith("20,0 % (2021)")
    assert found[2][0] == "Wege am Abend"
    assert re.search(r'href="erkunden\?indicator=bev_u18&amp;level=[^"]+&amp;area=0201"', page.html)
    assert "Offen bis 21 Uhr." in page.html
    page = Opened("planning.py", {"entry": f"round.{entries['round']}"})
    assert [one[1] for one in rows(page, "Benötigte Informationen")] == [
        "✓ vorhanden", "✕ fehlt", "✕ fehlt"]


@pytest.mark.usefixtures("entries")
def test_the_structure_has_unorganised_groups_and_how_often_they_were_involved() -> None:
    page = shown("struktur")
    found = rows(page, "Beteiligungsstruktur")
    assert [one[0] for one in found if len(one) == 1] == ["Stadtweit", "In Gebieten"]
    by_name = {one[0]: one[1:] for one in found if len(one) > 1}
    assert by_name["Jugendrat Jugendgremium"][4].startswith("Rat der Jungen")
    assert by_name["Jugendrat Jugendgremium"][2] == "Jugendliche am Bach"
    loose = by_name["Jugendliche am Bach Nicht organisierte Gruppe"]
    assert loose[0] == "Viertel 0102"
    assert loose[3] == "1"
    # No body of participation, and no act involved it.
    assert not any(name.startswith("Planungsbüro") for name in by_name)
    assert "1 davon sind Gruppen ohne Verein" in page.text
