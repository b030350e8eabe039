"""Headings of tables compared with what a city calls its indicators."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from monitoring.core.indicator import Indicator

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
NOT_LETTERS = re.compile(r"[^a-z0-9%]+")
YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
UNITS = re.compile(r"\b(?:anzahl|in|prozent|absolut|personen)\b|%|\(\s*\)")


def bare(words: str) -> str:
    """Letters and digits only, small, umlauts written out, so that spelling does not matter."""
    small = unicodedata.normalize("NFC", words).casefold().translate(UMLAUTS)
    return NOT_LETTERS.sub(" ", small).strip()


def without_year(words: str) -> str:
    """The words of a heading without the years in it."""
    return YEAR.sub("", words)


class Names:
    """What each indicator is called: its id, its label and its short label in both languages."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._ids: dict[str, set[str]] = {}
        for one in indicators.values():
            if one.formula or one.facilities:
                continue
            words = (one.id, one.label.de, one.label.en, one.short.de, one.short.en)
            for name in {bare(word) for word in words}:
                self._ids.setdefault(name, set()).add(one.id)

    def find(self, words: str) -> str:
        """The one indicator of this name; "" if there is none or more than one."""
        for name in _variants(words):
            found = self._ids.get(name, set())
            if len(found) == 1:
                return next(iter(found))
        return ""

    def near(self, words: str, most: int = 5) -> list[str]:
        """Indicators that share most words with a heading, best first."""
        own = set(bare(without_year(words)).split())
        scored: dict[str, float] = {}
        for name, ids in self._ids.items():
            other = set(name.split())
            common = len(own & other) / max(len(own | other), 1)
            for one in ids:
                scored[one] = max(scored.get(one, 0.0), common)
        ranked = sorted(scored, key=lambda one: -scored[one])
        return [one for one in ranked if scored[one] > 0][:most]


def _variants(words: str) -> Iterable[str]:
    plain = bare(without_year(words))
    yield plain
    yield " ".join(UNITS.sub(" ", plain).split())
