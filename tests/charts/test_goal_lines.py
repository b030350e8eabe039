"""Goals on the trend chart."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from monitoring.charts.description import trend_in_words
from monitoring.charts.goal_lines import axis_places, goals_in_words
from monitoring.charts.series import Series, Target, TrendData
from monitoring.charts.trend import trend, value_range
from monitoring.core.vocabulary import Kind

GOAL = Target("Weniger <Armut>", "2019", 17.0, "2025", 9.55, 1.0, line=1)


def named(figure: go.Figure, name: str) -> list[Any]:
    return [one for one in figure.data if one.name == name]


def test_the_way_is_dashed_from_the_baseline_to_a_marked_target(data: TrendData) -> None:
    (way,) = named(trend(replace(data, targets=(GOAL,))), "Weg zum Ziel")
    assert (way.x, way.y) == ((2019, 2025), (17, 9.55))
    assert way.line.dash not in ("solid", None)
    assert way.marker.symbol[1] == "circle-open-dot"
    assert way.line.color == "#D55E00"          # of its district, the second one
    assert way.text == ("Beginn 2019: 17,0\u00a0%", "Ziel 2025: 9,55\u00a0%")
    assert way.hovertemplate.startswith("<b>Weniger &lt;Armut&gt;</b>")


def test_the_corridor_lies_around_it(data: TrendData) -> None:
    (corridor,) = named(trend(replace(data, targets=(GOAL,))), "Zielkorridor")
    assert corridor.x == (2019, 2025, 2025, 2019, 2019)
    assert corridor.y == (18, 10.55, 8.55, 16, 18)
    assert corridor.fill == "toself"
    without = trend(replace(data, targets=(replace(GOAL, tolerance=0),)))
    assert named(without, "Zielkorridor") == []


def test_the_axes_reach_to_the_target(data: TrendData) -> None:
    far = replace(data, targets=(GOAL, replace(GOAL, target=60.0, until="2030")))
    figure = trend(far)
    assert figure.layout.xaxis.range[1] > 2030
    assert figure.layout.xaxis.ticktext[-1] == "2030"
    assert figure.layout.yaxis.range[1] >= 61
    assert axis_places(far)[1][-9:] == [str(year) for year in range(2022, 2031)]
    labels = [note.text for note in figure.layout.annotations if "◎" in note.text]
    assert [one.split("> ")[-1] for one in labels] == ["Ziel 9,55\u00a0%", "Ziel 60,0\u00a0%"]
    assert {note.x for note in figure.layout.annotations if note.xshift == 10} == {2030}


def test_a_deadline_in_the_past_leaves_the_axis(data: TrendData) -> None:
    past = replace(data, targets=(replace(GOAL, until="2020"),))
    assert axis_places(past) == axis_places(data)


def test_without_goals_nothing_changes(data: TrendData) -> None:
    assert trend(replace(data, targets=())).to_json() == trend(data).to_json()


def test_no_corridor_makes_the_axis_of_a_share_negative() -> None:
    low = TrendData(("2019", "2020"), (Series("a", np.array([5.0, 4.0])),), np.empty((0, 2)),
                    targets=(Target("z", "2019", 5.0, "2022", 0.5, 1.0),))
    assert value_range(low) == [0.0, pytest.approx(6.3)]
    balance = replace(low, kind=Kind.balance, targets=(Target("z", "2019", 5, "2022", -2.0, 1.0),))
    assert value_range(balance) is not None
    assert value_range(balance)[0] < -3  # type: ignore[index]


@pytest.mark.parametrize("periods", [("2019", "Sommer"), ("2019-H1", "2019-H2")])
def test_a_goal_without_a_place_on_the_axis_is_only_told(periods: tuple[str, str]) -> None:
    odd = TrendData(periods, (Series("a", np.array([5.0, 4.0])),), np.empty((0, 2)), unit="%",
                    targets=(Target("Ziel", "2019", 5.0, "2022", 3.0),))
    assert named(trend(odd), "Weg zum Ziel") == []
    assert "Ziel „Ziel“: von 5,0\u00a0% (2019) auf 3,0\u00a0% bis 2022." in trend_in_words(odd)


def test_days_as_periods_reach_to_the_day_of_the_deadline() -> None:
    days = TrendData(("2019-12-31", "2020-12-31"), (Series("a", np.array([5.0, 4.0])),),
                     np.empty((0, 2)),
                     targets=(Target("Ziel", "2019-12-31", 5.0, "2022-06-30", 3.0),))
    assert trend(days).layout.xaxis.ticktext[-1] == "2022-06-30"


def test_goals_in_words(data: TrendData) -> None:
    told = goals_in_words(replace(data, targets=(
        GOAL, replace(GOAL, tolerance=0, target=9), replace(GOAL, tolerance=0, target=17.0))))
    assert [one.replace("\xa0", " ") for one in told] == [
        "Ziel „Weniger <Armut>“: von 17,0 % (2019) auf 9,55 % bis 2025, Zielkorridor ± 1,0.",
        "Ziel „Weniger <Armut>“: von 17,0 % (2019) auf 9,0 % bis 2025.",
        "Ziel „Weniger <Armut>“: 17,0 % bis 2025.",
    ]
    assert told[0] in trend_in_words(replace(data, targets=(GOAL,)))


def test_every_key_is_known_to_plotly(data: TrendData) -> None:
    drawn = trend(replace(data, targets=(GOAL,))).to_dict()
    assert len(go.Figure(drawn).data) == len(drawn["data"]) == 9
    assert "NaN" not in json.dumps(json.loads(trend(replace(data, targets=(GOAL,))).to_json()))
