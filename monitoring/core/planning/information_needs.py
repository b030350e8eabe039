"""What information an act or a round needs, and whether the city has it."""

from __future__ import annotations

import re
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


def needs_of(item: Item, setting: Setting) -> list[Need]:
    """The needs of an act or a round: its indicators in their order, then what is missing."""
    found = [Need(one, _supply(one, setting)) for one in item.list("needs")]
    gaps = [one.strip() for one in _PARTS.split(item.text("gaps"))]
    return found + [Need(one, Supply.missing) for one in gaps if one]


def _supply(indicator: str, setting: Setting) -> Supply:
    if indicator not in setting.city.indicators:
        return Supply.missing
    return Supply.available if indicator in setting.loaded else Supply.not_loaded
