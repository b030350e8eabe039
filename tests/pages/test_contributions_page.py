"""The public form and what is shown, tried as people and attackers would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoring.storage.ledger import Ledger
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.contributing import NotAccepted, send_contribution
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget, served_snapshot
from monitoring.storage.store import Store
from tests.pages.contributing import errors, kept, send, serve_open_city, shown
from tests.pages.opened import Opened
from tests.pages.planned import save


@pytest.fixture
def open_city(store: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The tiny city that takes contributions, served to everybody."""
    yield serve_open_city(store, musterstadt, monkeypatch)
    forget()


def moderated(store: Store, words: str, **more: str) -> None:
    save(store, "contribution", text=words, act="B1", areas=["0102@2020"], topic="wohnen",
         state="gezeigt", **more)


def test_everybody_can_write_and_it_waits(open_city: Store) -> None:
    page = shown()
    assert "Der Ort steht fest" in page.html
    assert "Das Ergebnis ist ein Rat." in page.html
    assert "nicht gespeichert" in page.text
    send(page, "Mehr Licht am Bach")
    assert "angekommen" in page.at.success[0].value
    assert page.at.text_area(key="contribution_text_B1").value == ""
    assert [(one.text("text"), one.text("state"), one.author, one.text("topic"), one.list("areas"))
            for one in kept(open_city)] == [
        ("Mehr Licht am Bach", "wartet", "Öffentlichkeit", "wohnen", ("0102@2020",))]
    assert "Mehr Licht am Bach" not in shown().text


@pytest.mark.parametrize(("words", "said"), [
    ("Schreibt an lena@beispiel.de", "Bitte ohne E-Mail-Adresse."),
    ("Fragt Frau M., Lindenstraße 12", "Bitte ohne Straße mit Hausnummer"),
    ("x" * 10_000, "10.000 Zeichen"),
    ("\u200b\u200d ", "Bitte etwas schreiben."),
])
def test_what_is_refused_stays_in_the_field(open_city: Store, words: str, said: str) -> None:
    page = shown()
    send(page, words)
    assert [one for one in errors(page) if said in one]
    assert page.at.text_area(key="contribution_text_B1").value == words
    assert kept(open_city) == []


def test_one_session_and_all_together_have_limits(open_city: Store) -> None:
    page = shown()
    for number in range(4):
        send(page, f"Beitrag Nummer {number}")
    assert "Bitte in zehn Minuten" in errors(page)[0]
    assert page.at.text_area(key="contribution_text_B1").value == "Beitrag Nummer 3"
    assert len(kept(open_city)) == 3
    for number in range(3, 8):
        other = shown()
        send(other, f"Beitrag Nummer {number}")
    assert "sehr viele Beiträge" in errors(other)[0]
    assert other.at.text_area(key="contribution_text_B1").value == "Beitrag Nummer 7"
    assert len(kept(open_city)) == 6


def test_a_ledger_that_cannot_be_written_loses_no_words(
    open_city: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise Unreachable("nobody should read this")

    page = shown()
    monkeypatch.setattr(Ledger, "receive", broken)
    send(page, "Mehr Licht")
    assert "nicht gespeichert werden" in errors(page)[0]
    assert page.at.text_area(key="contribution_text_B1").value == "Mehr Licht"
    assert kept(open_city) == []


def test_the_same_words_are_taken_once(open_city: Store) -> None:
    send(shown(), "Mehr Licht")
    page = shown()
    send(page, "mehr licht!")
    assert "gibt es schon" in errors(page)[0]
    assert len(kept(open_city)) == 1


@pytest.mark.parametrize("choices", [
    {"new": "contribution", "for_state": "gezeigt", "for_text": "Werbung", "for_act": "B1"},
    {"edit": "contribution.E1", "for_state": "gezeigt"},
    {"edit": "act.B1"}, {"new": "act"}, {"show": "eignung"},
    {"state": "gezeigt"}, {"state": "wartet"},
])
def test_no_address_lets_everybody_change_or_see_more(
    open_city: Store, choices: dict[str, str]
) -> None:
    send(shown(), "Noch nicht gelesen")
    before = open_city.ledger.register().number
    page = shown(**choices)
    assert not page.at.exception
    assert "Noch nicht gelesen" not in page.text
    forbidden = {"Speichern", "Zeigen", "Ablehnen", "Endgültig entfernen", "Bearbeiten", "Löschen"}
    assert forbidden & {one.label for one in page.at.button} == set()
    assert open_city.ledger.register().number == before
    assert [one.text("state") for one in kept(open_city)] == ["wartet"]


def test_an_act_that_closed_meanwhile_takes_nothing(open_city: Store) -> None:
    page = shown()
    act = open_city.ledger.register().get("act", "B1")
    assert act is not None
    open_city.ledger.save([Change("act", "B1", 1, {**act.data, "open_until": "2020-12-31"})], "T")
    found = served_snapshot()
    assert found is not None
    with pytest.raises(NotAccepted, match="keine Beiträge"):
        send_contribution(found, "B1", "Zu spät", "", "")
    assert "keine Beiträge angenommen" in shown().at.info[0].value
    send(page, "Zu spät <b>")
    assert kept(open_city) == []
    assert "keine Beiträge" in page.warnings[0]
    # The form is gone; what was typed is not.
    assert '<p class="said">Zu spät &lt;b&gt;</p>' in page.html


@pytest.mark.parametrize("off", ["city", "process"])
def test_contributions_can_be_switched_off(
    open_city: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    if off == "process":
        monkeypatch.setenv("SOZIALRAUM_PLANNING", "off")
    else:
        path = musterstadt / "city.toml"
        path.write_text(path.read_text("utf-8").replace("contributions = true",
                                                        "contributions = false"), "utf-8")
    forget()
    page = shown()
    assert not [one for one in page.at.button if one.label == "Beitrag absenden"]
    found = served_snapshot()
    assert found is not None
    with pytest.raises(NotAccepted):
        send_contribution(found, "B1", "Trotzdem", "", "")
    assert kept(open_city) == []


def test_contributions_stand_beside_the_figures_of_their_district(open_city: Store) -> None:
    moderated(open_city, "Am Bach ist es schön", answer="Das freut uns")
    page = Opened("profile.py", {"area": "0102"})
    assert "Am Bach ist es schön" in page.html
    assert "Das freut uns" in page.html
    assert "Beitrag schreiben zu „Am Bach“" in page.html
    other = Opened("profile.py", {"area": "0201"})
    assert "Am Bach ist es schön" not in other.html
    assert "Beitrag schreiben" not in other.html


def test_very_long_words_and_many_contributions_are_shown_in_part(open_city: Store) -> None:
    for number in range(6):
        moderated(open_city, f"{number}" + "Donau" * 150)
    page = Opened("profile.py", {"area": "0102"})
    assert "Alle 6 zeigen" in page.html
    assert page.html.count("DonauDonau") > 0
    assert "overflow-wrap: anywhere" in "".join(str(one.proto.body) for one in page.at.get("html"))
