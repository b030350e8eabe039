"""Parts of a population that offices divide by: sex, age, nationality."""

from __future__ import annotations

import re

from monitoring.core.coded import coded
from monitoring.core.proposal.words import bare
from monitoring.core.source_table import SourceTable
from monitoring.core.whole import is_whole

AGE = re.compile(
    r"(?i)^(?:unter|bis|ab|über|ueber)?\s*\d{1,3}"
    r"(?:\s*(?:-|–|bis(?: unter)?)\s*(?:unter\s*)?\d{1,3})?"
    r"\s*(?:jahren?|j\.?)?(?:\s*(?:und|u\.)\s*(?:mehr|älter|aelter|ä\.?)(?: jahren?)?)?$"
)
WORDS = {
    "geschlecht": {"maennlich", "weiblich", "maenner", "frauen", "m", "w", "d", "divers",
                   "jungen", "maedchen", "male", "female", "men", "women"},
    "staatsangehoerigkeit": {"deutsche", "auslaender", "auslaenderinnen und auslaender", "deutsch",
                             "nichtdeutsch", "nicht deutsch", "auslaendisch", "nichtdeutsche",
                             "germans", "foreigners"},
}
HEADINGS = {
    "geschlecht": re.compile(r"(?i)geschlecht|\bsex\b|gender"),
    "alter": re.compile(r"(?i)\balter|altersgruppe|\bage\b"),
    "staatsangehoerigkeit": re.compile(r"(?i)staatsang|nationalit|herkunft"),
}


def dimension_of(word: str) -> str:
    """What a word divides by; "" if it is no such part."""
    plain = bare(word)
    for name, words in WORDS.items():
        if plain in words:
            return name
    return "alter" if AGE.match(word.strip()) and any(map(str.isdigit, word)) else ""


def dimension_of_column(table: SourceTable, name: str) -> str:
    """What the texts of a column divide by, by its heading or by all of its texts."""
    words = [one for one in coded(table.columns[name]).texts if not is_whole(one)]
    if not words:
        return ""
    found = {dimension_of(one) for one in words}
    if len(found) == 1 and "" not in found:
        return found.pop()
    if len(words) > len(table) / 2 and len(table) > 4:
        return ""
    return next((key for key, heading in HEADINGS.items() if heading.search(name)), "")
