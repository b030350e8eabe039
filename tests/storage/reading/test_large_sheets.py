"""Large XLSX sheets are read in pieces, which gives exactly what the whole gives."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from monitoring.core.grid import Grid, Kind, Merged
from monitoring.storage.reading import large_sheets, workbooks
from monitoring.storage.reading.exchange import read_sheet
from monitoring.storage.reading.limits import Limits, Refused
from monitoring.storage.reading.workbooks import Workbook

Edit = Callable[[str], str]
Read = tuple[list[Grid], list[tuple[str, str, int | None, str]]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two sheets with everything that a cell can be, gaps, wide rows, and a merged range."""
    path = tmp_path / "t.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Zahlen & Texte")
    day = workbook.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range(3, 1, 3, 2, "Werte")
    for row in range(5, 400):
        cells: list[Any] = [f"{row:05d}", f"Straße {row % 9}", row, row / 8, "", "-"]
        sheet.write_row(row, 1, cells)
        sheet.write(row, 7, dt.date(2024, 1, 1) + dt.timedelta(row), day)
    sheet.write_boolean(20, 1, True)
    sheet.write_formula(21, 1, "=1/0", None, "#DIV/0!")
    sheet.write_formula(22, 1, "=A1+1", None, "")
    sheet.write_formula(23, 1, '="a"&"b"', None, "ab")
    sheet.write_string(24, 1, " Su\u0308d\u00a0\u200b ")
    sheet.write_rich_string(25, 1, workbook.add_format({"bold": True}), "fett", " und nicht")
    sheet.write_string(26, 12, "weit")
    sheet.write_string(900, 0, "nach einer Lücke")
    workbook.add_worksheet("leer")
    workbook.add_worksheet("zweites").write_row(0, 0, ["Straße 1", 5])
    workbook.close()
    return path


def read(path: Path, folder: Path, limits: Limits | None = None) -> Read:
    folder.mkdir()
    found = Workbook(path, folder, "xlsx", limits or Limits()).read(lambda _: None)
    grids = [read_sheet(folder, number, sheet.name, sheet.merged)
             for number, sheet in enumerate(found.sheets)]
    return grids, sorted(((one.rule, one.sheet, one.row, one.column) for one in found.problems),
                         key=repr)


def in_pieces(path: Path, folder: Path, size: int = 3_000, limits: Limits | None = None) -> Read:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbooks, "LARGE", -1)
        patch.setattr(large_sheets, "PIECE", size)
        return read(path, folder, limits)


def content(grid: Grid) -> tuple[Any, ...]:
    return (grid.sheet, [column.to_pylist() for column in grid.columns],
            [kinds.tolist() for kinds in grid.kinds], grid.rows.tolist(), grid.merged)


def same(path: Path, folder: Path, size: int = 3_000) -> None:
    whole, pieces = read(path, folder / "whole"), in_pieces(path, folder / "pieces", size)
    assert list(map(content, pieces[0])) == list(map(content, whole[0]))
    assert pieces[1] == whole[1]


@pytest.mark.parametrize("size", [700, 5_000, 1 << 22])
def test_pieces_give_what_the_whole_gives(book: Path, tmp_path: Path, size: int) -> None:
    same(book, tmp_path, size)


