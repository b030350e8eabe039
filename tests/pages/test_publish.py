"""Tabellen veröffentlichen: the whole way from an office's file to a published number and back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoring.language import speaking
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store, store_at
from tests.conftest import MUSTERSTADT
from tests.pages.opened import Opened
from tests.pages.publishing import Desk, known_table, publish_beside
from tests.pages.test_every_page import GERMAN

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


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the tiny city with one release, made once."""
    place = tmp_path_factory.mktemp("tiny") / "store"
    store, city = store_at(str(place), city="musterstadt"), city_in(MUSTERSTADT)
    publish(store, draft(store, city, read_folder(MUSTERSTADT, city)), "Test", "Erste")
    return place


@pytest.fixture
def served(
    first_release: Path, musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """The tiny city with one release, served to the pages; a test may publish to it."""
    location = str(shutil.copytree(first_release, tmp_path / "store"))
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", location)
    forget()
    yield store_at(location, city="musterstadt")
    forget()


@pytest.fixture
def two_persons(served: Store, musterstadt: Path) -> Store:
    """The same city, which demands a second person."""
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + "\n[publishing]\nsecond_person = true\n", "utf-8")
    forget()
    return served


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
def test_table_about_persons_is_refused_and_not_shown() -> None:
    desk = Desk()
    desk.upload("faelle.csv", b"Aktenzeichen;Nachname;Betrag\nA-1;Musterfrau;500\nA-2;Beispiel;3\n")
    assert desk.headings == STEPS[:2]
    assert "Nach Angaben zu einzelnen Personen sehen aus: „Aktenzeichen“, „Nachname“" in desk.text
    assert "§ 16 BStatG" in desk.text
    assert "Musterfrau" not in desk.text


def test_second_person_approves(two_persons: Store, musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";1.021;"))
    desk.publish("Berichtigung", "Zur Freigabe einreichen")
    assert "Entwurf 1 wartet auf die Freigabe" in desk.text
    assert len(two_persons.ledger.entries()) == 1
    other = Desk(show="freigaben")
    assert "geändert 1" in other.text
    other.at.toggle[0].set_value(True)
    other.run()
    assert "1.020  →   1.021   geändert" in other.text
    other.write("Ihr Name", "Anna")
    other.press("Freigeben")
    assert "Freigeben muss ihn eine andere Person" in other.text
    other.write("Ihr Name", "Bernd")
    other.press("Freigeben")
    assert "Ausgabe 2 ist veröffentlicht." in other.text
    assert "Anna, freigegeben von Bernd" in Desk(show="ausgaben").text
    record = Desk(show="protokoll")
    assert "Entwurf 1 freigegeben" in record.text
    record.press("Verzeichnis und Dateien prüfen")
    assert "Alle Dateien und Einträge sind unversehrt." in record.text


def test_draft_is_rejected_with_a_reason(two_persons: Store, musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";1.021;"))
    desk.publish("Berichtigung", "Zur Freigabe einreichen")
    other = Desk(show="freigaben")
    other.write("Ihr Name", "Bernd")
    assert other.button("Ablehnen").disabled
    other.write("Anmerkung", "Bitte noch einmal prüfen")
    other.press("Ablehnen")
    assert "veröffentlicht wurde nichts" in other.text
    assert two_persons.ledger.waiting() == []


def test_overtaken_publisher_is_told_and_compares_again(served: Store, musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";1.021;"))
    publish_beside(served, musterstadt)
    desk.run()
    assert "Carla hat inzwischen Ausgabe 2 veröffentlicht" in desk.text
    desk.press("Neu vergleichen")
    assert "hat inzwischen" not in desk.text
    assert "1.099  →   1.021   geändert" in desk.text
    desk.publish("Berichtigung")
    assert "Ausgabe 3 ist veröffentlicht." in desk.text


def test_earlier_release_becomes_current_again(served: Store, musterstadt: Path) -> None:
    publish_beside(served, musterstadt)
    desk = Desk(show="ausgaben")
    desk.write("Ihr Name", "Anna")
    desk.write("Warum?", "Aus Versehen")
    desk.press("Wieder gültig machen")
    assert "Ausgabe 1 gilt wieder, als Ausgabe 3" in desk.text
    assert served.ledger.entries()[-1].restored_from == 1


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
