"""Text files: encoding, delimiter, quotation marks, row numbers."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.core.grid import Grid, Kind
from monitoring.storage.reading.delimited import blocks
from monitoring.storage.reading.delimiter import survey
from monitoring.storage.reading.encoding import decoded
from monitoring.storage.reading.limits import Limits, Refused
from monitoring.storage.reading.upload import Upload, read_upload

LINES = "Bezirk;Jahr;Wert\nSüd;2023;1,5\nNörd;2023;2,5 €\n"


def cells(upload: Upload) -> list[list[str]]:
    (grid,) = upload.grids
    return [grid.line(row) for row in range(len(grid))]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_every_usual_writing_reads_the_same(encoding: str, delimiter: str) -> None:
    upload = read_upload(LINES.replace(";", delimiter).encode(encoding), "t.csv")
    assert cells(upload) == [line.split(";") for line in LINES.splitlines()]
    assert not upload.questions
    assert not upload.problems


def test_late_umlauts_decide_the_encoding() -> None:
    lines = "id;name\n" + "".join(f"{n};Mitte\n" for n in range(50_000)) + "9;Köln\n"
    found = decoded(lines.encode("cp1252"), {})
    assert found.encoding == "cp1252"
    assert found.content == lines.encode()


def test_an_encoding_that_stays_open_is_asked_about() -> None:
    raw = "ζώνη;άτομα\nΑθήνα;3\n".encode("iso-8859-7")
    upload = read_upload(raw, "t.csv")
    (question,) = upload.questions
    assert question.id == "encoding"
    answered = read_upload(raw, "t.csv", answers={"encoding": "iso-8859-7"})
    assert cells(answered)[0] == ["ζώνη", "άτομα"]
    assert not answered.questions


def test_a_delimiter_that_stays_open_is_asked_about() -> None:
    raw = b"a;b,c\n1;2,x\n3;4,y\n"
    (question,) = read_upload(raw, "t.csv").questions
    assert question.id == "delimiter"
    assert set(question.options) >= {";", ","}
    answered = read_upload(raw, "t.csv", answers={"delimiter": ","})
    assert cells(answered)[1] == ["1;2", "x"]


def test_rows_count_records_so_that_they_match_what_a_spreadsheet_shows() -> None:
    raw = 'name;wert\n"zwei\nZeilen";1\n\nSü\u200bd;2\n'.encode()
    upload = read_upload(raw, "t.csv")
    (grid,) = upload.grids
    assert grid.rows.tolist() == [1, 2, 3, 4]
    assert grid.line(1) == ["zwei\nZeilen", "1"]
    (problem,) = upload.problems
    assert (problem.rule, problem.row, problem.column) == ("hidden-sign", 4, "A")


def test_an_unbalanced_quotation_mark_is_named_where_it_opens() -> None:
    upload = read_upload(b'a;b\n1;2\n3;"4\n5;6\n', "t.csv")
    assert [(one.rule, one.row) for one in upload.problems] == [("quotes", 3)]


def test_quotation_marks_inside_of_cells_stay() -> None:
    assert cells(read_upload(b'a;b\n5" Rohr;1\n6 "x" y;2\n', "t.csv"))[1] == ['5" Rohr', "1"]


def test_formulas_and_errors_of_text_files_have_a_kind() -> None:
    (grid,) = read_upload(b"a;b\n=1+1;-5\n@SUM(1);#BEZUG!\n-2+3;+3,5\n", "t.csv").grids
    assert [kinds.tolist() for kinds in grid.kinds] == [
        [Kind.text, Kind.formula, Kind.formula, Kind.formula],
        [Kind.text, Kind.text, Kind.error, Kind.text],
    ]


def test_decomposed_letters_and_odd_spaces_are_one_writing() -> None:
    upload = read_upload("n;w\nSu\u0308d;1\u00a0234,5\nx;1\u202f234,5\n".encode(), "t.csv")
    assert cells(upload)[1:] == [["Süd", "1 234,5"], ["x", "1 234,5"]]


REGULAR = st.lists(
    st.lists(st.text(st.sampled_from('ab"; \n,ä0'), max_size=5), min_size=3, max_size=3),
    min_size=1, max_size=6,
)


@given(REGULAR)
@settings(max_examples=300, deadline=None)
def test_blocks_read_what_the_csv_module_reads(lines: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(lines)
    content = written.getvalue().encode()
    found = survey(content)
    assert found.regular
    columns = next(blocks(content, found, ";", Limits()))
    got = [column.to_pylist() for column in columns]
    trim = " \n\t"
    assert got == [[line[place].strip(trim) for line in lines] for place in range(3)]


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    with suppress(Refused):
        decoded(raw, {}).content.decode("utf-8")


@given(st.one_of(
    st.binary(max_size=300),
    st.text(st.sampled_from('a1;,"\t\n .-'), max_size=200).map(str.encode),
))
@settings(max_examples=15, deadline=None)
def test_any_bytes_give_grids_or_problems(raw: bytes) -> None:
    upload = read_upload(raw, "t")
    assert upload.grids or upload.problems
    assert all(len(set(map(len, grid.columns))) <= 1 for grid in upload.grids)


def test_blocks_of_a_large_file_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitoring.storage.reading.delimited.BLOCK", 50)
    monkeypatch.setattr("monitoring.storage.reading.delimiter.STEP", 7)
    content = "".join(f'{n};"x;{n}";{n * n}\n' for n in range(200)).encode()
    found = survey(content)
    read = list(blocks(content, found, ";", Limits()))
    assert len(read) > 10
    column = np.concatenate([np.array(columns[1].to_pylist()) for columns in read])
    assert column.tolist() == [f"x;{n}" for n in range(200)]


def test_a_grid_names_its_rows() -> None:
    (grid,) = read_upload(b"a;b\n1;2\n", "t.csv").grids
    assert isinstance(grid.part(1, 2), Grid)
    assert grid.part(1, 2).rows.tolist() == [2]


def test_letters_that_stand_side_by_side_in_german_are_no_doubt() -> None:
    upload = read_upload("Gebiet;Größe\nNord;1\nSüd;2\n".encode("cp1252"), "t.csv")
    assert (upload.encoding, upload.questions) == ("cp1252", ())
    assert upload.grids[0].line(0) == ["Gebiet", "Größe"]
