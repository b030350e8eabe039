"""What the standard library's writer wrote reads back equal, and no bytes end in an exception."""

from __future__ import annotations

import csv
import gzip
import io
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.storage.reading.content import kind_of
from monitoring.storage.reading.limits import Limits, Refused
from monitoring.storage.reading.raw_text import RawText
from monitoring.storage.reading.text_tables import text_table
from monitoring.storage.reading.upload import read_upload
from tests.storage.reading.read_here import Written

Writing = tuple[str, str, str, Literal[0, 1]]
WRITINGS: list[Writing] = [
    ("utf-8", ";", "\n", csv.QUOTE_MINIMAL),
    ("utf-8-sig", ",", "\r\n", csv.QUOTE_ALL),
    ("utf-16", "\t", "\r\n", csv.QUOTE_MINIMAL),
    ("utf-16-be", ";", "\n", csv.QUOTE_ALL),
    ("cp1252", ";", "\r\n", csv.QUOTE_MINIMAL),
    ("latin-1", "|", "\r", csv.QUOTE_ALL),
]
SIGNS = 'aZ09äöüßÄé ;,|\t".:-+()/%€§\n'
CELL = st.text(st.sampled_from(SIGNS), max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Rows of equal width, of which the first is a header."""
    width = draw(st.integers(2, 5))
    header = [f"Spalte {place}" for place in range(width)]
    row = st.lists(CELL, min_size=width, max_size=width)
    return [header, *draw(st.lists(row, min_size=1, max_size=12))]


def bytes_of(rows: list[list[str]], writing: Writing) -> bytes:
    encoding, delimiter, end, quoting = writing
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return file.getvalue().encode(encoding)


def here(raw: bytes, answers: dict[str, str]) -> list[list[str]]:
    written = Written()
    text_table(RawText(raw), answers, Limits(), written)
    return written.lines()


@pytest.mark.parametrize("writing", WRITINGS, ids=[one[0] for one in WRITINGS])
@given(rows=tables())
@settings(max_examples=60, deadline=None)
def test_what_was_written_reads_back_equal(
    writing: Writing, rows: list[list[str]]
) -> None:
    encoding, delimiter, _, _ = writing
    if encoding == "latin-1":
        rows = [[cell.replace("€", "E") for cell in row] for row in rows]
    answers = {"delimiter": delimiter}
    if encoding in ("cp1252", "latin-1"):
        answers["encoding"] = encoding
    found = here(bytes_of(rows, writing), answers)
    assert found == [[cell.strip(" \t\n") for cell in row] for row in rows]


@pytest.mark.parametrize("writing", WRITINGS, ids=[one[0] for one in WRITINGS])
def test_a_table_comes_back_without_any_answer(writing: Writing) -> None:
    rows = [["Bezirk", "Wert", "Notiz"], ["Südstraße", "1.234,5", "so; und\nso"],
            ["Ost", "-", 'ein "x"']]
    raw = bytes_of(rows, writing)
    for upload in (read_upload(raw, "t.csv"), read_upload(gzip.compress(raw), "t.csv.gz")):
        (grid,) = upload.grids
        assert [grid.line(row) for row in range(len(grid))] == rows
        assert not upload.questions
        assert not upload.problems


ANYTHING = st.one_of(
    st.binary(max_size=300),
    st.text(st.sampled_from('a1;,"\t\n\r |.-ä\u200b\ufeff'), max_size=200).map(str.encode),
    st.tuples(
        st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
                         b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{", b"<html", b"\xe4;\n", b""]),
        st.binary(max_size=200),
    ).map(b"".join),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={"encoding": st.sampled_from(["utf-8", "cp1252", "utf-16", "idna", "hex", "?"]),
              "delimiter": st.sampled_from([";", ",", "", ":", "ab"])},
)


@given(raw=ANYTHING, answers=ANSWERS)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_cells_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, answers: dict[str, str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(raw)
    written = Written()
    table = None
    with suppress(Refused):
        if kind_of(path, Limits()) == "text":
            table = text_table(RawText(path), answers, Limits(), written)
    widths = {len(block.columns) for block in written.blocks}
    assert len(widths) <= 1
    assert all(len(column) == len(block.rows) == len(kinds)
               for block in written.blocks
               for column, kinds in zip(block.columns, block.kinds, strict=True))
    assert table is None or table.encoding


@given(raw=ANYTHING)
@settings(max_examples=20, deadline=None)
def test_any_bytes_give_grids_or_problems(raw: bytes) -> None:
    upload = read_upload(raw, "t")
    assert upload.grids or upload.problems
    assert upload.refused == (not upload.grids)


def test_a_path_and_its_bytes_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a;b\n1;2\n")
    by_path, by_bytes = read_upload(path, "t.csv"), read_upload(path.read_bytes(), "t.csv")
    assert by_path.grids[0].line(1) == by_bytes.grids[0].line(1) == ["1", "2"]
