"""Tabellen veröffentlichen: the whole way from an office's file to a published number and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitoring.language import speaking
from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.publishing import Desk, known_table
from tests.pages.readable import GERMAN

TABLE = """Einwohnerzahlen 2022, vorläufig am 15.3.2023;;
Kennung;Einwohner;Hunde
0101;130;7
0102;1030;55
0103;40;3
0201;230;12
0202;330;20
0204;170;9
Quelle: Meldeamt;;
""".encode()
STEPS = ["1. Datei", "2. Verstanden", "3. Befunde", "4. Folgen", "5. Veröffentlichen"]


def test_from_an_unknown_table_to_a_number_and_back(served: Store) -> None:
    desk = Desk()
    assert desk.headings == STEPS[:1]
    desk.upload("meldeamt.csv", TABLE)
    assert desk.headings == STEPS[:2]
    desk.answer("Für welches Jahr", "2022")
    assert desk.headings == STEPS[:2], "the column of dogs is still open"
    desk.select("Bedeutung von „Hunde“", "ignored")
    assert desk.headings == STEPS
    assert "Viertel 0102 (0102)  2022  Einwohner  1.030 Personen" in desk.text
    assert "Fußnote, Zeile 9: Quelle: Meldeamt" in desk.text
    assert "Spalte „Hunde“" in desk.text
    assert "0 Fehler, 1 Warnung" in desk.text
    assert desk.button("Veröffentlichen").disabled
    desk.tick()
    desk.write("Warum die Warnungen", "0205 liefert später")
    desk.write("Ihr Name", "Anna", "by_")
    assert desk.button("Veröffentlichen").disabled
    desk.write("Notiz", "Zahlen für 2022")
    desk.press("Veröffentlichen")
    assert "Ausgabe 2 ist veröffentlicht." in desk.text
    assert served.ledger.acts()[-1].by == "Anna"
    assert "0205 liefert später" in served.ledger.acts()[-1].details
    choices = {"indicator": "bev_ew", "period": "2022", "level": "viertel@2020"}
    assert Opened("explore.py", choices).values["0102"] == "1.030"
    desk.write("Warum zurücknehmen", "Falsches Jahr")
    desk.press("Rückgängig")
    assert "Ausgabe 1 gilt wieder, als Ausgabe 3" in desk.text
    assert "das Jahr „2022“. Das gibt es hier nicht" in Opened("explore.py", choices).text


@pytest.mark.usefixtures("served")
def test_correction_stands_with_its_number(musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";1.021;"))
    assert desk.headings == STEPS
    assert "1.020  →   1.021   geändert" in desk.text
    desk.publish("Das Meldeamt hat nachgeliefert")
    note = ", Anna): Das Meldeamt hat nachgeliefert"
    card = Opened("explore.py", {"indicator": "bev_ew", "period": "2021", "area": "0102",
                                 "level": "viertel@2020"})
    assert "Berichtigt in Ausgabe 2 (" in card.text
    assert note in card.text
    profile = Opened("profile.py", {"area": "0102", "edition": "2020"})
    assert profile.text.count(note) == 2, "the count, and the share that is computed from it"
    assert note not in Opened("profile.py", {"area": "0101", "edition": "2020"}).text


def test_saved_recipe_reads_the_next_table(served: Store, musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("meldeamt.csv", TABLE)
    desk.answer("Für welches Jahr", "2022")
    desk.select("Bedeutung von „Hunde“", "ignored")
    desk.write("Kennung der Leseanleitung", "meldeamt")
    desk.write("Ihr Name", "Anna", "recipe_by")
    desk.press("Speichern")
    assert "Die Leseanleitung „meldeamt“ ist gespeichert." in desk.text
    assert "Hunde" in (musterstadt / "recipes" / "meldeamt.toml").read_text("utf-8")
    act = served.ledger.acts()[-1]
    assert (act.act, act.by, act.subject) == ("recipe_saved", "Anna", "meldeamt")
    later = Desk()
    later.upload("meldeamt_neu.csv", TABLE.replace(b"2022", b"2024").replace(b"2023", b"2025"))
    later.select("Leseanleitung", "meldeamt")
    later.write("Jahr", "2024")
    assert "Viertel 0102 (0102)  2024  Einwohner  1.030 Personen" in later.text


@pytest.mark.usefixtures("served")
def test_errors_are_listed_and_stop_publishing(musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, "0201;Viertel 0201;2021;220",
                                             "9999;Viertel 0201;2021;zwölf"))
    assert "Fehler" in desk.text
    assert "zwölf" in desk.text
    assert "9999" in desk.text
    assert "verhinder" in desk.text
    assert not [one for one in desk.at.button if one.label == "Veröffentlichen"]


@pytest.mark.usefixtures("served")
def test_years_above_the_columns_are_no_question() -> None:
    desk = Desk()
    desk.upload("jahre.csv", b"Kennung;Einwohner 2021;Einwohner 2022;Hunde 2021;Hunde 2022\n"
                b"0101;121;131;7;8\n0102;1021;1031;5;6\n0201;221;231;1;2\n")
    assert "Zuordnung der Spalten: 1 noch offen" in desk.text
    assert "Hunde 2021 bis 2022" in desk.text
    assert "Für welches Jahr" not in desk.text
    desk.select("Bedeutung von „Hunde 2021 bis 2022“", "ignored")
    assert "Viertel 0102 (0102)  2022  Einwohner  1.031 Personen" in desk.text


@pytest.mark.usefixtures("served")
def test_table_about_persons_is_refused_and_not_shown() -> None:
    desk = Desk()
    desk.upload("faelle.csv", b"Aktenzeichen;Nachname;Betrag\nA-1;Musterfrau;500\nA-2;Beispiel;3\n")
    assert desk.headings == STEPS[:2]
    assert "Nach Angaben zu einzelnen Personen sehen aus: „Aktenzeichen“, „Nachname“" in desk.text
    assert "§ 16 BStatG" in desk.text
    assert "Musterfrau" not in desk.text


@pytest.mark.usefixtures("served")
def test_sections_stand_in_the_address() -> None:
    desk = Desk()
    desk.at.segmented_control(key="choice_show").set_value("protokoll").run()
    assert desk.page.chosen["show"] == "protokoll"
    assert "Erste" in desk.text


@pytest.mark.usefixtures("served")
def test_without_publishing_there_is_no_such_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_PUBLISHING", "off")
    page = Opened("overview.py", {})
    with pytest.raises(ValueError, match="publish"):
        page.at.switch_page("publish.py").run()


@pytest.mark.usefixtures("served")
def test_page_is_english_too(musterstadt: Path) -> None:
    table = known_table(musterstadt, ";1.020;", ";99.021;").replace(b"0201;", b"0299;")
    with speaking("en"):  # the driver compares choices by the words they are shown with
        desk = Desk(lang="en")
        desk.upload("einwohner.csv", table)
        pages = [desk, Desk(lang="en", show="freigaben"), Desk(lang="en", show="ausgaben"),
                 Desk(lang="en", show="protokoll")]
        unknown = Desk(lang="en")
        unknown.upload("meldeamt.csv", TABLE.replace(b"Quelle: Meldeamt", b""))
    lines = "\n".join(page.text for page in [*pages, unknown]).splitlines()
    # Quoted cells and the recipe's file stay as they were written.
    own = re.compile("Deutsch|Einwohnerzahlen 2022, vorläufig am 15.3.2023|^de = .*")
    german = [line for line in lines if GERMAN.search(own.sub("", line))]
    assert german == []


@pytest.mark.usefixtures("served")
def test_findings_follow_the_language_switch(musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";zwölf;"))
    assert "Das ist weder eine Zahl noch ein erklärtes Zeichen" in desk.text
    desk.at.segmented_control(key="choice_lang").set_value("en")
    desk.run()
    assert "This is neither a number nor a declared symbol" in desk.text
