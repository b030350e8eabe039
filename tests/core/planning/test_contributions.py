"""What the public may write: open acts, words without personal data, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitoring.core.city import City
from monitoring.core.planning.contributions import (
    areas_to_name,
    cleaned,
    is_open,
    open_acts,
    problems_in_words,
    shown_contributions,
)
from monitoring.core.planning.item import Item
from monitoring.core.planning.personal_data import personal_data_in
from monitoring.language import speaking
from tests.core.planning.invented_register import TODAY, areas, entry, register, setting

ZERO_WIDTH = "\u200b\u200d\u2060\ufeff"


def city(allowed: bool = True) -> City:
    known = setting().city
    planning = replace(known.frame.planning, contributions=allowed)
    return replace(known, frame=replace(known.frame, planning=planning))


def act(name: str = "B1", **data: object) -> Item:
    usual = {"visibility": "oeffentlich", "open_form": True, "open_until": "2027-12-31",
             "start": "2027-01-01", "areas": ["nord"]}
    return entry("act", name, **{**usual, **data})


def test_an_act_is_open_only_while_everything_allows_it() -> None:
    assert is_open(act(), city(), TODAY)
    assert not is_open(act(), city(allowed=False), TODAY)
    assert not is_open(act(visibility="intern"), city(), TODAY)
    assert not is_open(act(visibility=""), city(), TODAY)
    assert not is_open(act(open_form=None), city(), TODAY)
    assert not is_open(act(open_until=""), city(), TODAY)
    assert not is_open(act(start="2027-07-01"), city(), TODAY)
    assert is_open(act(open_until="2027-06-15"), city(), date(2027, 6, 15))
    assert not is_open(act(open_until="2027-06-15"), city(), date(2027, 6, 16))


def test_the_act_that_ends_first_stands_first() -> None:
    found = open_acts(register(act("B1"), act("B2", open_until="2027-07-01"),
                               act("B3", open_form=False)), city(), TODAY)
    assert [one.id for one in found] == ["B2", "B1"]


def test_a_contribution_is_about_a_district_of_the_act() -> None:
    assert areas_to_name(act(), areas()) == ["hafen@2020", "markt_o@2020", "markt_w@2020", "nord"]
    assert "stadt" in areas_to_name(act(areas=["stadt"]), areas())
    assert areas_to_name(act(areas=[]), areas()) == areas_to_name(act(areas=["stadt"]), areas())


@pytest.mark.parametrize(("words", "said"), [
    ("Schreibt an lena@beispiel.de", "E-Mail"),
    ("lena (at) beispiel (dot) de", "E-Mail"),
    (cleaned(f"le{ZERO_WIDTH}na@bei{ZERO_WIDTH}spiel.de"), "E-Mail"),
    ("lena＠beispiel．de", "E-Mail"),
    ("Ruft an: 0361 123456", "Telefon"),
    ("+49 (0) 361 / 12 34 56", "Telefon"),
    ("0171-1234567", "Telefon"),
    ("Kundennummer 4711123456", "Telefon"),
    ("DE89 3704 0044 0532 0130 00", "IBAN"),
    ("de89370400440532013000", "IBAN"),
    ("Siehe https://beispiel.test/x", "Verweise"),
    ("www.beispiel.de ist gut", "Verweise"),
    ("beispiel.de/angebot", "Verweise"),
    ("![Bild](//beispiel.test/b.png)", "Verweise"),
    ("Frau M. wohnt Lindenstraße 12a", "Hausnummer"),
    ("Bahnhofstr. 3", "Hausnummer"),
    ("Lange Straße Nr. 7 im Hof", "Hausnummer"),
    ("Er wohnt Am Markt 5.", "Hausnummer"),
    ("Fliederweg 9", "Hausnummer"),
    ("12 Abbey Road", "Hausnummer"),
])
def test_personal_data_is_named(words: str, said: str) -> None:
    with speaking("de"):
        found = personal_data_in(words)
    assert [one for one in found if said in one], found
    assert all(one.startswith("Bitte ohne") for one in found)


@pytest.mark.parametrize("words", [
    "Am Spielplatz 3 neue Bänke, bitte!",
    "Der Schulweg 2 Meter breiter wäre gut.",
    "Seit 01.02.2024 fehlt das Licht in der Lindenstraße.",
    "Von 2019 bis 2024 kamen 1.250 Kinder, 12,5 % mehr.",
    "Der Bus 51 fährt ab 20 Uhr nur alle 60 Minuten.",
    "Auf dem Weg zum Ärztehaus fehlt eine Bank. Es sind 600 Meter ohne Pause.",
    "Mehr Platz. Dann kämen 30 Kinder mehr.",
    "Buslinie 3/6, Haltestelle Markt, Steig 2 ist zu schmal",
    "Mir geht's gut 🙂 <b>fett</b> =1+1 *kursiv*",
])
def test_everyday_words_are_accepted(words: str) -> None:
    assert personal_data_in(words) == []


def test_words_are_cleaned_of_what_nobody_sees() -> None:
    assert cleaned(f" a{ZERO_WIDTH}b\t c \r\n\r\n\r\n d\u202e\x00\x07 ") == "ab c \n\nd"
    tower = "z" + "\u0301\u0302\u0303\u0304\u0305" * 20
    assert len(cleaned(tower)) <= 3
    assert cleaned("<script>x</script> **b** =1+1 👍🏽") == "<script>x</script> **b** =1+1 👍🏽"


def test_long_empty_and_repeated_words_are_refused() -> None:
    rules = [one.rule for one in problems_in_words("x" * 10_000)]
    assert rules == ["planning-long"]
    assert problems_in_words("x" * 1000) == []
    for nothing in ("", "?!", cleaned(ZERO_WIDTH), "🙂🙂🙂🙂"):
        assert [one.rule for one in problems_in_words(nothing)] == ["planning-missing"]
    known = [entry("contribution", "E1", text="Mehr Licht am Bach!")]
    assert [one.rule for one in problems_in_words("mehr  licht am Bach", known)] == [
        "planning-exists"]
    assert problems_in_words("Mehr Licht am Markt", known) == []


def test_only_what_moderation_shows_is_shown() -> None:
    def said(name: str, state: str, area: str, topic: str = "wohnen") -> Item:
        return entry("contribution", name, text=name, act="B1", state=state, areas=[area],
                     topic=topic)

    known = register(act(), said("E1", "gezeigt", "hafen"), said("E2", "wartet", "hafen"),
                     said("E3", "abgelehnt", "hafen"), said("E4", "gezeigt", "sued"),
                     said("E5", "gezeigt", "hafen", "bildung"))

    def ids(**choices: str) -> set[str]:
        return {one.id for one in shown_contributions(known, areas(), **choices)}

    assert ids() == {"E1", "E4", "E5"}
    assert ids(area="nord") == {"E1", "E5"}
    assert ids(area="nord", topic="bildung") == {"E5"}
    assert ids(act="B2") == set()
    assert ids(area="nowhere") == set()
