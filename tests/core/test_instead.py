import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.instead import larger_area, shown_years
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import Row, cube_with, indicator, row

SHARE = indicator("anteil", Kind.share)
S = Status.secret


def made(*rows: Row) -> Cube:
    years = [row("ew", "stadt", year, value=1) for year in ("2019", "2020", "2021")]
    return cube_with({"anteil": SHARE, "ew": indicator("ew")}, *rows, *years)


def test_the_nearest_area_above_with_a_number_is_offered() -> None:
    cube = made(row("anteil", "0204", status=S), row("anteil", "02", status=S),
                row("anteil", "stadt", value=20, numerator=2, denominator=10))
    area = cube.areas.find("0204", "2020")
    assert area is not None
    assert larger_area(cube, "anteil", area, "2020") == cube.areas.find("stadt")
    assert larger_area(made(row("anteil", "0204", status=S)), "anteil", area, "2020") is None


def test_years_before_a_secret_one_are_put_together() -> None:
    # 1 of 10 and 8 of 20: 9 of 30.
    cube = made(row("anteil", "01", "2019", value=10, numerator=1, denominator=10),
                row("anteil", "01", "2020", value=40, numerator=8, denominator=20),
                row("anteil", "01", "2021", status=S))
    area = cube.areas.find("01")
    assert area is not None
    found = shown_years(cube, SHARE, area, "2021")
    assert found is not None
    assert found.periods == ("2019", "2020")
    assert (found.value, found.numerator, found.denominator) == (30, 9, 30)


def test_one_shown_year_stands_alone_and_none_is_none() -> None:
    cube = made(row("anteil", "01", "2019", status=S),
                row("anteil", "01", "2020", value=40, numerator=8, denominator=20),
                row("anteil", "02", "2020", status=S))
    first, second = cube.areas.find("01"), cube.areas.find("02")
    assert first is not None
    assert second is not None
    found = shown_years(cube, SHARE, first, "2021")
    assert found is not None
    assert (found.periods, found.value) == (("2020",), 40)
    assert np.isnan(found.numerator)
    assert shown_years(cube, SHARE, second, "2021") is None
