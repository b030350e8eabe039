"""What an entry of the planning register is made of: kinds and their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.language import Words


class FieldType(StrEnum):
    """
    How a field is typed and kept.

    line, text, link, choice, plan, indicator, transition, entry: a text; choices, plans,
    indicators, areas, entries: a list of texts; number and money: a float; whole and year: an
    integer; date: a text such as 2027-12-31; flag: true or absent; steps: a list of tables with
    "what", "due" and "done".
    """

    line = "line"
    text = "text"
    link = "link"
    choice = "choice"
    choices = "choices"
    plan = "plan"
    plans = "plans"
    indicator = "indicator"
    indicators = "indicators"
    areas = "areas"
    transition = "transition"
    entry = "entry"
    entries = "entries"
    number = "number"
    money = "money"
    whole = "whole"
    year = "year"
    date = "date"
    flag = "flag"
    steps = "steps"


LISTS = frozenset({FieldType.choices, FieldType.plans, FieldType.indicators, FieldType.areas,
                   FieldType.entries, FieldType.steps})
NUMBERS = frozenset({FieldType.number, FieldType.money, FieldType.whole, FieldType.year})


@dataclass(frozen=True, slots=True)
class Field:
    """
    One field of a kind.

    A `required` one must be filled in to save at all, one `to_start` before the entry may leave
    the first of its states. `options` are the words of a choice; `target` is the kind that an
    entry refers to. `unit` stands behind a number; `group` is the heading in the form.
    """

    id: str
    label: Words
    type: FieldType
    group: str = "what"
    required: bool = False
    to_start: bool = False
    options: Mapping[str, Words] = field(default_factory=dict)
    target: str = ""
    unit: Words | None = None
    help: Words | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of entries.

    `state` is the field that says how far an entry is; its first option means that nothing has
    started. `prefix` begins the ids of new entries.
    """

    id: str
    label: Words
    plural: Words
    prefix: str
    fields: tuple[Field, ...]
    state: str = ""
    title: str = "title"
    by_id: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {one.id: one for one in self.fields})

    def referring(self) -> tuple[Field, ...]:
        """Fields that name other entries."""
        return tuple(one for one in self.fields
                     if one.type in (FieldType.entry, FieldType.entries))
