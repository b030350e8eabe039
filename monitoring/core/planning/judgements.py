"""What people decided about hints: kept, and asked again once the reason for a hint changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.planning.item import Item, Register

MARK = "#"


@dataclass(frozen=True, slots=True)
class Decided:
    """
    The decision about a hint, and one made when the entries still said something else.

    At most one of them is there.
    """

    now: Item | None = None
    before: Item | None = None


def hint_key(names: Iterable[str], made_of: Iterable[object]) -> str:
    """
    A key such as "M12+M20#5f1c09ab": the entries, and a mark of what makes the hint.

    The mark changes once the entries change in what made the hint, and only then.
    """
    said = "\n".join(repr(one) for one in made_of)
    mark = hashlib.blake2b(said.encode(), digest_size=4).hexdigest()
    return f"{'+'.join(sorted(names))}{MARK}{mark}"


def decided(register: Register, finder: str, key: str) -> Decided:
    """What was decided about a hint; a decision without a mark holds whatever changes."""
    about = _newest(register, finder)
    names = key.partition(MARK)[0]
    now = about.get(key) or about.get(names)
    return Decided(now) if now else Decided(None, about.get(names + MARK))


def unmatched(register: Register, finder: str, keys: Iterable[str]) -> list[Item]:
    """Decisions whose hint is no more, the newest first."""
    known = {name for key in keys for name in (key, key.partition(MARK)[0])}
    found = [one for one in register.of("judgement")
             if one.text("finder") == finder and one.text("about") not in known]
    return sorted(found, key=lambda one: one.time, reverse=True)


@lru_cache(maxsize=8)
def _newest(register: Register, finder: str) -> Mapping[str, Item]:
    """The newest decision by key, and under "M12+M20#" the newest with any mark."""
    found: dict[str, Item] = {}
    made = [one for one in register.of("judgement") if one.text("finder") == finder]
    for one in sorted(made, key=lambda one: one.time):
        about = one.text("about")
        found[about] = one
        names, marked, _ = about.partition(MARK)
        if marked:
            found[names + MARK] = one
    return found
