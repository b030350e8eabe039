"""How a column writes its numbers, by hand-made columns."""

from __future__ import annotations

import pyarrow as pa
import pytest

from monitoring.core.grid import Kinds, text_grid
from monitoring.core.number_style import style_of
from monitoring.core.table_shape import Shape, shape_of


def shape(written: str) -> Shape:
    return shape_of(text_grid([line.split(";") for line in written.split("\n")]))


@pytest.mark.parametrize(
    ("cells", "decimal", "thousands", "sure"),
    [
        (["1,5", "22,75"], ",", "", True),
        (["1.5", "22.75"], ".", "", True),
        (["1.234,5", "3"], ",", ".", True),
        (["1,234.5", "3"], ".", ",", True),
        (["1.234.567", "12"], ",", ".", True),
        (["1 234", "12"], "", " ", True),
        (["1 234,5", "12"], ",", " ", True),
        (["0,131", "12,4"], ",", "", True),
        (["1.234", "12"], ",", ".", False),
        (["1,234", "12"], ".", ",", False),
        (["1.234", "1,234", "12.345,6"], ",", ".", False),
        (["1,5", "1.5"], ",", ".", False),
        (["1.234", "5,5"], ",", ".", True),
        (["12", "7"], "", "", True),
    ],
)
def test_style_of_numbers(cells: list[str], decimal: str, thousands: str, sure: bool) -> None:
    grid = text_grid([[cell] for cell in cells])
    style = style_of(grid.columns[0], grid.kinds[0])
    assert (style.decimal, style.thousands, style.sure) == (decimal, thousands, sure)


def test_an_open_column_follows_the_others_of_its_table() -> None:
    (table,) = shape("Ort;a;b\nNord;1.234;3,5\nSüd;2.345;4,25").tables
    assert table.columns[1].style.thousands == "."
    assert not shape("Ort;a;b\nNord;1.234;3,5\nSüd;2.345;4,25").questions
    assert shape("Ort;a\nNord;1.234\nSüd;2.345").questions


def test_apostrophes_divide_thousands() -> None:
    style = style_of(*_column("1'234", "12'345.5", "7"))
    assert (style.decimal, style.thousands, style.sure) == (".", "'", True)


def test_footnote_marks_are_no_digits() -> None:
    style = style_of(*_column("1.234 1)", "2.345", "12.345²"))
    assert (style.sure, style.open) == (False, 3)


def _column(*cells: str) -> tuple[pa.StringArray, Kinds]:
    grid = text_grid([[cell] for cell in cells])
    return grid.columns[0], grid.kinds[0]


def test_many_groups_beside_small_whole_numbers_are_thousands() -> None:
    rows = [f"Ort {row};{row + 1}.{row * 37 % 900 + 100:03d}" for row in range(30)]
    assert shape("\n".join(["Ort;Zahl", *rows])).questions
    found = shape("\n".join(["Ort;Zahl", *rows, "Ort X;987", "Ort Y;12", "Ort Z;450"]))
    assert not found.questions
    assert found.tables[0].columns[1].style.thousands == "."
    bare = shape("\n".join(["Ort;Zahl", *rows, "Ort X;987", "Ort Y;12", "Ort Z;4500"]))
    assert bare.questions  # 4500 has no mark, so the mark may be a decimal one


def test_a_sum_tells_the_mark() -> None:
    found = shape("Ort;Zahl\nNord;987\nSüd;412\nWest;301\nInsgesamt;1.700")
    assert not found.questions
    assert found.tables[0].columns[1].style.thousands == "."
    assert shape("Ort;Zahl\nNord;987\nSüd;412\nWest;301\nInsgesamt;1.701").questions


def test_a_unit_that_counts_has_no_decimals() -> None:
    found = shape("Ort;Zahl\n;Anzahl\nNord;1.234\nSüd;2.345")
    assert not found.questions
    assert found.tables[0].columns[1].unit == "Anzahl"
    assert shape("Ort;Zahl\n;in km\nNord;1.234\nSüd;2.345").questions
