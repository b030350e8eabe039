"""Rounded figures, each by itself, to multiples of a base."""

import numpy as np
import pytest

from monitoring.core.city import Profile, ProtectionRule
from monitoring.core.protection.rounding import bases_of, rounded_cube
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import WORDS, cube_with, indicator, row
from tests.core.protection.test_layer import city_of

COUNT, SHARE = indicator("zahl"), indicator("anteil", Kind.share)
BOTH = {"zahl": COUNT, "anteil": SHARE}
FIVES = city_of(BOTH, ProtectionRule(WORDS, rounding=5))


def rounded(number: float, status: Status = Status.value) -> tuple[float, Status]:
    cube = cube_with(BOTH, row("zahl", "0101", "2020", number, number, status=status))
    found = rounded_cube(cube, FIVES, bases_of(cube, FIVES))
    at = found.cell("zahl", found.areas.position["2020", "0101"], "2020")
    return float(found.value[at]), Status(found.status[at])


@pytest.mark.parametrize(("exact", "shown"), [(3, 5), (7, 5), (8, 10), (12, 10), (13, 15), (0, 0)])
def test_multiples_of_five_are_at_most_two_away(exact: float, shown: float) -> None:
    assert rounded(exact) == (shown, Status.value)


@pytest.mark.parametrize("exact", [1.0, 2.0])
def test_a_count_that_becomes_nothing_says_so(exact: float) -> None:
    assert rounded(exact) == (0.0, Status.rounded_zero)


def test_what_is_secret_stays_as_it_is() -> None:
    value, status = rounded(np.nan, Status.secret)
    assert np.isnan(value)
    assert status == Status.secret


def test_a_share_follows_from_its_rounded_counts() -> None:
    cube = cube_with(BOTH, row("anteil", "0101", "2020", 12 / 98 * 100, 12, 98),
                     row("anteil", "0204", "2021", 12.3))
    found = rounded_cube(cube, FIVES, bases_of(cube, FIVES))
    at = found.cell("anteil", found.areas.position["2020", "0101"], "2020")
    assert (found.numerator[at], found.denominator[at], found.value[at]) == (10, 100, 10)
    finished = found.cell("anteil", found.areas.position["2020", "0204"], "2021")
    assert found.value[finished] == 12.3


def test_the_larger_base_of_rule_and_profile() -> None:
    cube = cube_with(BOTH, row("zahl", "0101", "2020", 7, 7))
    assert set(bases_of(cube, FIVES, Profile(WORDS, rounding=10))) == {10}
    assert set(bases_of(cube, FIVES, Profile(WORDS, rounding=3))) == {5}
    free = city_of(BOTH)
    assert rounded_cube(cube, free, bases_of(cube, free)) is cube
