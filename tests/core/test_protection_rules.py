"""Declared protection and profiles: what cannot be applied is named, with the key."""

from dataclasses import replace

import pytest

from monitoring.core.city import Profile, ProtectionRule
from monitoring.core.protection_rules import (
    problems_in_profiles,
    problems_in_rule,
    problems_of_residents,
    refusing,
)
from monitoring.core.vocabulary import Kind
from tests.core.invented import WORDS, indicator
from tests.core.protection.test_layer import city_of

FRAME = city_of({"alle": indicator("alle")}).frame
INSIDE = Profile(WORDS, publishes=True)


@pytest.mark.parametrize(("key", "value"), [
    ("min_numerator", -1), ("min_denominator", -30), ("min_residents", -1), ("min_sites", -2),
    ("dominance", -5), ("dominance", 101), ("rounding", -3), ("rounding", 1),
    ("min_candidates", 1), ("min_candidates", 0),
])
def test_a_limit_that_makes_no_sense_breaks_its_rule_alone(key: str, value: int) -> None:
    rule = replace(ProtectionRule(WORDS), **{key: value})  # type: ignore[arg-type]
    (found,) = problems_in_rule("amt", rule)
    assert (found.rule, found.file, found.column, found.value, found.severity) == (
        "broken-protection", "city.toml", f"protection.amt.{key}", str(value), "error")
    assert "nichts veröffentlicht" in found.message
    assert refusing([found]) == []


@pytest.mark.parametrize("limits", [
    {}, {"min_numerator": 3, "rounding": 5, "dominance": 100, "min_candidates": 2},
])
def test_sensible_limits_are_in_order(limits: dict[str, int]) -> None:
    rule = replace(ProtectionRule(WORDS), **limits)  # type: ignore[arg-type]
    assert list(problems_in_rule("amt", rule)) == []


def said(**profiles: Profile) -> list[tuple[str, str]]:
    frame = replace(FRAME, profiles=profiles)
    return [(one.rule, one.column) for one in problems_in_profiles(frame)]


def test_profiles_from_most_detail_to_least() -> None:
    assert said() == []
    assert said(a=INSIDE, b=Profile(WORDS, 5, levels=("bezirk", "stadt")),
                c=Profile(WORDS, 10, 30, 5, ("stadt",))) == []


@pytest.mark.parametrize(("later", "key"), [
    (Profile(WORDS, min_numerator=3), "min_numerator"),
    (Profile(WORDS, 5, min_denominator=10), "min_denominator"),
    (Profile(WORDS, 5, 30, rounding=3), "rounding"),
    (Profile(WORDS, 5, 30, 5, levels=("viertel",)), "levels"),
    (Profile(WORDS, 5, 30, 5, levels=("stadt",), publishes=True), "publishes"),
])
def test_a_later_profile_sees_no_more_than_the_one_before(later: Profile, key: str) -> None:
    before = Profile(WORDS, 5, 0 if key == "min_numerator" else 30,
                     0 if key in ("min_numerator", "min_denominator") else 5,
                     ("bezirk", "stadt"))
    if not later.levels:
        later = replace(later, levels=("stadt",))
    assert said(a=INSIDE, b=before, c=later) == [("profile-order", f"profiles.c.{key}")]


def test_somebody_must_publish_and_levels_must_exist() -> None:
    assert said(a=Profile(WORDS)) == [("profile-order", "profiles")]
    assert said(a=replace(INSIDE, levels=("block",))) == [("unknown-level", "profiles.a.levels")]
    assert said(a=replace(INSIDE, rounding=1)) == [("profile-limit", "profiles.a.rounding")]
    assert said(a=replace(INSIDE, min_numerator=-1)) == [
        ("profile-limit", "profiles.a.min_numerator")]


def test_residents_are_a_count() -> None:
    share = {"alle": indicator("alle", Kind.share)}
    assert [one.column for one in problems_of_residents(FRAME, share)] == ["residents"]
    assert list(problems_of_residents(FRAME, {"alle": indicator("alle")})) == []
    needing = replace(FRAME, residents="",
                      protection={"mss": ProtectionRule(WORDS, min_residents=300)})
    (found,) = problems_of_residents(needing, {})
    assert (found.rule, found.column, found.value) == ("missing-key", "residents", "mss")
