"""Shapes of small tables, one trait each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.core.cell_classes import SIGNS
from monitoring.core.grid import Merged, letter, text_grid
from monitoring.core.table_shape import Shape, shape_of


def shape(written: str) -> Shape:
    return shape_of(text_grid([line.split(";") for line in written.strip("\n").split("\n")]))


def reasons(found: Shape) -> dict[str, list[int]]:
    named: dict[str, list[int]] = {}
    for one in found.skipped:
        named.setdefault(one.reason, []).extend(range(one.first, one.last + 1))
    return named


def test_titles_notes_and_legends_are_kept_with_their_reason() -> None:
    found = shape("""
Einwohner nach Ortsteilen;;
Stand 31.12.2023;;

Nr.;Ortsteil;Einwohner
01;Mitte;1200
02;Nord;-
03;Süd;800

-;nichts vorhanden;
x = nicht sinnvoll;;
Quelle: Melderegister;;
""")
    (table,) = found.tables
    assert table.title == "Einwohner nach Ortsteilen Stand 31.12.2023"
    assert table.rows.tolist() == [4, 5, 6]
    assert table.legend == {"-": "nichts vorhanden", "x": "nicht sinnvoll"}
    assert table.notes == ("Quelle: Melderegister",)
    assert reasons(found) == {"title": [1, 2], "header": [4], "legend": [9, 10], "footnote": [11]}
    assert [column.holds for column in table.columns] == ["keys", "words", "numbers"]
    assert table.columns[2].signs == ("-",)


def test_empty_first_row_and_column() -> None:
    (table,) = shape(";;\n;Ortsteil;Wert\n;Nord;3\n;Süd;4").tables
    assert [column.path for column in table.columns] == [("Ortsteil",), ("Wert",)]
    assert table.columns[0].place == 1


def test_upper_headers_reach_to_the_right() -> None:
    (table,) = shape("Ort;2022;;2023;\n;m;w;m;w\nNord;3;4;5;6\nSüd;4;5;6;7").tables
    assert [column.path for column in table.columns] == [
        ("Ort",), ("2022", "m"), ("2022", "w"), ("2023", "m"), ("2023", "w")
    ]
    assert table.form == "years"


def test_a_header_that_may_stand_alone_is_asked_about() -> None:
    found = shape("Ort;Insgesamt;;\n;;m;w\nNord;7;3;4\nSüd;9;4;5")
    assert [question.id for question in found.questions] == ["span:Insgesamt"]


def test_years_as_header_are_no_data() -> None:
    (table,) = shape("Ort;2021;2022;2023\nNord;1;2;3\nSüd;4;5;6").tables
    assert table.header == (0,)
    assert len(table.rows) == 2


def test_column_numbers_and_units_are_no_data() -> None:
    found = shape("Ort;Kinder;Alte;Alle\n;Anzahl;%;Anzahl\n1;2;3;4\nNord;5;6,5;7\nSüd;8;9,5;9")
    (table,) = found.tables
    assert len(table.rows) == 2
    assert reasons(found)["column_numbers"] == [3]
    assert [column.unit for column in table.columns] == ["", "Anzahl", "%", "Anzahl"]
    assert table.columns[2].path == ("Alte",)


def test_totals_inside_are_no_data() -> None:
    found = shape("Ort;a\nA;3\nB;4\nZusammen;7\nC;1\nD;2\nzusammen;3\nInsgesamt;10")
    assert reasons(found)["total"] == [4, 7, 8]
    assert len(found.tables[0].rows) == 4


def test_a_sum_without_its_word_is_asked_about() -> None:
    found = shape("Ort;a\nNord;300\nSüd;400\nWest;5\nMusterstadt;705")
    assert [question.id for question in found.questions] == ["total:Musterstadt"]
    assert len(found.tables[0].rows) == 4


def test_small_numbers_that_add_up_by_chance_stay_data() -> None:
    found = shape("Ort;a\nNord;1\nSüd;2\nWest;3")
    assert not found.questions
    assert len(found.tables[0].rows) == 3


def test_a_repeated_header_is_skipped_and_another_begins_a_table() -> None:
    same = shape("Ort;a;b\nA;1;2\nB;3;4\nOrt;a;b\nC;5;6")
    assert len(same.tables) == 1
    assert reasons(same)["header"] == [1, 4]
    other = shape("Ort;a;b\nA;1;2\nB;3;4\n;;\nZweite\nOrt;c;d\nA;5;6")
    assert [len(table.rows) for table in other.tables] == [2, 1]
    assert other.tables[1].title == "Zweite"


def test_values_without_a_header_are_asked_about() -> None:
    found = shape("Nord;3;4\nSüd;5;6")
    assert [question.id for question in found.questions] == ["header"]


def test_numbers_without_a_heading_are_asked_about() -> None:
    found = shape("Ort;Jahr;Wert\nNord;2023;1;5\nSüd;2023;2;5")
    assert [question.id for question in found.questions] == ["unnamed:D"]


def test_a_header_after_a_page_break_is_no_data() -> None:
    found = shape("Ort;2022;2023\nA;1;2\nB;3;4\n;;\nOrt;2022;2023\nC;5;6\nD;7;8")
    (table,) = found.tables
    assert [len(table.rows), reasons(found)["header"]] == [4, [1, 5]]


def test_lines_of_a_name_and_a_value_above_are_titles() -> None:
    found = shape("Stichtag:;31.12.2023;\nGemeinde:;4711;\n;;\nOrt;a;b\nNord;1;2\nSüd;3;4")
    (table,) = found.tables
    assert table.title == "Stichtag: 31.12.2023 Gemeinde: 4711"
    assert table.rows.tolist() == [4, 5]
    assert not found.questions


@pytest.mark.parametrize("ages", ["0;1;2", "18;25;65"])
def test_ages_as_header(ages: str) -> None:
    found = shape(f";Alter in Jahren;;\nOrt;{ages}\nNord;90;80;70\nSüd;95;70;99")
    (table,) = found.tables
    assert [column.path for column in table.columns][1:] == [
        ("Alter in Jahren", age) for age in ages.split(";")]
    assert len(table.rows) == 2


def test_dates_as_header() -> None:
    (table,) = shape("Ort;31.12.2021;31.12.2022\nNord;1;2\nSüd;4;5").tables
    assert [column.path for column in table.columns] == [("Ort",), ("31.12.2021",), ("31.12.2022",)]


def test_footnote_marks_are_taken_off_headers() -> None:
    (table,) = shape("Ort;Kinder 1);Fläche in km²;2023*;Alter (1)\nNord;1;2;3;4").tables
    assert [(column.path, column.marks) for column in table.columns[1:]] == [
        (("Kinder",), ("1)",)), (("Fläche in km²",), ()), (("2023",), ("*",)),
        (("Alter (1)",), ())]


def test_rows_of_words_in_place_of_values_stay_data() -> None:
    (table,) = shape("Ort;a;b\nNord;1;2\nSüd;gesperrt;gesperrt\nWest;3;4").tables
    assert table.rows.tolist() == [1, 2, 3]


def test_words_far_down_begin_no_table() -> None:
    rows = [f"Ort {number};{number}" for number in range(30)]
    (table,) = shape("\n".join(["Ort;a", *rows, "Rand;gesperrt", *rows[:3]])).tables
    assert len(table.rows) == 34
    rows = [f"Ort {number % 3};{2000 + number};{number};{number}" for number in range(30)]
    gap = "Ort 1;2040;entfällt;gesperrt"
    (table,) = shape("\n".join(["Ort;Jahr;a;b", *rows, gap, *rows[:3]])).tables
    assert len(table.rows) == 34


def test_another_header_without_a_blank_row_begins_a_table() -> None:
    found = shape("Ort;a;b\nNord;1;2\nSüd;3;4\nOrt;c;d\nNord;5;6")
    assert [[column.path for column in table.columns][1:] for table in found.tables] == [
        [("a",), ("b",)], [("c",), ("d",)]]


def test_keys_tell_areas_without_values_from_headings() -> None:
    found = shape("Nr.;a;b\nMitte;;\n01;1;2\n02;;\n03;3;4")
    assert not found.questions
    (table,) = found.tables
    assert (table.rows.tolist(), table.subheadings) == ([2, 3, 4], ((), ("Mitte",)))


def test_digits_are_names_where_the_header_says_so() -> None:
    held = {head: shape(f"{head};a\n11;5\n12;6\n14;1").tables[0].columns[0].holds
            for head in ("Bezirk", "Gebiets-Nr.", "Schlüssel des Gebiets", "PLZ", "Alter")}
    assert set(held.values()) == {"keys"}
    (table,) = shape("Ort;Schlüsselzuweisungen;Code\nNord;11;a\nSüd;12;b").tables
    assert table.columns[1].holds == "numbers"


def test_years_may_have_a_footnote_mark() -> None:
    (table,) = shape("Jahr;a\n2019;5\n2020¹;6\n2021;7\n2022;9").tables
    assert table.columns[0].holds == "years"


def test_a_table_beside_another_is_refused() -> None:
    found = shape("Ort;a;;Ort;a\nNord;1;;West;3\nSüd;2;;Ost;4")
    assert [(one.rule, one.column) for one in found.problems] == [("tables-beside", "D")]


def test_signs_are_explained_above_or_in_one_line_as_well() -> None:
    (table,) = shape("x = nicht sinnvoll;\nOrt;a\nNord;x\nSüd;1\n"
                     "Legende: - = nichts vorhanden, / = nicht sicher genug;").tables
    assert table.legend == {"x": "nicht sinnvoll", "-": "nichts vorhanden",
                            "/": "nicht sicher genug"}


def test_rows_that_only_lack_values_stay_data() -> None:
    (table,) = shape("id;name;note\n1;Mitte;gut\n2;Nord;\n;Süd;ok").tables
    assert table.rows.tolist() == [1, 2, 3]


def test_a_header_without_rows_is_a_problem() -> None:
    found = shape("Ort;Jahr;Wert")
    assert [problem.rule for problem in found.problems] == ["no-rows"]
    assert not found.tables


def test_merged_cells_name_all_their_columns() -> None:
    grid = text_grid([["Ort", "Werte", ""], ["", "m", "w"], ["Nord", "1", "2"]])
    merged = (Merged(1, 1, 1, 2), Merged(1, 0, 2, 0))
    grid = type(grid)(grid.sheet, grid.columns, grid.kinds, grid.rows, merged)
    (table,) = shape_of(grid).tables
    assert [column.path for column in table.columns] == [("Ort",), ("Werte", "m"), ("Werte", "w")]


CELL = st.sampled_from(["", "a", "Nord", "2020", "2021", "1", "2", "3,5", "1.234", "x =  y",
                        "insgesamt", "_____", "31.12.2020", "%", *SIGNS[:8]])


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=12))
@settings(max_examples=300, deadline=None)
def test_every_filled_row_is_data_or_left_out_with_a_reason(lines: list[list[str]]) -> None:
    grid = text_grid(lines)
    found = shape_of(grid)
    data = [int(grid.rows[row]) for table in found.tables for row in table.rows]
    left = [row for one in found.skipped for row in range(one.first, one.last + 1)]
    filled = {number for number, line in enumerate(lines, 1) if any(line)}
    assert set(data) | set(left) == filled
    assert len(data) + len(left) == len(filled)


def test_letters() -> None:
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
