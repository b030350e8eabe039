"""Large tables, whose columns are judged at once: nothing in the middle is lost."""

from __future__ import annotations

import time

import numpy as np
import pyarrow as pa
import pytest

from monitoring.core.cell_classes import EMPTY, EXACT, SIGN, VALUE, WORDS, classes_of
from monitoring.core.grid import Grid, Kind
from monitoring.core.number_style import style_of
from monitoring.core.table_shape import Shape, shape_of

ROWS = 3 * EXACT
MIDDLE = ROWS // 2


def table(**changes: tuple[int, str]) -> Grid:
    """Areas with keys, years and figures under one header, with some cells changed."""
    columns = {
        "Nummer": [f"{row // 2 + 1:08d}" for row in range(ROWS)],
        "Stadtteil": [f"Teil {row // 2:05d} Süd" for row in range(ROWS)],
        "Jahr": [str(2022 + row % 2) for row in range(ROWS)],
        "Zahl": [str(row % 971) for row in range(ROWS)],
        "Quote": [f"{row % 89},{row % 10}" for row in range(ROWS)],
    }
    cells = {name: [name, *own] for name, own in columns.items()}
    for name, (row, text) in changes.items():
        cells[name][row] = text
    arrays = tuple(pa.array(own, pa.string()) for own in cells.values())
    kinds = tuple(np.array([Kind.text if cell else Kind.empty for cell in own], np.uint8)
                  for own in cells.values())
    return Grid("", arrays, kinds, np.arange(1, ROWS + 2, dtype=np.int32))


def skipped(found: Shape) -> list[tuple[int, str]]:
    return [(one.first, one.reason) for one in found.skipped]


def test_all_rows_of_a_plain_table_are_data() -> None:
    found = shape_of(table())
    (one,) = found.tables
    assert one.rows.tolist() == list(range(1, ROWS + 1))
    assert [column.holds for column in one.columns] == [
        "keys", "words", "years", "numbers", "numbers"]
    assert one.columns[4].style.decimal == ","
    assert not found.questions
    assert skipped(found) == [(1, "header")]


@pytest.mark.parametrize("column", ["Stadtteil", "Nummer"])
def test_a_total_in_the_middle_is_found(column: str) -> None:
    found = shape_of(table(**{column: (MIDDLE, "Insgesamt")}))
    assert skipped(found) == [(1, "header"), (MIDDLE + 1, "total")]
    assert MIDDLE not in found.tables[0].rows


def test_a_blank_row_and_a_heading_in_the_middle() -> None:
    names = ("Nummer", "Stadtteil", "Jahr", "Zahl", "Quote")
    found = shape_of(table(**dict.fromkeys(names, (MIDDLE, ""))))
    assert len(found.tables[0].rows) == ROWS - 1
    changes = dict.fromkeys(names, (MIDDLE, "")) | {"Stadtteil": (MIDDLE, "Umland")}
    found = shape_of(table(**changes))
    assert skipped(found) == [(1, "header"), (MIDDLE + 1, "subheading")]
    assert found.tables[0].subheadings == ((), ("Umland",))


def test_a_sign_in_the_middle_belongs_to_its_column() -> None:
    (one,) = shape_of(table(Zahl=(MIDDLE, "–"), Quote=(MIDDLE, "x"))).tables
    assert [column.signs for column in one.columns[3:]] == [("–",), ("x",)]
    assert len(one.rows) == ROWS


def test_classes_of_single_cells_in_the_middle() -> None:
    cells = {"Nummer": ("keine", WORDS), "Stadtteil": ("31.12.2023", VALUE), "Jahr": ("", EMPTY),
             "Zahl": ("k. A.", SIGN), "Quote": ("-4,5", VALUE)}
    found = classes_of(table(**{name: (MIDDLE, text) for name, (text, _) in cells.items()}))
    assert [int(column[MIDDLE]) for column in found] == [own for _, own in cells.values()]
    plain = classes_of(table())
    assert [np.unique(column[1:]).tolist() for column in plain] == [
        [VALUE], [WORDS], [VALUE], [VALUE], [VALUE]]


@pytest.mark.parametrize(("cell", "sure"), [("1,5", True), ("1,234", False), ("1.234,5", True),
                                            ("1.5", False)])
def test_one_odd_number_in_the_middle_decides_the_style(cell: str, sure: bool) -> None:
    grid = table(Quote=(MIDDLE, cell))
    style = style_of(grid.columns[4], grid.kinds[4])
    assert (style.decimal, style.sure) == (",", sure)
    many = pa.array([f"{row},{row % 97:02d}" for row in range(ROWS)])  # hardly any cell twice
    parts = pa.concat_arrays([many[:MIDDLE], pa.array([cell]), many[MIDDLE:]])
    style = style_of(parts, np.full(len(parts), Kind.text, np.uint8))
    assert (style.decimal, style.sure) == (",", sure)


def test_a_large_table_takes_no_time_to_speak_of() -> None:
    grid = table()
    start = time.monotonic()
    shape_of(grid)
    assert time.monotonic() - start < 2
