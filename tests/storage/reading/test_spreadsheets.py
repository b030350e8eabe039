"""Workbooks: kinds of cells, hidden sheets, merged ranges, limits."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from monitoring.core.grid import Kind, Merged
from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.upload import read_upload


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Tabelle 1")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range(1, 1, 1, 2, "Werte")
    sheet.write_row(2, 1, ["01", 0.1 + 0.2])
    sheet.write_row(3, 1, [2613, 98.3])
    sheet.write(4, 1, dt.date(2023, 12, 31), day)
    sheet.write_boolean(4, 2, True)
    sheet.write_formula(5, 1, "=1/0", None, "#DIV/0!")
    sheet.write_formula(5, 2, "=A1+1", None, "")
    sheet.write_string(6, 1, "Su\u0308d\u00a0West ")
    book.add_worksheet("geheim").hide()
    book.close()
    return path


def test_cells_keep_their_exact_text_and_kind(workbook: Path) -> None:
    upload = read_upload(workbook, "t.xlsx")
    (grid,) = upload.grids
    assert upload.kind == "xlsx"
    assert grid.sheet == "Tabelle 1"
    assert grid.line(2) == ["", "01", "0.3"]
    assert grid.line(3) == ["", "2613", "98.3"]
    assert grid.line(4) == ["", "2023-12-31", "WAHR"]
    assert grid.line(6) == ["", "Süd West", ""]
    kinds = [int(kinds[row]) for row in (2, 3, 4, 5) for kinds in grid.kinds[1:]]
    assert kinds == [Kind.text, Kind.number, Kind.number, Kind.number, Kind.date, Kind.boolean,
                     Kind.error, Kind.empty]
    assert grid.rows[:3].tolist() == [1, 2, 3]
    assert grid.merged == (Merged(2, 1, 2, 2),)


def test_hidden_sheets_and_formulas_without_result_are_reported(workbook: Path) -> None:
    problems = {(one.rule, one.sheet, one.row, one.column)
                for one in read_upload(workbook, "t.xlsx").problems}
    assert ("hidden-sheet", "geheim", None, "") in problems
    assert ("formula-without-result", "Tabelle 1", 6, "C") in problems


def test_the_memory_limit_is_named_with_its_value() -> None:
    table = b"area;value\n" + b"0101;12345678\n" * 1_500_000
    (problem,) = read_upload(table, "t.csv", Limits(memory=8_000_000)).problems
    assert problem.rule == "limit-memory"
    assert "8 000 000" in problem.message


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(bytes=100), "bytes"),
        (Limits(members=3), "members"),
        (Limits(uncompressed_bytes=500), "uncompressed_bytes"),
        (Limits(rows=3), "rows"),
        (Limits(columns=2), "columns"),
        (Limits(cells=9), "cells"),
        (Limits(seconds=0.001), "seconds"),
        (Limits(answer_bytes=200), "answer_bytes"),
    ],
)
def test_a_limit_is_named_with_its_value(workbook: Path, limits: Limits, name: str) -> None:
    upload = read_upload(workbook, "t.xlsx", limits)
    (problem,) = upload.problems
    assert upload.refused
    assert problem.rule == f"limit-{name.replace('_', '-')}"
    assert f"„{name}“" in problem.message
    value = f"{getattr(limits, name):,.0f}".replace(",", " ")
    assert value in problem.message


def test_an_archive_that_packs_too_well_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", " " * 50_000_000)
    assert read_upload(path, "t.xlsx").problems[0].rule == "limit-ratio"
