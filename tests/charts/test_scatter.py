"""Two indicators as points."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from monitoring.charts.scatter import Axis, scatter

NAMES = ("Nord & Süd", "Am <Hafen>", "Mitte", "Ost")
IDS = ("01", "02", "03", "04")
ACROSS = Axis("Kinderarmut", np.array([10.0, 20.0, np.nan, 30.25]), "%", 1, 21.0)
UP = Axis("Alter", np.array([40.0, 41.5, 42.0, 43.0]), "Jahre", 1)


def test_areas_with_both_values_are_points_with_their_id() -> None:
    drawn = scatter(ACROSS, UP, NAMES, IDS, (3,), "Musterstadt")
    go.Figure(drawn.to_plotly_json())
    others, chosen = drawn.data
    assert [list(one) for one in others.customdata] == [
        ["01", "10,0\u00a0%", "40,0\u00a0Jahre"], ["02", "20,0\u00a0%", "41,5\u00a0Jahre"]]
    assert list(others.x) == [10.0, 20.0]
    assert [one[0] for one in chosen.customdata] == ["04"]
    assert list(chosen.text) == ["Ost"]
    assert others.hovertext[1] == "Am &lt;Hafen&gt;"
    assert "Kinderarmut: %{customdata[1]}" in others.hovertemplate


def test_the_city_is_a_line_only_where_it_has_a_value() -> None:
    drawn = scatter(ACROSS, UP, NAMES, IDS, (), "Musterstadt")
    assert [(one.x0, one.x1) for one in drawn.layout.shapes] == [(21.0, 21.0)]
    assert [one.text for one in drawn.layout.annotations] == ["Musterstadt"]


def test_a_chosen_area_without_a_value_is_no_point() -> None:
    drawn = scatter(ACROSS, UP, NAMES, IDS, (2,))
    assert [len(one.x) for one in drawn.data] == [3]


def test_without_any_pair_there_is_no_point() -> None:
    nothing = Axis("Leer", np.full(4, np.nan))
    assert [len(one.x) for one in scatter(nothing, UP, NAMES, IDS, (1,)).data] == [0]


def test_542_points_stay_small() -> None:
    random = np.random.default_rng(3)
    names = [f"Planungsraum {one}" for one in range(542)]
    x, y = random.uniform(0, 40, (2, 542))
    drawn = scatter(Axis("Eins", x, "%"), Axis("Zwei", y, "%"), names, names)
    assert len(drawn.to_json()) < 70_000
