"""Names of areas as tables write them, and the ids that they stand for."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from monitoring.core.area import Areas

MARKS = re.compile(r"[\s¹²³*]+|\d\)$")


class Names:
    """Ids by name on some levels of an edition; how words are spaced and cased does not matter."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, list[str]] = {}
        self._written: dict[str, str] = {}
        for area, name in pairs:
            self._ids.setdefault(plain(name), []).append(area)
            self._written[plain(name)] = name

    def __contains__(self, name: str) -> bool:
        return plain(name) in self._ids

    def find(self, name: str) -> list[str]:
        """Ids of all areas of this name."""
        return self._ids.get(plain(name), [])

    def near(self, name: str) -> str:
        """A name that is written almost like this one; "" if there is none."""
        found = difflib.get_close_matches(plain(name), self._ids, n=1, cutoff=0.8)
        return self._written[found[0]] if found else ""


def plain(name: str) -> str:
    """A name without what offices write differently: case, spaces, footnote marks."""
    whole = unicodedata.normalize("NFC", name).casefold()
    return MARKS.sub(" ", whole).replace(" - ", "-").replace(" / ", "/").strip()


def names_on(areas: Areas, level: str, edition: str = "") -> Names:
    """Names of the areas of a level; without an edition those of the newest one."""
    editions = areas.editions_of(level)
    newest = edition if edition in editions else editions[-1] if editions else ""
    at = areas.on_level(level, newest)
    return Names((areas.ids[one], areas.names[one]) for one in at.tolist())
