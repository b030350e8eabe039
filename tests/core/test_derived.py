from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.completed import completed
from monitoring.core.cube import Cube, Origin
from monitoring.core.derived import derived
from monitoring.core.filling import cube_of
from monitoring.core.indicator import Formula, Indicator, Official
from monitoring.core.observations import Place, together
from monitoring.core.sheet import EMPTY_BASE, INCOMPLETE, NO_COUNTS, TOO_LARGE
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Kind
from tests.core.invented import (
    EDITIONS,
    LEVELS,
    Row,
    areas_of,
    indicator,
    observations,
    row,
    without_sums,
)

COUNT = {"ew": indicator("ew")}
SHARE = {"quote": indicator("quote", Kind.share)}


def made(indicators: Mapping[str, Indicator], *rows: Row) -> Cube:
    table = completed(observations(*rows), indicators)
    cube = cube_of(table, tuple(indicators), areas_of(), ("", "a.csv"))
    return derived(cube, indicators, LEVELS, EDITIONS)


def cell(cube: Cube, name: str, area: str, period: str = "2020") -> tuple[float, Status, str]:
    place = cube.areas.find(area, "2020" if period >= "2020" else "2015")
    assert place is not None
    at = cube.cell(name, place, period)
    return cube.value[at], Status(cube.status[at]), cube.reasons[cube.reason[at]].de


def test_shares_are_summed_as_counts_and_never_averaged() -> None:
    # methods.md, 1: 10 of 50 and 10 of 450 are 4.0 %, not the mean of 20 % and 2.2 %.
    rows = [
        row("quote", "0204", "2021", numerator=10, denominator=50),
        row("quote", "0205", "2021", numerator=10, denominator=450),
    ]
    assert cell(made(SHARE, *rows), "quote", "02", "2021") == (4.0, Status.value, "")


def test_an_area_that_came_later_is_not_missed_before() -> None:
    cube = made(COUNT, row("ew", "0204", "2020", 7), row("ew", "0204", "2021", 7))
    assert cell(cube, "ew", "02", "2020") == (7.0, Status.value, "")
    assert cell(cube, "ew", "02", "2021")[1:] == (Status.unknown, INCOMPLETE.de)


def test_a_sum_without_one_part_is_not_formed_on_any_level() -> None:
    cube = made(COUNT, row("ew", "0101", value=5), row("ew", "0204", status=Status.secret))
    assert cell(cube, "ew", "01")[0] == 5
    assert cell(cube, "ew", "02")[1:] == (Status.unknown, INCOMPLETE.de)
    assert cell(cube, "ew", "stadt")[1:] == (Status.unknown, INCOMPLETE.de)


def test_a_value_of_the_source_stays_and_counts_in_the_sum_above() -> None:
    cube = made(
        COUNT, row("ew", "0101", value=5), row("ew", "01", value=6), row("ew", "02", value=4)
    )
    assert cell(cube, "ew", "01")[0] == 6
    assert cell(cube, "ew", "stadt")[0] == 10


def test_nothing_of_nothing_is_no_share_but_adds_nothing_wrong() -> None:
    rows = [
        row("quote", "0204", "2021", numerator=0, denominator=0),
        row("quote", "0205", "2021", numerator=1, denominator=4),
    ]
    cube = made(SHARE, *rows)
    assert cell(cube, "quote", "0204", "2021")[1:] == (Status.not_meaningful, EMPTY_BASE.de)
    assert cell(cube, "quote", "02", "2021")[0] == 25


def test_shares_without_counts_stay_empty_above_and_say_why() -> None:
    share = {"quote": without_sums(indicator("quote", Kind.share))}
    cube = made(share, row("quote", "0101", value=20))
    for area in ("01", "stadt"):
        assert cell(cube, "quote", area)[1:] == (Status.not_meaningful, NO_COUNTS.de)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((Status.value, Status.provisional), Status.provisional),
        ((Status.estimated, Status.provisional), Status.estimated),
        ((Status.revised, Status.value), Status.revised),
    ],
)
def test_a_sum_is_as_certain_as_its_parts(parts: tuple[Status, ...], whole: Status) -> None:
    rows = [
        row("ew", area, "2021", 3, status=one)
        for area, one in zip(("0204", "0205"), parts, strict=True)
    ]
    assert cell(made(COUNT, *rows), "ew", "02", "2021") == (6.0, whole, "")


def test_a_sum_of_true_zeros_is_a_true_zero() -> None:
    cube = made(COUNT, row("ew", "0101", value=0, status=Status.zero))
    assert cell(cube, "ew", "01") == (0.0, Status.zero, "")


