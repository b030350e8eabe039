"""What a reading process wrote is joined again, and refused where it was written wrongly."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from monitoring.core.grid import Grid, Kinds
from monitoring.storage.reading.exchange import Block, read_sheet, write_sheet


def block(lines: list[list[str]], first: int = 1) -> Block:
    columns = [pa.array(list(cells), pa.string()) for cells in zip(*lines, strict=True)]
    kinds: list[Kinds] = [np.array([bool(cell) for cell in cells], np.uint8)
                          for cells in zip(*lines, strict=True)]
    return Block(columns, kinds, np.arange(first, first + len(lines), dtype=np.int32))


def lines_of(grid: Grid) -> list[list[str]]:
    return [grid.line(row) for row in range(len(grid))]


def test_blocks_come_back_as_one_grid(tmp_path: Path) -> None:
    write_sheet(tmp_path, 0, [block([["a", "ä"], ["", "b"]]), block([["€", ""]], 3)])
    grid = read_sheet(tmp_path, 0, "Blatt", ())
    assert lines_of(grid) == [["a", "ä"], ["", "b"], ["€", ""]]
    assert [kinds.tolist() for kinds in grid.kinds] == [[1, 0, 1], [1, 1, 0]]
    assert grid.rows.tolist() == [1, 2, 3]
    assert grid.sheet == "Blatt"


def test_blocks_of_several_widths_are_filled_up(tmp_path: Path) -> None:
    write_sheet(tmp_path, 0, [block([["a"]]), block([["b", "c", "d"]], 2), block([["e", "f"]], 3)])
    grid = read_sheet(tmp_path, 0, "", ())
    assert lines_of(grid) == [["a", "", ""], ["b", "c", "d"], ["e", "f", ""]]
    assert [kinds.tolist() for kinds in grid.kinds] == [[1, 1, 1], [0, 1, 1], [0, 1, 0]]


def test_a_second_writing_replaces_the_first(tmp_path: Path) -> None:
    write_sheet(tmp_path, 0, [block([["a"]]), block([["b", "c"]], 2)])
    write_sheet(tmp_path, 0, [block([["d"]])])
    assert lines_of(read_sheet(tmp_path, 0, "", ())) == [["d"]]


def test_a_large_sheet_outlives_its_files(tmp_path: Path) -> None:
    many = [[f"{n:020d}"] for n in range(100_000)]
    write_sheet(tmp_path, 0, [block(many)])
    (stream,) = tmp_path.iterdir()
    assert stream.stat().st_size > 1 << 20
    grid = read_sheet(tmp_path, 0, "", ())
    stream.write_bytes(b"")
    stream.unlink()
    assert grid.columns[0].to_pylist() == [row[0] for row in many]


def write(folder: Path, texts: pa.Array, kinds: pa.Array, rows: pa.Array) -> None:
    batch = pa.RecordBatch.from_arrays([rows, texts, kinds], ["rows", "t0", "k0"])
    with pa.OSFile(str(folder / "0.0.arrow"), "wb") as sink, \
            pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)


TEXTS = pa.array(["a", "b"])
KINDS = pa.array([1, 1], pa.uint8())
ROWS = pa.array([1, 2], pa.int32())


@pytest.mark.parametrize(
    ("texts", "kinds", "rows"),
    [
        (pa.array(["a", None]), KINDS, ROWS),
        (pa.array([1, 2]), KINDS, ROWS),
        (TEXTS, pa.array([1, 99], pa.uint8()), ROWS),
        (TEXTS, pa.array([1, None], pa.uint8()), ROWS),
        (TEXTS, pa.array([1, 1], pa.int64()), ROWS),
        (TEXTS, KINDS, pa.array([1, None], pa.int32())),
        (TEXTS, KINDS, pa.array(["1", "2"])),
    ],
)
def test_wrong_columns_are_no_grid(
    tmp_path: Path, texts: pa.Array, kinds: pa.Array, rows: pa.Array
) -> None:
    write(tmp_path, texts, kinds, rows)
    with pytest.raises((ValueError, pa.ArrowException)):
        read_sheet(tmp_path, 0, "", ())


@pytest.mark.parametrize(
    ("offsets", "values"),
    [
        ((0, 2, 1), b"abc"), ((0, 1, 900_000), b"abc"), ((-900_000, 1, 3), b"abc"),
        ((0, 900_000, 3), b"abc"), ((2, 1, 3), b"abc"), ((0, 1, 3), "äx".encode()),
        ((0, 1, 3), b"a\xff\xff"),
    ],
)
def test_cells_that_lie_elsewhere_or_are_no_text_are_no_grid(
    tmp_path: Path, offsets: tuple[int, int, int], values: bytes
) -> None:
    write(tmp_path, pa.array(["a", "bc"]), KINDS, ROWS)
    stream = tmp_path / "0.0.arrow"
    content = stream.read_bytes()
    known = struct.pack("<3i", 0, 1, 3)
    assert content.count(known) == content.count(b"abc") == 1
    stream.write_bytes(content.replace(known, struct.pack("<3i", *offsets)).replace(b"abc", values))
    with pytest.raises((ValueError, pa.ArrowException)):
        read_sheet(tmp_path, 0, "", ())


@pytest.mark.parametrize("content", [b"", b"nonsense" * 20, None])
def test_a_broken_or_missing_stream_is_no_grid(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "0.0.arrow").write_bytes(content)
    with pytest.raises((ValueError, pa.ArrowException, OSError)):
        read_sheet(tmp_path, 0, "", ())
