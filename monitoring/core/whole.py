"""Words for the whole of something, as tables write them beside its parts."""

from __future__ import annotations

import re

from monitoring.core.table_rows import TOTAL

WHOLE = frozenset({
    "", "insgesamt", "gesamt", "zusammen", "summe", "alle", "total", "all", "beide", "gesamtsumme",
    "gesamtergebnis", "alle altersgruppen", "ins-gesamt",
})


def is_whole(word: str) -> bool:
    """Whether a word names the whole rather than a part."""
    return word.casefold().strip(" :*¹²³") in WHOLE


def is_total(word: str) -> bool:
    """Whether a word in place of an area says that the row is a sum."""
    return bool(word) and (is_whole(word) or re.match(TOTAL, word) is not None)
