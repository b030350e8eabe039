"""Spreadsheets as offices write them become the same table as a plain file."""

from pathlib import Path

import pytest
import xlsxwriter

from monitoring.storage.sheets import sheet_table
from monitoring.storage.tables import TableRefused

TITLE: list[object] = ["Einwohner am 31.12.2023", "", ""]
ROWS: list[list[object]] = [
    TITLE,
    [],
    ["Nummer", "Gebiet", "Einwohner"],
    ["0101", "Altstadt", 1203],
    ["0102", "Neustadt", 2417.5],
    ["0103", "Südviertel", 3340],
]


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    page.write(number, place, cell)
    return path


def test_title_lines_are_left_out_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    table = sheet_table(workbook(tmp_path / "a.xlsx", Daten=ROWS), decimal=",")
    assert list(table.columns) == ["Nummer", "Gebiet", "Einwohner"]
    assert table.columns["Nummer"].tolist() == ["0101", "0102", "0103"]
    assert table.columns["Einwohner"].tolist() == ["1203", "2417,5", "3340"]
    assert table.rows.tolist() == [4, 5, 6]


def test_several_tables_are_named_and_a_sheet_chooses(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Eins=ROWS, Zwei=ROWS)
    with pytest.raises(TableRefused, match="Eins, Zwei"):
        sheet_table(path)
    assert len(sheet_table(path, "Zwei")) == 3
    with pytest.raises(TableRefused, match="Dieses Blatt gibt es nicht"):
        sheet_table(path, "Drei")


def test_a_file_that_is_no_spreadsheet_is_refused_by_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7\n1 0 obj")
    with pytest.raises(TableRefused, match="keine Tabelle"):
        sheet_table(path)


def test_an_office_table_with_three_header_rows(real: Path) -> None:
    table = sheet_table(real / "messy" / "Berlin_LOR_Versorgungsdaten_Stand_2402.xlsx")
    assert len(table) == 542
    shares = [name for name in table.columns if name.startswith("Ist-Versorgung / Gigabit")]
    assert len(shares) == 3
    assert table.columns[shares[1]].iloc[0] == "98.3"