def formulas(*numerator: str) -> dict[str, Indicator]:
    share = indicator("u18", Kind.share, Formula(numerator, ("ew",)))
    return {"u18": share, "ew": indicator("ew"), "jung": indicator("jung"), "alt": indicator("alt")}


def test_formula_reads_sums_of_larger_areas() -> None:
    rows = [
        row("ew", "0204", "2021", 50),
        row("ew", "0205", "2021", 450),
        row("jung", "0204", "2021", 10),
        row("jung", "0205", "2021", 10),
    ]
    cube = made(formulas("jung"), *rows)
    assert cell(cube, "u18", "0204", "2021")[0] == 20
    assert cell(cube, "u18", "02", "2021") == (4.0, Status.value, "")


def test_formula_subtracts() -> None:
    rows = [
        row("ew", "0101", value=40),
        row("jung", "0101", value=30),
        row("alt", "0101", value=10),
    ]
    assert cell(made(formulas("jung", "-alt"), *rows), "u18", "0101")[0] == 50


def test_a_secret_part_makes_the_figure_secret() -> None:
    rows = [row("ew", "0101", value=40), row("jung", "0101", status=Status.secret)]
    assert cell(made(formulas("jung"), *rows), "u18", "0101")[1] is Status.secret


def test_a_part_that_was_never_delivered_leaves_the_figure_missing() -> None:
    cube = made(formulas("jung", "alt"), row("ew", "0101", value=4), row("jung", "0101", value=1))
    assert cell(cube, "u18", "0101")[1] is Status.missing


def test_the_official_value_wins_and_leaves_the_counts() -> None:
    official = (Official("stadt", "2020", 6.5, "Amt"), Official("stadt", "1999", 1, "Amt"))
    share = {"quote": replace(SHARE["quote"], official=official)}
    rows = [
        row("quote", "0101", numerator=1, denominator=10),
        row("quote", "0204", numerator=3, denominator=10),
    ]
    cube = made(share, *rows)
    place = cube.areas.find("stadt")
    assert place is not None
    at = cube.cell("quote", place, "2020")
    assert (cube.value[at], cube.numerator[at], cube.denominator[at]) == (6.5, 4, 20)
    assert cube.origin[at] == Origin.official


def test_both_editions_in_one_year_are_never_added_together() -> None:
    table = observations(row("ew", "0101", "2020", 5), row("ew", "0204", "2020", 4))
    old = observations(row("ew", "0101", "2020", 6), row("ew", "0203", "2020", 7))
    old = replace(old, places=tuple(Place(one.level, "2015", one.area) for one in old.places))
    both = completed(together([table, old]), COUNT)
    cube = derived(cube_of(both, ("ew",), areas_of(), ("",)), COUNT, LEVELS, EDITIONS)
    assert cell(cube, "ew", "stadt")[0] == 9


counts = st.lists(st.integers(0, 10**6), min_size=6, max_size=6)


@given(counts)
def test_sums_over_levels_equal_the_direct_sum(numbers: list[int]) -> None:
    areas = ("0101", "0204", "0205")
    tops, bases = numbers[:3], [top + base for top, base in zip(numbers, numbers[3:], strict=False)]
    rows = [
        row("quote", area, "2021", numerator=top, denominator=base)
        for area, top, base in zip(areas, tops, bases, strict=True)
    ]
    value, status, _ = cell(made(SHARE, *rows), "quote", "stadt", "2021")
    if sum(bases):
        assert value == pytest.approx(100 * sum(tops) / sum(bases), rel=1e-12)
    else:
        assert status is Status.not_meaningful


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["0101", "0204", "01", "stadt"]),
            st.sampled_from(Status),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        max_size=4,
    )
)
def test_exactly_the_cells_with_a_number_hold_a_value(
    cells: list[tuple[str, Status, int, int]],
) -> None:
    rows = {
        area: row("quote", area, numerator=top, denominator=base, status=status)
        for area, status, top, base in cells
    }
    table = completed(observations(*rows.values()), SHARE)
    cube = derived(cube_of(table, ("quote",), areas_of(), ("", "a.csv")), SHARE, LEVELS, EDITIONS)
    numbers = has_number(cube.status)
    assert np.isfinite(cube.value[numbers]).all()


def test_a_share_whose_numerator_exceeds_its_denominator_is_no_figure() -> None:
    formula = Formula(("alo",), ("ew",))
    declared = {
        "alo": indicator("alo"),
        "ew": indicator("ew"),
        "quote": indicator("quote", Kind.share, formula),
    }
    cube = made(declared, row("alo", "0204", value=9), row("ew", "0204", value=8))
    value, status, reason = cell(cube, "quote", "0204")
    assert np.isnan(value)
    assert (status, reason) == (Status.not_meaningful, TOO_LARGE.de)
