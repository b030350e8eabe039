"""Sheets of a workbook through calamine, in blocks of rows turned into columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from monitoring.core.grid import Kind, Kinds, Merged
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.reading.archive import damaged, protected
from monitoring.storage.reading.cell_kinds import kinds_of
from monitoring.storage.reading.exchange import Block
from monitoring.storage.reading.limits import Limits, check_size
from monitoring.storage.reading.raw_cells import trimmed

ROWS_AT_ONCE = 20_000
WHOLE = 2.0**53
SPACES = "[\u00a0\u202f\u2009\u2007]"
Cell = str | float | bool | dt.date | dt.time | dt.datetime | dt.timedelta


def workbook(path: Path) -> CalamineWorkbook:
    """Open a workbook; raises Refused for passwords and damage."""
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise protected() from None
    except CalamineError:
        raise damaged() from None


def shown_sheets(book: CalamineWorkbook) -> tuple[list[str], list[Problem]]:
    """Names of the sheets that people see, and a note for each of the others."""
    shown, notes = [], []
    for sheet in book.sheets_metadata:
        if sheet.visible != SheetVisibleEnum.Visible:
            message = text("Das Blatt ist ausgeblendet und wird nicht gelesen. Bitte einblenden, "
                           "wenn es Zahlen liefern soll.")
            notes.append(Problem("hidden-sheet", message, sheet=sheet.name, severity="note"))
        elif sheet.typ != SheetTypeEnum.WorkSheet:
            message = text("Das Blatt ist ein Diagramm oder Makro und hat keine Zellen.")
            notes.append(Problem("no-cells", message, sheet=sheet.name, severity="note"))
        else:
            shown.append(sheet.name)
    return shown, notes


def sheet_of(book: CalamineWorkbook, name: str, limits: Limits) -> CalamineSheet | None:
    """One sheet within the limits; None if it has no cells."""
    try:
        sheet = book.get_sheet_by_name(name)
    except CalamineError:
        raise damaged() from None
    if sheet.start is None or sheet.end is None:
        return None
    check_size(limits, sheet.end[0] + 1, sheet.end[1] + 1, name)
    return sheet


def merged_of(sheet: CalamineSheet) -> tuple[Merged, ...]:
    """Merged ranges with the row numbers that people see; XLS and XLSX only."""
    ranges = sheet.merged_cell_ranges or []
    return tuple(sorted(Merged(a[0] + 1, a[1], b[0] + 1, b[1]) for a, b in ranges))


def blocks(sheet: CalamineSheet) -> Iterator[Block]:
    """Cells of a sheet from column A on, block after block."""
    assert sheet.start is not None
    lines = sheet.iter_rows()
    left = sheet.start[1]
    # The rows above the first filled one are handed out too, the columns before it are not.
    row = 1
    while chunk := list(islice(lines, ROWS_AT_ONCE)):
        rows = np.arange(row, row + len(chunk), dtype=np.int32)
        empty = pa.array([""] * len(chunk), pa.string())
        columns = [empty] * left
        kinds = [np.zeros(len(chunk), np.uint8)] * left
        cells = list(chain.from_iterable(chunk))
        width = len(chunk[0])
        for place in range(width):
            column, kind = column_of(cells[place::width])
            columns.append(column)
            kinds.append(kind)
        yield Block(columns, kinds, rows)
        row += len(chunk)


def with_errors(block: Block, errors: list[tuple[int, int, str]]) -> Block:
    """The block with error cells put back, which calamine leaves empty."""
    first, last = int(block.rows[0]), int(block.rows[-1])
    by_column: dict[int, list[tuple[int, str]]] = {}
    for row, column, word in errors:
        if first <= row <= last and column < len(block.columns):
            by_column.setdefault(column, []).append((row - first, word))
    columns, kinds = list(block.columns), list(block.kinds)
    for column, found in by_column.items():
        cells = columns[column].to_pylist()
        kinds[column] = kinds[column].copy()
        for place, word in found:
            cells[place] = word
            kinds[column][place] = Kind.error
        columns[column] = pa.array(cells, pa.string())
    return Block(columns, kinds, block.rows)


def column_of(cells: Sequence[Any]) -> tuple[pa.StringArray, Kinds]:
    """Texts and kinds of a column of mixed cells."""
    types = set(map(type, cells))
    if types == {str}:
        return written(cells)
    if types <= {float, int}:
        return _numbers(np.array(cells, float)), np.full(len(cells), Kind.number, np.uint8)
    texts = np.empty(len(cells), object)
    kinds = np.zeros(len(cells), np.uint8)
    of_type = np.fromiter((_KINDS.get(type(cell), 0) for cell in cells), np.uint8, len(cells))
    for kind in np.unique(of_type):
        places = np.flatnonzero(of_type == kind)
        chosen = [cells[place] for place in places.tolist()]
        if kind == Kind.number:
            column, found = _numbers(np.array(chosen, float)), np.full(len(chosen), kind, np.uint8)
        elif kind == Kind.text:
            column, found = written(chosen)
        else:
            column = pa.array(list(map(_plain, chosen)), pa.string())
            found = np.full(len(chosen), kind, np.uint8)
        texts[places] = column.to_pylist()
        kinds[places] = found
    return pa.array(texts, pa.string()), kinds


def written(cells: Sequence[str]) -> tuple[pa.StringArray, Kinds]:
    """Texts and kinds of written cells, in normal form."""
    column = pa.array(cells, pa.string())
    values = column.buffers()[2]
    content = b"" if values is None else values.to_pybytes()
    if not content.isascii():
        column = pc.utf8_normalize(column, "NFC")
        column = pc.replace_substring_regex(column, SPACES, " ")
    if b"\r" in content or b"_x000D_" in content:
        column = pc.replace_substring_regex(column, "\r\n?|_x000D_\n?", "\n")
    column = trimmed(column)
    return column, kinds_of(column)


def _numbers(values: npt.NDArray[np.float64]) -> pa.StringArray:
    """The shortest texts that mean exactly these numbers."""
    whole = (np.trunc(values) == values) & (np.abs(values) < WHOLE)
    if whole.all():
        return pa.array(values.astype(np.int64)).cast(pa.string())
    broken = pa.array(values).cast(pa.string())
    if not whole.any():
        return broken
    even = pa.array(np.where(whole, values, 0).astype(np.int64)).cast(pa.string())
    return pc.if_else(pa.array(whole), even, broken)


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "WAHR" if cell else "FALSCH"
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


_KINDS: dict[type, int] = {
    str: Kind.text,
    float: Kind.number,
    int: Kind.number,
    bool: Kind.boolean,
    dt.date: Kind.date,
    dt.datetime: Kind.date,
    dt.time: Kind.date,
    dt.timedelta: Kind.date,
}
