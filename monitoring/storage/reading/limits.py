"""Limits of one upload, their settings, and the sentence that names a limit that was passed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from monitoring.core.problem import Problem
from monitoring.language import text

SETTING = "SOZIALRAUM_LIMIT_"


@dataclass(frozen=True, slots=True)
class Limits:
    """Settings: sizes in bytes, `memory` above what the reader itself takes, time in seconds."""

    bytes: int = 200_000_000
    members: int = 2_000
    uncompressed_bytes: int = 1_500_000_000
    ratio: int = 200
    rows: int = 2_000_000
    columns: int = 5_000
    cells: int = 30_000_000
    seconds: float = 10.0
    memory: int = 300_000_000
    answer_bytes: int = 1_000_000_000
    problems: int = 200


class Refused(Exception):
    """The upload is not read; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class WrongSetting(ValueError):
    """A setting that says no limit; `problem` names it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def limits_from(environ: Mapping[str, str]) -> Limits:
    """
    The limits by settings such as SOZIALRAUM_LIMIT_SECONDS, one per field of `Limits`.

    Raises WrongSetting for what is no number above zero.
    """
    values: dict[str, float] = {}
    for field in fields(Limits):
        word = environ.get(setting_of(field.name), "").strip()
        if word:
            values[field.name] = _number(field.name, word)
    return Limits(**values)  # type: ignore[arg-type]


def setting_of(name: str) -> str:
    """The setting of a limit."""
    return SETTING + name.upper()


def _number(name: str, word: str) -> float:
    whole = isinstance(getattr(Limits(), name), int)
    try:
        value = int(word) if whole else float(word)
    except ValueError:
        value = 0
    if value > 0 and math.isfinite(value):
        return value
    if whole:
        message = text("Die Einstellung {setting} („{value}“) ist keine ganze Zahl über 0. Bitte "
                       "berichtigen oder entfernen.", setting=setting_of(name), value=word[:40])
    else:
        message = text("Die Einstellung {setting} („{value}“) ist keine Zahl über 0 mit Punkt "
                       "als Dezimalzeichen. Bitte berichtigen oder entfernen.",
                       setting=setting_of(name), value=word[:40])
    raise WrongSetting(Problem("limit-setting", message, value=word[:40]))


def refused(rule: str, message: str, **place: object) -> Refused:
    """A refusal with its place in the file."""
    return Refused(Problem(rule, message, **place))  # type: ignore[arg-type]


def beyond(limits: Limits, name: str, found: float | None = None, sheet: str = "") -> Refused:
    """A refusal that names the limit, its value and its setting."""
    label, remedy = _words(name)
    value = _grouped(getattr(limits, name))
    reached = "" if found is None else text("gefunden: {found};", found=_grouped(found)) + " "
    message = text(
        "Die Grenze für {label} ist überschritten ({reached}Grenze „{name}“: {value}; "
        "Einstellung {setting}). {remedy}",
        label=label, reached=reached, name=name, value=value, setting=setting_of(name),
        remedy=remedy,
    )
    return refused(f"limit-{name.replace('_', '-')}", message, sheet=sheet)


def _grouped(value: float) -> str:
    """A number with blanks between thousands; a broken one as it was set."""
    whole = value >= 10 or value == int(value)
    return f"{value:,.0f}".replace(",", " ") if whole else f"{value:g}"


def check_size(limits: Limits, rows: int, columns: int, sheet: str = "") -> None:
    """Raise Refused if a table has more rows, columns or cells than allowed."""
    for name, found in (("rows", rows), ("columns", columns), ("cells", rows * columns)):
        if found > getattr(limits, name):
            raise beyond(limits, name, found, sheet)


def _words(name: str) -> tuple[str, str]:
    split = text("Bitte die Datei teilen oder die Grenze in den Einstellungen anheben.")
    clean = text("Bitte die Tabelle ohne leere Formatierungen neu speichern oder als CSV liefern.")
    odd = text("Solche Archive werden nicht geöffnet. Bitte die Tabelle selbst hochladen.")
    return {
        "bytes": (text("die Dateigröße in Bytes"), split),
        "members": (text("die Zahl der Teile im Archiv"), odd),
        "uncompressed_bytes": (text("die ausgepackte Größe in Bytes"), odd),
        "ratio": (text("die Packrate"), odd),
        "rows": (text("die Zahl der Zeilen"), split),
        "columns": (text("die Zahl der Spalten"), clean),
        "cells": (text("die Zahl der Zellen"), clean),
        "seconds": (text("die Lesezeit in Sekunden"), split),
        "memory": (text("den Arbeitsspeicher in Bytes"), clean),
        "answer_bytes": (text("die Größe des Gelesenen in Bytes"), split),
    }[name]
