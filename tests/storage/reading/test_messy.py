"""Structure of tables as offices publish them, against facts read by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from monitoring.core.grid import Grid
from monitoring.core.table_shape import Shape, TableShape, shape_of
from monitoring.storage.reading.upload import read_upload

Opened = Callable[[str], dict[str, tuple[Grid, Shape]]]
GIGABIT = "Gigabit-Versorgung der Wohn- und Gewerbeeinheiten"
FIBRE = "Glasfaser-Versorgung der Wohn- und Gewerbeeinheiten"
PARTS = ("Anzahl", "Anteil (%)", "Veränderung zum Vorjahr (%)")
REPORT = "SB_A01-05-00_2023h02_BE.xlsx"


@pytest.fixture(scope="module")
def opened(messy: Path) -> Opened:
    known: dict[str, dict[str, tuple[Grid, Shape]]] = {}

    def of(name: str) -> dict[str, tuple[Grid, Shape]]:
        if name not in known:
            grids = read_upload(messy / name, name).grids
            known[name] = {grid.sheet.strip(): (grid, shape_of(grid)) for grid in grids}
        return known[name]

    return of


def rows_of(grid: Grid, table: TableShape) -> tuple[int, int, int]:
    """Number of data rows, first and last of them as people count."""
    return len(table.rows), int(grid.rows[table.rows[0]]), int(grid.rows[table.rows[-1]])


def accounted(grid: Grid, shape: Shape) -> None:
    """Nothing is lost: every filled row is data or left out with a reason."""
    data = {int(grid.rows[row]) for table in shape.tables for row in table.rows}
    left = {row for one in shape.skipped for row in range(one.first, one.last + 1)}
    filled = np.zeros(len(grid), bool)
    for kinds in grid.kinds:
        filled |= kinds > 0
    assert {int(row) for row in grid.rows[filled]} == data | left
    assert not data & left


@pytest.mark.parametrize(
    ("ending", "first", "last"), [("csv", 4, 545), ("xlsx", 5, 546)]
)
def test_supply_of_542_districts(opened: Opened, ending: str, first: int, last: int) -> None:
    grid, shape = next(iter(opened(f"Berlin_LOR_Versorgungsdaten_Stand_2402.{ending}").values()))
    (table,) = shape.tables
    assert rows_of(grid, table) == (542, first, last)
    paths = [column.path for column in table.columns]
    assert paths[:4] == [("Bezirk Nummer",), ("Bezirk Name",), ("LOR Planungsräume Nummer",),
                         ("LOR Planungsräume Name",)]
    assert paths[4:] == [(year, kind, part) for year in ("Ist-Versorgung", "Ausbauprognose 2024")
                         for kind in (GIGABIT, FIBRE) for part in PARTS]
    holds = [column.holds for column in table.columns]
    assert holds == ["keys", "words", "keys", "words", *["numbers"] * 12]
    assert [one.text[:14] for one in shape.skipped if one.reason == "total"] == ["00 Land Berlin"]
    assert not shape.questions
    accounted(grid, shape)


def test_supply_as_text_has_spaces_and_points(opened: Opened) -> None:
    _, shape = opened("Berlin_LOR_Versorgungsdaten_Stand_2402.csv")[""]
    count, share = shape.tables[0].columns[4:6]
    assert count.style.thousands == " "
    assert (share.style.decimal, share.style.sure) == (".", True)
    assert shape.tables[0].columns[6].signs == ("-",)


@pytest.mark.parametrize(
    ("name", "header", "data"),
    [("itnrw_33111-02ir.csv", [7, 8, 9], (19, 10, 28)),
     ("itnrw_33111-02ir.xls", [6, 7, 8], (19, 9, 27))],
)
def test_genesis_export(
    opened: Opened, name: str, header: list[int], data: tuple[int, int, int]
) -> None:
    grid, shape = next(iter(opened(name).values()))
    (table,) = shape.tables
    assert [int(grid.rows[row]) for row in table.header] == header
    assert rows_of(grid, table) == data
    assert table.columns[0].holds == "dates"
    assert table.columns[3].path == (
        "Flächennutzungsarten", "Gebäude- und Freifläche", "Gebäude- und Freifläche Wohnen"
    )
    assert len(table.columns) == 22
    assert "Köln, krfr. Stadt" in table.title
    assert any("Friedhof" in note for note in table.notes)
    assert not shape.questions
    accounted(grid, shape)


def test_budget_with_points_between_thousands(opened: Opened) -> None:
    grid, shape = opened("koeln_bezirke_einzeldarstellung.csv")[""]
    (table,) = shape.tables
    assert rows_of(grid, table) == (252, 2, 253)
    styles = {(one.style.decimal, one.style.thousands, one.style.sure)
              for one in table.columns[3:]}
    assert styles == {(",", ".", True)}
    assert table.form == "years"
    accounted(grid, shape)


def test_two_tables_in_one_sheet(opened: Opened) -> None:
    grid, shape = opened(REPORT)["T1 T2"]
    first, second = shape.tables
    assert rows_of(grid, first) == (24, 6, 29)
    assert rows_of(grid, second) == (24, 40, 63)
    assert second.columns[1].path == ("Insgesamt",)
    assert second.columns[2].path == ("Davon im Alter von ... bis unter ... Jahren", "unter 6")
    assert second.title.startswith("2 Einwohnerinnen und Einwohner")
    accounted(grid, shape)


def test_sub_headings_split_a_table(opened: Opened) -> None:
    grid, shape = opened(REPORT)["T3 T4"]
    first, second = shape.tables
    assert rows_of(grid, first) == (33, 6, 42)
    named = [first.subheadings[place] for place in first.subheading_of[[0, 11, 22]]]
    assert named == [("Deutsche",), ("Ausländer",), ("insgesamt",)]
    assert first.columns[3].path == ("Friedrichshain-Kreuzberg",)
    assert rows_of(grid, second) == (11, 48, 58)
    accounted(grid, shape)


def test_sub_headings_on_two_levels_and_totals_by_their_sums(opened: Opened) -> None:
    grid, shape = opened(REPORT)["T6"]
    (table,) = shape.tables
    assert len(table.rows) == 108
    named = [table.subheadings[place] for place in table.subheading_of[[0, 12, 24, 36]]]
    assert named == [("Deutsche", "männlich"), ("Deutsche", "weiblich"),
                     ("Deutsche", "insgesamt"), ("Ausländer", "männlich")]
    totals = [one.first for one in shape.skipped if one.reason == "total"]
    assert totals == [20, 35, 50, 66, 81, 96, 112, 127, 142]
    accounted(grid, shape)


def test_header_over_four_rows_with_column_numbers(opened: Opened) -> None:
    grid, shape = opened(REPORT)["T7"]
    (table,) = shape.tables
    assert [int(grid.rows[row]) for row in table.header] == [3, 4, 5, 6]
    assert [one.first for one in shape.skipped if one.reason == "column_numbers"] == [7]
    assert table.columns[7].path == (
        "Deutsche", "davon … Migrationshintergrund", "ohne", "Anzahl"
    )
    accounted(grid, shape)


@pytest.mark.parametrize(
    ("sheet", "rows", "totals"),
    [("T5", 45, 4), ("T9", 108, 9), ("T14", 237, 1), ("T15", 12, 1)],
)
def test_other_sheets_of_the_report(opened: Opened, sheet: str, rows: int, totals: int) -> None:
    grid, shape = opened(REPORT)[sheet]
    (table,) = shape.tables
    assert len(table.rows) == rows
    assert sum(one.reason == "total" for one in shape.skipped) == totals
    accounted(grid, shape)


def test_every_sheet_is_accounted_for(opened: Opened) -> None:
    for grid, shape in opened(REPORT).values():
        accounted(grid, shape)