def test_pieces_give_what_was_written(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[str] = []
    original = Workbook._whole

    def noted(self: Workbook, name: str, *rest: Any) -> None:
        whole.append(name)
        original(self, name, *rest)

    monkeypatch.setattr(Workbook, "_whole", noted)
    (numbers, second), problems = in_pieces(book, tmp_path / "pieces")
    assert whole == ["leer"]
    assert (numbers.sheet, second.sheet) == ("Zahlen & Texte", "zweites")
    assert numbers.merged == (Merged(4, 1, 4, 2),)
    assert numbers.rows.tolist() == list(range(1, 902))
    assert len(numbers.columns) == 13
    assert numbers.line(5)[1:8] == ["00005", "Straße 5", "5", "0.625", "", "-", "2024-01-06"]
    assert [numbers.line(row)[1] for row in (20, 21, 22, 23, 25)] == [
        "WAHR", "#DIV/0!", "", "ab", "fett und nicht"
    ]
    assert [int(numbers.kinds[1][row]) for row in (19, 20, 21, 22)] == [
        Kind.text, Kind.boolean, Kind.error, Kind.empty
    ]
    assert int(numbers.kinds[7][9]) == Kind.date
    assert numbers.line(26)[12] == "weit"
    assert numbers.line(900)[0] == "nach einer Lücke"
    assert not any(numbers.line(500))
    assert second.line(0) == ["Straße 1", "5"]
    assert problems == [("empty-sheet", "leer", None, ""),
                        ("formula-without-result", "Zahlen & Texte", 23, "B"),
                        ("hidden-sign", "Zahlen & Texte", 25, "B")]


def edited(path: Path, target: Path, member: str, edit: Edit) -> Path:
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            words = source.read(name)
            archive.writestr(name, edit(words.decode()) if name == member else words)
    return target


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("member", "edit"),
    [
        (SHEET, lambda words: re.sub(r'<row r="\d+"', "<row", words)),
        (SHEET, lambda words: words.replace("<sheetData>", '<sheetData foo="bar">')),
        (SHEET, lambda words: words.replace(' t="s">', ' t="s" ph="0">')),
        (SHEET, lambda words: words.replace("<v>0</v>", "<v> 0 </v>")),
        (SHEET, lambda words: re.sub(r"<(/?)(\w)", r"<\1x:\2", words)
            .replace("xmlns=", "xmlns:x=")),
        ("xl/sharedStrings.xml", lambda words: words.replace("<si>", '<si foo="bar">')),
        ("xl/sharedStrings.xml", lambda words: words.replace("Straße 1<", "&#1;3<")),
    ],
    ids=["rows-without-number", "attribute", "attribute-after-type", "blanks", "prefix",
         "text-with-attribute", "text-like-a-mark"],
)
def test_other_ways_to_write_the_same_read_the_same(
    book: Path, tmp_path: Path, member: str, edit: Edit
) -> None:
    same(edited(book, tmp_path / "edited.xlsx", member, edit), tmp_path)


@pytest.mark.parametrize(
    ("member", "edit"),
    [
        (SHEET, lambda words: words.replace("<v>3</v>", "<v>99999</v>")),
        (SHEET, lambda words: words[: len(words) // 2]),
        ("xl/sharedStrings.xml", lambda words: words[: len(words) // 2]),
    ],
    ids=["unknown-text", "half-a-sheet", "half-of-the-texts"],
)
def test_what_the_whole_refuses_the_pieces_refuse_too(
    book: Path, tmp_path: Path, member: str, edit: Edit
) -> None:
    path = edited(book, tmp_path / "edited.xlsx", member, edit)
    outcomes: list[list[Any]] = []
    for reading in (read, in_pieces):
        try:
            outcomes.append(list(map(content, reading(path, tmp_path / reading.__name__)[0])))
        except Refused as refusal:
            outcomes.append([refusal.problem.rule])
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("limits", [Limits(rows=300), Limits(columns=12), Limits(cells=2_000)])
def test_pieces_keep_the_limits(book: Path, tmp_path: Path, limits: Limits) -> None:
    with pytest.raises(Refused) as refusal:
        in_pieces(book, tmp_path / "pieces", limits=limits)
    assert refusal.value.problem.rule.startswith("limit-")
    assert refusal.value.problem.sheet == "Zahlen & Texte"


def test_pieces_tell_how_far_they_are(book: Path, tmp_path: Path) -> None:
    shares: list[float] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbooks, "LARGE", -1)
        patch.setattr(large_sheets, "PIECE", 5_000)
        Workbook(book, tmp_path, "xlsx", Limits()).read(shares.append)
    first = [share for share in shares if share <= 1 / 3]
    assert len(first) > 5
    assert first == sorted(first)
    assert max(shares) <= 1
