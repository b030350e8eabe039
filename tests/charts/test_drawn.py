"""Figures as SVG: the words of the figure, and points where the numbers say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import plotly.graph_objects as go
import pytest

from monitoring.charts.city_course import city_course, city_course_data
from monitoring.charts.drawing import Frame, words_of
from monitoring.charts.drawn import SYMBOLS, drawn
from monitoring.charts.effect_chart import effect_chart, effect_data
from monitoring.charts.layout import axis, figure_of
from monitoring.charts.scatter import Axis, scatter
from monitoring.charts.series import Break, Series, Target, TrendData
from monitoring.charts.trend import trend
from monitoring.core.status import Status

SVG = "{http://www.w3.org/2000/svg}"
GOAL = Target("Weniger <Armut>", "2019", 17.0, "2025", 9.55, 1.0, line=1)
Figures = Callable[[TrendData], go.Figure]


def secret(data: TrendData) -> TrendData:
    """The first line has two secret years and limits, and estimates before them."""
    first = data.chosen[0]
    values = first.values.copy()
    values[:2] = np.nan
    status = np.full(10, Status.value, np.uint8)
    status[:2], status[2] = Status.secret, Status.missing
    carried = np.full(10, np.nan)
    carried[:2] = 11.0, 11.5
    own = replace(first, values=values, status=status, lower=values - 1, upper=values + 1,
                  carried=carried)
    return replace(data, chosen=(own, *data.chosen[1:]))


def effect(data: TrendData) -> go.Figure:
    own = data.chosen[1].values
    return effect_chart(effect_data(("mit", "ohne"), (own, own + 1), data.periods,
                                    ("2017-07-01", ("2014", "2015"), "2021"), "%"))


def points(_data: TrendData) -> go.Figure:
    across = Axis("Kinder & Armut", np.array([10.0, 20.0, np.nan, 30.25]), "%", 1, 21.0)
    up = Axis("Alter", np.array([40.0, 41.5, 42.0, 43.0]), "Jahre", 1, 42.0)
    return scatter(across, up, ("Nord", "Am <Hafen>", "Mitte", "Ost & West"),
                   ("01", "02", "03", "04"), (1, 3), "Musterstadt")


def course(data: TrendData) -> go.Figure:
    return city_course(city_course_data("Gini", data.periods, np.linspace(0.2, 0.3, 10),
                                        [Break("2016", "andere Grenzen")], "", 2))


def bars(_data: TrendData) -> go.Figure:
    return figure_of([{"type": "bar", "x": ["Nord", "Süd"], "y": [3.0, 6.0]}], {"yaxis": axis()})


KINDS: dict[str, Figures] = {
    "trend": trend,
    "every line": lambda data: trend(data, every=True),
    "gaps, limits and estimates": lambda data: trend(secret(data)),
    "goal": lambda data: trend(replace(data, targets=(GOAL,))),
    "nothing": lambda data: trend(replace(data, chosen=(), others=np.full((0, 10), np.nan),
                                          city=None, parent=None)),
    "words instead of years": lambda data: trend(replace(
        data, periods=(*data.periods[:-1], "Sommer & Herbst"))),
    "effect": effect, "points": points, "course of the city": course, "bars": bars,
}


def said(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text")]


def notes(figure: go.Figure) -> list[str]:
    """Lines of all annotations; a sign at the start of a line is drawn and not written."""
    found = [words_of(line).strip() for one in figure.to_plotly_json()["layout"].get(
        "annotations", ()) for line in one["text"].split("<br>")]
    return [one[1:].strip() if one[:1] in SYMBOLS else one for one in found]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_of_figure_is_sound_and_says_all_its_notes(
    kind: Figures, data: TrendData
) -> None:
    figure = kind(data)
    svg = drawn(figure, alt='Ein "Bild" & mehr <hier>\x00')
    root = ET.fromstring(svg)
    assert root.get("aria-label") == 'Ein "Bild" & mehr <hier>'
    assert not [one for one in root.iter() if "nan" in "".join(one.attrib.values()).split()]
    written = said(svg)
    assert set(notes(figure)) <= set(written)
    assert not [one for one in written if "<" in one and "Hafen" not in one]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_nothing_lies_outside(kind: Figures, data: TrendData) -> None:
    root = ET.fromstring(drawn(kind(data), 640, 320))
    for one in root.iter(f"{SVG}path"):
        at = re.fullmatch(r"translate\((\S+) (\S+)\)", one.get("transform", ""))
        places = [at.groups()] if at else re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", one.get("d", ""))
        for x, y in places:
            assert -0.1 <= float(x) <= 640.1
            assert -0.1 <= float(y) <= 320.1


def markers(svg: str, colour: str) -> list[tuple[float, float]]:
    """Places of the markers of a colour."""
    found = []
    for one in ET.fromstring(svg).iter(f"{SVG}path"):
        place = re.fullmatch(r"translate\((\S+) (\S+)\)", one.get("transform", ""))
        if place and colour in (one.get("fill"), one.get("stroke")):
            found.append((float(place[1]), float(place[2])))
    return found


def test_points_lie_where_the_numbers_say() -> None:
    values = [10.0, 30.0, 20.0]
    trace = {"type": "scatter", "mode": "markers", "x": [2019.0, 2020.0, 2021.0], "y": values,
             "marker": {"color": "#123456"}}
    figure = figure_of([trace], {"xaxis": {"range": [2018.0, 2022.0]},
                                 "yaxis": axis(range=[0.0, 40.0])})
    svg = drawn(figure, 600, 300)
    left, top, right, foot = plot(svg, 4)
    found = markers(svg, "#123456")
    assert [x for x, _ in found] == pytest.approx(
        [left + (right - left) * share for share in (0.25, 0.5, 0.75)], abs=0.06)
    assert [y for _, y in found] == pytest.approx(
        [foot - (foot - top) * value / 40 for value in values], abs=0.06)


def plot(svg: str, steps: int) -> tuple[float, float, float, float]:
    """Left, top, right and foot of the plot, from its lines: the lowest is 0."""
    lines = [re.fullmatch(r"M(\S+) (\S+)L(\S+) (\S+)", one.get("d", ""))
             for one in ET.fromstring(svg).iter(f"{SVG}path")]
    level = [tuple(map(float, one.groups())) for one in lines if one and one[2] == one[4]]
    assert len({y for _, y, _, _ in level}) == steps + 1
    return (level[0][0], min(y for _, y, _, _ in level), level[0][2],
            max(y for _, y, _, _ in level))


def test_a_line_is_cut_at_gaps_and_breaks(data: TrendData) -> None:
    svg = drawn(trend(data))
    # The first line: a gap after 2013, a break before 2016.
    (line,) = [one.get("d", "") for one in ET.fromstring(svg).iter(f"{SVG}path")
               if one.get("stroke-width") == "2.5" and one.get("stroke") == "#0072B2"
               and "stroke-dasharray" not in one.attrib]
    assert [len(run.split("L")) for run in line[1:].split("M")] == [2, 1, 6] or (
        [len(run.split("L")) for run in line[1:].split("M")] == [2, 6])
    assert len(markers(svg, "#0072B2")) == 9 + 1


def test_crosses_stand_in_the_colour_of_their_line(data: TrendData) -> None:
    figure = trend(secret(data))
    svg = drawn(figure)
    crosses = [one for one in ET.fromstring(svg).iter(f"{SVG}path")
               if one.get("d", "").startswith("M-3.5 -3.5L3.5 3.5M")
               and one.get("stroke") == "#0072B2"]
    assert len(crosses) == 3          # two years and one in the legend
    assert "geheim" in said(svg)


def test_a_goal_has_its_mark_and_its_corridor(data: TrendData) -> None:
    svg = drawn(trend(replace(data, targets=(GOAL,))))
    marks = [one for one in ET.fromstring(svg).iter(f"{SVG}path")
             if "M-1.5 0a1.5" in one.get("d", "")]
    assert [one.get("fill") for one in marks] == ["none", "none"]
    assert "Ziel 9,55\u00a0%" in said(svg)


def test_compared_years_are_shaded(data: TrendData) -> None:
    before, after = ET.fromstring(drawn(effect(data))).iter(f"{SVG}rect")
    assert float(before.get("x", 0)) < float(after.get("x", 0))
    assert float(before.get("width", 0)) == pytest.approx(
        float(after.get("width", 0)) * 1.6 / 0.6, rel=0.01)


def test_named_points_axes_and_their_titles_are_written(data: TrendData) -> None:
    written = said(drawn(points(data), 500, 460))
    assert {"Am <Hafen>", "Ost & West", "Kinder & Armut (%)", "Alter (Jahre)"} <= set(written)
    assert "Nord" not in written
    assert "15" in written


def test_bars_start_at_zero_and_keep_their_proportion(data: TrendData) -> None:
    low, high = [float(one.get("height", 0))
                 for one in ET.fromstring(drawn(bars(data))).iter(f"{SVG}rect")]
    assert high == pytest.approx(2 * low, abs=0.2)


def test_names_of_lines_are_never_markup() -> None:
    odd = Series("<b>&amp; %{x} ]]> \x1b", np.array([1.0, 2.0]))
    figure = trend(TrendData(("2020", "2021"), (odd,), np.full((0, 2), np.nan)))
    assert any(one.startswith("<b>&amp; %{x} ]]>") for one in said(drawn(figure)))


def test_a_frame_turns_numbers_and_words_into_places() -> None:
    frame: Any = Frame(10, 20, 100, 50, (0, 10), (0, 5))
    assert (frame.x(5), frame.x(0.25, paper=True)) == (60, 35)
    assert (frame.y(5), frame.y(0), frame.y(1, paper=True)) == (20, 70, 20)
    assert Frame(0, 0, 30, 10, (-0.5, 2.5), (0, 1), ("a", "b", "c")).x("b") == 15
    assert Frame(0, 0, 30, 10, (2, 2), (3, 3)).x(2) == 0


def test_the_line_of_the_city_is_drawn_beyond_all_points() -> None:
    """Areas with secret values can leave the others on one side of the whole city."""
    values = np.array([10.0, 12.0, 14.0])
    figure = scatter(Axis("Anteil", values, city=20.0), Axis("Rate", values, city=2.0),
                     ["a", "b", "c"], ["1", "2", "3"], city="Auenstadt")
    root = ET.fromstring(drawn(figure, 640, 400, "Bild"))
    dashed = [re.findall(r"-?[\d.]+", one.get("d", "")) for one in root.iter(f"{SVG}path")
              if one.get("stroke-dasharray")]
    upright, level = ([float(x) for x in one] for one in dashed)
    assert 500 < upright[0] == upright[2] < 640
    assert 300 < level[1] == level[3] < 400
