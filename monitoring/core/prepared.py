"""What a city prepares from its figures for the council: dashboards."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.language import Words


@dataclass(frozen=True, slots=True)
class Noted(Words):
    """Words that may stand in one language only: readers of the other one see the same."""

    en: str = ""

    @classmethod
    def from_text(cls, words: str) -> Noted:
        """One text for all readers."""
        return cls(words)

    def __str__(self) -> str:
        return Words.__str__(self) or self.de


class BlockKind(StrEnum):
    """What a block of a dashboard shows."""

    map = "map"
    trend = "trend"
    figure = "figure"
    ranking = "ranking"
    profile = "profile"
    index = "index"  # type: ignore[assignment]  # hides str.index, which nobody needs here
    supply = "supply"
    goal = "goal"
    synopsis = "synopsis"
    text = "text"


class Audience(StrEnum):
    """Whom a dashboard is made for."""

    rat = "rat"
    fach = "fach"
    oeffentlich = "oeffentlich"
    einfach = "einfach"


KINDS = {
    BlockKind.map: Words("Karte", "Map"),
    BlockKind.trend: Words("Verlauf", "Trend"),
    BlockKind.figure: Words("Kennzahl", "Key figure"),
    BlockKind.ranking: Words("Alle Gebiete im Vergleich", "All districts compared"),
    BlockKind.profile: Words("Profil eines Gebiets", "Profile of a district"),
    BlockKind.index: Words("Index", "Index"),
    BlockKind.supply: Words("Bedarf und Angebot", "Need and supply"),
    BlockKind.goal: Words("Ziel", "Goal"),
    BlockKind.synopsis: Words("Synopse der Planung", "Synopsis of plans"),
    BlockKind.text: Words("Text", "Text"),
}
AUDIENCES = {
    Audience.rat: Words("Rat und Ausschüsse", "Council and committees"),
    Audience.fach: Words("Fachöffentlichkeit", "Professionals"),
    Audience.oeffentlich: Words("Öffentlichkeit", "Public"),
    Audience.einfach: Words("in einfacher Sprache", "in plain language"),
}
# What each kind needs beside its kind.
NEEDS: dict[BlockKind, tuple[str, ...]] = {
    BlockKind.map: ("indicator", "level"),
    BlockKind.trend: ("indicator", "level"),
    BlockKind.figure: ("indicator", "level"),
    BlockKind.ranking: ("indicator", "level"),
    BlockKind.profile: ("areas",),
    BlockKind.index: ("index",),
    BlockKind.supply: ("indicator", "beside", "level"),
    BlockKind.goal: ("goal",),
    BlockKind.synopsis: (),
    BlockKind.text: ("text",),
}


@dataclass(frozen=True, slots=True)
class Block:
    """
    One view of a dashboard, of all areas of a level or of the named ones.

    Without a period it shows the newest; `base` asks for the change since then. `beside` is the
    indicator of supply next to one of need. `title` and `text` are the planner's own words.
    """

    kind: BlockKind
    indicator: str = ""
    level: str = ""
    areas: tuple[str, ...] = ()
    period: str = ""
    base: str = ""
    beside: str = ""
    index: str = ""
    goal: str = ""
    plan: str = ""
    title: Words | None = None
    text: Words | None = None

    def missing(self) -> tuple[str, ...]:
        """Keys that a block of this kind needs and lacks."""
        return tuple(name for name in NEEDS[self.kind] if not getattr(self, name))

    def read(self) -> tuple[str, ...]:
        """Ids of the indicators that it shows."""
        return tuple(one for one in (self.indicator, self.beside) if one)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """
    A prepared page.

    `release` 0 always shows the current release; another number freezes it there, with the
    planning register as it was after `register` versions and the declarations of the file
    `declared` ("": those of the release). `before` says what was decided last time. `city` is the
    id of the city that it was made for, "" where that is not told.
    """

    id: str
    label: Words
    description: Words
    blocks: tuple[Block, ...] = field(default_factory=tuple)
    audience: Audience = Audience.rat
    release: int = 0
    register: int = 0
    agenda: Noted | None = None
    decision: Noted | None = None
    before: Words | None = None
    contact: Noted | None = None
    city: str = ""
    declared: str = ""

    def indicators(self) -> tuple[str, ...]:
        """Ids of the indicators that it shows."""
        return tuple(dict.fromkeys(name for one in self.blocks for name in one.read()))
