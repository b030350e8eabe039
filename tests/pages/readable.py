"""Whether a page can be read: no error, no silent picture, no word of the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitoring.storage.planning.served import served_register
from monitoring.storage.served import served_city, served_snapshot
from tests.pages.alternatives import unsaid
from tests.pages.opened import Opened

INVENTED = {"de": "Erfundene Stadt: alle Zahlen sind ausgedacht."}
# Frequent German words that are no English ones and no part of a proper name.
GERMAN = re.compile(
    r"\b(und|oder|nicht|ist|sind|für|von|nach|bei|über|unter|ohne|wird|werden|alle|aus|gegenüber|"
    r"Gebiete?|Jahre?|Werte?|Karte|Quelle|Ausgabe|Zähler|Nenner|Stichtag|Einheit|Anteil|Stadt|"
    r"Personen|Verlauf|Rang|Lage|keine?|gewählt|geheim|Grenzen|Klassen|Fachplan)\b"
)


def check(opened: Opened, name: str, language: str, titled: bool = True) -> None:
    """Nothing is wrong on the page, and it speaks one language; some write their own title."""
    at = opened.at
    assert [one.message for one in at.exception] == []
    assert [one.value for one in at.error] == []
    assert opened.warnings == []
    assert unsaid(opened) == []
    assert len(at.title) == titled
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
        *(one["name"] for one in found.sources), *_typed(),
    }
    names = re.compile("|".join(re.escape(one) for one in sorted(proper, key=len, reverse=True)
                                if one))
    lines = names.sub("·", opened.text).splitlines()
    return [line.strip()[:200] for line in lines if GERMAN.search(line)]


def _typed() -> Iterator[str]:
    """What people typed, in the language of their city: dashboards and the planning register."""
    for dashboard in served_city().dashboards.values():
        yield from (str(one) for one in (dashboard.agenda, dashboard.decision, dashboard.contact)
                    if one)
    for item in served_register().items.values():
        yield from (item.by, item.author, item.note)
        for value in item.data.values():
            parts = value if isinstance(value, list) else [value]
            for one in parts:
                texts = one.values() if isinstance(one, dict) else [one]
                for text in texts:
                    if isinstance(text, str):
                        yield from (text, *text.splitlines())
