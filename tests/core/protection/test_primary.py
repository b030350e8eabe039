"""Cells that a source's rule keeps secret, one limit at a time."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from monitoring.core.city import City, Profile, ProtectionRule
from monitoring.core.indicator import Indicator
from monitoring.core.protection.primary import primary
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import WORDS, cube_with, indicator, row
from tests.core.protection.test_layer import city_of

COUNT, SHARE, RATE = (indicator(one.value, one) for one in (Kind.count, Kind.share, Kind.rate))
MEAN = indicator("mean", Kind.mean)
PEOPLE = indicator("alle")


def rule(**limits: int | bool) -> ProtectionRule:
    return replace(ProtectionRule(WORDS), **limits)  # type: ignore[arg-type]


def is_small(
    one: Indicator, limits: ProtectionRule, top: float, base: float = np.nan,
    status: Status = Status.value, profile: Profile | None = None,
) -> bool:
    value = top if one.kind is Kind.count else top / base * one.multiplier if base else np.nan
    cube = cube_with({one.id: one}, row(one.id, "0101", "2020", value, top, base, status))
    found = primary(cube, city_of({one.id: one}, limits), profile=profile)
    assert found.sum() <= 1
    return bool(found.any())


@pytest.mark.parametrize(("top", "small"), [(0, False), (1, True), (2, True), (3, False)])
def test_counts_from_one_to_below_the_limit(top: float, small: bool) -> None:
    assert is_small(COUNT, rule(min_numerator=3), top) is small


def test_a_source_may_keep_zeros_and_full_shares_to_itself() -> None:
    assert is_small(COUNT, rule(zeros=False), 0)
    assert is_small(SHARE, rule(zeros=False), 0, 200)
    assert is_small(SHARE, rule(full=False), 200, 200)
    assert not is_small(SHARE, rule(), 200, 200)
    assert not is_small(SHARE, rule(full=False), 199, 200)


@pytest.mark.parametrize(("top", "small"), [(197, False), (198, True), (199, True), (200, False)])
def test_the_rest_of_a_share_counts_people_too(top: float, small: bool) -> None:
    assert is_small(SHARE, rule(min_numerator=3), top, 200) is small
    assert not is_small(SHARE, rule(min_numerator=3, complement=False), top, 200)
    assert not is_small(RATE, rule(min_numerator=3), top, 200)


@pytest.mark.parametrize("one", [SHARE, RATE, MEAN], ids=["share", "rate", "mean"])
def test_what_is_divided_by_few_people(one: Indicator) -> None:
    assert is_small(one, rule(min_denominator=30), 10, 29)
    assert not is_small(one, rule(min_denominator=30), 10, 30)


@pytest.mark.parametrize("status", [Status.estimated, Status.provisional, Status.rounded_zero])
def test_estimated_and_provisional_figures_are_figures(status: Status) -> None:
    assert is_small(COUNT, rule(min_numerator=3), 2, status=status)


def test_a_share_tells_its_count_if_its_denominator_is_known() -> None:
    share = row("share", "0101", "2020", 1.0, np.nan, 200.0)
    cube = cube_with({"share": SHARE}, share)
    assert primary(cube, city_of({"share": SHARE}, rule(min_numerator=3))).any()


def test_a_finished_share_without_counts_stays() -> None:
    """Real sources (Leipzig, Berlin's MSS) publish finished shares: nothing can be checked."""
    cube = cube_with({"share": SHARE}, row("share", "0101", "2020", 1.0))
    limits = rule(min_numerator=10, min_denominator=30)
    assert not primary(cube, city_of({"share": SHARE}, limits)).any()


@pytest.mark.parametrize(("people", "small"), [(299, True), (300, False), (np.nan, False)])
def test_areas_of_few_residents_show_nothing(people: float, small: bool) -> None:
    both: Mapping[str, Indicator] = {"share": SHARE, "alle": PEOPLE}
    rows = [row("share", "0101", "2020", 10.0)]
    rows += [row("alle", "0203", "2015", 500.0)] if np.isnan(people) else [
        row("alle", "0101", "2020", people)]
    cube = cube_with(both, *rows)
    found = primary(cube, city_of(both, rule(min_residents=300)))
    assert found[cube.indicator_position["share"]].any() == small


def test_without_a_rule_every_figure_is_secret() -> None:
    one = replace(COUNT, protection="")
    cube = cube_with({"count": one}, row("count", "0101", "2020", 5000.0, 5000.0))
    city: City = city_of({"count": one}, rule())
    assert city.withheld == {"count"}
    assert primary(cube, city).sum() == 1


def test_a_profile_adds_its_limits_and_takes_none_away() -> None:
    council = Profile(WORDS, min_numerator=5)
    assert is_small(COUNT, rule(min_numerator=3), 4, profile=council)
    assert not is_small(COUNT, rule(min_numerator=3), 4)
    assert is_small(COUNT, rule(min_numerator=10), 9, profile=council)
    assert is_small(MEAN, rule(), 10, 49, profile=Profile(WORDS, min_denominator=50))
