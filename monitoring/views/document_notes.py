"""What stands at the end of every document with figures: signs, words, sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, meanings, word
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot

# The sources below every page have room for so many letters.
BRIEF = 330


def status_notes(statuses: Iterable[Status]) -> list[str]:
    """The words that stand instead of figures or beside them, each explained once."""
    said = meanings()
    used = dict.fromkeys(one for one in statuses if one in said and one is not Status.zero)
    return [f"{word(one)}: {said[one]}" for one in used]


def sources_note(snapshot: Snapshot, indicators: Iterable[Indicator]) -> str:
    """All sources and the licence."""
    licence = str(snapshot.city.frame.licence).rstrip(".")
    return f"{text('Quellen')}: {'; '.join(_names(indicators)) or '–'}. {licence}."


def sources_line(indicators: Iterable[Indicator]) -> str:
    """The sources in brief, for the foot of every page; "" without any."""
    names = "; ".join(_names(indicators))
    return brief(f"{text('Quellen')}: {names}") if names else ""


def brief(words: str) -> str:
    """As many of the words as have room at the foot of a page."""
    return textwrap.shorten(words, BRIEF, placeholder=" …")


def _names(indicators: Iterable[Indicator]) -> dict[str, None]:
    return dict.fromkeys(part for one in indicators for part in str(one.source).split("; "))
