"""Limits of one upload, and the sentence that names a limit that was passed."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.core.problem import Problem
from monitoring.language import text


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


def refused(rule: str, message: str, **place: object) -> Refused:
    """A refusal with its place in the file."""
    return Refused(Problem(rule, message, **place))  # type: ignore[arg-type]


def beyond(limits: Limits, name: str, found: float | None = None, sheet: str = "") -> Refused:
    """A refusal that names the limit and its value."""
    label, remedy = _words(name)
    value = f"{getattr(limits, name):,.0f}".replace(",", " ")
    reached = "" if found is None else text(
        "gefunden: {found};", found=f"{found:,.0f}".replace(",", " ")
    ) + " "
    message = text(
        "Die Grenze für {label} ist überschritten ({reached}Grenze „{name}“: {value}). {remedy}",
        label=label, reached=reached, name=name, value=value, remedy=remedy,
    )
    return refused(f"limit-{name.replace('_', '-')}", message, sheet=sheet)


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
