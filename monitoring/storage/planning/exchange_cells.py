"""Values of the planning register as cells of a table and as values of JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from monitoring.core.planning.field import LISTS, NUMBERS, Field, FieldType
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import BETWEEN, STEP, typed, value_of
from monitoring.core.problem import Problem
from monitoring.language import current, text

Cell = str | float
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " "))


def cell_of(field: Field, value: Any, setting: Setting) -> Cell:
    """
    What stands in a cell for a value: a number, or a text that `value_of` reads back.

    Names where they are clear, ids elsewhere; "" for nothing.
    """
    if value in (None, "", [], ()) or value is False:
        return ""
    if field.type in NUMBERS:
        number = float(value)
        # A spreadsheet keeps 16 digits; the few numbers that need 17 are written out.
        return number if float(f"{number:.16G}") == number else _written_out(number)
    said = typed(field, value, setting)
    if value_of(field, said, setting) == (value, None):
        return said
    if field.type is FieldType.steps:
        return said
    return BETWEEN.join(map(str, value)) if field.type in LISTS else str(value)


def same_cell(one: Cell, other: Cell) -> bool:
    """Whether two cells say the same once they went through a spreadsheet."""
    if isinstance(one, float) or isinstance(other, float):
        return isinstance(one, float) and isinstance(other, float) and one == other
    return _normal(one) == _normal(other)


def from_json(field: Field, raw: Any, setting: Setting) -> tuple[Any, Problem | None]:
    """The value of a field out of JSON; or why it stands for none."""
    if raw is None:
        return None, None
    if field.type is FieldType.steps:
        return _steps(field, raw, setting)
    if field.type in LISTS:
        return _several(field, raw, setting)
    if field.type is FieldType.flag and isinstance(raw, bool):
        return raw or None, None
    wanted = (int, float) if field.type in NUMBERS else (str,)
    if not isinstance(raw, wanted) or isinstance(raw, bool) or field.type is FieldType.flag:
        return None, _misfit(field, raw)
    return value_of(field, raw, setting)


def same_value(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same; all ways to be empty are."""
    empty: tuple[Any, ...] = (None, "", [], ())
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return list(one) == list(other)
    nothing = [value in empty or value is False for value in (one, other)]
    return all(nothing) or (not any(nothing) and one == other)


def _several(field: Field, raw: Any, setting: Setting) -> tuple[Any, Problem | None]:
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        return None, _misfit(field, raw)
    if field.type is FieldType.areas and not len(setting.areas):
        # Without a release nobody knows the areas; they are checked when there is one.
        return raw or None, None
    return value_of(field, "\n".join(raw), setting)


def _steps(field: Field, raw: Any, setting: Setting) -> tuple[Any, Problem | None]:
    if not isinstance(raw, list) or not all(_is_step(one) for one in raw):
        return None, _misfit(field, raw)
    lines = [STEP.join((one["what"], one.get("due") or "", "ja" if one.get("done") else ""))
             for one in raw]
    return value_of(field, "\n".join(lines), setting)


def _is_step(one: Any) -> bool:
    if not isinstance(one, Mapping) or set(one) - {"what", "due", "done"}:
        return False
    words = (one.get("what"), one.get("due") or "")
    clean = all(isinstance(word, str) and "|" not in word and len(word.splitlines()) <= 1
                for word in words)
    return clean and bool(str(words[0]).strip()) and one.get("done") in (None, True, False)


def _misfit(field: Field, raw: Any) -> Problem:
    kinds = {FieldType.flag: text("ja oder nein (true, false)"), FieldType.steps: text(
        "eine Liste von Schritten mit „what“, „due“ und „done“")}
    words = kinds.get(field.type) or (
        text("eine Zahl") if field.type in NUMBERS else
        text("eine Liste von Texten") if field.type in LISTS else text("ein Text"))
    return Problem("planning-field", text("Hier steht {words}. Bitte berichtigen.", words=words),
                   column=str(field.label), value=str(raw)[:80])


def labelled(problem: Problem, fields: Mapping[str, Field]) -> Problem:
    """The problem with the words of the column in place of the id of its field."""
    field = fields.get(problem.column)
    return replace(problem, column=str(field.label)) if field else problem


def _written_out(number: float) -> str:
    said = format(Decimal(repr(number)), "f")
    return said.replace(".", ",") if current() == "de" else said


def _normal(words: str) -> str:
    plain = unicodedata.normalize("NFC", words).translate(_SPACES)
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()
