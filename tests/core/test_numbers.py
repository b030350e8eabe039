"""Cells as numbers, against a plain reading of one cell at a time."""

import math
import re
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.core.numbers import numbers_in, numbers_of_cells
from monitoring.core.signs import DEFAULT
from monitoring.core.status import Status


def number_in(cell: str, decimal: str, thousands: str) -> float | None:
    """What the production code reads from one cell without any sign."""
    found = numbers_of_cells(pa.array([cell], pa.string()), decimal, thousands, {})
    return None if found.bad[0] or math.isnan(found.values[0]) else float(found.values[0])


def reference(cell: str, decimal: str, thousands: str) -> float | None:
    """The same rule for digits and marks, written sign by sign."""
    body = cell[1:] if cell[:1] in ("-", "+") else cell
    whole, point, fraction = body.partition(decimal) if decimal else (body, "", "")
    groups = whole.split(thousands) if thousands else [whole]
    if point and not fraction:
        return None
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or groups[0].startswith("0")
                            or any(len(group) != 3 for group in groups[1:])):
        return None
    digits = "".join(groups)
    if not (digits or point) or not set(digits + fraction) <= set("0123456789"):
        return None
    exact = Fraction(int((digits + fraction) or "0"), 10 ** len(fraction))
    try:
        number = float(exact)
    except OverflowError:
        return None
    return -number if cell.startswith("-") else number


@pytest.mark.parametrize(
    ("cell", "decimal", "thousands", "number"),
    [
        ("1.234,5", ",", ".", 1234.5),
        ("1,234.5", ".", ",", 1234.5),
        ("1 234", ",", " ", 1234.0),
        ("1\u00a0234", ",", " ", 1234.0),
        ("1\u202f234,5", ",", " ", 1234.5),
        ("1'234", ".", "'", 1234.0),
        ("-0,5", ",", "", -0.5),
        ("−3", ".", "", -3.0),
        ("–3,5", ",", ".", -3.5),
        ("- 1.234", ",", ".", -1234.0),
        ("± 0,0", ",", "", 0.0),
        ("+3", ".", "", 3.0),
        (",5", ",", "", 0.5),
        ("4.7E-05", ".", "", 4.7e-05),
        ("007", ".", "", 7.0),
        ("5 %", ",", ".", 5.0),
        ("12,5%", ",", ".", 12.5),
        ("-1,5\u00a0%", ",", "", -1.5),
        ("1234", "", "", 1234.0),
        ("0.1", ".", "", 0.1),
        ("9007199254740993", "", "", 9007199254740992.0),
    ],
)
def test_written_as_declared(cell: str, decimal: str, thousands: str, number: float) -> None:
    assert number_in(cell, decimal, thousands) == number


@pytest.mark.parametrize(
    "cell", ["1.5", "12.34,5", "1.2345", "1,2,3", "--1", "-", ",", "1e3", "²", "1,-", "inf",
             "1 234", "0.123", "1.234.56", ".123", "12,5,", "1.234,", "±1", "%", "(5", "5)",
             "121)", "5 €"]
)
def test_written_otherwise_is_no_number(cell: str) -> None:
    assert number_in(cell, ",", ".") is None


@pytest.mark.parametrize("cell", ["1e999", "9" * 400, "nan", "inf", "1e", "e5", "0x10", "1_0"])
def test_numbers_that_no_figure_can_hold(cell: str) -> None:
    assert number_in(cell, ".", "") is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_machine_notation_reads_back_equal(number: float) -> None:
    assert number_in(repr(number), ".", "") == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 99))
def test_german_notation_reads_back_equal(whole: int, cents: int) -> None:
    german = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    expected = math.copysign(abs(whole) + cents / 100, whole)
    assert number_in(german, ",", ".") == pytest.approx(expected, abs=1e-9)


@given(st.text(), st.sampled_from([".", ","]), st.sampled_from(["", " ", "'"]))
def test_any_text_is_a_finite_number_or_none(cell: str, decimal: str, thousands: str) -> None:
    found = number_in(cell, decimal, thousands)
    assert found is None or math.isfinite(found)


DIGITS = st.text("0123456789", min_size=1, max_size=5)
WRITTEN = st.lists(st.one_of(DIGITS, st.sampled_from(["000", "123", ".", ",", " ", "-", "+"])),
                   max_size=6).map("".join).filter(lambda cell: cell == cell.strip())


