"""What a figure is made of: every way that a figure can come about, with its cells."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from monitoring.core.city import City, CityFrame, Edition
from monitoring.core.completed import completed
from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.filling import cube_of
from monitoring.core.indicator import Formula, Indicator, Official
from monitoring.core.observations import Plane
from monitoring.core.sheet import INCOMPLETE
from monitoring.core.space.crosswalk import Crosswalk, crosswalk_of
from monitoring.core.standard import Standard
from monitoring.core.status import Status
from monitoring.core.trace import Role, Trace, Way, trace
from monitoring.core.vocabulary import Kind
from monitoring.language import Words
from tests.core.invented import EDITIONS, LEVELS, Row, areas_of, indicator, observations, row

WORDS = Words("Text", "text")
COUNT, SHARE = {"ew": indicator("ew")}, {"quote": indicator("quote", Kind.share)}
AREAS = areas_of()


def city_with(indicators: Mapping[str, Indicator]) -> City:
    days = {"2015": date(2015, 1, 1), "2020": date(2020, 1, 1)}
    editions = tuple(Edition(one, WORDS, days[one]) for one in EDITIONS)
    frame = CityFrame("stadt", WORDS, WORDS, WORDS, "stadt", "EPSG:25833", (), editions)
    return City(frame, indicators, {}, {})


def made(indicators: Mapping[str, Indicator], *rows: Row) -> Cube:
    table = completed(observations(*rows), indicators)
    names = tuple(dict.fromkeys([*indicators, *(one[0] for one in rows)]))
    return derived(cube_of(table, names, AREAS, ("", "a.csv")), indicators, LEVELS, EDITIONS)


def traced(
    indicators: Mapping[str, Indicator], cube: Cube, area: str, period: str = "2020",
    plane: str = "", most: int = 20, crosswalks: tuple[Crosswalk, ...] = (), edition: str = "2020",
) -> Trace:
    place = AREAS.find(area, edition)
    assert place is not None
    return trace(cube, city_with(indicators), place, plane or next(iter(indicators)), period,
                 crosswalks, most)


def ids(found: Trace) -> list[str]:
    return [f"{AREAS.ids[one.trace.area]}@{AREAS.editions[one.trace.area]}" for one in found.parts]


def test_a_delivered_figure_has_its_row_and_no_parts() -> None:
    found = traced(COUNT, made(COUNT, row("ew", "0101", value=5)), "0101")
    assert (found.way, found.file, found.row, found.value) == (Way.source, 1, 2, 5.0)
    assert (found.parts, found.of) == ((), 0)


def test_a_formula_names_its_counts_with_their_signs() -> None:
    formula = Formula(("a", "-b"), ("ew",))
    known = {"q": indicator("q", Kind.share, formula),
             **{one: indicator(one) for one in ("a", "b", "ew")}}
    cube = made(known, row("a", "0101", value=9), row("b", "0101", value=4),
                row("ew", "0101", value=50))
    found = traced(known, cube, "0101")
    assert (found.way, found.value, found.numerator, found.denominator) == (Way.formula, 10, 5, 50)
    assert [(one.role, one.weight, one.trace.plane, one.trace.value) for one in found.parts] == [
        (Role.numerator, 1, "a", 9), (Role.numerator, -1, "b", 4), (Role.denominator, 1, "ew", 50),
    ]
    assert {one.trace.way for one in found.parts} == {Way.source}


def test_a_sum_lists_the_areas_that_sources_speak_of() -> None:
    cube = made(
        SHARE, row("quote", "0101", "2021", numerator=10, denominator=50),
        row("quote", "0204", "2021", numerator=10, denominator=450),
        row("quote", "02", "2021", numerator=11, denominator=500),
    )
    found = traced(SHARE, cube, "stadt", "2021")
    # The borough 02 has a figure of its own, 01 is the sum of its only quarter.
    assert (found.way, ids(found)) == (Way.sum, ["0101@2020", "02@"])
    assert (found.numerator, found.denominator) == (21, 550)
    assert sum(one.trace.numerator for one in found.parts) == 21
    assert {one.trace.way for one in found.parts} == {Way.source}


def test_a_sum_takes_the_areas_of_the_edition_that_was_added_up() -> None:
    cube = made(COUNT, row("ew", "0101", "2019", 1), row("ew", "0203", "2019", 2),
                row("ew", "0101", "2020", 3), row("ew", "0204", "2020", 4))
    assert ids(traced(COUNT, cube, "stadt", "2019")) == ["0101@2015", "0203@2015"]
    # 0205 exists from 2021 on.
    assert ids(traced(COUNT, cube, "stadt", "2020")) == ["0101@2020", "0204@2020"]


def test_a_sum_that_was_not_formed_names_first_what_is_missing() -> None:
    cube = made(COUNT, row("ew", "0101", "2021", 5), row("ew", "0205", "2021", 7),
                row("ew", "0204", "2021", status=Status.secret))
    found = traced(COUNT, cube, "stadt", "2021")
    assert (found.way, found.status, found.reason) == (Way.sum, Status.unknown, INCOMPLETE)
    assert ids(found) == ["0204@2020", "0101@2020", "0205@2020"]
    assert found.parts[0].trace.status is Status.secret


def test_long_sums_are_cut_and_say_how_many_there_are() -> None:
    cube = made(COUNT, row("ew", "0101", "2021", 5), row("ew", "0204", "2021", 1),
                row("ew", "0205", "2021", 7))
    found = traced(COUNT, cube, "stadt", "2021", most=2)
    assert (ids(found), found.of) == (["0101@2020", "0204@2020"], 3)


def test_an_official_value_is_no_sum() -> None:
    own = replace(SHARE["quote"], official=(Official("stadt", "2020", 6.5, "Amt"),))
    cube = made({"quote": own}, row("quote", "0101", numerator=1, denominator=4),
                row("quote", "0204", numerator=1, denominator=4))
    found = traced({"quote": own}, cube, "stadt")
    assert (found.way, found.value, found.parts) == (Way.official, 6.5, ())


def test_an_unchanged_area_leads_to_the_edition_before() -> None:
    found = traced(COUNT, made(COUNT, row("ew", "0101", "2019", 4)), "0101", "2019")
    assert (found.way, found.value, ids(found)) == (Way.same, 4.0, ["0101@2015"])
    assert (found.parts[0].trace.way, found.parts[0].trace.row) == (Way.source, 2)


def test_a_carried_figure_names_former_areas_and_weights() -> None:
    links = pd.DataFrame([("0203", "0204", 0.6), ("0203", "0205", 0.4), ("0101", "0101", 1.0)],
                         columns=["from", "to", "weight"])
    links = links.assign(crosswalk="c", level="viertel", from_edition="2015", to_edition="2020",
                         basis="area", since="", file="weights.csv")
    steps = (crosswalk_of(links, AREAS, Words("alt", "old")),)
    cube = made(COUNT, row("ew", "0203", "2019", 50), row("ew", "0101", "2019", 1))
    found = traced(COUNT, cube, "0204", "2019", crosswalks=steps)
    assert (found.way, found.status, found.crosswalk) == (Way.carried, Status.estimated, 0)
    # 0.6 of 50 residents
    assert found.value == pytest.approx(30)
    assert [(one.weight, one.trace.value) for one in found.parts] == [(0.6, 50.0)]
    assert "alt" in found.reason.de
    assert traced(COUNT, cube, "0101", "2019", crosswalks=steps).way is Way.same


def test_a_standardised_rate_names_its_bands_with_their_weights() -> None:
    standard = Standard("s", WORDS, ("0-64", "65+"), (4.0, 1.0))
    known = {"r": replace(indicator("r", Kind.rate), standard=standard)}
    rows = [row("r:alter=0-64", "0101", numerator=20, denominator=1000),
            row("r:alter=65+", "0101", numerator=50, denominator=500)]
    table = observations(*rows)
    planes = tuple(Plane(*one.indicator.split(":")) for one in table.planes)
    names = ("r", *(one[0] for one in rows))
    cube = cube_of(completed(replace(table, planes=planes), known), names, AREAS, ("", "a.csv"))
    found = traced(known, derived(cube, known, LEVELS, EDITIONS), "0101")
    assert found.way is Way.standardised
    assert [(one.role, one.weight, one.trace.plane) for one in found.parts] == [
        (Role.band, 4.0, "r:alter=0-64"), (Role.band, 1.0, "r:alter=65+")]
    # (4 × 20/1000 + 1 × 50/500) / 5 × 100
    assert found.value == pytest.approx(3.6)


def test_nothing_known_has_no_parts() -> None:
    found = traced(COUNT, made(COUNT, row("ew", "0101", value=5)), "0205", "2020")
    assert (found.way, found.status, found.parts) == (Way.nothing, Status.missing, ())
    assert np.isnan(found.value)
    assert not found.has_number
