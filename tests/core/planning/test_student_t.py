"""Student's t against scipy and printed tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.planning.student_t import distribution, group_difference, quantile


# Fisher & Yates, two-sided 5 % (the column 0.975).
@pytest.mark.parametrize(("freedom", "printed"), [
    (1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)])
def test_quantiles_of_the_printed_table(freedom: int, printed: float) -> None:
    assert round(quantile(0.975, freedom), 3) == printed


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 19, 20, 55, 400, 3.5])
@pytest.mark.parametrize("p", [1e-6, 0.005, 0.025, 0.3, 0.5, 0.51, 0.95, 0.975, 0.9995, 1 - 1e-6])
def test_quantiles_are_those_of_scipy(freedom: float, p: float) -> None:
    assert quantile(p, freedom) == pytest.approx(stats.t.ppf(p, freedom), rel=1e-8, abs=1e-12)


@given(st.floats(-40, 40), st.integers(1, 300))
def test_distribution_is_that_of_scipy(t: float, freedom: int) -> None:
    assert distribution(t, freedom) == pytest.approx(stats.t.cdf(t, freedom), abs=1e-10)


@pytest.mark.parametrize("p", [0.0, 1.0, -1.0, 2.0])
def test_impossible_shares_are_refused(p: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile(p, 5)


_CHANGES = st.lists(st.floats(-20, 20).map(lambda one: round(one, 2)), min_size=2, max_size=25)


@given(_CHANGES, _CHANGES)
def test_interval_of_two_groups_is_that_of_scipy(first: list[float], second: list[float]) -> None:
    found = group_difference(first, second)
    if np.ptp(first) == np.ptp(second) == 0:
        assert found.lower == pytest.approx(found.value)
        return
    expected = stats.ttest_ind(first, second).confidence_interval(0.95)
    assert found.value == pytest.approx(np.mean(first) - np.mean(second), abs=1e-12)
    assert found.lower == pytest.approx(expected.low, abs=1e-8)
    assert found.upper == pytest.approx(expected.high, abs=1e-8)


def test_one_district_takes_the_spread_of_the_others() -> None:
    # Mean 2, s = 1, n = 5: SE = √(1 + 1/5) = 1.0954, t(4) = 2.7764.
    others = [1.0, 1.0, 2.0, 3.0, 3.0]
    found = group_difference([-3.0], others)
    assert found.freedom == 4
    assert found.value == -5
    assert found.upper == pytest.approx(-5 + 2.7764451 * 1.0954451, abs=1e-6)
    assert found.established


def test_groups_too_small_for_a_spread_are_refused() -> None:
    for first, second in (([1.0], [2.0]), ([], [1.0, 2.0, 3.0])):
        with pytest.raises(ValueError, match="three members"):
            group_difference(first, second)