@given(st.lists(WRITTEN, max_size=30), st.sampled_from([",.", ".,", ", ", ". ", ",", ".", ""]))
@settings(max_examples=500)
def test_columns_are_read_like_single_cells(cells: list[str], marks: str) -> None:
    decimal, thousands = marks[:1], marks[1:]
    found = numbers_of_cells(pa.array(cells, pa.string()), decimal, thousands, {})
    # A blank may follow the sign of a number, which the plain reading does not know.
    bare = [re.sub(r"^([-+]) (?=\d)", r"\1", cell) for cell in cells]
    expected = [reference(cell, decimal, thousands) for cell in bare]
    values = [None if math.isnan(value) else float(value) for value in found.values]
    assert values == expected
    assert found.bad.tolist() == [bool(cell) and one is None
                                  for cell, one in zip(cells, expected, strict=True)]


def test_a_part_of_a_column_is_read_alone() -> None:
    column = pa.array(["x", "1,5", "2", "-", "3,25", "y"])
    found = numbers_of_cells(column[1:5], ",", ".", DEFAULT)
    assert found.values.tolist() == [1.5, 2.0, 0.0, 3.25]
    assert not found.bad.any()


def test_signs_become_statuses() -> None:
    cells = pd.Series(["3", "-", ".", "", "x?"])
    signs = {"-": Status.zero, ".": Status.secret}
    values, status, bad = numbers_in(cells, ",", "", signs)
    assert values[:2].tolist() == [3.0, 0.0]
    assert np.isnan(values[2:]).all()
    assert status[:4].tolist() == [Status.value, Status.zero, Status.secret, Status.missing]
    assert bad.tolist() == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("cell", "value", "status", "marked"),
    [
        ("12,3p", 12.3, Status.provisional, False),
        ("12,3 r", 12.3, Status.revised, False),
        ("1.234 s", 1234.0, Status.estimated, False),
        ("(12)", 12.0, Status.limited, False),
        ("(12,5 %)", 12.5, Status.limited, False),
        ("(12) p", 12.0, Status.limited, False),
        ("12*", 12.0, Status.value, True),
        ("12 1)", 12.0, Status.value, True),
        ("12¹", 12.0, Status.value, True),
        ("12 ²⁾", 12.0, Status.value, True),
        ("12 p 1)", 12.0, Status.provisional, True),
        ("1.234 a)", 1234.0, Status.value, True),
        ("–", 0.0, Status.zero, False),
        ("–¹", 0.0, Status.zero, True),
        (". r", None, Status.secret, False),
        ("x 2)", None, Status.not_meaningful, True),
        ("- %", 0.0, Status.zero, False),
        ("…", None, Status.not_yet, False),
        ("/", None, Status.unreliable, False),
        ("0", 0.0, Status.value, False),
        ("-0", 0.0, Status.value, False),
    ],
)
def test_annotations_of_numbers_and_signs(
    cell: str, value: float | None, status: Status, marked: bool
) -> None:
    found = numbers_of_cells(pa.array([cell]), ",", ".", DEFAULT)
    assert not found.bad[0]
    assert (None if math.isnan(found.values[0]) else found.values[0]) == value
    assert (found.status[0], bool(found.marked[0])) == (status, marked)
    assert not np.signbit(found.values[found.values == 0]).any()


def test_a_zero_is_less_than_half_a_unit_where_the_legend_says_so() -> None:
    cells = pa.array(["0", "0,0", "0,01", "-", "10"])
    signs = {**DEFAULT, "0": Status.rounded_zero}
    found = numbers_of_cells(cells, ",", ".", signs)
    assert found.values.tolist() == [0.0, 0.0, 0.01, 0.0, 10.0]
    assert found.status.tolist() == [Status.rounded_zero, Status.rounded_zero, Status.value,
                                     Status.zero, Status.value]


def test_numbers_that_stand_for_gaps_are_signs() -> None:
    found = numbers_of_cells(pa.array(["-999", "99", "-9"]), ",", "",
                             {"-999": Status.missing, "99": Status.secret})
    assert np.isnan(found.values[:2]).all()
    assert found.values[2] == -9
    assert found.status.tolist() == [Status.missing, Status.secret, Status.value]


def test_a_legend_gives_letters_and_brackets_their_meaning() -> None:
    signs = {"e": Status.estimated, "( )": Status.secret, "p": Status.revised}
    found = numbers_of_cells(pa.array(["5 e", "(5)", "5p"]), ",", "", signs)
    assert found.status.tolist() == [Status.estimated, Status.secret, Status.revised]
    assert found.values[0] == 5
    assert np.isnan(found.values[1])


def test_an_empty_column() -> None:
    found = numbers_of_cells(pa.array([], pa.string()), ",", ".", DEFAULT)
    assert len(found.values) == len(found.status) == len(found.bad) == len(found.marked) == 0
