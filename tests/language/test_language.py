"""Texts in the reader's language, each reader for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from monitoring.language import Words, current, speak, speaking, text


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """Each test begins and ends in German."""
    with speaking("de"):
        yield


def test_german_is_the_source() -> None:
    assert current() == "de"
    assert text("Zeile {row}", row=7) == "Zeile 7"


def test_english_comes_from_the_catalogue() -> None:
    speak("en")
    assert current() == "en"
    assert text("Zeile {row}", row=7) == "row 7"
    assert text("Sozialraumprofil") == "Area profile"


def test_a_text_without_values_keeps_its_braces() -> None:
    assert text("{n} Gebiete") == "{n} Gebiete"
    with speaking("en"):
        assert text("{n} Gebiete") == "{n} areas"


def test_an_unwritten_translation_shows_the_german_text() -> None:
    with speaking("en"):
        assert text("Das übersetzt niemand: {n}", n=1) == "Das übersetzt niemand: 1"


def test_an_unknown_language_is_german() -> None:
    speak("en")
    speak("fr")
    assert current() == "de"
    with speaking("fr"):
        assert text("Zähler") == "Zähler"
        assert str(Words("Bezirk", "Borough")) == "Bezirk"


def test_words_follow_the_language() -> None:
    words = Words("Bezirk", "Borough")
    assert str(words) == "Bezirk"
    with speaking("en"):
        assert str(words) == f"{words}" == "Borough"


def test_speaking_ends_with_its_block() -> None:
    with speaking("en"):
        with speaking("de"):
            assert current() == "de"
        assert current() == "en"
    assert current() == "de"


def test_speaking_ends_after_an_error() -> None:
    with pytest.raises(KeyError), speaking("en"):
        raise KeyError(current())
    assert current() == "de"


def test_readers_in_other_threads_keep_their_language() -> None:
    barrier = Barrier(8)

    def read(language: str) -> str:
        speak(language)
        barrier.wait(10)  # all have chosen before the first one reads
        return text("Nenner")

    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(read, ["de", "en"] * 4))
    assert found == ["Nenner", "Denominator"] * 4
    assert current() == "de"
