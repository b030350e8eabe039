"""TOML tables into frozen, typed values; every problem is named, none stops the others."""

from __future__ import annotations

import dataclasses
import difflib
import math
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum, IntEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from monitoring.core.problem import Problem
from monitoring.language import Words, text

T = TypeVar("T")
_NAMES: dict[type, Words] = {
    str: Words("Text in Anführungszeichen", "text in quotation marks"),
    int: Words("eine ganze Zahl", "a whole number"),
    float: Words("eine Zahl", "a number"),
    bool: Words("true oder false", "true or false"),
    date: Words("ein Tag wie 2021-01-31", "a day such as 2021-01-31"),
}


# Whole numbers up to here are the same as decimal numbers.
_EXACT = 2**53


class _Unreadable(Exception):
    """A value that has no place in the declared type; its problem is already noted."""


class Reader:
    """Reads tables of one file and keeps the problems found on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, kind: type[T], table: Any, where: str = "") -> T | None:
        """The table as a value of this dataclass, or None with the problems noted."""
        try:
            found: T = self._dataclass(kind, table, where)
        except _Unreadable:
            return None
        return found

    def note(self, rule: str, where: str, message: str, value: object = "") -> None:
        """Keep a problem of this file; `where` is the key."""
        self.problems.append(
            Problem(rule, message, file=self.file, column=where, value=_shortly(value))
        )

    def _dataclass(self, kind: type, table: Any, where: str) -> Any:
        if isinstance(table, str) and hasattr(kind, "from_text"):
            return kind.from_text(table)
        if not isinstance(table, Mapping):
            message = text("Hier wird eine Tabelle mit Schlüsseln erwartet. Bitte ergänzen.")
            self._refuse("declaration-type", where, message, table)
        fields, hints = _shape(kind)
        values: dict[str, Any] = {}
        bad = self._unknown_keys(fields, table, where)
        for name, field in fields.items():
            path = f"{where}.{name}" if where else name
            if name not in table:
                bad |= self._missing(field, path)
                continue
            try:
                values[field.name] = self._value(hints[field.name], table[name], path)
                self._one_of(field.metadata.get("words"), values[field.name], path)
            except _Unreadable:
                bad = True
        if not bad and kind is Words:
            bad = self._blank(values, where)
        if bad:
            raise _Unreadable
        return kind(**values)

    def _blank(self, words: Mapping[str, str], where: str) -> bool:
        """A text that people read is there in both languages."""
        blank = [language for language, words_ in words.items() if not words_.strip()]
        for language in blank:
            message = text("Dieser Text ist leer. Bitte in beiden Sprachen angeben.")
            self.note("missing-text", f"{where}.{language}", message)
        return bool(blank)

    def _unknown_keys(self, fields: Mapping[str, Any], table: Mapping[str, Any], at: str) -> bool:
        unknown = [key for key in table if key not in fields]
        for key in unknown:
            near = difflib.get_close_matches(key, fields, n=1)
            remedy = (
                text("Gemeint ist vielleicht „{near}“.", near=near[0])
                if near
                else text("Erlaubt sind: {keys}.", keys=", ".join(fields))
            )
            where = f"{at}.{key}" if at else key
            self.note("unknown-key", where, text("Diesen Schlüssel gibt es nicht.") + " " + remedy)
        return bool(unknown)

    def _missing(self, field: dataclasses.Field[Any], where: str) -> bool:
        optional = (
            field.default is not dataclasses.MISSING
            or field.default_factory is not dataclasses.MISSING
        )
        if not optional:
            self.note("missing-key", where, text("Dieser Schlüssel fehlt. Bitte ergänzen."))
        return not optional

    def _value(self, hint: Any, value: Any, where: str) -> Any:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            inner = next(one for one in arguments if one is not type(None))
            return self._value(inner, value, where)
        if origin is tuple:
            return self._sequence(arguments[0], value, where)
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(arguments[1], value, where)
        if dataclasses.is_dataclass(hint):
            return self._dataclass(hint, value, where)  # type: ignore[arg-type]
        if issubclass(hint, Enum):
            return self._choice(hint, value, where)
        return self._plain(hint, value, where)

    def _sequence(self, inner: Any, value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            message = text("Hier wird eine Liste in eckigen Klammern erwartet.")
            self._refuse("declaration-type", where, message, value)
        return tuple(self._each(inner, enumerate(value, 1), where).values())

    def _mapping(self, inner: Any, value: Any, where: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            message = text("Hier wird eine Tabelle mit Schlüsseln erwartet. Bitte ergänzen.")
            self._refuse("declaration-type", where, message, value)
        return types.MappingProxyType(self._each(inner, value.items(), where))

    def _each(self, inner: Any, items: Any, where: str) -> dict[Any, Any]:
        """All entries are read before the first bad one is reported as unreadable."""
        read: dict[Any, Any] = {}
        bad = False
        for key, value in items:
            try:
                read[key] = self._value(inner, value, f"{where}[{key}]")
            except _Unreadable:
                bad = True
        if bad:
            raise _Unreadable
        return read

    def _choice(self, kind: type[Enum], value: Any, where: str) -> Enum:
        words = {
            one.name if issubclass(kind, IntEnum) else str(one.value): one for one in kind
        }
        self._one_of(words, value, where)
        return words[value]

    def _one_of(self, words: Mapping[str, object] | None, value: Any, where: str) -> None:
        if words is not None and (not isinstance(value, str) or value not in words):
            message = text("Dieses Wort ist hier nicht bekannt. Erlaubt sind: {words}.",
                           words=", ".join(words))
            self._refuse("unknown-word", where, message, value)

    def _plain(self, kind: type, value: Any, where: str) -> Any:
        if kind is float and type(value) is int and abs(value) < _EXACT:
            return float(value)
        # A day with a time is a date to Python, and nan is a float.
        if type(value) is not kind or (isinstance(value, float) and not math.isfinite(value)):
            message = text("Hier wird erwartet: {kind}. Bitte berichtigen.", kind=_NAMES[kind])
            self._refuse("declaration-type", where, message, value)
        return value

    def _refuse(self, rule: str, where: str, message: str, value: object) -> None:
        self.note(rule, where, message, value)
        raise _Unreadable


def _shortly(value: object) -> str:
    """The beginning of a value; "" for one that is nested too deeply or has too many digits."""
    try:
        return str(value)[:80]
    except (RecursionError, ValueError):
        return ""


@cache
def _shape(kind: type) -> tuple[dict[str, dataclasses.Field[Any]], dict[str, Any]]:
    """Fields by the key used in TOML (`is_` is written `is`) and their types."""
    fields = {field.name.rstrip("_"): field for field in dataclasses.fields(kind)}
    return fields, get_type_hints(kind)
