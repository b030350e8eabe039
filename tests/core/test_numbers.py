import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.numbers import number_in, numbers_in
from monitoring.core.status import Status


@pytest.mark.parametrize(
    ("cell", "decimal", "thousands", "number"),
    [
        ("1.234,5", ",", ".", 1234.5),
        ("1,234.5", ".", ",", 1234.5),
        ("1 234", ",", " ", 1234.0),
        ("-0,5", ",", "", -0.5),
        ("−3", ".", "", -3.0),
        ("+3", ".", "", 3.0),
        (",5", ",", "", 0.5),
        ("4.7E-05", ".", "", 4.7e-05),
        ("007", ".", "", 7.0),
    ],
)
def test_written_as_declared(cell: str, decimal: str, thousands: str, number: float) -> None:
    assert number_in(cell, decimal, thousands) == number


@pytest.mark.parametrize(
    "cell", ["1.5", "12.34,5", "1.2345", "1,2,3", "5 %", "--1", "-", ",", "1e3", "²", "1,-", "inf"]
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


def test_signs_become_statuses() -> None:
    cells = pd.Series(["3", "-", ".", "", "x?"])
    signs = {"-": Status.zero, ".": Status.secret}
    values, status, bad = numbers_in(cells, ",", "", signs)
    assert values[:2].tolist() == [3.0, 0.0]
    assert np.isnan(values[2:]).all()
    assert status[:4].tolist() == [Status.value, Status.zero, Status.secret, Status.missing]
    assert bad.tolist() == [False, False, False, False, True]
