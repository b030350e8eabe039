"""A form for one entry: what stands in its fields as typed, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitoring.core.planning.checks import problems_in_item, started
from monitoring.core.planning.field import LISTS, NUMBERS, Field, FieldType, Kind
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import typed, value_of
from monitoring.core.problem import Problem
from monitoring.language import speaking

# What stands in a field: a typed text, chosen ids, or whether something is switched on.
Raw = str | list[str] | bool
_CHOSEN = frozenset({FieldType.choice, FieldType.plan, FieldType.indicator, FieldType.transition,
                     FieldType.entry})

_SPELLED = frozenset({FieldType.date, FieldType.steps})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the fields mean together; `problems` name their field by id."""

    item: Item
    problems: tuple[Problem, ...]

    def at(self, field: str) -> tuple[Problem, ...]:
        """What is wrong with one field."""
        return tuple(one for one in self.problems if one.column == field)


def raw_of(kind: Kind, data: Mapping[str, Any], setting: Setting) -> dict[str, Raw]:
    """Every field of a kind as the form shows it, in the reader's format."""
    return {field.id: _raw(field, data.get(field.id), setting) for field in kind.fields}


def _raw(field: Field, value: Any, setting: Setting) -> Raw:
    if field.type is FieldType.flag:
        return bool(value)
    if field.type in _CHOSEN:
        return str(value or "")
    if field.type in LISTS and field.type is not FieldType.steps:
        return [value] if isinstance(value, str) and value else list(value or [])
    return typed(field, value, setting)


def read_form(
    raw: Mapping[str, Raw], before: Item, register: Register, setting: Setting
) -> Reading:
    """
    The entry that the fields describe, and every problem with it.

    `before` is what was read when the form was opened: a field left as it was keeps its value,
    whatever its text would be read as.
    """
    from_fields, problems = _values(raw, before, setting)
    item = Item(before.kind, before.id, before.version, before.time, before.by, before.author,
                before.note, data=from_fields)
    unread = {one.column for one in problems}
    problems += [one for one in problems_in_item(item, register, setting)
                 if one.column not in unread]
    return Reading(item, tuple(problems))


def _values(
    raw: Mapping[str, Raw], before: Item, setting: Setting
) -> tuple[dict[str, Any], list[Problem]]:
    found: dict[str, Any] = {}
    problems = []
    for field in KINDS[before.kind].fields:
        said, old = raw.get(field.id, ""), before.data.get(field.id)
        value, problem = (old, None) if said == _raw(field, old, setting) else \
            _meant(field, said, setting)
        if problem:
            problems.append(Problem(problem.rule, problem.message, column=field.id,
                                    value=problem.value))
        elif value not in (None, "", []) and value is not False:
            found[field.id] = value
    return found, problems


def _meant(field: Field, said: Raw, setting: Setting) -> tuple[Any, Problem | None]:
    if isinstance(said, bool):
        return said or None, None
    if isinstance(said, list):
        return [*dict.fromkeys(said)], None
    if field.type in _CHOSEN:
        return said, None
    return value_of(field, said, setting)


def respelled(
    kind: Kind, raw: Mapping[str, Raw], setting: Setting, was: str
) -> dict[str, Raw]:
    """
    What was typed in another language, in the format of the current one.

    "1.250" is a thousand in German and one in English; what cannot be read stays as it is.
    """
    found = dict(raw)
    for field in kind.fields:
        said = raw.get(field.id, "")
        if isinstance(said, str) and said.strip() and field.type not in _CHOSEN:
            with speaking(was):
                value, problem = value_of(field, said, setting)
            if problem is None and (field.type in _SPELLED or field.type in NUMBERS):
                found[field.id] = typed(field, value, setting)
    return found


def preset_data(
    kind: Kind, given: Mapping[str, str], register: Register, setting: Setting
) -> dict[str, Any]:
    """What an address says about a new entry; what means nothing is left out."""
    found: dict[str, Any] = {}
    for name, said in given.items():
        field = kind.by_id.get(name) or kind.by_id.get(f"{name}s")
        if field is None or not said:
            continue
        value, problem = value_of(field, _machine(field, said), setting)
        if field.type in (FieldType.entry, FieldType.entries):
            known = [one for one in Item(kind.id, "", data={"x": value}).list("x")
                     if register.get(field.target, one)]
            value = (known[0] if known else None) if field.type is FieldType.entry else known
        if problem is None and value not in (None, "", []):
            found[field.id] = value
    return found


def _machine(field: Field, said: str) -> str | float:
    """Numbers stand in an address as programs write them, whatever the reader's language."""
    try:
        return float(said) if field.type in NUMBERS else said
    except ValueError:
        return said


def need_of(field: Field, item: Item) -> str:
    """
    "required" where an entry needs a field to be saved, "to_start" to leave its first state.

    Visions and strategic goals need nothing more to start.
    """
    waits = field.to_start and (item.kind != "goal" or item.text("tier") == "operativ")
    if field.required or (waits and started(item)):
        return "required"
    return "to_start" if waits else ""
