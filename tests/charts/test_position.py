from xml.etree import ElementTree

import numpy as np

from monitoring.charts.position import position_strip

ALL = np.append(np.arange(0, 101.0), np.nan)


def test_places_on_the_strip() -> None:
    picture = ElementTree.fromstring(position_strip(ALL, 25.0, 50.0, "%", 0, width=112))
    line, middle, median, city, dot = list(picture)
    # 6 pixels of edge on both sides, one pixel for each percent between them.
    assert line.get("d") == "M6 8H106"
    assert middle.get("d") == "M16 8H96"
    assert str(median.get("d")).startswith("M56 ")
    assert str(city.get("d")).startswith("M56 ")
    assert dot.get("cx") == "31"
    assert picture.get("aria-label") == (
        "25\u00a0%; 101 Gebiete von 0\u00a0% bis 100\u00a0%, Mitte 50\u00a0%, Stadt 50\u00a0%"
    )


def test_sixty_of_them_stay_small() -> None:
    values = np.random.default_rng(1).normal(123456.789, 20000, 11000)
    unit = "Fälle je 100.000 Einwohner"
    assert len(position_strip(values, 123456.7, 124000.1, unit, 2).encode()) < 700


def test_without_a_value_there_is_no_dot() -> None:
    strip = position_strip(ALL, np.nan)
    assert "circle" not in strip
    assert 'aria-label="kein Wert; ' in strip
    assert position_strip(np.array([np.nan]), 1.0) == ""


def test_one_area_lies_in_the_middle() -> None:
    assert 'cx="80"' in position_strip(np.array([4.0]), 4.0)


def test_a_value_beyond_the_areas_stays_on_the_strip() -> None:
    assert 'cx="154"' in position_strip(ALL, 200.0)
