import contextlib
import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.storage.tables import TableRefused, csv_table

ANY_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def table_of(folder: Path, content: bytes, encoding: str = "utf-8", name: str = "t.csv"):  # type: ignore[no-untyped-def]
    path = folder / name
    path.write_bytes(content)
    return csv_table(path, encoding, ";")


def refused(
    folder: Path, content: bytes, encoding: str = "utf-8", name: str = "t.csv"
) -> list[str]:
    with pytest.raises(TableRefused) as caught:
        table_of(folder, content, encoding, name)
    assert all(one.file == name and one.message.endswith(".") for one in caught.value.problems)
    return [one.rule for one in caught.value.problems]


def test_rows_keep_the_number_that_people_see(tmp_path: Path) -> None:
    table = table_of(tmp_path, b'\xef\xbb\xbfa;b\n1; x \n\n;\n"2\n3";y;\n')
    assert list(table.columns) == ["a", "b"]
    assert table.columns["b"].tolist() == ["x", "y"]
    assert table.rows.tolist() == [2, 5]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty-table"),
        (b"\n\n", "empty-table"),
        (b"a,b\n1,2\n", "one-column"),
        (b"a;b;a\n1;2;3\n", "duplicate-column"),
        (b"a;b\n1;2;3\n", "row-width"),
        (b"a;b\n1\n", "row-width"),
        (b'a;b\n"1;2\n', "unreadable-table"),
        ("a;b\nä;2\n".encode("latin-1"), "encoding"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    assert refused(tmp_path, content) == [rule]


def test_every_row_of_another_width_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, b"a;b\n1\n1;2\n1;2;3\n") == ["row-width", "row-width"]


def test_packed_files(tmp_path: Path) -> None:
    packed = gzip.compress(b"a;b\n1;2\n")
    assert len(table_of(tmp_path, packed, name="t.csv.gz")) == 1
    for broken in (packed[:-5], packed[:12] + b"x" + packed[13:], b"a;b\n1;2\n"):
        assert refused(tmp_path, broken, name="t.csv.gz") == ["unreadable-file"]


@ANY_FOLDER
@given(st.binary(max_size=200), st.sampled_from(["utf-8", "cp1252", "utf-16", "hex", "idna"]))
def test_any_bytes_are_rows_or_problems(tmp_path: Path, content: bytes, encoding: str) -> None:
    with contextlib.suppress(TableRefused):
        table = table_of(tmp_path, content, encoding)
        assert all(len(column) == len(table) for column in table.columns.values())


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=5).map(str.strip)


@ANY_FOLDER
@given(st.lists(st.tuples(cells, cells).filter(any), max_size=5))
def test_what_a_writer_wrote_reads_back_equal(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([("a", "b"), *rows])
    table = table_of(tmp_path, out.getvalue().encode())
    assert list(zip(table.columns["a"], table.columns["b"], strict=True)) == rows
