"""Files with entries of the planning register: what they would change, and every problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from monitoring.core.planning.checks import problems_in_item
from monitoring.core.planning.field import Field, Kind
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import value_of
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.moment import spoken
from monitoring.storage.planning.delivered import Delivered
from monitoring.storage.planning.delivery_tables import in_table
from monitoring.storage.planning.exchange_cells import (
    cell_of,
    from_json,
    labelled,
    same_cell,
    same_value,
)
from monitoring.storage.planning.exchange_json import in_json, is_json
from monitoring.storage.planning.versions import Change

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


@dataclass(frozen=True, slots=True)
class Import:
    """What a file would save; nothing of it may be saved while `problems` hold an error."""

    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    new: int = 0
    changed: int = 0
    same: int = 0


def imported(
    content: bytes, name: str, register: Register, setting: Setting, kind: str = ""
) -> Import:
    """
    What XLSX, ODS, CSV or JSON would change in the whole register.

    Entries may refer to others of the same file. An empty id makes a new entry; fields without a
    column stay as they are. `kind` is needed for a table that does not name it.
    """
    if is_json(content):
        found, problems = in_json(content, name, setting.city.frame.id)
    else:
        found, problems = in_table(content, name, kind)
    problems += _ids(found, register)
    items, same = [], 0
    for one in found:
        item, wrong = item_in(one, register.get(one.kind, one.id), setting)
        known = register.get(one.kind, one.id)
        if known and not wrong and _unchanged(item, known):
            same += 1
            continue
        problems += wrong
        if known and one.version != known.version:
            problems.append(_older(one, known))
        items.append((one, item))
    problems += problems_together(items, register, setting)
    changes = tuple(Change(item.kind, item.id, item.version, item.data) for _, item in items)
    new = sum(change.read == 0 for change in changes)
    return Import(changes, tuple(problems), new, len(changes) - new, same)


def item_in(
    one: Delivered, known: Item | None, setting: Setting
) -> tuple[Item, list[Problem]]:
    """The entry with what a file says about it, as a change of the known one."""
    kind = KINDS[one.kind]
    data: dict[str, Any] = dict(known.data) if known else {}
    problems = [
        one.refused("planning-field", text("Dieses Feld gibt es bei {kind} nicht.",
                                           kind=kind.plural), name)
        for name in one.raw if name not in kind.by_id
    ]
    for field in _fields(one, kind):
        raw = one.raw.get(field.id)
        before = data.pop(field.id, None)
        value, wrong = (before, None) if _kept(one, field, raw, before, setting) \
            else _value(one, field, raw, setting)
        if wrong:
            problems.append(one.placed(wrong))
        elif not same_value(value, None):
            data[field.id] = value
    version = known.version if known else 0
    return Item(one.kind, one.id, version, data=data), problems


def problems_together(
    items: Sequence[tuple[Delivered, Item]], register: Register, setting: Setting
) -> list[Problem]:
    """What the checks say about entries that come together, each with its place."""
    whole = Register({**register.items, **{item.key: item for _, item in items if item.id}},
                     register.number, register.gone)
    return [one.placed(_with_value(labelled(problem, KINDS[item.kind].by_id), one, problem))
            for one, item in items
            for problem in problems_in_item(item, whole, setting)
            if not _unread(one, item, problem)]


def _fields(one: Delivered, kind: Kind) -> Iterable[Field]:
    """Fields that the file speaks about: JSON about all, a table about its columns."""
    if one.entry is not None:
        return kind.fields
    return [kind.by_id[name] for name in one.raw if name in kind.by_id]


def _kept(one: Delivered, field: Field, raw: Any, before: Any, setting: Setting) -> bool:
    """Whether the file says what is there already, however odd that is."""
    if same_value(before, None):
        return False
    if one.entry is not None:
        return same_value(raw, before)
    return same_cell(raw, cell_of(field, before, setting))


def _value(
    one: Delivered, field: Field, raw: Any, setting: Setting
) -> tuple[Any, Problem | None]:
    read = from_json if one.entry is not None else value_of
    return read(field, raw, setting)


def _unread(one: Delivered, item: Item, problem: Problem) -> bool:
    """A field that could not be read is named once, not again as missing."""
    return problem.column not in item.data and not same_value(one.raw.get(problem.column), None) \
        and problem.rule in ("planning-missing", "planning-start")


def _with_value(said: Problem, one: Delivered, problem: Problem) -> Problem:
    raw = one.raw.get(problem.column)
    return said if said.value or raw is None else replace(said, value=str(raw)[:80])


def _unchanged(item: Item, known: Item) -> bool:
    names = {*item.data, *known.data}
    return all(same_value(item.data.get(one), known.data.get(one)) for one in names)


def _ids(found: Sequence[Delivered], register: Register) -> list[Problem]:
    """Ids that cannot be, stand twice or belong to a deleted entry."""
    problems, seen = [], set[tuple[str, str]]()
    for one in found:
        if one.gone:
            problems.append(one.refused("planning-field", text(
                "Gelöschte Einträge lassen sich nicht einlesen. Bitte den Eintrag entfernen."),
                "gone"))
        if not one.id:
            continue
        key = (one.kind, one.id)
        if not _ID.fullmatch(one.id):
            message = text("Eine Kennung besteht aus Buchstaben von A bis Z, Ziffern, Punkt und "
                           "Strich. Für einen neuen Eintrag bitte leer lassen.")
            problems.append(one.refused("planning-unknown-entry", message, value=one.id[:80]))
        elif key in seen:
            problems.append(one.refused("planning-exists", text(
                "Dieser Eintrag steht zweimal in der Datei. Bitte einen davon entfernen."),
                value=one.id))
        elif key in register.gone:
            problems.append(one.refused("planning-version", text(
                "Dieser Eintrag wurde gelöscht. Bitte ihn wiederherstellen oder die Zeile "
                "entfernen."), value=one.id))
        seen.add(key)
    return problems


def _older(one: Delivered, known: Item) -> Problem:
    values = {"version": known.version, "by": known.by, "time": spoken(known.time)}
    if one.version is None:
        message = text("Diesen Eintrag gibt es schon, in Fassung {version} (von {by}, {time}). "
                       "Bitte die Fassung angeben, auf der die Änderung beruht.", **values)
        return one.refused("planning-version", message, value=one.id)
    message = text("Die Datei beruht auf Fassung {read}; inzwischen gilt Fassung {version} (von "
                   "{by}, {time}). Bitte neu ausgeben und die Änderung dort eintragen.",
                   read=one.version, **values)
    return one.refused("planning-version", message, value=one.id)
