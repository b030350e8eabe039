from xml.etree import ElementTree

import numpy as np

from monitoring.charts.sparkline import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def test_course_in_line_and_words() -> None:
    picture = ElementTree.fromstring(
        sparkline(np.array([0.0, np.nan, 5.0, 10.0]), ("2018", "2019", "2020", "2021"), "%", 0)
    )
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == (
        "von 0\u00a0% (2018) auf 10\u00a0% (2021); "
        "kleinster Wert 0\u00a0% (2018), größter Wert 10\u00a0% (2021)"
    )
    path, dot = picture.find(f"{SVG}path"), picture.find(f"{SVG}circle")
    assert path is not None
    assert path.get("d") == "M4 24h0M78.67 14L116 4"
    assert dot is not None
    assert (dot.get("cx"), dot.get("cy")) == ("116", "4")


def test_constant_values_lie_in_the_middle() -> None:
    assert 'd="M4 14L116 14"' in sparkline(np.array([3.0, 3.0]), ("2020", "2021"))


def test_no_values() -> None:
    picture = ElementTree.fromstring(sparkline(np.array([np.nan]), ("2020",)))
    assert (picture.get("aria-label"), len(picture)) == ("keine Werte", 0)


def test_words_are_escaped() -> None:
    assert ElementTree.fromstring(sparkline(np.array([1.0]), ('"<',))) is not None
