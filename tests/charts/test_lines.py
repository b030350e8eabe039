"""Lines with their intervals and estimated parts."""

from dataclasses import replace

import numpy as np
import pytest

from monitoring.charts.lines import line_traces
from monitoring.charts.series import Break, TrendData
from monitoring.charts.trend import trend, value_range
from monitoring.core.palette import LINES


@pytest.fixture
def banded(data: TrendData) -> TrendData:
    first = data.chosen[0]
    carried = np.full(len(data.periods), np.nan)
    carried[:3] = [60.0, 61.0, 62.0]
    own = first.values.copy()
    own[:3] = np.nan
    first = replace(first, values=own, lower=own - 2, upper=own + 3, carried=carried)
    return replace(data, chosen=(first, *data.chosen[1:]))


def test_band_follows_the_limits_and_is_parted_at_a_break(banded: TrendData) -> None:
    band = line_traces(banded)[0]
    assert band["fill"] == "toself"
    assert band["fillcolor"] == "rgba(0,114,178,0.16)"
    assert LINES[0] == "#0072B2"
    parts: list[list[float]] = [[]]
    for y in band["y"]:
        parts.append([]) if y is None else parts[-1].append(y)
    # Values from 2015 on (14.0), a break before 2016 (15.0 to 18.45).
    assert parts[0] == [12.0, 17.0]
    assert parts[1] == [13.0, 13.5, 14.0, 15.0, 16.0, 16.45, 21.45, 21.0, 20.0, 19.0, 18.5, 18.0]


def test_estimated_part_is_dashed_paler_hollow_and_said(banded: TrendData) -> None:
    carried = line_traces(banded)[1]
    assert carried["y"] == [60.0, 61.0, 62.0]
    assert carried["line"]["dash"] != "solid"
    assert carried["opacity"] < 1
    assert carried["marker"]["symbol"] == "circle-open"
    assert carried["text"][0] == "2012: 60,0\xa0% – geschätzt (umgerechnet)"


def test_legend_names_interval_and_estimate_once(banded: TrendData) -> None:
    other = replace(banded.chosen[0], name="Zweites")
    found = line_traces(replace(banded, chosen=(banded.chosen[0], other)))
    named = [one["name"] for one in found if one["showlegend"]]
    assert named == ["Intervall", "geschätzt (umgerechnet)"]


def test_interval_is_said_at_every_point(banded: TrendData) -> None:
    line = line_traces(banded)[2]
    assert "2015: 14,0\xa0% (12,0 bis 17,0)" in line["text"]


def test_axis_has_room_for_limits_and_estimates(banded: TrendData, data: TrendData) -> None:
    plain, with_estimates = value_range(data), value_range(banded)
    assert plain is not None
    assert with_estimates is not None
    assert plain[1] < 62.0 < with_estimates[1]


def test_nothing_to_show_gives_lines_only(data: TrendData) -> None:
    nothing = np.full(len(data.periods), np.nan)
    first = replace(data.chosen[0], lower=nothing, upper=nothing, carried=nothing)
    found = line_traces(replace(data, chosen=(first,), parent=None, city=None))
    assert [one["mode"] for one in found] == ["lines+markers"]


def test_labels_of_breaks_are_joined_wrapped_and_stay_inside(data: TrendData) -> None:
    breaks = (Break("2016", "neue Gebietsgrenzen", lines=False),
              Break("2016", "Nur noch Arbeitslose nach dem zweiten Sozialgesetzbuch."),
              Break("2021", "neue Erhebung"))
    layout = trend(replace(data, breaks=breaks)).layout
    labels = [one for one in layout.annotations if one.yref == "paper"]
    assert len(labels) == len(layout.shapes) == 2
    assert labels[0].text.replace("<br>", " ") == (
        "neue Gebietsgrenzen; Nur noch Arbeitslose nach dem zweiten Sozialgesetzbuch")
    assert max(len(line) for line in labels[0].text.split("<br>")) <= 26
    assert labels[1].xanchor == "right"
    assert layout.margin.t > 20
