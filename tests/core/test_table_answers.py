"""Questions that a table leaves open, and what their answers change."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.core.grid import text_grid
from monitoring.core.question import Choices
from monitoring.core.signs import DEFAULT
from monitoring.core.table_cells import numbers_of_column, texts_of_column
from monitoring.core.table_shape import Shape, shape_of
from tests.core.office_cases import lines


def shape(written: str, answers: Mapping[str, str] | None = None, sheet: str = "") -> Shape:
    cells = [[str(cell) for cell in line] for line in lines(written, ";")]
    return shape_of(text_grid(cells, sheet), answers or {})


def asked(found: Shape) -> dict[str, tuple[str, ...]]:
    return {question.id: question.options for question in found.questions}


def values(written: str, answers: Mapping[str, str], column: int = -1) -> list[float]:
    """Numbers of one column of the first table, read with these answers."""
    grid = text_grid([[str(cell) for cell in line] for line in lines(written, ";")])
    (table, *_) = shape_of(grid, answers).tables
    read = numbers_of_column(grid, table, table.columns[column], DEFAULT)
    return [float(value) for value in read.values]


POINT = "Ort;Wert\nNord;1.234\nSüd;2.345"


def test_the_decimal_mark_is_answered_per_column() -> None:
    assert asked(shape(POINT)) == {"decimal:Wert": (",", ".")}
    assert values(POINT, {"decimal:Wert": ","}) == [1234, 2345]
    assert values(POINT, {"decimal:Wert": "."}) == [1.234, 2.345]
    assert not shape(POINT, {"decimal:Wert": "."}).questions


def test_an_answer_that_is_no_option_is_asked_about_again() -> None:
    assert asked(shape(POINT, {"decimal:Wert": "maybe"})) == {"decimal:Wert": (",", ".")}


def test_ids_outlive_the_year_and_the_row() -> None:
    old = "Ort;Stand 2022\nNord;1.234\nSüd;2.345"
    new = "Neuer Titel\n;\nOrt;Stand 2023\nNord;1.235\nSüd;2.346"
    assert asked(shape(old, sheet="2022")) == asked(shape(new, sheet="2023")) == {
        "decimal:*:Stand *": (",", ".")}
    assert not shape(new, {"decimal:*:Stand *": ","}, "2024").questions


def test_every_open_column_has_its_question() -> None:
    found = shape("Ort;2022;2023\nNord;1.234;1.235\nSüd;2.345;2.346")
    assert [(one.id, one.column) for one in found.questions] == [
        ("decimal:*", "2022"), ("decimal:*", "2023")]


def test_later_tables_of_a_sheet_are_numbered() -> None:
    found = shape(f"{POINT}\n;\nZweite\nOrt;Zahl\nNord;1.234\nSüd;3.456")
    assert list(asked(found)) == ["decimal:Wert", "decimal:Zahl#2"]


HEADLESS = "Nord;2021;4\nSüd;5;6\nWest;7;8"


def test_a_row_becomes_the_header() -> None:
    found = shape(HEADLESS)
    assert asked(found) == {"header": ("0", "1")}
    assert found.questions[0].shown == ("ohne Kopfzeile", "Zeile 1")
    assert [column.path for column in found.tables[0].columns] == [(), (), ()]
    (table,) = shape(HEADLESS, {"header": "1"}).tables
    assert [column.path for column in table.columns] == [("Nord",), ("2021",), ("4",)]
    assert table.rows.tolist() == [1, 2]
    (table,) = shape(HEADLESS, {"header": "0"}).tables
    assert table.rows.tolist() == [0, 1, 2]


def test_a_row_of_column_numbers_may_be_data() -> None:
    written = "Nr.;a;b\n1;2;3\n2;50;60\n3;70;80"
    assert asked(shape(written)) == {"numbering": ("yes", "no")}
    assert shape(written, {"numbering": "yes"}).tables[0].rows.tolist() == [2, 3]
    assert shape(written, {"numbering": "no"}).tables[0].rows.tolist() == [1, 2, 3]


def test_how_far_an_upper_header_reaches() -> None:
    written = ";;davon;;\nOrt;alle;m;w;Fläche\nNord;9;5;4;30\nSüd;7;3;4;20"
    assert asked(shape(written)) == {"span:davon": ("3", "2", "1")}
    for answer, third, fourth in (("3", ("davon", "w"), ("davon", "Fläche")),
                                  ("2", ("davon", "w"), ("Fläche",)), ("1", ("w",), ("Fläche",))):
        found = shape(written, {"span:davon": answer})
        assert not found.questions
        assert [one.path for one in found.tables[0].columns][3:] == [third, fourth]


TOTAL = "Ort;a\nNord;300\nSüd;400\nWest;5\nMusterstadt;705"


def test_a_sum_is_left_out_or_kept() -> None:
    assert asked(shape(TOTAL)) == {"total:Musterstadt": ("no", "yes")}
    kept = shape(TOTAL, {"total:Musterstadt": "no"}).tables[0]
    assert (len(kept.rows), len(kept.totals)) == (4, 0)
    left = shape(TOTAL, {"total:Musterstadt": "yes"}).tables[0]
    assert (left.rows.tolist(), left.totals.tolist()) == ([1, 2, 3], [4])


def test_words_for_the_whole_of_a_breakdown_are_no_totals() -> None:
    rows = [f"{area};{part};{number}" for number, area in enumerate("ABC")
            for part in ("x", "y", "insgesamt")]
    found = shape("\n".join(["Ort;Geschlecht;Zahl", *rows]))
    assert not found.questions
    assert len(found.tables[0].rows) == 9
    written = "\n".join(["Ort;Feld;Zahl", *rows])
    assert asked(shape(written)) == {"totals:Feld": ("part", "total")}
    assert len(shape(written, {"totals:Feld": "total"}).tables[0].rows) == 6
    assert len(shape(written, {"totals:Feld": "part"}).tables[0].rows) == 9


def test_a_total_of_all_areas_in_a_long_table() -> None:
    rows = [f"{area};{sign};{number}" for number, area in enumerate(["A", "B", "Insgesamt"])
            for sign in ("Haushalte", "Kinder", "Alte")]
    found = shape("\n".join(["Stadtteil;Merkmal;Zahl", *rows]))
    assert not found.questions
    assert len(found.tables[0].rows) == 6


GAP = "Ort;a;b\nNord;1;2\nSüd;;\nWest;3;4"


def test_a_row_of_one_name_is_an_area_or_a_heading() -> None:
    assert asked(shape(GAP)) == {"subheading": ("no", "yes")}
    kept = shape(GAP, {"subheading": "no"}).tables[0]
    assert (kept.rows.tolist(), kept.subheadings) == ([1, 2, 3], ((),))
    head = shape(GAP, {"subheading": "yes"}).tables[0]
    assert (head.rows.tolist(), head.subheadings) == ([1, 3], ((), ("Süd",)))


def test_a_last_row_of_one_name_is_an_area_or_a_footnote() -> None:
    written = "Ort;a;b\nNord;1;2\nSüd;3;4\nWest;;"
    assert asked(shape(written)) == {"tail:West": ("no", "yes")}
    assert shape(written, {"tail:West": "yes"}).tables[0].rows.tolist() == [1, 2, 3]
    (table,) = shape(written, {"tail:West": "no"}).tables
    assert (table.rows.tolist(), table.notes) == ([1, 2], ("West",))


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_text_written_once_holds_for_the_rows_below(answer: str) -> None:
    written = "Art;Ort;a\nneu;Nord;1\n;Süd;2\nalt;West;3\n;Ost;4\nneu;Mitte;5"
    assert asked(shape(written)) == {"repeat:Art": ("yes", "no")}
    grid = text_grid([[str(cell) for cell in line] for line in lines(written, ";")])
    found = shape_of(grid, {"repeat:Art": answer})
    assert not found.questions
    texts = texts_of_column(grid, found.tables[0], found.tables[0].columns[0]).to_pylist()
    below = ["neu", "alt"] if answer == "yes" else ["", ""]
    assert texts == ["neu", below[0], "alt", below[1], "neu"]


def test_what_a_column_holds() -> None:
    written = "Ort;Einwohner im Jahr\nNord;1950\nSüd;2010"
    assert asked(shape(written)) == {"holds:Einwohner im Jahr": ("years", "numbers")}
    for answer in ("years", "numbers"):
        found = shape(written, {"holds:Einwohner im Jahr": answer})
        assert not found.questions
        assert found.tables[0].columns[1].holds == answer


SPLIT = "Ort;Jahr;Wert\nNord;2022;1;5\nSüd;2022;2\nNord;2023;3;25\nSüd;2023;4;5"


def test_numbers_without_a_heading() -> None:
    assert asked(shape(SPLIT)) == {"unnamed:D": ("ignored", "decimals", "own")}
    assert values(SPLIT, {"unnamed:D": "decimals"}, 2) == [1.5, 2, 3.25, 4.5]
    assert values(SPLIT, {"unnamed:D": "own"}, 2) == [1, 2, 3, 4]
    holds = {answer: [one.holds for one in shape(SPLIT, {"unnamed:D": answer}).tables[0].columns]
             for answer in ("ignored", "decimals", "own")}
    assert holds["ignored"][2:] == ["numbers", "nothing"]
    assert holds["decimals"][2:] == ["numbers"]
    assert holds["own"][2:] == ["numbers", "numbers"]


def test_choices_are_asked_once() -> None:
    choices = Choices("Blatt 2023", 2, {"a:Blatt *:x#2": "second"})
    assert choices.choose("a", "x", "", ("first", "second")) == "second"
    assert choices.choose("b", "", "?", ("first", "second")) == "first"
    assert choices.choose("b", "", "?", ("first", "second")) == "first"
    assert [one.id for one in choices.questions] == ["b:Blatt *#2"]
    assert choices.answered("a", "x")
    assert not choices.answered("b", "")


CELL = st.sampled_from([
    "", "Nord", "Süd", "2020", "2021", "1", "2", "3,5", "1.234", "0", "12", "705", "insgesamt",
    "Musterstadt", "31.12.2020", "%", "-", ".", "x = nichts", "1)",
])


@given(st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=14), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_whatever_is_answered_every_filled_row_is_data_or_left_out(
    cells: list[list[str]], which: int
) -> None:
    grid = text_grid(cells)
    answers: dict[str, str] = {}
    for _ in range(6):
        found = shape_of(grid, answers)
        data = [int(grid.rows[row]) for table in found.tables for row in table.rows]
        left = [row for one in found.skipped for row in range(one.first, one.last + 1)]
        assert sorted(data + left) == [number for number, line in enumerate(cells, 1) if any(line)]
        fresh = {one.id: one.options[which % len(one.options)] for one in found.questions}
        assert not set(fresh) & set(answers)
        if not fresh:
            break
        answers |= fresh
