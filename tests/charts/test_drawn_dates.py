"""Bars over days as SVG: each begins and ends where its days lie among the years."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from monitoring.charts.drawn import drawn
from monitoring.charts.drawn_dates import year_of
from monitoring.charts.timeline import Bar, timeline

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2027, 7, 2)
BARS = [
    Bar("Jugend & Familie", "Treff <am> Bach", "2026-01-01", "2027-12-31", "laeuft", "läuft"),
    Bar("Jugend & Familie", "Werkstatt", "2028-07-02", "", "geplant", "geplant"),
]


def picture() -> ET.Element:
    return ET.fromstring(drawn(timeline(BARS, TODAY), 816, 0, "zwei Maßnahmen"))


def bars(found: ET.Element) -> list[tuple[float, float]]:
    """Begin and width of each bar; those of the legend are 18 wide."""
    solid = [one for one in found.iter(f"{SVG}rect") if str(one.get("fill")).startswith("#")]
    spans = [(float(str(one.get("x"))), float(str(one.get("width")))) for one in solid]
    return [one for one in spans if one[1] != 18]


@pytest.mark.parametrize(("day", "place"), [
    ("2027-01-01", 2027.0), ("2027-07-02", 2027 + 182 / 365), ("2028-12-31", 2028 + 365 / 366),
])
def test_a_day_has_its_place_in_the_year(day: str, place: float) -> None:
    assert year_of(day) == pytest.approx(place)


def test_bars_reach_from_their_first_to_their_last_day() -> None:
    # Three years (2026 to 2028) are 794 wide, from 14 on.
    spans = bars(picture())
    year = 794 / (year_of("2028-12-31") - 2026)
    assert spans[0] == pytest.approx((14.0, 2 * year), abs=0.1)
    assert spans[1] == pytest.approx((14 + 2.5 * year, 0.5 * year), abs=1)


def test_a_planned_one_is_hatched_and_explained() -> None:
    svg = ET.tostring(picture(), encoding="unicode")
    used = set(re.findall(r"url\(#([\w-]+)\)", svg))
    known = {one.get("id") for one in picture().iter(f"{SVG}pattern")}
    assert used
    assert used <= known
    words = ["".join(one.itertext()) for one in picture().iter(f"{SVG}text")]
    assert {"läuft", "geplant", "2026", "2027", "2028", "Jugend & Familie",
            "Treff <am> Bach"} <= set(words)


def test_today_is_drawn_above_the_bars() -> None:
    svg = drawn(timeline(BARS, TODAY), 816)
    assert svg.rindex("stroke-dasharray") > svg.index("#3b7fb0")


def test_a_bar_that_began_earlier_starts_at_the_edge() -> None:
    early = Bar("x", "Lange", "1990-01-01", "2028-12-31", "laeuft", "läuft")
    assert bars(ET.fromstring(drawn(timeline([early], TODAY), 816))) == [(14.0, 794.0)]
