"""What the reading process hands back: Arrow files for cells, JSON for everything else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from monitoring.core.grid import Grid, Kinds, Merged
from monitoring.core.problem import Problem
from monitoring.core.question import Question

ANSWER = "answer.json"
LONGEST = 2_000
# Exit statuses of the reading process.
OUT_OF_MEMORY, FAILED, TOO_LARGE = 3, 4, 5


@dataclass(frozen=True)
class Block:
    """Some rows of one sheet."""

    columns: list[pa.StringArray]
    kinds: list[Kinds]
    rows: npt.NDArray[np.int32]


def write_sheet(path: Path, blocks: Iterable[Block]) -> int:
    """Write blocks of equal width to an Arrow stream; the number of rows."""
    writer, rows = None, 0
    with pa.OSFile(str(path), "wb") as sink:
        for block in blocks:
            batch = _batch(block)
            if writer is None:
                writer = pa.ipc.new_stream(sink, batch.schema)
            writer.write_batch(batch)
            rows += len(block.rows)
        if writer is not None:
            writer.close()
    return rows


def _batch(block: Block) -> pa.RecordBatch:
    names = ["rows", *(f"t{place}" for place in range(len(block.columns)))]
    names += [f"k{place}" for place in range(len(block.kinds))]
    arrays = [pa.array(block.rows), *block.columns, *map(pa.array, block.kinds)]
    return pa.RecordBatch.from_arrays(arrays, names)


def read_sheet(path: Path, sheet: str, merged: tuple[Merged, ...]) -> Grid:
    """The grid of an Arrow stream; every buffer is checked, since its writer may have erred."""
    # Read, not mapped: the file is gone when the reading ends.
    with pa.ipc.open_stream(pa.py_buffer(path.read_bytes())) as stream:
        table = stream.read_all()
    table.validate(full=True)
    width = (table.num_columns - 1) // 2
    columns = tuple(
        table.column(f"t{place}").cast(pa.string()).combine_chunks() for place in range(width)
    )
    kinds = tuple(
        table.column(f"k{place}").cast(pa.uint8()).to_numpy() for place in range(width)
    )
    rows = table.column("rows").cast(pa.int32()).to_numpy()
    return Grid(sheet, tuple(map(_one, columns)), kinds, rows, merged)


def _one(column: Any) -> pa.StringArray:
    """One array of a column, which Arrow may hand out in one chunk or several."""
    if isinstance(column, pa.ChunkedArray):
        return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)
    return column


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
