"""Cells that calamine hands out as empty: errors, and formulas without a stored result."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import numpy as np
import numpy.typing as npt

from monitoring.core.grid import letter
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.reading.archive import column_number
from monitoring.storage.reading.sheet_parts import SheetPart, row_pieces

MOST_ERRORS = 100_000
NEAR = 1 << 17  # bytes that stay in the processor's cache
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
BIFF_ERRORS = re.compile(
    rb"\x05\x02\x08\x00(.{4})..[\x00\x07\x0f\x17\x1d\x24\x2a]\x01"
    rb"|\x06\x00.\x00(.{4})..\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00\x00\x00\xff\xff",
    re.DOTALL,
)


Errors = list[tuple[int, int, str]]


@dataclass
class Unread:
    """Errors by sheet as (row as people see it, column from 0, text), and what to report."""

    errors: dict[str, Errors] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def unread_in_xlsx(path: Path, parts: Iterable[SheetPart], most: int) -> Unread:
    """Errors and formulas without result of some sheets of a checked XLSX file."""
    unread = Unread()
    with zipfile.ZipFile(path) as archive:
        for part in parts:
            errors = unread.errors.setdefault(part.title, [])
            for piece in row_pieces(archive, part.member):
                scan(piece, part.title, errors, unread.problems)
                if len(unread.problems) > most or len(errors) > MOST_ERRORS:
                    break
            del unread.problems[most:]
    return unread


def _may_hold_unread(piece: bytes) -> bool:
    """Whether there is `"e"`, `<f` or `:f`, which takes long to find among so many brackets."""
    signs = np.frombuffer(piece, np.uint8)
    return any(map(_telling, (signs[start : start + NEAR + 2]
                              for start in range(0, len(signs), NEAR))))


def _telling(signs: npt.NDArray[np.uint8]) -> bool:
    before, middle, after = signs[:-2], signs[1:-1], signs[2:]
    quoted = (middle == ord("e")) & (before == ord('"')) & (after == ord('"'))
    formula = (middle == ord("f")) & ((before == ord("<")) | (before == ord(":")))
    return bool(quoted.any() or formula.any())


def errors_in_xls(path: Path, most: int) -> list[Problem]:
    """Warnings for error cells of an XLS file, whose sheet its bytes do not tell."""
    message = text("In einer XLS-Datei werden Fehlerwerte wie #BEZUG! leer gelesen; diese Zelle "
                   "ist vermutlich einer. Bitte prüfen oder als XLSX speichern.")
    found = []
    for match in BIFF_ERRORS.finditer(path.read_bytes()):
        row, column = struct.unpack("<HH", match.group(1) or match.group(2))
        if column < 256:
            found.append(Problem("error-cell", message, "", "", row + 1, letter(column), "",
                                 "warning"))
        if len(found) >= most:
            break
    return found


def scan(piece: bytes, sheet: str, errors: Errors, problems: list[Problem]) -> None:
    """Add what calamine does not tell about a piece of a sheet's XML."""
    if not _may_hold_unread(piece):
        return
    message = text("Die Zelle ist eine Formel ohne gespeichertes Ergebnis und liest sich leer. "
                   "Bitte die Datei im Tabellenprogramm öffnen und speichern.")
    for cell in CELL.finditer(piece):
        head, body = cell.groups()
        place = PLACE.search(head)
        if not place:
            continue
        column, row = place.group(1), int(place.group(2))
        value = VALUE.search(body)
        if b't="e"' in head and value:
            word = unescape(value.group(1).decode("utf-8", "replace"))
            errors.append((row, column_number(column), word))
        elif not value and FORMULA.search(body) and b"is>" not in body:
            problems.append(Problem("formula-without-result", message, "", sheet, row,
                                    column.decode()))
