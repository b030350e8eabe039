from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from monitoring.core.rounding import formatted, half_up, rounded, with_unit
from monitoring.language import speaking

FINITE = st.floats(allow_nan=False, allow_infinity=False)
SHORT = st.decimals(-99999, 99999, places=4, allow_nan=False).map(float)


def on_paper(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=700)
    )


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (2.45, 1, "2,5", "2.5"),
        (0.285, 2, "0,29", "0.29"),
        (1.005, 2, "1,01", "1.01"),
        (-2.45, 1, "−2,5", "−2.5"),
        (2.4499999999999997, 1, "2,4", "2.4"),
        (0.5, 0, "1", "1"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (999.95, 1, "1.000,0", "1,000.0"),
        (3755251, 0, "3.755.251", "3,755,251"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.0, 0, "0", "0"),
        (float("nan"), 1, "", ""),
        (float("inf"), 1, "", ""),
        (-1e16, 0, "−10.000.000.000.000.000", "−10,000,000,000,000,000"),
    ],
)
def test_one_rule_in_both_languages(value: float, decimals: int, german: str, english: str) -> None:
    assert rounded(value, decimals, "de") == german
    assert rounded(value, decimals, "en") == english


def test_the_current_language_is_used() -> None:
    with speaking("en"):
        assert formatted(np.array([0.5, np.nan]), 1) == ["0.5", ""]
    assert rounded(0.5, 1) == "0,5"


@given(st.one_of(FINITE, SHORT), st.integers(0, 6))
def test_text_equals_decimal_arithmetic(value: float, decimals: int) -> None:
    exact = on_paper(value, decimals)
    expected = f"{exact + 0:,.{decimals}f}" if exact else f"{0:.{decimals}f}"
    assert rounded(value, decimals, "en") == expected.replace("-", "−")


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_every_tie_goes_away_from_zero(units: int, decimals: int) -> None:
    tie = float((Decimal(2 * abs(units) + 1) / 2).scaleb(-decimals))
    up = float(Decimal(abs(units) + 1).scaleb(-decimals))
    assert half_up([tie, -tie], decimals).tolist() == [up, -up]


@given(arrays.arrays(np.float64, st.integers(0, 20), elements=st.floats()), st.integers(0, 3))
def test_number_and_text_agree(values: np.ndarray, decimals: int) -> None:
    again = half_up(values, decimals)
    assert formatted(again, decimals, "de") == formatted(values, decimals, "de")
    assert np.array_equal(half_up(again, decimals), again, equal_nan=True)


def test_shape_and_gaps_stay() -> None:
    found = half_up([[0.25, np.nan], [np.inf, 1.0]], 1)
    assert np.array_equal(found, [[0.3, np.nan], [np.inf, 1.0]], equal_nan=True)


def test_a_unit_stays_on_the_line() -> None:
    assert with_unit("2,5", "%") == "2,5\u00a0%"
    assert with_unit("", "%") == ""
    assert with_unit("7", "") == "7"
