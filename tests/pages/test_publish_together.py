"""Several persons at the page "Tabellen veröffentlichen": approval, racing, going back."""

from __future__ import annotations

from pathlib import Path

from monitoring.storage.store import Store
from tests.pages.publishing import Desk, known_table, publish_beside


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


def test_undo_does_not_take_back_what_others_published(served: Store, musterstadt: Path) -> None:
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";1.021;"))
    desk.publish("Berichtigung")
    publish_beside(served, musterstadt)
    desk.write("Warum zurücknehmen", "Doch nicht")
    desk.press("Rückgängig")
    assert "Carla hat inzwischen" in desk.text
    assert len(served.ledger.entries()) == 3
