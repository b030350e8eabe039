"""CSV text into columns: whole blocks of records at once, never row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.language import text
from monitoring.storage.reading.delimiter import NEWLINE, QUOTE, Survey
from monitoring.storage.reading.limits import Limits, check_size, refused

BLOCK = 1 << 23
ROWS_AT_ONCE = 20_000
Columns = list[pa.StringArray]


def blocks(content: bytes, found: Survey, delimiter: str, limits: Limits) -> Iterator[Columns]:
    """Columns of the records, block after block, all of the same width."""
    if not found.regular:
        yield from _record_by_record(content, delimiter, limits)
        return
    counts = found.counts.get(delimiter, np.zeros(len(found.ends), np.int32))
    width = int(counts.max(initial=0)) + 1
    check_size(limits, len(found.ends), width)
    start = first = 0
    while first < len(found.ends):
        last = int(np.searchsorted(found.ends, start + BLOCK))
        last = max(last, first + 1)
        end = int(found.ends[last - 1]) + 1
        yield _cells(content[start:end], delimiter, counts[first:last] + 1, width)
        start, first = end, last


def _cells(
    block: bytes, delimiter: str, counts: npt.NDArray[np.int32], width: int
) -> Columns:
    signs = np.frombuffer(block, np.uint8)
    border = signs == NEWLINE
    if delimiter:
        border |= signs == ord(delimiter)
    if quoted := b'"' in block:
        border &= (np.cumsum(signs == QUOTE, dtype=np.int32) & 1) == 0
    ends = np.flatnonzero(border).astype(np.int32)
    starts = np.concatenate([np.zeros(1, np.int32), ends[:-1] + 1]).astype(np.int32)
    if quoted:
        marked = (signs[starts] == QUOTE) & (ends - starts >= 2)
        starts, ends = starts + marked, ends - marked
    # Cells and what lies between them take turns, so that one buffer serves all columns.
    offsets = np.empty(2 * len(ends), np.int32)
    offsets[::2], offsets[1::2] = starts, ends
    cells = pa.StringArray.from_buffers(
        len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(block)
    )
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)[:-1]])
    return [
        _column(cells, firsts + place, counts > place, quoted) for place in range(width)
    ]


def _column(
    cells: pa.StringArray,
    places: npt.NDArray[np.int64],
    present: npt.NDArray[np.bool_],
    quoted: bool,
) -> pa.StringArray:
    if present.all():
        column = cells.take(pa.array(2 * places))
    else:
        column = cells.take(pa.array(2 * places, mask=~present)).fill_null("")
    if quoted and pc.any(pc.match_substring(column, '""')).as_py():
        column = pc.replace_substring(column, '""', '"')
    return trimmed(column)


def trimmed(column: pa.StringArray) -> pa.StringArray:
    """Cells without blanks and line ends around them."""
    values = column.buffers()[2]
    if values is None or not any(sign in values.to_pybytes() for sign in (b" ", b"\t", b"\n")):
        return column
    return pc.ascii_trim_whitespace(column)


def _record_by_record(content: bytes, delimiter: str, limits: Limits) -> Iterator[Columns]:
    """The careful way for quotation marks that do not enclose whole cells."""
    csv.field_size_limit(min(limits.bytes, 2**31 - 1))
    words = content.decode("utf-8")
    width = max((len(line) for line in _records(words, delimiter)), default=0)
    lines: list[list[str]] = []
    rows = 0
    for line in _records(words, delimiter):
        lines.append(line + [""] * (width - len(line)))
        rows += 1
        if len(lines) == ROWS_AT_ONCE:
            yield _transposed(lines)
            lines = []
            check_size(limits, rows, width)
    check_size(limits, rows, width)
    yield _transposed(lines)


def _records(words: str, delimiter: str) -> Iterator[list[str]]:
    """Records by the rules of quotation; where every line is balanced, line by line."""
    sign = delimiter or "\x1f"
    lines = words.removesuffix("\n").split("\n")
    if all(line.count('"') % 2 == 0 for line in lines):
        for line in lines:
            yield _balanced(line, sign)
        return
    row = 0
    try:
        reader = csv.reader(io.StringIO(words, newline=""), delimiter=sign, strict=True)
        for row, cells in enumerate(reader, 1):  # noqa: B007
            yield cells
    except csv.Error:
        raise refused(
            "quotes",
            text("Die Anführungszeichen dieser Zeile passen nicht zusammen: Eines wird geöffnet "
                 "und nicht vor dem nächsten Trennzeichen geschlossen. Bitte berichtigen."),
            row=row + 1,
        ) from None


def _balanced(line: str, sign: str) -> list[str]:
    """Cells of one line; quotation marks that enclose no whole cell stay in the text."""
    try:
        return next(csv.reader([line], delimiter=sign, strict=True), [])
    except csv.Error:
        return line.split(sign)


def _transposed(lines: list[list[str]]) -> Columns:
    return [trimmed(pa.array(cells, pa.string())) for cells in zip(*lines, strict=True)]
