import numpy as np
import pytest

from monitoring.charts.series import Break, TrendData, positions


def test_years_keep_their_distances() -> None:
    assert positions(["2013", "2015", "2016"]) == [2013, 2015, 2016]


def test_parts_of_years() -> None:
    assert positions(["2020-H1", "2020-H2"]) == [2020, 2020.5]
    assert positions(["2020Q1", "2020Q4"]) == [2020, 2020.75]
    assert positions(["2020-01", "2020-07"]) == [2020, 2020.5]
    assert positions(["2020-12-31", "2021-12-31"])[1] == pytest.approx(2021.997, abs=0.001)


def test_other_periods_stand_side_by_side() -> None:
    assert positions(["2019", "Sommer"]) == [0, 1]
    assert positions(["2019", "2020-H2"]) == [0, 1]
    assert positions([]) == []


def test_a_break_before_the_first_or_unknown_period_is_none() -> None:
    breaks = (Break("2019", "a"), Break("2021", "b"), Break("1990", "c"))
    data = TrendData(("2019", "2020", "2021"), (), np.empty((0, 3)), breaks=breaks)
    assert data.break_places() == [2]
