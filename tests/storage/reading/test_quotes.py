"""Quotation marks that enclose cells, and those that are part of the text."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.storage.reading.limits import Refused
from monitoring.storage.reading.quotes import hide_literal
from monitoring.storage.reading.text_tables import careful_table
from tests.storage.reading.read_here import found_by


def lines(words: str, delimiter: str = ";") -> list[list[str]]:
    return found_by(careful_table, words.encode(), {"delimiter": delimiter}).lines


def test_a_text_without_marks_stays_untouched() -> None:
    content = bytearray(b"a;b\n")
    assert hide_literal(content, ";") == b""
    assert content == b"a;b\n"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('5" Rohr;1', ['5" Rohr', "1"]),
        ('6 "x" y;2', ['6 "x" y', "2"]),
        ('"Mitte" Nord;"a;b"', ['"Mitte" Nord', "a;b"]),
        ('"a ""b""";x"y', ['a "b"', 'x"y']),
        ('"";"c"', ["", "c"]),
        ('x"";1', ['x""', "1"]),
        ('"a"\t"b"\tc;1', ['"a"\t"b"\tc', "1"]),
    ],
)
def test_marks_enclose_whole_cells_or_belong_to_the_text(line: str, cells: list[str]) -> None:
    assert lines(f"{line}\n1;2\n") == [cells, ["1", "2"]]


def test_a_cell_of_several_lines_beside_a_mark_in_the_text() -> None:
    assert lines('5" Rohr;"zwei\nZeilen"\n1;2\n') == [['5" Rohr', "zwei\nZeilen"], ["1", "2"]]


@pytest.mark.parametrize(
    ("words", "row"),
    [('a;b\n1;"2\n3;4\n', 2), ('a;b\n"x\ny";1\n3;"4\n', 3), ('x"y;1\n"a" b";2\n', 2)],
)
def test_a_mark_that_is_not_closed_is_named_by_its_row(words: str, row: int) -> None:
    with pytest.raises(Refused) as refusal:
        lines(words)
    assert (refusal.value.problem.rule, refusal.value.problem.row) == ("quotes", row)


def test_many_marks_in_many_chunks() -> None:
    words = "".join(f'{n}" Rohr;"a;{n}";{n}\n' for n in range(20_000))
    assert lines(words)[12_345] == ['12345" Rohr', "a;12345", "12345"]


CELL = st.text(st.sampled_from('ab" x'), min_size=1, max_size=6).filter(lambda cell: cell.strip())


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=6))
@settings(max_examples=400, deadline=None)
def test_what_the_csv_module_reads_strictly_reads_the_same(rows: list[list[str]]) -> None:
    words = "\n".join(";".join(row) for row in rows) + "\n"
    try:
        known = list(csv.reader(words.splitlines(keepends=True), delimiter=";", strict=True))
    except csv.Error:
        return
    if max(map(len, known)) == 2:
        widened = [line + [""] * (2 - len(line)) for line in known]
        assert lines(words) == [[cell.strip(" \t\n") for cell in line] for line in widened]
