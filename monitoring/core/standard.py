"""Standard populations: the age structure that makes rates of different areas comparable."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.language import Words, text

_SPAN = re.compile(r"(\d+) ?(?:-|–|bis|to) ?(unter |under |<)?(\d+)")
_UNDER = re.compile(r"(?:unter|under|<) ?(\d+)")
_OPEN = re.compile(r"(\d+) ?(?:\+|plus|und älter|u\. ?ä\.|and over|and older)")


@dataclass(frozen=True, slots=True)
class Standard:
    """
    A standard population: bands, mostly of age ("0-4", …, "90+"), and a weight for each.

    An indicator names it; as long as nobody has looked it up it has no bands.
    """

    id: str
    label: Words
    bands: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def from_text(cls, name: str) -> Standard:
        """The standard that an indicator names, still without bands."""
        return cls(name, Words(name, name), (), ())

    def problem(self) -> str:
        """What makes a declared standard unusable, as a sentence; empty if nothing does."""
        if len(self.bands) != len(self.weights):
            return text("Im Standard „{id}“ braucht jede Gruppe genau ein Gewicht.", id=self.id)
        if len({band_key(one) for one in self.bands}) != len(self.bands):
            return text("Im Standard „{id}“ kommt eine Gruppe zweimal vor.", id=self.id)
        if not all(0 < weight < math.inf for weight in self.weights):
            return text("Im Standard „{id}“ darf kein Gewicht null oder negativ sein.", id=self.id)
        return ""


@dataclass(frozen=True, slots=True)
class OwnStandard:
    """A standard population as a city declares it; its key is its id."""

    label: Words
    bands: tuple[str, ...]
    weights: tuple[float, ...]

    def named(self, name: str) -> Standard:
        """The same with its id."""
        return Standard(name, self.label, self.bands, self.weights)


ESP2013 = Standard(
    id="esp2013",
    label=Words("Europäische Standardbevölkerung 2013", "European Standard Population 2013"),
    bands=(*(f"{start}-{start + 4}" for start in range(0, 90, 5)), "90+"),
    # Eurostat 2013, Revision of the European Standard Population; the sum is 100,000.
    weights=(5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500,
             5000, 4000, 2500, 1500, 1000),
)  # fmt: skip


def standard_of(named: Standard, own: Mapping[str, OwnStandard]) -> Standard:
    """The standard that was named: built in or declared; without bands if there is none."""
    if named.id == ESP2013.id:
        return ESP2013
    return own[named.id].named(named.id) if named.id in own else named


def band_key(word: str) -> str:
    """A band in one spelling: "0–4", "0 bis 4", "00-04 Jahre" and "0 bis unter 5" are "0-4"."""
    plain = " ".join(word.casefold().replace("jahre", "").replace("years", "").split())
    if found := _SPAN.fullmatch(plain):
        return f"{int(found[1])}-{int(found[3]) - bool(found[2])}"
    if found := _UNDER.fullmatch(plain):
        return f"0-{int(found[1]) - 1}"
    if found := _OPEN.fullmatch(plain):
        return f"{int(found[1])}+"
    return plain
