"""Both courses of a before–after comparison."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from monitoring.charts.effect_chart import (
    EffectData,
    effect_chart,
    effect_chart_in_words,
    effect_data,
)

PERIODS = tuple(str(year) for year in range(2014, 2025))


@pytest.fixture
def data() -> EffectData:
    own = np.array([np.nan, *np.linspace(30, 24, 10)])
    return effect_data(("mit", "ohne"), (own, own + 1), PERIODS,
                       ("2019-07-01", ("2016", "2017", "2018"), "2024"), "%")


def test_years_without_any_mean_are_left_out(data: EffectData) -> None:
    assert data.trend.periods == PERIODS[1:]


def test_the_start_stands_within_its_year(data: EffectData) -> None:
    figure = effect_chart(data)
    before, after, start = figure.layout.shapes
    assert (start.type, start.x0, start.x1) == ("line", 2019.0, 2019.0)
    assert (before.x0, before.x1) == (2015.7, 2018.3)
    assert (after.x0, after.x1) == (2023.7, 2024.3)
    assert "Beginn der Maßnahme" in [note.text for note in figure.layout.annotations]


def test_lines_differ_in_more_than_colour(data: EffectData) -> None:
    drawn = [one for one in effect_chart(data).data if one.mode == "lines+markers"]
    assert [one.name for one in drawn] == ["mit", "ohne"]
    assert len({one.line.dash for one in drawn}) == 2
    assert len({one.marker.symbol for one in drawn}) == 2


def test_the_same_in_words(data: EffectData) -> None:
    said = effect_chart_in_words(data).replace("\xa0", " ")
    assert said.startswith("mit: von 30,0 % (2015) auf 24,0 % (2024);")
    assert said.endswith("Beginn der Maßnahme: 2019.")


def test_odd_periods_and_empty_courses_are_drawn_without_a_start(data: EffectData) -> None:
    odd = replace(data, trend=replace(data.trend, periods=(*data.trend.periods[:-1], "Sommer")))
    assert len(effect_chart(odd).data) == 2
    gaps = np.full(11, np.nan)
    none = effect_data(("mit", "ohne"), (gaps, gaps), PERIODS, ("2019-07-01", (), "2024"))
    assert effect_chart(none).layout.annotations[0].text.startswith("Für diese Auswahl")


def test_every_key_is_known_to_plotly(data: EffectData) -> None:
    drawn = effect_chart(data).to_dict()
    assert len(go.Figure(drawn).data) == 2
    assert "NaN" not in json.dumps(json.loads(effect_chart(data).to_json()))
