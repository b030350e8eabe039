"""Cells that calamine hands out as empty: errors, and formulas without a stored result."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from monitoring.core.grid import letter
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.reading.archive import column_number

STEP = 1 << 23
MOST_ERRORS = 100_000
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
TARGET = re.compile(rb"<Relationship\s[^>]*>")
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
BIFF_ERRORS = re.compile(
    rb"\x05\x02\x08\x00(.{4})..[\x00\x07\x0f\x17\x1d\x24\x2a]\x01"
    rb"|\x06\x00.\x00(.{4})..\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00\x00\x00\xff\xff",
    re.DOTALL,
)


@dataclass
class Unread:
    """Errors by sheet as (row as people see it, column from 0, text), and what to report."""

    errors: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def unread_in_xlsx(path: Path, most: int) -> Unread:
    """Errors and formulas without result of all sheets of a checked XLSX file."""
    unread = Unread()
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for part, sheet in _sheet_parts(archive, names):
            errors = unread.errors.setdefault(sheet, [])
            for piece in _pieces(archive, part):
                if b'"e"' in piece or b"<f" in piece or b":f" in piece:
                    _scan(piece, sheet, errors, unread.problems)
                if len(unread.problems) > most or len(errors) > MOST_ERRORS:
                    break
            del unread.problems[most:]
    return unread


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


def _scan(
    piece: bytes, sheet: str, errors: list[tuple[int, int, str]], problems: list[Problem]
) -> None:
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


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A sheet in pieces that end with a row."""
    rest = b""
    with archive.open(part) as content:
        while step := content.read(STEP):
            piece = rest + step
            cut = max(piece.rfind(b"</row>"), piece.rfind(b":row>"))
            if cut < 0:
                rest = piece
                continue
            yield piece[: cut + 6]
            rest = piece[cut + 6 :]
    yield rest


def _sheet_parts(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    """Name of the part and title of each sheet."""
    links = {}
    for name in names & {"xl/_rels/workbook.xml.rels", "_rels/workbook.xml.rels"}:
        for link in TARGET.findall(archive.read(name)):
            values = dict(ATTRIBUTE.findall(link))
            links[values.get(b"Id", b"")] = values.get(b"Target", b"").decode("utf-8", "replace")
    for name in names & {"xl/workbook.xml", "workbook.xml"}:
        folder = name.removesuffix("workbook.xml")
        for sheet in SHEET.findall(archive.read(name)):
            values = dict(ATTRIBUTE.findall(sheet))
            target = links.get(values.get(b"r:id", b""), "")
            part = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
            if part in names:
                yield part, unescape(values.get(b"name", b"").decode("utf-8", "replace"))
