"""Which test an indicator gets, and what stops it."""

import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from monitoring.core.chance.recent_trend import Reason, Trend, share_test, weighted_test
from monitoring.core.chance.trend_of import Trends, trend_of
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind, Periodicity
from tests.core.invented import indicator

SHARE, RATE = indicator("anteil", Kind.share), indicator("rate", Kind.rate)
PART = np.array([[994.0, 1023, 1199, 1332, 1367], [209, 213, 213, 239, 210]])
WHOLE = np.array([[40299.0, 41527, 42811, 44064, 44701], [1017, 1087, 1119, 1117, 1139]])
VALUE = 100 * PART / WHOLE
YEARS = ("2014", "2015", "2016", "2017", "2018")
TEN = tuple(str(year) for year in range(2009, 2019))


def trends(**given: Any) -> Trends:
    """Trends of the two areas; what is given replaces the plain case."""
    plain: dict[str, Any] = {
        "indicator": SHARE, "periods": YEARS, "value": VALUE, "numerator": PART,
        "denominator": WHOLE, "status": np.full(VALUE.shape, Status.value, np.uint8),
    }
    return trend_of(**(plain | given))


def long_series(periods: tuple[str, ...] = TEN, **given: Any) -> Trends:
    """Trends of one area whose value rises by one each period."""
    value = np.arange(len(periods), dtype=float)[None] + 10
    status = np.full(value.shape, Status.value, np.uint8)
    return trends(
        indicator=RATE, periods=periods, value=value, numerator=None, denominator=None,
        status=status, lower=value - 0.5, upper=value + 0.5, **given,
    )


def stopped(found: Trends, reason: Reason) -> bool:
    """Whether no area has a number and all have this reason."""
    recent = found.recent
    numbers = [recent.chi_squared, recent.slope, recent.change]
    return (
        bool(np.isnan(numbers).all())
        and set(recent.direction.tolist()) == {Trend.not_calculable}
        and set(recent.reason.tolist()) == {reason}
    )


def test_shares_get_chi_squared_and_points_per_year() -> None:
    found, test = trends(), share_test(PART, WHOLE)
    assert found.recent.direction.tolist() == [Trend.increasing, Trend.none]
    assert found.recent.chi_squared.tolist() == test.chi_squared.tolist()
    assert found.recent.slope.tolist() == (100 * test.slope).tolist()
    assert found.recent.change[0] == pytest.approx(100 * (1367 / 44701 - 994 / 40299))
    assert found.recent_periods == YEARS


@pytest.mark.parametrize("one", [RATE, indicator("zahl"), indicator("index", Kind.index)])
def test_other_figures_get_the_weighted_slope(one: Any) -> None:
    found = trends(indicator=one, lower=VALUE - 0.1, upper=VALUE + 0.1)
    expected = weighted_test(VALUE, VALUE - 0.1, VALUE + 0.1)
    assert found.recent.chi_squared.tolist() == expected.chi_squared.tolist()
    assert found.recent.direction.tolist() == expected.direction.tolist()


def test_a_share_without_parts_gets_the_weighted_slope() -> None:
    part = PART.copy()
    part[1] = np.nan
    found = trends(numerator=part, lower=VALUE - 1, upper=VALUE + 1)
    assert found.recent.chi_squared[0] == share_test(PART, WHOLE).chi_squared[0]
    expected = weighted_test(VALUE, VALUE - 1, VALUE + 1)
    assert found.recent.chi_squared[1] == expected.chi_squared[1]
    assert stopped(trends(numerator=None, denominator=None), Reason.no_uncertainty)


def test_only_the_last_five_years_count() -> None:
    before = np.full((2, 2), 900.0)
    found = trends(
        periods=("2012", "2013", *YEARS),
        value=np.hstack([before, VALUE]), numerator=np.hstack([before, PART]),
        denominator=np.hstack([before, WHOLE]),
        status=np.full((2, 7), Status.value, np.uint8),
    )
    assert found.recent.chi_squared.tolist() == trends().recent.chi_squared.tolist()
    assert found.recent.points.tolist() == [7, 7]


def test_the_order_of_the_periods_does_not_matter() -> None:
    order = [3, 0, 4, 2, 1]
    found = trends(
        periods=[YEARS[place] for place in order], value=VALUE[:, order],
        numerator=PART[:, order], denominator=WHOLE[:, order],
    )
    assert found.recent.slope.tolist() == trends().recent.slope.tolist()


def test_periods_of_other_indicators_are_no_gap() -> None:
    def wider(given: np.ndarray) -> np.ndarray:
        return np.insert(given, [2, 5], np.nan, axis=1)

    status = np.insert(np.full(VALUE.shape, Status.value, np.uint8), [2, 5], 0, axis=1)
    found = trends(
        periods=("2014", "2015", "2015-06", "2016", "2017", "2018", "2019"),
        value=wider(VALUE), numerator=wider(PART), denominator=wider(WHOLE), status=status,
    )
    assert found.recent_periods == YEARS
    assert found.recent.chi_squared.tolist() == trends().recent.chi_squared.tolist()


