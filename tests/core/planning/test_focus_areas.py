"""Districts that several plans name, in words a planner can read."""

from __future__ import annotations

from monitoring.core.planning.focus_areas import Candidate, candidates
from monitoring.core.planning.item import Item
from tests.core.planning.invented_register import (
    TODAY,
    areas,
    entry,
    goal,
    measure,
    register,
    round_,
)

HAFEN = {"areas": ["hafen@2020"]}
YOUNG = measure("Jugendtreff", **HAFEN)
POOR = goal("Weniger Armut", plan="sozial", **HAFEN)


def found(*items: Item, fewest: int = 2) -> dict[str, Candidate]:
    every = candidates(register(*items), areas(), "stadt", TODAY.isoformat(), fewest)
    return {areas().names[one.place]: one for one in every}


def test_a_district_in_a_measure_of_one_and_a_goal_of_another_plan_is_a_candidate() -> None:
    one = found(YOUNG, POOR)["Hafen"]
    assert one.plans == ("jugend", "sozial")
    assert list(one.entries) == [POOR, YOUNG]
    assert one.focus == ()
    assert found(YOUNG, POOR, fewest=3) == {}
    home = round_("Wohnen 2030", plan="wohnen", **HAFEN)
    assert found(YOUNG, POOR, home, fewest=3)["Hafen"].plans == ("jugend", "sozial", "wohnen")


def test_the_whole_city_names_no_district_and_drafts_name_none_yet() -> None:
    assert found(YOUNG, goal("Überall", plan="sozial", areas=["stadt"])) == {}
    assert found(YOUNG, goal("Entwurf", plan="sozial", state="entwurf", **HAFEN)) == {}
    assert found(YOUNG, measure("Idee", plan="sozial", state="idee", **HAFEN)) == {}
    assert found(YOUNG, measure("Vorbei", plan="sozial", state="fertig", **HAFEN)) == {}


def test_a_borough_stands_for_its_districts_where_the_same_plans_name_all_of_them() -> None:
    north = measure("Nordtreff", areas=["nord"])
    poor = goal("Weniger Armut", plan="sozial", areas=["nord"])
    assert list(found(north, poor)) == ["Nordstadt"]
    more = measure("Umbau", plan="wohnen", **HAFEN)
    assert list(found(north, poor, more)) == ["Hafen", "Marktplatz Ost", "Marktplatz West"]


def test_what_is_adopted_already_stands_beside_and_other_plans_ask_again() -> None:
    focus = entry("focus", "Gemeinsam am Hafen", plans=["jugend", "sozial"], **HAFEN)
    assert found(YOUNG, POOR, focus)["Hafen"].focus == (focus,)
    before = found(YOUNG, POOR)["Hafen"].key
    assert found(YOUNG, POOR, measure("Lernhilfe", **HAFEN))["Hafen"].key == before
    assert found(YOUNG, POOR, measure("Umbau", plan="wohnen", **HAFEN))["Hafen"].key != before
