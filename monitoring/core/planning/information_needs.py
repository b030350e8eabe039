"""What information an act or a round needs, and whether the city has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from monitoring.core.planning.item import Item
from monitoring.core.planning.setting import Setting

_PARTS = re.compile(r"[;\n]")


class Supply(StrEnum):
    """Figures are there; the city has the indicator without figures; nobody collects it."""

    available = "available"
    not_loaded = "not_loaded"
    missing = "missing"


@dataclass(frozen=True, slots=True)
class Need:
    """One piece of information: the id of an indicator, or words where there is none."""

    what: str
    supply: Supply
    by: tuple[Item, ...] = ()


def needs_of(item: Item, setting: Setting) -> list[Need]:
    """The needs of an act or a round: its indicators in their order, then what is missing."""
    found = [Need(one, _supply(one, setting), (item,)) for one in item.list("needs")]
    gaps = [one.strip() for one in _PARTS.split(item.text("gaps"))]
    return found + [Need(one, Supply.missing, (item,)) for one in gaps if one]


def gaps_together(items: Iterable[Item], setting: Setting) -> list[Need]:
    """What is not available to any of the items, each once with those that need it."""
    found: dict[str, Need] = {}
    for item in items:
        for one in needs_of(item, setting):
            if one.supply is not Supply.available:
                known = found.get(one.what)
                found[one.what] = Need(one.what, one.supply, (*(known.by if known else ()), item))
    return sorted(found.values(), key=lambda one: -len(one.by))


def _supply(indicator: str, setting: Setting) -> Supply:
    if indicator not in setting.city.indicators:
        return Supply.missing
    return Supply.available if indicator in setting.loaded else Supply.not_loaded
