"""Published figures that change later, with what stood there before."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from monitoring.core.completed import completed
from monitoring.core.corrections import (
    COLUMNS,
    corrections_after,
    newest_correction,
    no_corrections,
)
from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.filling import cells_of, filled, frame_for
from monitoring.core.indicator import Formula
from monitoring.core.observations import Plane
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import EDITIONS, LEVELS, Row, areas_of, indicator, observations, row

INDICATORS = {
    "ew": indicator("ew"),
    "jung": indicator("jung"),
    "anteil": indicator("anteil", Kind.share, Formula(("jung",), ("ew",))),
}
EVERYTHING = observations(*(row(one, "0101", year) for one in ("ew", "jung")
                            for year in ("2020", "2021")))


def made(*rows: Row) -> Cube:
    """A release of these rows, in a frame that has room for both years."""
    table = completed(observations(*rows), INDICATORS)
    cube = frame_for(EVERYTHING, tuple(INDICATORS), areas_of())
    cube = filled(cube, table, cells_of(table, cube), ("", "a.csv"))
    return derived(cube, INDICATORS, LEVELS, EDITIONS)


BEFORE = (row("ew", "0101", value=100), row("jung", "0101", value=20),
          row("ew", "0204", value=50), row("jung", "0204", value=10))


def listed(found: pd.DataFrame) -> set[tuple[object, ...]]:
    return set(found.drop(columns="status").itertuples(index=False, name=None))


def test_a_changed_count_corrects_its_sums_and_the_shares_made_of_it() -> None:
    after = made(row("ew", "0101", value=80), *BEFORE[1:])
    found = corrections_after(no_corrections(), made(*BEFORE), after, 2)
    assert list(found.columns) == COLUMNS
    # 20 of 100 and 30 of 150 are 20 %.
    assert listed(found) == {
        ("ew", "2020", "0101", "2020", 2, 100.0),
        ("ew", "", "01", "2020", 2, 100.0),
        ("ew", "", "stadt", "2020", 2, 150.0),
        ("anteil", "2020", "0101", "2020", 2, 20.0),
        ("anteil", "", "01", "2020", 2, 20.0),
        ("anteil", "", "stadt", "2020", 2, 20.0),
    }
    assert set(found["status"]) == {Status.value}


def test_new_figures_are_no_corrections() -> None:
    after = made(*BEFORE, row("ew", "0101", "2021", 110), row("jung", "0101", "2021", 21))
    assert not len(corrections_after(no_corrections(), made(*BEFORE), after, 2))


def test_what_was_no_number_before_is_no_correction() -> None:
    before = made(row("ew", "0204", status=Status.secret))
    after = made(row("ew", "0204", value=4))
    assert not len(corrections_after(no_corrections(), before, after, 2))


@pytest.mark.parametrize("now", [
    row("ew", "0204", status=Status.secret),
    row("ew", "0204", value=50, status=Status.revised),
    row("ew", "0204", value=50.0000001),
])
def test_a_figure_that_is_gone_hidden_or_marked_is_a_correction(now: Row) -> None:
    before, after = made(BEFORE[2]), made(now)
    found = corrections_after(no_corrections(), before, after, 7)
    assert ("ew", "2020", "0204", "2020", 7, 50.0) in listed(found)
    gone = corrections_after(no_corrections(), before, made(row("ew", "0101", value=1)), 7)
    assert ("ew", "2020", "0204", "2020", 7, 50.0) in listed(gone)


def test_digits_that_come_from_arithmetic_correct_nothing() -> None:
    after = made(*BEFORE)
    at = after.indicator_position["anteil"]
    after.value[at] *= 1 + 1e-15
    assert not len(corrections_after(no_corrections(), made(*BEFORE), after, 2))


def test_the_newest_of_several_corrections_is_found() -> None:
    first, second, third = made(BEFORE[2]), made(row("ew", "0204", value=51)), made(BEFORE[2])
    known = corrections_after(no_corrections(), first, second, 2)
    both = corrections_after(known, second, third, 3)
    one = both[both["area"] == "0204"]
    assert one["release"].tolist() == [2, 3]
    assert one["value"].tolist() == [50, 51]
    area = third.areas.position["2020", "0204"]
    newest = newest_correction(both, third)
    assert newest[third.cell("ew", area, "2020")] == 3
    assert set(newest.values()) == {3}
    pd.testing.assert_frame_equal(corrections_after(both, third, third, 4), both)


def test_a_part_of_an_indicator_is_corrected_on_its_own() -> None:
    def parts(men: float, women: float) -> Cube:
        rows = observations(row("ew", "0101", value=men), row("jung", "0101", value=women))
        rows = replace(rows, planes=(Plane("ew", "sex=m"), Plane("ew", "sex=w")))
        cube = frame_for(rows, ("ew",), areas_of())
        return filled(cube, rows, cells_of(rows, cube), ("", "a.csv"))

    found = corrections_after(no_corrections(), parts(40, 60), parts(40, 61), 2)
    assert listed(found) == {("ew:sex=w", "2020", "0101", "2020", 2, 60.0)}


def test_a_correction_of_what_a_release_no_longer_holds_is_passed_over() -> None:
    cube = made(*BEFORE)
    table = pd.DataFrame({
        "plane": ["weg", "ew", "ew", "ew"], "edition": ["2020", "1990", "2020", "2020"],
        "area": ["0101", "0101", "0101", "0101"], "period": ["2020", "2020", "1990", "2020"],
        "release": np.array([2, 2, 2, 5]), "value": 1.0, "status": 1,
    })
    area = cube.areas.position["2020", "0101"]
    assert newest_correction(table, cube) == {cube.cell("ew", area, "2020"): 5}
