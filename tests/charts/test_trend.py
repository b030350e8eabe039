import json
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from monitoring.charts.series import Series, TrendData
from monitoring.charts.trend import trend, value_range
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from monitoring.language import speaking


def lines(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def test_the_figure_is_small_and_has_no_title(data: TrendData) -> None:
    figure = trend(data)
    assert len(figure.to_json().encode()) < 8000
    assert len(figure.data) == 7
    assert figure.layout.title.text is None
    assert (figure.layout.height, figure.layout.separators) == (320, ",.")
    assert "NaN" not in json.dumps(json.loads(figure.to_json()))


def test_lines_stop_at_gaps_and_breaks(data: TrendData) -> None:
    first = lines(trend(data))[0]
    assert first.x == (2012, 2013, None, 2015, None, 2016, 2017, 2018, 2019, 2020, 2021)
    assert [value is None for value in first.y] == [value is None for value in first.x]


def test_hover_says_period_value_and_status(data: TrendData) -> None:
    status = np.full(10, Status.value, dtype=np.uint8)
    status[9] = Status.provisional
    chosen = Series("Mitte", data.chosen[0].values, status)
    words = lines(trend(replace(data, chosen=(chosen,))))[0].text
    assert words[0] == "2012: 12,3\u00a0%"
    assert words[-1] == "2021: 18,5\u00a0% (vorläufig)"


def test_lines_differ_in_more_than_colour(data: TrendData) -> None:
    drawn = lines(trend(data))
    for looks in (
        [line.line.color for line in drawn[:3]],
        [line.line.dash for line in drawn[:3]],
        [line.marker.symbol for line in drawn],
    ):
        assert len(set(looks)) == len(looks)
    assert {line.line.color for line in drawn[3:]} == {"#808080"}


def test_names_are_shown_as_they_are(data: TrendData) -> None:
    figure = trend(data)
    assert [line.name for line in lines(figure)][:2] == ["Nord &amp; Süd", "Am &lt;Hafen&gt;"]
    texts = [note.text for note in figure.layout.annotations]
    assert any(text.endswith("Am &lt;Hafen&gt;") for text in texts)
    assert "neue Grenzen" in texts


def test_a_break_is_marked_between_the_periods(data: TrendData) -> None:
    (shape,) = trend(data).layout.shapes
    assert (shape.x0, shape.line.dash) == (2015.5, "dot")


def test_the_newest_period_has_its_label() -> None:
    periods = tuple(str(year) for year in range(1990, 2022))
    table = TrendData(periods, (Series("a", np.arange(32.0)),), np.empty((0, 32)))
    ticks = trend(table).layout.xaxis.ticktext
    assert ticks[-1] == "2021"
    assert len(ticks) <= 10


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ([2.0, 10.0], Kind.share, [0, 10.5]),
        ([90.0, 100.0], Kind.share, [89.5, 100.5]),
        ([2.0, 10.0], Kind.mean, [1.6, 10.4]),
        ([-5.0, 5.0], Kind.balance, [-5.5, 5.5]),
        ([0.0, 0.0], Kind.count, [-1, 1]),
        ([np.nan, np.nan], Kind.share, None),
    ],
)
def test_the_axis_starts_at_zero_where_it_can(
    values: list[float], kind: Kind, expected: list[float] | None
) -> None:
    table = TrendData(
        ("1", "2"), (Series("a", np.array(values)),), np.full((2, 2), np.nan), kind=kind
    )
    assert value_range(table) == (None if expected is None else pytest.approx(expected))


def test_every_line_on_demand(data: TrendData) -> None:
    figure = trend(data, every=True)
    assert len(figure.data) == 6
    assert len(figure.to_json()) < 200_000


def test_nothing_to_show_is_said() -> None:
    figure = trend(TrendData((), (), np.empty((0, 0))))
    assert [note.text for note in figure.layout.annotations] == [
        "Für diese Auswahl gibt es keine Werte."
    ]


def test_english_numbers() -> None:
    table = TrendData(("2020", "2021"), (Series("a", np.array([1.25, 2.0])),), np.empty((0, 2)))
    with speaking("en"):
        figure = trend(table)
    assert figure.layout.separators == ".,"
    assert lines(figure)[0].text == ("2020: 1.3", "2021: 2.0")


@pytest.mark.parametrize("every", [False, True])
def test_every_key_is_known_to_plotly(data: TrendData, every: bool) -> None:
    drawn = trend(data, every).to_dict()
    assert len(go.Figure(drawn).data) == len(drawn["data"]) > 2
    nothing = trend(replace(data, chosen=(), city=None, parent=None, others=data.others[:0]))
    assert not go.Figure(nothing.to_dict()).data
