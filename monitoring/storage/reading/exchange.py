"""What the reading process hands back: Arrow files for cells, JSON for everything else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from monitoring.core.grid import Grid, Kind, Kinds, Merged
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.storage.reading.raw_cells import offsets_of, values_of

ANSWER = "answer.json"
LONGEST = 2_000
SMALL = 1 << 20
# Exit statuses of the reading process.
OUT_OF_MEMORY, FAILED, TOO_LARGE = 3, 4, 5


@dataclass(frozen=True)
class Block:
    """Some rows of one sheet."""

    columns: list[pa.StringArray]
    kinds: list[Kinds]
    rows: npt.NDArray[np.int32]


def write_sheet(folder: Path, number: int, blocks: Iterable[Block]) -> None:
    """
    Write the blocks of one sheet to Arrow streams, over those that were there.

    A block that is narrower than those before it is filled up; a wider one begins a new stream.
    """
    for path in _streams(folder, number):
        path.unlink()
    width, part = -1, 0
    with ExitStack() as open_ones:
        writer: pa.ipc.RecordBatchStreamWriter | None = None
        for block in blocks:
            if len(block.columns) > width:
                open_ones.close()
                sink = open_ones.enter_context(
                    pa.OSFile(str(folder / f"{number}.{part}.arrow"), "wb")
                )
                width, part = len(block.columns), part + 1
                batch = _batch(block, width)
                writer = open_ones.enter_context(pa.ipc.new_stream(sink, batch.schema))
                writer.write_batch(batch)
            elif writer is not None:
                writer.write_batch(_batch(block, width))


def _streams(folder: Path, number: int) -> list[Path]:
    """The streams of one sheet in their order."""
    paths: list[Path] = []
    while (path := folder / f"{number}.{len(paths)}.arrow").exists():
        paths.append(path)
    return paths


def _batch(block: Block, width: int) -> pa.RecordBatch:
    lacking = width - len(block.columns)
    columns = [*block.columns, *[_empty(len(block.rows))] * lacking]
    kinds = [*block.kinds, *[np.zeros(len(block.rows), np.uint8)] * lacking]
    names = ["rows", *(f"t{place}" for place in range(width))]
    names += [f"k{place}" for place in range(width)]
    arrays = [pa.array(block.rows), *columns, *map(pa.array, kinds)]
    return pa.RecordBatch.from_arrays(arrays, names)


def _empty(length: int) -> pa.StringArray:
    return pa.array([""] * length, pa.string())


def read_sheet(folder: Path, number: int, sheet: str, merged: tuple[Merged, ...]) -> Grid:
    """The grid of one sheet's streams; raises ValueError, since their writer may have erred."""
    with ExitStack() as mapped:
        tables = [_table(path, mapped) for path in _streams(folder, number)]
        if not tables:
            raise ValueError("streams")
        lengths = [table.num_rows for table in tables]
        columns, kinds = [], []
        for place in range(max(map(_width, tables))):
            having = [place < _width(table) for table in tables]
            columns.append(joined([
                chunk for table, has, length in zip(tables, having, lengths, strict=True)
                for chunk in (checked(table.column(f"t{place}")) if has else [_empty(length)])
            ]))
            kinds.append(np.concatenate([
                _numbers(table, f"k{place}", pa.uint8()) if has else np.zeros(length, np.uint8)
                for table, has, length in zip(tables, having, lengths, strict=True)
            ]))
        if any(kind.max(initial=0) > max(Kind) for kind in kinds):
            raise ValueError("kinds")
        rows = np.concatenate([_numbers(table, "rows", pa.int32()) for table in tables])
        return Grid(sheet, tuple(columns), tuple(kinds), rows, merged)


def _table(path: Path, mapped: ExitStack) -> pa.Table:
    if path.stat().st_size < SMALL:
        source = pa.py_buffer(path.read_bytes())
    else:
        source = mapped.enter_context(pa.memory_map(str(path)))
    with pa.ipc.open_stream(source) as stream:
        table = stream.read_all()
    table.validate()
    return table


def _width(table: pa.Table) -> int:
    return (int(table.num_columns) - 1) // 2


def _numbers(table: pa.Table, name: str, kind: pa.DataType) -> npt.NDArray[Any]:
    column = table.column(name)
    if column.type != kind or column.null_count:
        raise ValueError(str(column.type))
    return np.asarray(column.to_numpy())


def checked(column: pa.ChunkedArray) -> list[pa.StringArray]:
    """The chunks of a column of text; raises ValueError if cells cross or are no UTF-8."""
    if column.type != pa.string() or column.null_count:
        raise ValueError(str(column.type))
    for chunk in column.chunks:
        offsets = offsets_of(chunk)
        if (offsets[1:] < offsets[:-1]).any():
            raise ValueError("offsets")
        # Cells of ASCII cannot be cut amid a letter.
        if not values_of(chunk).isascii():
            chunk.validate(full=True)
    return list(column.chunks)


def joined(chunks: list[pa.StringArray]) -> pa.StringArray:
    """One array in memory of its own, which goes back to the system with it."""
    return pa.concat_arrays([_empty(0), *chunks], memory_pool=pa.system_memory_pool())


def write_answer(folder: Path, answer: dict[str, Any]) -> None:
    """Write the JSON part, in one step so that half of it is never read."""
    part = folder / "answer.part"
    part.write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
    part.replace(folder / ANSWER)


def plain(item: Problem | Question) -> dict[str, Any]:
    """A problem or question as JSON knows it."""
    return asdict(item)


def problem_of(record: dict[str, Any]) -> Problem:
    """A problem of the child, with texts cut to what a page can show."""
    row = record["row"]
    words = {name: str(record[name])[:LONGEST]
             for name in ("rule", "message", "file", "sheet", "column", "value", "severity")}
    return Problem(row=None if row is None else int(row), **words)


def question_of(record: dict[str, Any]) -> Question:
    """A question of the child, with texts cut to what a page can show."""
    return Question(
        str(record["id"])[:LONGEST],
        str(record["message"])[:LONGEST],
        tuple(str(option)[:LONGEST] for option in record["options"]),
        str(record["sheet"])[:LONGEST],
        str(record["column"])[:LONGEST],
        tuple(str(line)[:LONGEST] for line in record["evidence"]),
    )
