"""The long trend against computed check values and the statistics library."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.chance.long_trend import exact_p, long_trend, mann_kendall, sen_slope
from monitoring.core.chance.recent_trend import Reason, Trend
from tests.core.golden import Golden, golden

EIGHT = np.array([[12.1, 11.8, 12.4, 13.0, 12.9, 13.6, 13.8, 14.1]])
YEARS = np.arange(2010, 2018)
SERIES = st.lists(st.integers(-5, 5), min_size=8, max_size=14)


@pytest.mark.parametrize("case", golden("mann_kendall"))
def test_golden(case: Golden) -> None:
    test = mann_kendall(EIGHT)
    found = {
        ("8 points", "S"): test.s[0],
        ("8 points", "p (normal, continuity)"): test.p_normal[0],
        ("8 points", "Sen slope"): sen_slope(EIGHT, YEARS)[0],
        ("n=5 all increasing (S=10)", "exact two-sided p"): exact_p(10, 5),
        ("n=5 S=8", "exact two-sided p"): exact_p(8, 5),
    }[case.case, case.quantity]
    assert found == pytest.approx(case.number, abs=case.tolerance)


@given(st.permutations(range(9)))
def test_exact_p_equals_kendall(order: list[int]) -> None:
    test = mann_kendall(np.array([order], dtype=float))
    expected = stats.kendalltau(range(9), order, method="exact")
    assert test.s[0] == pytest.approx(expected.statistic * 36)
    assert test.p[0] == pytest.approx(expected.pvalue)


@given(SERIES)
def test_variance_with_ties_equals_kendall(series: list[int]) -> None:
    test = mann_kendall(np.array([series], dtype=float))
    if len(set(series)) == 1:
        assert (test.s[0], test.variance[0], test.p[0]) == (0, 0, 1)
        return
    expected = stats.kendalltau(range(len(series)), series, method="asymptotic").pvalue
    without_correction = 2 * stats.norm.sf(abs(test.s[0]) / np.sqrt(test.variance[0]))
    assert without_correction == pytest.approx(expected, abs=1e-12)
    if len(set(series)) < len(series):
        assert test.p[0] == test.p_normal[0]


@given(SERIES)
def test_sen_slope_equals_theil(series: list[int]) -> None:
    years = np.arange(len(series)) + 2001
    found = sen_slope(np.array([series], dtype=float), years)
    assert found[0] == pytest.approx(stats.theilslopes(series, years)[0], abs=1e-12)


def test_gaps_are_left_out() -> None:
    years = np.array([2005, 2006, 2008, 2009, 2010, 2013, 2014, 2015, 2016, 2017])
    value = np.array([[3, np.nan, 4, 5, 5.5, 6, np.nan, 9, 10, 12.0]])
    known = np.isfinite(value[0])
    found, without = long_trend(value, years), long_trend(value[:, known], years[known])
    assert found.points.tolist() == [8]
    assert found.direction.tolist() == [Trend.increasing]
    assert (found.p[0], found.slope[0]) == (without.p[0], without.slope[0])
    assert found.slope[0] == pytest.approx(stats.theilslopes(value[0, known], years[known])[0])


def test_less_than_eight_values_are_too_few() -> None:
    value = np.vstack([EIGHT, EIGHT[:, ::-1], EIGHT, np.full((1, 8), np.nan), np.full((1, 8), 2)])
    value[2, 3] = np.nan
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = long_trend(value, YEARS)
    assert found.direction.tolist() == [
        Trend.increasing, Trend.decreasing, Trend.not_calculable, Trend.not_calculable, Trend.none,
    ]
    assert found.reason.tolist() == [
        Reason.calculated, Reason.calculated, Reason.too_few, Reason.too_few, Reason.calculated,
    ]
    assert found.points.tolist() == [8, 8, 7, 0, 8]
    assert np.isnan(found.slope).tolist() == [False, False, True, True, False]


def test_no_periods_and_no_areas() -> None:
    assert long_trend(np.zeros((2, 0)), np.zeros(0, int)).reason.tolist() == [Reason.too_few] * 2
    assert long_trend(np.zeros((0, 8)), YEARS).direction.tolist() == []


def test_equal_values_with_binary_noise_are_ties() -> None:
    value = np.array([[0.1 + 0.2, 0.3] * 4])
    assert mann_kendall(value).s.tolist() == [0]
