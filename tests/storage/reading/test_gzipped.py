"""Tables packed with gzip read like the plain file, or are refused with one sentence."""

from __future__ import annotations

import bz2
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.upload import Upload, read_upload

TABLE = "Bezirk;Wert\nSüd;1,5\nNord;2,5\n"


def cells(upload: Upload) -> list[list[str]]:
    (grid,) = upload.grids
    return [grid.line(row) for row in range(len(grid))]


def rule_of(content: bytes, limits: Limits | None = None) -> str:
    upload = read_upload(content, "t.csv.gz", limits)
    assert upload.refused
    (problem,) = upload.problems
    assert problem.file == "t.csv.gz"
    return problem.rule


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_packed_table_reads_like_the_plain_one(encoding: str) -> None:
    raw = TABLE.encode(encoding)
    packed = read_upload(gzip.compress(raw), "t.csv.gz")
    assert cells(packed) == [["Bezirk", "Wert"], ["Süd", "1,5"], ["Nord", "2,5"]]
    plain = read_upload(raw, "t.csv")
    assert (packed.kind, packed.encoding) == ("text", plain.encoding)
    assert not packed.problems


def test_parts_one_after_the_other_are_one_file() -> None:
    packed = gzip.compress(b"a;b\n") + gzip.compress(b"1;2\n")
    assert cells(read_upload(packed, "t.gz")) == [["a", "b"], ["1", "2"]]


def test_a_packed_file_lies_where_it_lay(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(TABLE.encode()))
    assert not read_upload(path, "t.csv.gz").refused
    assert [one.name for one in tmp_path.iterdir()] == ["t.csv.gz"]


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("t.csv", TABLE)
    return file.getvalue()


@pytest.mark.parametrize(
    "inside",
    [gzip.compress(TABLE.encode()), bz2.compress(TABLE.encode()), _zip(), b"7z\xbc\xaf\x27\x1c"],
    ids=["gzip", "bzip2", "zip", "7z"],
)
def test_an_archive_inside_is_not_opened(inside: bytes) -> None:
    assert rule_of(gzip.compress(inside)) == "archive-nested"


@pytest.mark.parametrize("cut", [3, 12, -4])
def test_a_file_that_ends_too_early_is_damaged(cut: int) -> None:
    assert rule_of(gzip.compress(TABLE.encode())[:cut]) == "damaged"


def test_a_flipped_bit_is_damage() -> None:
    packed = bytearray(gzip.compress(TABLE.encode()))
    packed[20] ^= 0x10
    assert rule_of(bytes(packed)) == "damaged"


def test_nothing_packed_is_an_empty_file() -> None:
    assert rule_of(gzip.compress(b"")) == "empty"


def test_what_was_packed_is_checked_like_any_file() -> None:
    assert rule_of(gzip.compress(b"%PDF-1.7 and so on")) == "no-table"


@pytest.mark.parametrize(
    ("limits", "rule"),
    [
        (Limits(uncompressed_bytes=1_000_000), "limit-uncompressed-bytes"),
        (Limits(), "limit-ratio"),
        (Limits(bytes=1_500_000, ratio=10_000), "limit-bytes"),
    ],
)
def test_what_unpacks_beyond_a_limit_is_refused(limits: Limits, rule: str) -> None:
    assert rule_of(gzip.compress(b"0" * 50_000_000), limits) == rule
