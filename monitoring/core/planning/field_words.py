"""Values of fields as people read them, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitoring.core.planning.field import Field, FieldType
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import typed
from monitoring.core.rounding import with_unit

# These are measured in the unit of the entry's indicator.
MEASURED = frozenset({"baseline", "target", "tolerance"})
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that differs between two versions, and what stands in each in words."""

    field: Field
    before: str
    after: str


def unit_of(kind: str, field: Field, data: Mapping[str, Any], setting: Setting) -> str:
    """The unit behind a number; that of the indicator for what a goal aims at; "" for none."""
    if kind == "goal" and field.id in MEASURED:
        indicator = setting.city.indicators.get(str(data.get("indicator") or ""))
        return str(indicator.unit) if indicator else ""
    return str(field.unit) if field.unit else ""


def field_words(item: Item, field: Field, register: Register, setting: Setting) -> str:
    """What stands in a field, with names instead of ids; "–" for nothing."""
    value = item.data.get(field.id)
    if field.type in (FieldType.entry, FieldType.entries):
        named = (register.get(field.target, one) for one in item.list(field.id))
        said = "; ".join(f"{one.title} ({one.id})" if one else name
                         for name, one in zip(item.list(field.id), named, strict=True))
    else:
        said = typed(field, value, setting)
    return with_unit(said, unit_of(item.kind, field, item.data, setting)) or NOTHING


def changes_between(
    before: Item, after: Item, register: Register, setting: Setting
) -> list[Changed]:
    """Fields that differ, in the order of the form."""
    found = []
    for field in KINDS[after.kind].fields:
        old, new = before.data.get(field.id), after.data.get(field.id)
        if (old or None) != (new or None) or (old == 0) != (new == 0):
            found.append(Changed(field, field_words(before, field, register, setting),
                                 field_words(after, field, register, setting)))
    return found
