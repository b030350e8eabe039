from xml.etree import ElementTree

import numpy as np

from monitoring.charts.histogram import distribution_rows, histogram
from monitoring.core.classes import own_limits, quantiles


def test_bars_stand_in_the_colours_of_their_classes() -> None:
    values = np.array([0.0, 0.0, 1.0, 24.0, np.nan])
    classes = own_limits([1, 10, 20], values, 0)
    picture = ElementTree.fromstring(
        histogram(
            values, classes, ["#111111", "#222222", "#333333", "#444444"], "%", width=240, height=42
        )
    )
    # 24 bars of 10 pixels; the tallest is 40 pixels; the third class has no area.
    assert [path.get("fill") for path in picture] == ["#111111", "#222222", "#444444"]
    assert [path.get("d") for path in picture] == [
        "M0 41v-40h9v40z",
        "M10 41v-20h9v20z",
        "M230 41v-20h9v20z",
    ]
    assert picture.get("aria-label") == (
        "4 Gebiete von 0\u00a0% bis 24\u00a0%. "
        "Gebiete je Klasse: 0: 2; 1 bis 9: 1; 10 bis 19: 0; 20 bis 24: 1"
    )


def test_a_bar_of_two_classes_is_stacked() -> None:
    values = np.array([0.0, 0.5, 24.0])
    classes = own_limits([0.5], values, 1)
    paths = list(ElementTree.fromstring(histogram(values, classes, ["#111111", "#222222"])))
    assert paths[0].get("d") == "M0 47v-23h9v23z"
    assert str(paths[1].get("d")).startswith("M0 24v-23h9v23z")


def test_no_values() -> None:
    values = np.array([np.nan])
    assert histogram(values, quantiles(values, 5, 1), []) == ""


def test_the_bars_as_rows_and_the_ends_in_words() -> None:
    values = np.array([0.0, 0.0, 1.0, 24.0, np.nan])
    classes = own_limits([1, 10, 20], values, 0)
    rows = distribution_rows(values, classes)
    assert len(rows) == 24
    assert rows[0] == (0.0, 1.0, [2, 0, 0, 0])
    assert rows[1] == (1.0, 2.0, [0, 1, 0, 0])
    assert rows[23] == (23.0, 24.0, [0, 0, 0, 1])
    assert sum(sum(one[2]) for one in rows) == 4
    assert distribution_rows(np.array([np.nan]), classes) == []
    picture = ElementTree.fromstring(
        histogram(values, classes, ["#111111"] * 4, "%", width=240, height=42, ends=True))
    texts = [one.text for one in picture if one.tag.endswith("text")]
    assert texts == ["0\u00a0%", "24\u00a0%", "2", "1", "1"]
    assert picture.get("viewBox") == "-12 -18 264 80"
