"""Records that are nearly all alike, chunk by chunk through Arrow's CSV reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import csv

from monitoring.storage.reading.delimited import Columns, cells_of
from monitoring.storage.reading.delimiter import survey
from monitoring.storage.reading.quotes import encloses_cells
from monitoring.storage.reading.raw_cells import trimmed

CHUNK = 1 << 22
MARK = b"\xef\xbb\xbf"
# Rows of another width than most are read one by one, so only few of them are worth it.
MOST_ODD = 2_000


class Irregular(Exception):
    """The file is to be read in the careful way."""


@dataclass(frozen=True)
class Layout:
    """What the cells of a regular file are divided by; `usual` and `widest` count columns."""

    delimiter: str
    usual: int
    widest: int
    quoted: bool


@dataclass(frozen=True)
class Chunk:
    """Columns of some records; `odd` of them have another width; `end` is a place in bytes."""

    columns: Columns
    rows: int
    odd: int
    end: int


def chunks(content: bytearray, layout: Layout) -> Iterator[Chunk]:
    """Records of a text with a final line end; raises Irregular."""
    start = 0
    buffer = pa.py_buffer(content)
    while start < len(content):
        end = end_of_records(content, start, CHUNK, layout.quoted)
        if content.startswith(MARK, start):
            raise Irregular  # Arrow would take it for a mark of the encoding
        if layout.quoted and not encloses_cells(
            np.frombuffer(buffer, np.uint8, end - start, start), layout.delimiter
        ):
            raise Irregular
        yield _chunk(buffer.slice(start, end - start), layout, end)
        start = end


def end_of_records(content: bytearray, start: int, size: int, quoted: bool) -> int:
    """Where about so many bytes end with a record; raises Irregular."""
    end = content.rfind(b"\n", start, start + size) + 1 or content.find(b"\n", start) + 1
    if not quoted:
        return end
    marks, counted = 0, start
    while True:
        marks += content.count(b'"', counted, end)
        if marks % 2 == 0:
            return end
        counted = end
        end = content.find(b"\n", end) + 1
        if not end:
            raise Irregular


def _chunk(part: pa.Buffer, layout: Layout, end: int) -> Chunk:
    names = [f"c{place}" for place in range(layout.usual)]
    odd: list[csv.InvalidRow] = []

    def kept(row: csv.InvalidRow) -> str:
        odd.append(row)
        return "skip" if len(odd) < MOST_ODD else "error"

    try:
        table = csv.read_csv(
            pa.BufferReader(part),
            read_options=csv.ReadOptions(column_names=names, block_size=part.size + 1,
                                         use_threads=False),
            parse_options=csv.ParseOptions(
                delimiter=layout.delimiter, quote_char='"' if layout.quoted else False,
                newlines_in_values=layout.quoted, ignore_empty_lines=False,
                invalid_row_handler=kept,
            ),
            convert_options=csv.ConvertOptions(
                check_utf8=False, column_types=dict.fromkeys(names, pa.string()),
            ),
        )
    except pa.ArrowInvalid:
        raise Irregular from None
    # The block is the whole part, so that each column is in one piece.
    columns = [column.chunk(0) for column in table.columns]
    rows = table.num_rows + len(odd)
    columns += [pa.array([""] * len(columns[0]), pa.string())] * (layout.widest - layout.usual)
    if odd:
        columns = _with_odd(columns, odd, layout)
    return Chunk([trimmed(column) for column in columns], rows, len(odd), end)


def _with_odd(columns: Columns, odd: list[csv.InvalidRow], layout: Layout) -> Columns:
    """The columns with records of another width back in their places."""
    block = "".join(f"{row.text}\n" for row in odd).encode()
    found = survey(block)
    counts = found.counts.get(layout.delimiter, np.zeros(len(found.ends), np.int32)) + 1
    if len(counts) != len(odd) or counts.max() > layout.widest:
        raise Irregular
    others = cells_of(block, layout.delimiter, counts, layout.widest)
    places = np.array([row.number - 1 for row in odd]) - np.arange(len(odd))
    usual = len(columns[0])
    order = np.insert(np.arange(usual), places, usual + np.arange(len(odd)))
    return [
        pa.concat_arrays([column, other]).take(pa.array(order))
        for column, other in zip(columns, others, strict=True)
    ]
