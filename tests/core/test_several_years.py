from dataclasses import replace

import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.indicator import SeriesBreak
from monitoring.core.several_years import can_be_pooled, pooled_cube, several_years, window_of
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import WORDS, Row, cube_with, indicator, row

SHARE = indicator("anteil", Kind.share)
V, S = Status.value, Status.secret


def made(*rows: Row) -> Cube:
    years = [row("ew", "stadt", year, value=1) for year in ("2019", "2020", "2021")]
    return cube_with({"anteil": SHARE, "ew": indicator("ew")}, *rows, *years)


def test_counts_of_all_years_are_summed_before_dividing() -> None:
    # 1 of 10 and 8 of 20: 9 of 30 is 30 percent; the mean of 10 and 40 would be 25.
    value, top, base, status = several_years(
        np.array([[1.0, 8.0]]), np.array([[10.0, 20.0]]),
        np.array([[V, V]], np.uint8), 100.0)
    assert (value.tolist(), top.tolist(), base.tolist()) == ([30], [9], [30])
    assert status.tolist() == [V]


def test_a_secret_year_hides_the_whole_window() -> None:
    value, top, base, status = several_years(
        np.array([[1.0, np.nan]]), np.array([[10.0, np.nan]]),
        np.array([[V, S]], np.uint8), 100.0)
    assert np.isnan([*value, *top, *base]).all()
    assert status.tolist() == [S]


def test_a_window_has_all_its_years_and_no_break() -> None:
    cube = made()
    assert window_of(cube, SHARE, "2021", 3) == ("2019", "2020", "2021")
    assert window_of(cube, SHARE, "2020", 3) == ()
    broken = replace(SHARE, breaks=(SeriesBreak("2020", WORDS),))
    assert window_of(cube, broken, "2021", 3) == ()
    assert window_of(cube, broken, "2021", 2) == ("2020", "2021")


def test_every_period_of_the_cube_stands_for_the_years_up_to_it() -> None:
    cube = made(row("anteil", "stadt", "2019", value=10, numerator=1, denominator=10),
                row("anteil", "stadt", "2020", value=40, numerator=8, denominator=20),
                row("anteil", "stadt", "2021", status=S),
                row("anteil", "01", "2020", value=50, numerator=5, denominator=10))
    found = pooled_cube(cube, SHARE, 2)
    at = found.indicator_position["anteil"]
    city, borough = cube.areas.find("stadt"), cube.areas.find("01")
    assert found.value[at, city].tolist()[1] == 30
    assert found.status[at, city].tolist() == [Status.missing, V, S]
    assert found.status[at, borough].tolist() == [Status.missing] * 3
    own = found.indicator_position["ew"]
    assert found.value[own, city].tolist() == [1, 1, 1]
    # The release itself stays as it is.
    assert cube.value[at, city].tolist()[:2] == [10, 40]


def test_what_is_pooled_already_or_is_no_share_of_counts_is_not_pooled() -> None:
    assert can_be_pooled(SHARE)
    assert not can_be_pooled(replace(SHARE, rolling_years=3))
    assert not can_be_pooled(indicator("ew"))
    assert not can_be_pooled(replace(SHARE, kind=Kind.mean))
