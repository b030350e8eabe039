"""A figure of the whole city over time."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.city_course import city_course, city_course_data, city_course_in_words
from monitoring.charts.series import Break

YEARS = ("2018", "2019", "2020", "2021")


def test_the_line_starts_at_zero_and_is_cut_where_areas_change() -> None:
    values = np.array([8.9, 8.8, 8.5, 8.6])
    data = city_course_data("Ungleiche Verteilung", YEARS, values,
                            [Break("2020", "andere Gebietsgrenzen")], "%")
    drawn = city_course(data)
    go.Figure(drawn.to_plotly_json())
    line = drawn.data[-1]
    assert list(line.x) == [2018.0, 2019.0, None, 2020.0, 2021.0]
    assert list(line.y) == [8.9, 8.8, None, 8.5, 8.6]
    assert drawn.layout.yaxis.range == (0.0, 10.68)
    assert [one.text for one in drawn.layout.annotations] == ["andere Gebietsgrenzen"]
    assert "von 8,9\u00a0% (2018) auf 8,6\u00a0% (2021)" in city_course_in_words(data)
    assert "Werte vor 2020 sind mit späteren nicht vergleichbar" in city_course_in_words(data)


def test_a_gap_is_no_zero() -> None:
    values = np.array([0.2, np.nan, 0.3, 0.3])
    line = city_course(city_course_data("Gini", YEARS, values, [], "", 2)).data[-1]
    assert list(line.y) == [0.2, None, 0.3, 0.3]


def test_zero_everywhere_still_has_an_axis() -> None:
    drawn = city_course(city_course_data("Gini", YEARS, np.zeros(4), [], "", 2))
    assert drawn.layout.yaxis.range == (0.0, 1.0)
