import numpy as np

from monitoring.charts.band import band, every_line, spread, stretches
from monitoring.charts.series import Break, TrendData


def table(others: np.ndarray, *breaks: Break) -> TrendData:
    return TrendData(("2019", "2020", "2021", "2022"), (), others, breaks=breaks)


def test_spread_by_hand() -> None:
    # 0, 10, …, 100: the 10th percentile is 10, the 90th is 90.
    others = np.column_stack([np.arange(0, 101, 10.0), np.full(11, np.nan)])
    low, lower, upper, high = spread(others)
    assert (low[0], lower[0], upper[0], high[0]) == (0, 10, 90, 100)
    assert np.isnan([low[1], lower[1], upper[1], high[1]]).all()


def test_stretches_end_at_gaps_and_breaks() -> None:
    known = np.array([True, True, False, True, True, True])
    assert list(stretches(known, [4])) == [slice(0, 2), slice(3, 4), slice(4, 6)]


def test_a_gap_parts_the_band() -> None:
    others = np.array([[1.0, 2.0, np.nan, 4.0], [3.0, 4.0, np.nan, 8.0]])
    outer = band(table(others))[0]
    assert outer["x"] == [2019, 2020, 2020, 2019, None, 2022, 2022]
    assert outer["y"] == [1, 2, 4, 3, None, 4, 8]
    assert band(table(np.full((2, 4), np.nan))) == []


def test_every_district_in_one_trace() -> None:
    others = np.array([[1.0, 2.0, np.nan, 4.0], [5.0, 6.0, 7.0, 8.0]])
    line = every_line(table(others, Break("2020", "x")))
    gap = np.nan
    expected = [1, gap, 2, gap, 4, gap, 5, gap, 6, 7, 8, gap]
    assert np.array_equal(line["y"], np.array(expected, np.float32), equal_nan=True)
    first = np.array([2019, gap, 2020, 2021, 2022, gap])
    assert np.array_equal(line["x"][:6], first, equal_nan=True)
