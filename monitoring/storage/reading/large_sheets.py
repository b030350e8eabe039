"""Large XLSX sheets, handed to calamine in pieces, since it would hold all their cells at once."""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from monitoring.core.grid import Merged
from monitoring.core.problem import Problem
from monitoring.storage.reading.exchange import Block
from monitoring.storage.reading.limits import Limits, check_size
from monitoring.storage.reading.progress import Told, part_of
from monitoring.storage.reading.shared_strings import SharedStrings, marked, shared_strings
from monitoring.storage.reading.sheet_parts import (
    SheetPart,
    frame_of,
    row_pieces,
    shared_member,
)
from monitoring.storage.reading.spreadsheets import column_of, merged_of, with_errors
from monitoring.storage.reading.unread_cells import Errors, scan

LARGE = 40_000_000
PIECE = 1 << 22
AHEAD = 2
TEXTS = 0.2  # the share of the time that shared texts take
ROOT = re.compile(rb"<worksheet\b[^>]*>")
OPENING, CLOSING = b"<sheetData>", b"</sheetData></worksheet>"
ROW = re.compile(rb"<row\b[^>]*>")
NUMBER = re.compile(rb'\sr="(\d+)"')


class Unsliceable(Exception):
    """The sheet is written in a way that calamine has to read as a whole."""


@dataclass(frozen=True)
class Piece:
    """Some rows as a sheet of their own; number of the first, 0 if there is none."""

    content: bytes
    first: int
    last: bool


@dataclass(frozen=True)
class Parsed:
    """A piece as calamine read it, with what calamine does not tell."""

    sheet: CalamineSheet
    first: int
    last: bool
    shared: int
    errors: Errors
    problems: list[Problem]


@dataclass
class LargeSheet:
    """One sheet of a checked XLSX file; `merged` and `problems` are whole after the blocks."""

    path: Path
    part: SheetPart
    folder: Path
    limits: Limits
    told: Told
    merged: tuple[Merged, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    errors: Errors = field(default_factory=list)
    row: int = 1

    def blocks(self) -> Iterator[Block]:
        """Blocks of rows, of which later ones may be wider; raises Unsliceable and Refused."""
        waiting: deque[Future[Parsed]] = deque()
        with zipfile.ZipFile(self.path) as archive, ThreadPoolExecutor(AHEAD) as pool:
            frame = frame_of(archive)
            texts = _texts(archive, self.folder, part_of(self.told, 0, TEXTS))
            heard = part_of(self.told, TEXTS if texts else 0, 1)
            read = 0
            for piece in _pieces(archive, self.part.member):
                waiting.append(pool.submit(_parsed, frame, self.part, piece, texts is not None))
                if len(waiting) > AHEAD:
                    yield from self._blocks(waiting.popleft().result(), texts)
                read += len(piece.content)
                heard(min(1.0, read / self.part.size))
            while waiting:
                yield from self._blocks(waiting.popleft().result(), texts)

    def _blocks(self, piece: Parsed, texts: SharedStrings | None) -> Iterator[Block]:
        self.problems += piece.problems[: self.limits.problems - len(self.problems)]
        self.errors = [one for one in self.errors if one[0] >= self.row] + piece.errors
        sheet, start, end = piece.sheet, piece.sheet.start, piece.sheet.end
        if piece.last:
            self.merged = merged_of(sheet)
        if start is None or end is None:
            return
        if start[0] + 1 < max(self.row, piece.first):
            raise Unsliceable
        check_size(self.limits, end[0] + 1, end[1] + 1, self.part.title)
        for block in (self._gap(start[0] + 1), _block(piece, start, texts)):
            if len(block.rows):
                yield with_errors(block, self.errors)
        self.row = end[0] + 2

    def _gap(self, row: int) -> Block:
        """The rows up to before the given one, which hold nothing."""
        rows = np.arange(self.row, row, dtype=np.int32)
        return Block([_empty(len(rows))], [np.zeros(len(rows), np.uint8)], rows)


def _empty(length: int) -> pa.StringArray:
    return pa.array([""] * length, pa.string())


def _texts(archive: zipfile.ZipFile, folder: Path, told: Told) -> SharedStrings | None:
    member = shared_member(archive)
    try:
        return shared_strings(archive, member, folder, told) if member else None
    except CalamineError:
        raise Unsliceable from None


def _block(piece: Parsed, start: tuple[int, int], texts: SharedStrings | None) -> Block:
    lines = piece.sheet.to_python(skip_empty_area=True)
    rows = np.arange(start[0] + 1, start[0] + 1 + len(lines), dtype=np.int32)
    columns = [_empty(len(lines))] * start[1]
    kinds = [np.zeros(len(lines), np.uint8)] * start[1]
    cells = list(chain.from_iterable(lines))
    width = len(lines[0])
    shown = 0
    for place in range(width):
        column, kind = column_of(cells[place::width])
        if texts is not None:
            column, kind, found = texts.shown(column, kind)
            shown += found
        columns.append(column)
        kinds.append(kind)
    if shown != piece.shared:
        raise Unsliceable
    return Block(columns, kinds, rows)


def _pieces(archive: zipfile.ZipFile, member: str) -> Iterator[Piece]:
    """The rows of a sheet in several sheets; raises Unsliceable."""
    root = b""
    for piece in row_pieces(archive, member, PIECE):
        rows = piece
        if not root:
            head, found, rows = piece.partition(OPENING)
            tag = ROOT.search(head)
            if not found or tag is None:
                raise Unsliceable
            root = tag.group()
        last = not rows.endswith(b"</row>")
        yield Piece(b"".join((root, OPENING, rows, b"" if last else CLOSING)), _first(rows), last)


def _first(rows: bytes) -> int:
    """Number of the first row, 0 if there is none; raises Unsliceable if it has no number."""
    row = ROW.search(rows)
    if row is None:
        return 0
    number = NUMBER.search(row.group())
    if number is None:
        raise Unsliceable
    return int(number.group(1))


def _parsed(frame: dict[str, bytes], part: SheetPart, piece: Piece, shared: bool) -> Parsed:
    """A piece as calamine reads it; it does its work without holding up other threads."""
    errors: Errors = []
    problems: list[Problem] = []
    scan(piece.content, part.title, errors, problems)
    content, count = marked(piece.content) if shared else (piece.content, 0)
    try:
        sheet = _workbook({**frame, part.member: content}).get_sheet_by_name(part.title)
    # What is wrong with it, the whole sheet will tell.
    except CalamineError:
        raise Unsliceable from None
    return Parsed(sheet, piece.first, piece.last, count, errors, problems)


def outline(path: Path) -> CalamineWorkbook | None:
    """A workbook that knows its sheets, but holds none of their cells; None if it needs more."""
    with zipfile.ZipFile(path) as archive:
        try:
            return _workbook(frame_of(archive))
        except CalamineError:
            return None


def _workbook(members: dict[str, bytes]) -> CalamineWorkbook:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    file.seek(0)
    return CalamineWorkbook.from_filelike(file)
