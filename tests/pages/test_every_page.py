"""Every page of every city in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from monitoring.storage.served import served_city, served_snapshot
from tests.pages.conftest import Open
from tests.pages.opened import PAGES, Opened

TITLES = {
    "explore.py": {"de": "Erkunden", "en": "Explore"},
    "profile.py": {"de": "Sozialraumprofil"},
    "plans.py": {"de": "Fachpläne"},
    "index_workshop.py": {"de": "Index-Werkstatt"},
    "patterns.py": {"de": "Muster und Vergleiche"},
    "data_and_methods.py": {"de": "Daten und Methoden"},
    "publish.py": {"de": "Tabellen veröffentlichen"},
}
PATTERNS = ("raum", "zwei", "aehnlich", "karten", "stadt")
SECTIONS = ("ausgaben", "quellen", "zeichen")
INVENTED = {"de": "Erfundene Stadt: alle Zahlen sind ausgedacht."}
# Frequent German words that are no English ones and no part of a proper name.
GERMAN = re.compile(
    r"\b(und|oder|nicht|ist|sind|für|von|nach|bei|über|unter|ohne|wird|werden|alle|aus|gegenüber|"
    r"Gebiete?|Jahre?|Werte?|Karte|Quelle|Ausgabe|Zähler|Nenner|Stichtag|Einheit|Anteil|Stadt|"
    r"Personen|Verlauf|Rang|Lage|keine?|gewählt|geheim|Grenzen|Klassen|Fachplan)\b"
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["demo", "berlin", "leipzig"])
def test_page_opens(city: Callable[[str], Open], name: str, language: str, page: str) -> None:
    opened = city(name)(page, lang=language)
    _check(opened, name, language)
    if page == PAGES[0]:
        label = served_city().frame.name
        assert opened.at.title[0].value == (label.de if language == "de" else label.en)
    elif language in TITLES[page]:
        assert opened.at.title[0].value == TITLES[page][language]
    else:
        assert opened.at.title[0].value not in TITLES[page].values()


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_section_of_the_data_page_opens(demo: Open, language: str, section: str) -> None:
    _check(demo("data_and_methods.py", lang=language, show=section), "demo", language)


@pytest.mark.parametrize("section", PATTERNS)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["demo", "berlin", "leipzig"])
def test_every_section_of_the_patterns_page_opens(
    city: Callable[[str], Open], name: str, language: str, section: str
) -> None:
    _check(city(name)("patterns.py", lang=language, show=section, table="1"), name, language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_explore_opens_with_all_municipalities(
    city: Callable[[str], Open], language: str
) -> None:
    opened = city("germany")("explore.py", lang=language)
    _check(opened, "germany", language)
    assert len(opened.map["classes"]) > 10_000


def test_comparison_and_table_are_english_too(demo: Open) -> None:
    choices = {"indicator": "mat_sgb2_u15", "from": "2019", "period": "2022", "table": "1",
               "area": "010101,010102", "level": "planungsraum@2019", "facilities": "kita"}
    opened = demo("explore.py", lang="en", **choices)
    assert opened.map["table"]["columns"]
    _check(opened, "demo", "en")


def _check(opened: Opened, name: str, language: str) -> None:
    at = opened.at
    assert [one.message for one in at.exception] == []
    assert [one.value for one in at.error] == []
    assert opened.warnings == []
    assert len(at.title) == 1
    assert ('class="invented"' in opened.html) == (name == "demo")
    if name == "demo" and language == "de":
        assert INVENTED["de"] in opened.text
    if language == "en":
        assert sorted(set(_german_lines(opened))) == []


def _german_lines(opened: Opened) -> list[str]:
    """Lines with German words, proper names taken out."""
    found = served_snapshot()
    assert found is not None
    frame, indicators = found.city.frame, found.city.indicators.values()
    proper = {
        *found.cube.areas.names, *(str(one.source.en) for one in indicators), frame.licence.en,
        frame.name.en, frame.description.en, found.release.note, found.release.by, "Deutsch",
        *(one["name"] for one in found.sources),
    }
    names = re.compile("|".join(re.escape(one) for one in sorted(proper, key=len, reverse=True)
                                if one))
    lines = names.sub("·", opened.text).splitlines()
    return [line.strip()[:200] for line in lines if GERMAN.search(line)]
