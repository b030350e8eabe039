"""What people type into a field, or into a cell of a table, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from monitoring.core.area import Areas
from monitoring.core.planning.field import LISTS, NUMBERS, Field, FieldType
from monitoring.core.planning.places import area_at, area_key, called, is_current
from monitoring.core.planning.setting import Setting
from monitoring.core.problem import Problem
from monitoring.core.rounding import rounded
from monitoring.language import current, text

BETWEEN = "; "
STEP = " | "
LONGEST = {FieldType.line: 300, FieldType.link: 500}
LONG = 20_000
MOST = 1e15
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})")
_YES = {"ja", "yes", "true", "wahr", "x", "1"}
_NO = {"", "nein", "no", "false", "falsch", "0"}


class NotReadable(Exception):
    """What stands in a field cannot be read; `problem` says why and what to do."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def value_of(field: Field, raw: str | float, setting: Setting) -> tuple[Any, Problem | None]:
    """The value that a typed text stands for, None for nothing; or why it stands for none."""
    try:
        return _value(field, raw, setting), None
    except NotReadable as why:
        said = str(raw)
        problem = Problem(why.rule, str(why), column=str(field.label),
                          value=said[:80] + ("…" if len(said) > 80 else ""))
        return None, problem


def typed(field: Field, value: Any, setting: Setting) -> str:
    """A value as people type it: dates and numbers in the reader's format, lists with "; "."""
    if value in (None, "", [], ()) or value is False:
        return ""
    if field.type in LISTS:
        return _list_text(field, value, setting)
    if field.type in NUMBERS:
        return _number_text(field, float(value))
    if field.type is FieldType.flag:
        return text("ja")
    if field.type is FieldType.date:
        return day_text(str(value))
    return str(setting.options(field).get(value, value))


def _list_text(field: Field, value: Sequence[Any], setting: Setting) -> str:
    if field.type is FieldType.steps:
        return "\n".join(_step_text(one) for one in value)
    if field.type is FieldType.areas:
        return BETWEEN.join(_area_text(setting.areas, one) for one in value)
    names = setting.options(field)
    return BETWEEN.join(str(names.get(one, one)) for one in value)


def _number_text(field: Field, value: float) -> str:
    return str(int(value)) if field.type is FieldType.year else rounded(value, _places(value))


def day_text(day: str) -> str:
    """A day such as 2027-12-31 in the reader's format."""
    if len(day) != 10 or day.count("-") != 2:
        return day
    year, month, number = day.split("-")
    return f"{number}.{month}.{year}" if current() == "de" else day


def _places(value: float) -> int:
    return next((n for n in range(7) if round(value, n) == value), 6)


def _value(field: Field, raw: str | float, setting: Setting) -> Any:
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        if field.type in NUMBERS:
            return _number(field, float(raw))
        raw = _machine(float(raw))
    words = str(raw).strip()
    if field.type is FieldType.flag:
        return _flag(words)
    return _filled(field, words, setting) if words else None


def _filled(field: Field, words: str, setting: Setting) -> Any:
    if field.type in NUMBERS:
        return _number(field, number_of(words))
    if field.type is FieldType.date:
        return _day(words)
    if field.type is FieldType.steps:
        return [_step(line) for line in words.splitlines() if line.strip()]
    if field.type in LISTS:
        parts = [one.strip() for one in re.split(r"[;\n]", words) if one.strip()]
        return list(dict.fromkeys(_one(field, part, setting) for part in parts))
    return _one(field, words, setting)


