"""Public contributions to participation acts: when they are possible and what they may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.access import is_public
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.personal_data import personal_data_in
from monitoring.core.planning.places import area_at, area_key, covered, is_current
from monitoring.core.problem import Problem
from monitoring.core.rounding import rounded
from monitoring.language import text

LONGEST = 1000
SHORTEST = 3
WAITING, SHOWN, REFUSED = "wartet", "gezeigt", "abgelehnt"
_MARKS = 2
_BLANK = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n\s*\n\s*")


def is_open(act: Item, city: City, today: date) -> bool:
    """Whether everybody may contribute to an act online today."""
    start, until = act.text("start"), act.text("open_until")
    return (city.frame.planning.contributions and act.kind == "act" and is_public(act)
            and bool(act.data.get("open_form")) and bool(until)
            and (not start or start <= today.isoformat()) and today.isoformat() <= until)


def open_acts(register: Register, city: City, today: date) -> list[Item]:
    """Acts that accept contributions today, the one that ends first before the others."""
    found = [one for one in register.of("act") if is_open(one, city, today)]
    return sorted(found, key=lambda one: one.text("open_until"))


def areas_to_name(act: Item, areas: Areas) -> list[str]:
    """
    Keys of the districts that a contribution may be about: the act's and those inside them.

    For an act without districts, or for all of them, every district of today.
    """
    wanted = covered(areas, act.list("areas"))
    own = [one for one in range(len(areas)) if is_current(areas, one)]
    if wanted:
        own = [one for one in own if (within := covered(areas, [area_key(areas, one)]))
               and within <= wanted]
    return [area_key(areas, one) for one in own]


def cleaned(raw: str) -> str:
    """
    The words as people see them: without invisible letters, towers of accents, empty lines.

    Everything else stays as it was typed, markup too: it is shown literally.
    """
    plain = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n\n", _BLANK.sub(" ", "".join(_visible(plain)))).strip()


def _visible(words: str) -> Iterator[str]:
    marks = 0
    for one in words:
        category = unicodedata.category(one)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if one == "\n" or (not category.startswith("C") and marks <= _MARKS):
            yield one
        elif one == "\t":
            yield " "


def problems_in_words(words: str, known: Iterable[Item] = ()) -> list[Problem]:
    """Why words (already `cleaned`) cannot be accepted; `known` are contributions to the act."""
    if len(words) < SHORTEST or not any(one.isalnum() for one in words):
        return [_refusal_of("planning-missing", text("Bitte etwas schreiben."))]
    found = []
    if len(words) > LONGEST:
        found.append(_refusal_of("planning-long", text(
            "Der Beitrag hat {n} Zeichen; möglich sind {most}. Bitte kürzen.",
            n=rounded(len(words), 0), most=rounded(LONGEST, 0))))
        words = words[: 2 * LONGEST]
    found += [_refusal_of("planning-personal", one) for one in personal_data_in(words)]
    same = _compared(words)
    if any(_compared(one.text("text")) == same for one in known):
        found.append(_refusal_of("planning-exists", text(
            "Diesen Beitrag gibt es schon. Er muss nicht noch einmal geschickt werden.")))
    return found


def _compared(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalnum())


def _refusal_of(rule: str, message: str) -> Problem:
    return Problem(rule, message, column="text")


def shown_contributions(
    register: Register, areas: Areas, area: str = "", topic: str = "", act: str = ""
) -> list[Item]:
    """Contributions that moderation shows, of a district (key), topic and act; newest first."""
    within = covered(areas, [area]) if area and area_at(areas, area) is not None else frozenset()
    found = [one for one in register.of("contribution")
             if one.text("state") == SHOWN
             and (not topic or one.text("topic") == topic)
             and (not act or one.text("act") == act)
             and (not area or within & covered(areas, one.list("areas")))]
    return sorted(found, key=lambda one: (one.time, one.id), reverse=True)
