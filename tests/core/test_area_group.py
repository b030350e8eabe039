from dataclasses import replace

import numpy as np
import pytest

from monitoring.core.area_group import area_group
from monitoring.core.cube import Cube
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import Row, cube_with, indicator, row

SHARE = indicator("anteil", Kind.share)
COUNT = indicator("ew")


def made(*rows: Row) -> Cube:
    return cube_with({"anteil": SHARE, "ew": COUNT}, *rows)


def places(cube: Cube, *ids: str) -> list[int]:
    found = [cube.areas.find(one, "2020") for one in ids]
    return [one for one in found if one is not None]


def test_counts_are_summed_before_dividing() -> None:
    # 3 of 10 and 10 of 90: 13 of 100, not the mean of 30 % and 11.1 %.
    cube = made(row("anteil", "0101", value=30, numerator=3, denominator=10),
                row("anteil", "0204", value=11.1, numerator=10, denominator=90))
    found = area_group(cube, SHARE, places(cube, "0101", "0204"), "2020")
    assert (found.value, found.numerator, found.denominator) == (13, 13, 100)
    assert found.status is Status.value
    assert found.silent == ()


def test_one_secret_member_hides_the_whole_group_and_is_named() -> None:
    cube = made(row("anteil", "0101", value=30, numerator=3, denominator=10),
                row("anteil", "0204", status=Status.secret))
    first, second = places(cube, "0101", "0204")
    found = area_group(cube, SHARE, [first, second], "2020")
    assert np.isnan([found.value, found.numerator, found.denominator]).all()
    assert found.status is Status.secret
    assert found.silent == (second,)


@pytest.mark.parametrize("status", [Status.missing, Status.unreliable, Status.excluded])
def test_no_sum_mixes_numbers_with_anything_else(status: Status) -> None:
    cube = made(row("ew", "0101", value=5), row("ew", "0204", status=status))
    found = area_group(cube, COUNT, places(cube, "0101", "0204"), "2020")
    assert np.isnan(found.value)
    assert found.status is status


def test_counts_of_areas_are_a_count_and_each_area_counts_once() -> None:
    cube = made(row("ew", "0101", value=5), row("ew", "0204", value=7))
    first, second = places(cube, "0101", "0204")
    assert area_group(cube, COUNT, [first, second, first], "2020").value == 12


def test_shares_without_counts_have_no_figure_of_the_group() -> None:
    cube = made(row("anteil", "0101", value=30), row("anteil", "0204", value=10))
    found = area_group(cube, SHARE, places(cube, "0101", "0204"), "2020")
    assert not found.countable
    assert np.isnan(found.value)


def test_means_have_no_figure_of_the_group() -> None:
    mean = replace(SHARE, kind=Kind.mean)
    cube = made(row("anteil", "0101", value=30, numerator=3, denominator=10))
    assert not area_group(cube, mean, places(cube, "0101"), "2020").countable


def test_a_reservation_of_one_member_is_one_of_the_group() -> None:
    cube = made(row("ew", "0101", value=5, status=Status.provisional),
                row("ew", "0204", value=7))
    found = area_group(cube, COUNT, places(cube, "0101", "0204"), "2020")
    assert (found.value, found.status) == (12, Status.provisional)