def _machine(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


def _one(field: Field, words: str, setting: Setting) -> str:
    if field.type is FieldType.areas:
        return _area(words, setting)
    options = setting.options(field)
    if options:
        return _option(words, options)
    if field.type is FieldType.link and not re.match(r"https?://[^\s/]+", words):
        raise NotReadable("planning-link", text("Ein Verweis beginnt mit https:// oder http://. "
                                                "Bitte ganz angeben."))
    if len(words) > LONGEST.get(field.type, LONG):
        raise NotReadable("planning-long", text(
            "Der Text hat {n} Zeichen; erlaubt sind {most}. Bitte kürzen.",
            n=len(words), most=LONGEST.get(field.type, LONG)))
    return words


def _option(words: str, options: Mapping[str, object]) -> str:
    if words in options:
        return words
    same = [name for name, label in options.items() if _meant(words, label)]
    if len(same) == 1:
        return same[0]
    if same:
        raise NotReadable("planning-ambiguous", text(
            "Das ist nicht eindeutig. Gemeint sein kann: {words}. Bitte die Kennung angeben.",
            words=", ".join(same)))
    most = [str(label) for label in options.values()][:12]
    raise NotReadable("planning-unknown-word", text(
        "Das gibt es hier nicht. Erlaubt sind zum Beispiel: {words}.", words=", ".join(most)))


def _meant(words: str, label: object) -> bool:
    names = [getattr(label, "de", ""), getattr(label, "en", ""), str(label)]
    return words.casefold() in {one.casefold() for one in names}


def _area(words: str, setting: Setting) -> str:
    areas = setting.areas
    at = area_at(areas, words)
    if at is None:
        same = called(words, areas)
        if len(same) != 1:
            raise NotReadable(
                "planning-area",
                text("Dieses Gebiet gibt es nicht. Bitte die Kennung angeben.") if not same else
                text("Mehrere Gebiete heißen so. Bitte die Kennung angeben."))
        at = same[0]
    return area_key(areas, at)


def _area_text(areas: Areas, key: str) -> str:
    at = area_at(areas, key)
    if at is None:
        return key
    return f"{areas.names[at]} ({areas.ids[at]})" if is_current(areas, at) else key


def number_of(words: str) -> float:
    """A number in the reader's format; raises NotReadable for everything that is not clear."""
    decimal, group = (",", ".") if current() == "de" else (".", ",")
    plain = re.sub(r"[\s\u00a0\u202f]|€|EUR", "", words).replace("−", "-")
    whole = rf"-?(\d+|\d{{1,3}}([{group}]\d{{3}})+)"
    if not re.fullmatch(rf"{whole}([{decimal}]\d+)?", plain):
        example = "1.250,5" if current() == "de" else "1,250.5"
        raise NotReadable("planning-number", text(
            "Das ist keine Zahl. Bitte so schreiben: {example}.", example=example))
    return float(plain.replace(group, "").replace(decimal, "."))


def _number(field: Field, value: float) -> float | int:
    if not abs(value) < MOST:
        raise NotReadable("planning-number", text("So groß kann diese Zahl nicht sein. Bitte "
                                                  "berichtigen."))
    if field.type in (FieldType.money, FieldType.whole, FieldType.year) and value < 0:
        raise NotReadable("planning-number", text("Hier steht eine Zahl ab 0. Bitte berichtigen."))
    if field.type in (FieldType.whole, FieldType.year):
        if value != int(value):
            raise NotReadable("planning-number", text("Hier steht eine ganze Zahl. Bitte "
                                                      "berichtigen."))
        if field.type is FieldType.year and not 1900 <= value <= 2100:
            raise NotReadable("planning-number", text("Hier steht ein Jahr wie 2027. Bitte "
                                                      "berichtigen."))
        return int(value)
    return value


def _day(words: str) -> str:
    found = _DAY.match(words)
    rest = words[found.end():] if found else ""
    try:
        if not found or not re.fullmatch(r"([ T]00:00(:00(\.0+)?)?)?", rest):
            raise ValueError
        parts = (found[3], found[2], found[1]) if found[1] else found.groups()[3:]
        return date(*(int(one) for one in parts)).isoformat()
    except ValueError:
        raise NotReadable("planning-date", text("Das ist kein Tag. Bitte so schreiben: "
                                                "31.12.2027.")) from None


def _flag(words: str) -> bool | None:
    if words.casefold() in _YES:
        return True
    if words.casefold() in _NO:
        return None
    raise NotReadable("planning-unknown-word", text("Hier steht „ja“ oder nichts."))


def _step(line: str) -> dict[str, Any]:
    parts = [one.strip() for one in line.split("|")]
    what, due, done = [*parts, "", ""][:3]
    if len(parts) > 3 or not what:
        raise NotReadable("planning-step", text("Ein Schritt steht in einer Zeile: was | bis wann "
                                                "| erledigt. Bitte berichtigen."))
    words = {text("erledigt").casefold(), "erledigt", "done", *_YES}
    if done and done.casefold() not in words:
        raise NotReadable("planning-step", text("Hinter dem Tag steht „erledigt“ oder nichts."))
    step: dict[str, Any] = {"what": what}
    if due:
        step["due"] = _day(due)
    if done:
        step["done"] = True
    return step


def _step_text(step: Mapping[str, Any]) -> str:
    done = text("erledigt") if step.get("done") else ""
    parts: Sequence[str] = [str(step.get("what", "")), day_text(str(step.get("due") or "")), done]
    while len(parts) > 1 and not parts[-1]:
        parts = parts[:-1]
    return STEP.join(parts)
