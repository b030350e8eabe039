"""Counts over changed boundaries: distributed by weights, never shares, always marked."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.area import Areas, areas_from
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.indicator import Indicator
from monitoring.core.sheet import EMPTY_BASE
from monitoring.core.space.carried import (
    CUT_OTHERWISE,
    NO_SOURCE,
    NO_WEIGHTS,
    VALUE_ONLY,
    CarriedSeries,
    carried_series,
    distributed,
)
from monitoring.core.space.crosswalk import Crosswalk, crosswalk_of, lifted
from monitoring.core.status import Status
from monitoring.core.vocabulary import Aggregation, Kind
from monitoring.language import Words
from tests.core.golden import Golden, golden
from tests.core.invented import indicator

# A is divided between X and Y, B goes to Y, S stays the same, N is new land; P holds X and Y.
_AREAS = [
    ("A", "viertel", "2015", "stadt", ""),
    ("B", "viertel", "2015", "stadt", ""),
    ("S", "viertel", "2015", "stadt", ""),
    ("X", "viertel", "2020", "P", ""),
    ("Y", "viertel", "2020", "P", ""),
    ("S", "viertel", "2020", "Q", "2015"),
    ("N", "viertel", "2020", "Q", ""),
    ("Y", "viertel", "2025", "stadt", "2020"),
    ("Z", "viertel", "2025", "stadt", ""),
    ("P", "bezirk", "2020", "stadt", ""),
    ("Q", "bezirk", "2020", "stadt", ""),
    ("stadt", "stadt", "", "", ""),
]
PERIODS = ("2018", "2019", "2021")
LINKS = [("A", "X", 0.6), ("A", "Y", 0.4), ("B", "Y", 1.0), ("S", "S", 1.0)]
SHARE, COUNT = indicator("q", Kind.share), indicator("q")


def areas_of() -> Areas:
    columns = ["area", "level", "edition", "parent", "continues"]
    table = pd.DataFrame(_AREAS, columns=columns, dtype=str)
    return areas_from(table.assign(name="", since=""), ("viertel", "bezirk", "stadt"))


AREAS = areas_of()


def crosswalk(
    links: list[tuple[str, str, float]] = LINKS, since: str = "", editions: str = "2015 2020"
) -> Crosswalk:
    table = pd.DataFrame(links, columns=["from", "to", "weight"])
    before, after = editions.split()
    table = table.assign(crosswalk="c", level="viertel", from_edition=before, to_edition=after,
                         basis="area", since=since, file="weights.csv")
    return crosswalk_of(table, AREAS, Words("alt", "old"))


def cube_with(**cells: tuple[float, float] | Status) -> Cube:
    """Numerator and denominator, or a status, by area, edition and period (A_2015_2019)."""
    cube = empty_cube(("q",), AREAS, PERIODS)
    for name, given_ in cells.items():
        area, edition, period = name.split("_")
        at = cube.cell("q", AREAS.position[edition, area], period)
        if isinstance(given_, Status):
            cube.status[at] = given_
            continue
        cube.numerator[at], cube.denominator[at] = given_
        cube.value[at] = given_[0] if np.isnan(given_[1]) else 100 * given_[0] / given_[1]
        cube.status[at] = Status.value
    return cube


def series(
    cube: Cube, area: str, *crosswalks: Crosswalk, of: Indicator = SHARE, edition: str = "2020"
) -> CarriedSeries:
    place = np.array([AREAS.position[edition, area]])
    with np.errstate(all="raise"):
        return carried_series(cube, crosswalks or (crosswalk(),), of, place)


def said(found: CarriedSeries, period: str = "2019") -> tuple[float, Status, str]:
    at = (0, PERIODS.index(period))
    value = float(found.value[at])
    return value, Status(found.status[at]), found.reasons[found.reason[at]].de


TOY = {"A_2015_2019": (50.0, 500.0), "B_2015_2019": (30.0, 300.0)}


@pytest.mark.parametrize("case", golden("areal_interpolation"))
def test_golden(case: Golden) -> None:
    cube = cube_with(**TOY)
    for area, expected in zip("XY", case.expected.split(";"), strict=True):
        found = series(cube, area)
        top, base = map(float, expected.split("/"))
        assert found.numerator[0, 1] == pytest.approx(top, abs=case.tolerance)
        assert found.denominator[0, 1] == pytest.approx(base, abs=case.tolerance)


def test_the_share_is_divided_anew_and_never_averaged() -> None:
    # methods.md, 1: 10 of 50 and 10 of 450 are 4.0 %, not the mean of 20 % and 2.2 %.
    whole = crosswalk([("A", "X", 1.0), ("B", "X", 1.0), ("S", "S", 1.0)])
    found = series(cube_with(A_2015_2019=(10.0, 50.0), B_2015_2019=(10.0, 450.0)), "X", whole)
    assert said(found) == (4.0, Status.estimated, "Umgerechnet vom Gebietsstand „alt“, nur ganze "
                                                  "Gebiete")
    assert found.estimated.tolist() == [[False, True, False]]
    assert not found.divided.any()


def test_parts_of_a_divided_area_are_told_apart() -> None:
    found = series(cube_with(**TOY, X_2020_2021=(7.0, 70.0)), "X")
    assert found.divided.tolist() == [[False, True, False]]
    assert "als wäre jedes Gebiet gleichmäßig bewohnt" in said(found)[2]
    assert said(found, "2021") == (10.0, Status.value, "")
    assert found.crosswalk.tolist() == [[-1, 0, -1]]


def test_an_area_that_stayed_the_same_keeps_its_figures() -> None:
    found = series(cube_with(**TOY, S_2015_2018=(1.0, 3.0), S_2015_2019=Status.secret), "S")
    assert said(found, "2018") == (100 / 3, Status.value, "")
    assert said(found)[1] is Status.secret
    assert not found.estimated.any()
    assert found.source[0, 0] == AREAS.position["2015", "S"]


@pytest.mark.parametrize(
    "status", [Status.secret, Status.excluded, Status.unreliable, Status.missing]
)
def test_without_all_of_its_sources_an_area_stays_empty(status: Status) -> None:
    found = series(cube_with(A_2015_2019=(50.0, 500.0), B_2015_2019=status), "Y")
    assert np.isnan(found.value[0, 1])
    assert said(found)[1:] == (Status.missing, NO_SOURCE.de)
    assert not found.estimated.any()


def test_values_without_counts_are_not_carried() -> None:
    cube = cube_with(**TOY)
    cube.numerator[:] = np.nan
    assert said(series(cube, "X"))[1:] == (Status.missing, VALUE_ONLY.de)
    median = replace(SHARE, aggregation=Aggregation.none)
    assert said(series(cube_with(**TOY), "X", of=median))[1:] == (Status.missing, VALUE_ONLY.de)


def test_counts_are_distributed_without_denominator() -> None:
    cube = cube_with(A_2015_2019=(50.0, np.nan), B_2015_2019=(30.0, np.nan))
    assert said(series(cube, "Y", of=COUNT))[:2] == (50.0, Status.estimated)


def test_nothing_of_nothing_adds_nothing_wrong() -> None:
    cube = replace(cube_with(A_2015_2019=(50.0, 500.0)), reasons=(Words("", ""), EMPTY_BASE))
    at = cube.cell("q", AREAS.position["2015", "B"], "2019")
    cube.numerator[at] = cube.denominator[at] = 0.0
    cube.status[at], cube.reason[at] = Status.not_meaningful, 1
    assert said(series(cube, "Y"))[:2] == (10.0, Status.estimated)
    cube.numerator[:, AREAS.position["2015", "A"]] = 0.0
    cube.denominator[:, AREAS.position["2015", "A"]] = 0.0
    found = series(cube, "Y")
    assert np.isnan(found.value[0, 1])
    assert said(found)[1:] == (Status.not_meaningful, EMPTY_BASE.de)
    assert not found.estimated.any()


def test_weights_do_not_hold_before_an_area_was_cut_so() -> None:
    cube = cube_with(**TOY, A_2015_2018=(40.0, 400.0), B_2015_2018=(20.0, 200.0))
    found = series(cube, "X", crosswalk(since="2019"))
    assert said(found, "2018")[1:] == (Status.missing, CUT_OTHERWISE.de)
    assert said(found, "2019")[:2] == (10.0, Status.estimated)


def test_new_land_says_that_it_has_no_weights_where_others_have_figures() -> None:
    found = series(cube_with(**TOY), "N")
    assert said(found, "2019")[1:] == (Status.missing, NO_WEIGHTS.de)
    assert said(found, "2018")[1:] == (Status.missing, "")


def test_a_figure_of_the_later_edition_is_never_replaced() -> None:
    found = series(cube_with(**TOY, X_2020_2019=Status.secret), "X")
    assert said(found)[1:] == (Status.secret, "")


def test_two_steps_of_editions_one_after_the_other() -> None:
    second = crosswalk([("X", "Z", 1.0), ("Y", "Y", 1.0)], editions="2020 2025")
    found = series(cube_with(**TOY), "Z", second, crosswalk(), edition="2025")
    assert said(found)[:2] == (10.0, Status.estimated)
    assert found.divided[0, 1]
    same = series(cube_with(**TOY), "Y", second, crosswalk(), edition="2025")
    assert same.numerator[0, 1] == 50.0
    assert same.estimated[0, 1]


def test_a_level_above_gets_the_sum_of_its_parts_or_says_why_not() -> None:
    above = lifted(crosswalk(), AREAS, "bezirk")
    cube = cube_with(**TOY)
    found = series(cube, "P", crosswalk(), above)
    assert (found.numerator[0, 1], found.denominator[0, 1]) == (80.0, 800.0)
    assert not found.divided.any()
    # N has no weights: the sum of Q would be too small.
    assert said(series(cube, "Q", crosswalk(), above))[1:] == (Status.missing, NO_WEIGHTS.de)


def test_the_release_itself_stays_as_it_is() -> None:
    cube = cube_with(**TOY)
    before = [getattr(cube, one).copy() for one in ("value", "numerator", "status", "reason")]
    series(cube, "X")
    for one, figures in zip(("value", "numerator", "status", "reason"), before, strict=True):
        np.testing.assert_array_equal(getattr(cube, one), figures)


@given(
    st.lists(st.floats(0, 1e6), min_size=2, max_size=2),
    st.lists(st.floats(1e-3, 1), min_size=4, max_size=4),
)
def test_no_count_is_lost_or_made(counts: list[float], raw: list[float]) -> None:
    parts = np.array(raw).reshape(2, 2)
    parts /= parts.sum(axis=1, keepdims=True)
    ends = [(source, target) for source in "AB" for target in "XY"]
    links = [(*pair, float(weight)) for pair, weight in zip(ends, parts.ravel(), strict=True)]
    figures = np.zeros((len(AREAS), 1))
    figures[[AREAS.position["2015", one] for one in "AB"], 0] = counts
    assert distributed(figures, crosswalk(links)).sum() == pytest.approx(sum(counts), rel=1e-12)


def test_without_crosswalks_it_is_the_series_of_the_cube() -> None:
    same = {"S_2015_2018": (1.0, 3.0), "S_2020_2021": (1.0, 4.0)}
    cube = cube_with(**TOY, **same, S_2015_2019=Status.secret)
    every = np.arange(len(AREAS))
    value, status = cube.series("q", every)
    found = carried_series(cube, (), SHARE, every)
    np.testing.assert_array_equal(found.value, value)
    np.testing.assert_array_equal(found.status, status)
