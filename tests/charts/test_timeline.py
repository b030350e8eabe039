"""Measures as bars over the years."""

from __future__ import annotations

import json
from datetime import date

import plotly.graph_objects as go

from monitoring.charts.timeline import Bar, span, timeline, timeline_in_words

TODAY = date(2027, 6, 15)
BARS = [
    Bar("Jugend", "Treff <am> Bach", "2026-01-01", "2027-12-31", "laeuft", "läuft"),
    Bar("Jugend", "Werkstatt", "2028-03-01", "", "geplant", "geplant"),
    Bar("Soziales", "Beratung", "2027-01-01", "2029-06-30", "laeuft", "läuft"),
]


def test_plotly_knows_every_key_of_the_figure() -> None:
    drawn = timeline(BARS, TODAY).to_plotly_json()
    assert go.Figure(json.loads(json.dumps(drawn)))


def test_a_bar_lasts_from_the_first_to_the_last_day() -> None:
    running = next(one for one in timeline(BARS, TODAY).data if one.name == "läuft")
    assert running.base == ("2026-01-01", "2027-01-01")
    day = 24 * 60 * 60 * 1000
    assert running.x == (730 * day, 912 * day)


def test_an_open_end_reaches_the_end_of_the_years_drawn() -> None:
    planned = next(one for one in timeline(BARS, TODAY).data if one.name == "geplant")
    last = (date(2029, 12, 31) - date(2028, 3, 1)).days + 1
    assert planned.x == (last * 24 * 60 * 60 * 1000,)


def test_states_differ_by_hatch_and_names_stand_as_they_are() -> None:
    figure = timeline(BARS, TODAY)
    assert len({one.marker.pattern.shape for one in figure.data}) == 2
    assert [one.text for one in figure.layout.annotations] == [
        "<b>Jugend</b>", "Treff &lt;am&gt; Bach", "Werkstatt", "<b>Soziales</b>", "Beratung"]
    assert figure.layout.shapes[0].x0 == "2027-06-15"


def test_years_are_whole_and_hold_today() -> None:
    assert span(BARS, TODAY) == ("2026-01-01", "2029-12-31")
    assert span([], TODAY) == ("2027-01-01", "2027-12-31")
    long = Bar("x", "y", "1990-01-01", "2099-12-31", "laeuft", "läuft")
    assert span([long], TODAY) == ("2021-01-01", "2037-12-31")


def test_the_same_in_words() -> None:
    assert timeline_in_words(BARS) == (
        "Jugend: 2 Maßnahmen, frühester Beginn 2026, spätestes Ende offen. "
        "Soziales: 1 Maßnahme, Beginn 2027, Ende 2029.")
