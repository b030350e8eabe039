"""The trend of five years against published and independent results."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.chance.recent_trend import (
    THRESHOLD,
    Reason,
    Trend,
    chi_squared_for_trend,
    share_slope,
    share_test,
    weighted_slope,
    weighted_test,
)
from tests.core.golden import Golden, golden

# Values with the limits of their 95 % interval and chi-squared: the same source's other sets.
SET_1 = (
    [24.67, 24.6, 28, 30.2, 30.6],
    [23.16, 23.15, 26.44, 28.63, 28.98],
    [26.25, 26.19, 29.64, 31.9, 32.25],
)
SET_2 = (
    [20.5506, 19.5952, 19.0349, 21.3966, 18.4372],
    [18.1803, 17.3444, 16.8421, 19.0918, 16.2925],
    [23.1427, 22.0602, 21.4394, 23.8975, 20.7941],
)
# Counts and denominators with the published direction: tests of the trend marker of Fingertips
# (UK Health Security Agency), indicators 20301, 1172 and 10101.
PUBLISHED = [
    ([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121], Trend.decreasing),
    ([2157, 2090, 2194, 2134.81, 2094], [3454, 3195, 3256, 3152, 3062], Trend.increasing),
    ([8116, 8145, 8222, 8506, 8728], [91530, 91773, 92088, 92238, 92665.89], Trend.increasing),
    ([5405, 5500, 5435, 5480, 5315], [18095, 18170, 18005, 17890, 17860], Trend.none),
    ([22435, 22445, 21365, 20955, 19055], [65880, 67900, 68705, 69835, 70910], Trend.decreasing),
    ([5, 3, 1, 1, 2], [5, 5, 5, 4, 4], Trend.not_calculable),
]


def row(*numbers: float) -> np.ndarray:
    return np.array([numbers], dtype=np.float64)


@pytest.mark.parametrize("case", golden("trend_cochran_armitage_chi2"))
def test_chi_squared_for_trend(case: Golden) -> None:
    numerator, denominator = (
        row(*map(float, case.inputs[name].split(","))) for name in ("num", "den")
    )
    found = chi_squared_for_trend(numerator, denominator)
    assert found[0] == pytest.approx(case.number, abs=case.tolerance)


@pytest.mark.parametrize("case", golden("trend_threshold"))
def test_threshold(case: Golden) -> None:
    assert pytest.approx(case.number, abs=case.tolerance) == THRESHOLD


@pytest.mark.parametrize(
    ("series", "chi_squared", "trend"),
    [(SET_1, 46.77, Trend.increasing), (SET_2, 0.46, Trend.none)],
)
def test_published_chi_squared_of_the_weighted_slope(
    series: tuple[list[float], ...], chi_squared: float, trend: Trend
) -> None:
    found = weighted_test(*(row(*part) for part in series))
    assert found.chi_squared[0] == pytest.approx(chi_squared, abs=0.005)
    assert found.direction.tolist() == [trend]


@pytest.mark.parametrize(("numerator", "denominator", "trend"), PUBLISHED)
def test_published_directions(
    numerator: list[float], denominator: list[float], trend: Trend
) -> None:
    assert share_test(row(*numerator), row(*denominator)).direction.tolist() == [trend]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), min_size=5, max_size=5))
def test_chi_squared_is_n_times_squared_correlation(counts: list[tuple[int, int]]) -> None:
    yes, no = (np.array(one) for one in zip(*counts, strict=True))
    years = np.repeat(np.tile(np.arange(5), 2), np.concatenate([yes, no]))
    outcome = np.repeat([1, 0], [yes.sum(), no.sum()])
    found = chi_squared_for_trend(row(*yes), row(*(yes + no)))[0]
    if yes.sum() == 0:
        assert np.isnan(found)
    else:
        expected = len(years) * stats.pearsonr(years, outcome).statistic ** 2
        assert found == pytest.approx(expected, abs=1e-9)


def test_weighted_slope_equals_least_squares_with_known_errors() -> None:
    random = np.random.default_rng(5)
    value = random.normal(50, 3, (20, 5))
    error = random.uniform(0.5, 4, (20, 5))
    slope, chi_squared = weighted_slope(value, value - 1.96 * error, value + 1.96 * error)
    for area in range(20):
        best, covariance = np.polyfit(
            np.arange(5), value[area], 1, w=1 / error[area], cov="unscaled"
        )
        assert slope[area] == pytest.approx(best[0])
        assert chi_squared[area] == pytest.approx(best[0] ** 2 / covariance[0, 0])


def test_slope_of_a_share_that_rises_by_the_same_step() -> None:
    # 10, 12, 14, 16 and 18 of 100.
    found = share_slope(row(10, 12, 14, 16, 18), row(100, 100, 100, 100, 100))
    assert found[0] == pytest.approx(0.02)


def test_one_year_alone_makes_no_trend() -> None:
    # Without the last year the share falls, so the high chi-squared is not believed.
    counts, people = row(1000, 990, 980, 970, 2500), row(*[10_000] * 5)
    found = share_test(counts, people)
    assert found.chi_squared[0] > THRESHOLD
    assert found.direction.tolist() == [Trend.none]
    value = counts / people
    found = weighted_test(value, value - 0.006, value + 0.006)
    assert found.chi_squared[0] > THRESHOLD
    assert found.direction.tolist() == [Trend.none]


def test_reasons_stand_per_area_and_leave_no_number() -> None:
    whole = np.full((6, 5), 100.0)
    part = np.array([[10.0] * 5, [0] * 5, [100] * 5, [101] * 5, [np.nan] * 5, [20, 25, 30, 35, 40]])
    whole[0, 2] = 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = share_test(part, whole)
    assert found.reason.tolist() == [
        Reason.no_uncertainty, Reason.all_or_nothing, Reason.all_or_nothing, Reason.not_a_part,
        Reason.no_uncertainty, Reason.calculated,
    ]
    assert found.direction.tolist() == [Trend.not_calculable] * 5 + [Trend.increasing]
    assert np.isnan(found.chi_squared).tolist() == [True] * 5 + [False]
    assert np.isnan(found.slope).tolist() == [True] * 5 + [False]


@pytest.mark.parametrize("width", [0, -1, 1e-17, np.nan, np.inf])
def test_an_interval_without_width_gives_no_trend(width: float) -> None:
    value = row(1, 2, 3, 4, 5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = weighted_test(value, value, value + width)
    assert found.reason.tolist() == [Reason.no_uncertainty]
    assert np.isnan(found.chi_squared).all()


def test_constant_values_show_no_change() -> None:
    value = row(*[7.3] * 5)
    found = weighted_test(value, value - 1, value + 1)
    assert found.direction.tolist() == [Trend.none]
    assert found.chi_squared[0] == pytest.approx(0, abs=1e-12)
