"""CSV text into columns: whole blocks of records at once, never row by row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.storage.reading.delimiter import NEWLINE, QUOTE, Survey
from monitoring.storage.reading.limits import Limits, check_size
from monitoring.storage.reading.raw_cells import trimmed

BLOCK = 1 << 23
Columns = list[pa.StringArray]


def blocks(
    content: bytes | bytearray, found: Survey, delimiter: str, limits: Limits
) -> Iterator[Columns]:
    """
    Columns of the records, block after block, all of the same width.

    Quotation marks have to enclose whole cells.
    """
    counts = found.counts.get(delimiter, np.zeros(len(found.ends), np.int32))
    width = int(counts.max(initial=0)) + 1
    check_size(limits, len(found.ends), width)
    start = first = 0
    while first < len(found.ends):
        last = int(np.searchsorted(found.ends, start + BLOCK))
        last = max(last, first + 1)
        end = int(found.ends[last - 1]) + 1
        yield cells_of(content[start:end], delimiter, counts[first:last] + 1, width)
        start, first = end, last


def cells_of(
    block: bytes | bytearray, delimiter: str, counts: npt.NDArray[np.int32], width: int
) -> Columns:
    """Columns of some whole records, of which `counts` says how many cells each has."""
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
