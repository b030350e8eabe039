"""All sheets of a workbook, each as blocks of cells, with what is odd about them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineWorkbook

from monitoring.core.grid import Merged
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.reading.exchange import Block, write_sheet
from monitoring.storage.reading.large_sheets import LARGE, LargeSheet, Unsliceable, outline
from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.odd_signs import odd_signs
from monitoring.storage.reading.progress import Told, part_of
from monitoring.storage.reading.sheet_parts import SheetPart, sheet_parts
from monitoring.storage.reading.spreadsheets import (
    blocks,
    merged_of,
    sheet_of,
    shown_sheets,
    with_errors,
    workbook,
)
from monitoring.storage.reading.unread_cells import Errors, Unread, errors_in_xls, unread_in_xlsx


@dataclass(frozen=True)
class ReadSheet:
    """A sheet whose cells were written."""

    name: str
    merged: tuple[Merged, ...]


@dataclass
class Workbook:
    """A checked spreadsheet file; `sheets` and `problems` are whole after `read`."""

    path: Path
    folder: Path
    kind: str
    limits: Limits
    sheets: list[ReadSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, told: Told) -> Workbook:
        """Write the cells of all sheets that people see; raises Refused."""
        parts = self._parts()
        large = {part.title: part for part in parts if part.size > LARGE}
        # Without its texts and sheets, a workbook tells the names of its sheets sooner.
        names, notes = shown_sheets((outline(self.path) if large else None) or self._book)
        self.problems += notes
        unread = self._unread(part for part in parts if part.title not in large)
        for number, name in enumerate(names):
            heard = part_of(told, number / len(names), (number + 1) / len(names))
            part = large.get(name)
            if part is None or not self._in_pieces(part, heard):
                again = self._unread([part]) if part else unread
                self._whole(name, again.errors.get(name, []), heard)
                self.problems += again.problems if part else []
        self.problems += unread.problems
        if self.kind == "xls":
            self.problems += errors_in_xls(self.path, self.limits.problems)
        return self

    def _parts(self) -> list[SheetPart]:
        if self.kind != "xlsx":
            return []
        with zipfile.ZipFile(self.path) as archive:
            return sheet_parts(archive)

    def _unread(self, parts: Iterable[SheetPart]) -> Unread:
        return unread_in_xlsx(self.path, parts, self.limits.problems) \
            if self.kind == "xlsx" else Unread()

    def _in_pieces(self, part: SheetPart, told: Told) -> bool:
        """Read a large sheet piece by piece; false if that is not possible."""
        known = len(self.problems)
        sheet = LargeSheet(self.path, part, self.folder, self.limits, told)
        try:
            self._write(sheet.blocks(), part.title)
        except (Unsliceable, pa.ArrowInvalid, pa.ArrowIndexError):
            del self.problems[known:]
            return False
        if sheet.row == 1:
            self._note_empty(part.title)
        else:
            self.sheets.append(ReadSheet(part.title, sheet.merged))
        self.problems += sheet.problems[: self.limits.problems]
        return True

    @cached_property
    def _book(self) -> CalamineWorkbook:
        return workbook(self.path)

    def _whole(self, name: str, errors: Errors, told: Told) -> None:
        sheet = sheet_of(self._book, name, self.limits)
        if sheet is None or sheet.end is None:
            self._note_empty(name)
            return
        last = sheet.end[0] + 1

        def parts() -> Iterator[Block]:
            for block in blocks(sheet):
                told(min(1.0, int(block.rows[-1]) / last))
                yield with_errors(block, errors)

        self._write(parts(), name)
        self.sheets.append(ReadSheet(name, merged_of(sheet)))

    def _write(self, parts: Iterable[Block], name: str) -> None:
        write_sheet(self.folder, len(self.sheets),
                    (self._watched(block, name) for block in parts))

    def _watched(self, block: Block, name: str) -> Block:
        for place, column in enumerate(block.columns):
            if len(self.problems) < self.limits.problems:
                self.problems.extend(odd_signs(column, place, block.rows, name))
        return block

    def _note_empty(self, name: str) -> None:
        message = text("Das Blatt ist leer.")
        self.problems.append(Problem("empty-sheet", message, sheet=name, severity="note"))