def test_what_stops_every_area() -> None:
    assert stopped(trends(rolling=True), Reason.rolling)
    assert stopped(trends(yearly=False), Reason.not_yearly)
    two_yearly = replace(SHARE, periodicity=Periodicity.two_yearly)
    assert stopped(trends(indicator=two_yearly), Reason.not_yearly)
    assert stopped(trends(periods=[f"{one}-06" for one in YEARS]), Reason.not_yearly)
    assert stopped(trends(periods=("2010", *YEARS[1:])), Reason.gap)
    assert stopped(trends(status=np.zeros((2, 5), np.uint8)), Reason.too_few)


@pytest.mark.parametrize(("first", "reason"), [
    ("2014", Reason.calculated), ("2015", Reason.series_break), ("2016-07", Reason.series_break),
    ("2018", Reason.series_break), ("2019", Reason.calculated), ("2003", Reason.calculated),
])
def test_a_break_inside_the_window_stops_the_test(first: str, reason: Reason) -> None:
    found = trends(breaks=("2001", first))
    assert found.recent.reason.tolist() == [reason] * 2
    assert found.last_break == (first if reason is Reason.series_break else "")


def test_a_break_right_before_the_window_leaves_it_whole() -> None:
    assert long_series(breaks=(TEN[5],)).recent.reason.tolist() == [Reason.calculated]
    assert long_series(breaks=(TEN[6],)).recent.reason.tolist() == [Reason.series_break]


@pytest.mark.parametrize(("status", "reason"), [
    (Status.secret, Reason.secret), (Status.missing, Reason.too_few),
    (Status.unreliable, Reason.too_few), (Status.estimated, Reason.calculated),
    (Status.provisional, Reason.calculated),
])
def test_a_value_that_is_not_there(status: Status, reason: Reason) -> None:
    codes = np.full(VALUE.shape, Status.value, np.uint8)
    codes[0, 2] = status
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = trends(status=codes).recent
    assert found.reason.tolist() == [reason, Reason.calculated]
    assert np.isnan(found.chi_squared).tolist() == [reason != Reason.calculated, False]


def test_a_missing_value_in_a_long_series() -> None:
    value = np.vstack([np.arange(10.0), np.arange(10.0)])
    codes = np.full(value.shape, Status.value, np.uint8)
    codes[0, 8], codes[1, 1] = Status.unknown, Status.unknown
    found = trends(
        indicator=RATE, periods=TEN, value=value, numerator=None, denominator=None,
        status=codes, lower=value - 0.5, upper=value + 0.5,
    )
    assert found.recent.reason.tolist() == [Reason.missing, Reason.calculated]
    assert found.long.reason.tolist() == [Reason.calculated] * 2
    assert found.long.points.tolist() == [9, 9]
    assert found.long_ends.tolist() == [[0, 9], [0, 9]]


def test_ends_of_the_long_series_are_those_of_the_area() -> None:
    codes = np.full(VALUE.shape, Status.value, np.uint8)
    codes[0, [0, 4]] = Status.unknown
    codes[1] = Status.secret
    assert trends(status=codes).long_ends.tolist() == [[1, 3], [-1, -1]]
    assert trends(status=np.zeros((2, 5), np.uint8)).long_ends.tolist() == [[-1, -1]] * 2


def test_the_long_trend_stands_beside_the_recent_one() -> None:
    found = long_series()
    assert found.long.direction.tolist() == [Trend.increasing]
    assert found.long.slope.tolist() == [1]
    assert found.long_periods == TEN
    assert trends().long.reason.tolist() == [Reason.too_few] * 2


def test_the_long_trend_starts_after_a_break() -> None:
    found = long_series(breaks=("2011",))
    assert found.long_periods == TEN[2:]
    assert found.long.points.tolist() == [8]
    assert long_series(breaks=("2030",)).long_periods == TEN
    assert long_series(breaks=("2012",)).long.reason.tolist() == [Reason.too_few]


def test_the_long_trend_allows_every_second_year_but_no_rolling_means() -> None:
    every_second = tuple(str(year) for year in range(2000, 2018, 2))
    found = long_series(every_second, yearly=False)
    assert found.recent.reason.tolist() == [Reason.not_yearly]
    assert found.long.slope.tolist() == [0.5]
    assert long_series(rolling=True).long.reason.tolist() == [Reason.rolling]
    quarters = tuple(f"{one}-03" for one in TEN)
    assert long_series(quarters).long.reason.tolist() == [Reason.not_yearly]
