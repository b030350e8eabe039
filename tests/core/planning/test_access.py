"""Who sees and changes what: planners everything, others what is public or their own kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitoring.core.city import City, Profile
from monitoring.core.cube import Cube
from monitoring.core.planning.access import is_public, may_add, plans, seen
from monitoring.core.planning.item import Item, Register
from monitoring.core.status import Status
from monitoring.language import Words
from tests.core.planning.invented_figures import city, empty, put
from tests.core.planning.invented_register import entry, goal, measure, register

OPEN = {"visibility": "oeffentlich"}
NAMED = Words("Sicht", "View")
GOAL = goal("Z1", indicator="kinderarmut", baseline_period="2014", baseline=31.0, target=25.0,
            areas=["q01"], **OPEN)


def served() -> City:
    """The city with planners, partners who add offers and comments, and everybody."""
    own = city()
    profiles = {"planung": Profile(NAMED, plans=True), "statistik": Profile(NAMED, publishes=True),
                "partner": Profile(NAMED, adds=("offer", "comment")), "alle": Profile(NAMED)}
    return replace(own, frame=replace(own.frame, profiles=profiles))


def cube(status: Status = Status.value) -> Cube:
    """310 of 1,000 children of a quarter in 2014, or why the figure is not shown."""
    found = put(empty(), "kinderarmut", "q01", [310] + [None] * 10, of=1000)
    if status is not Status.value:
        found.status[found.indicator_position["kinderarmut"], found.areas.ids.index("q01"), 0] = \
            status
    return found


def names(known: Register, role: str) -> set[str]:
    return {one.id for one in seen(known, served(), role, cube()).items.values()}


def test_planners_edit_and_others_do_not() -> None:
    roles = ("planung", "statistik", "partner", "alle")
    assert [plans(served(), one) for one in roles] == [True, False, False, False]
    assert [may_add(served(), one, "goal") for one in roles] == [True, False, False, False]
    assert [may_add(served(), one, "offer") for one in roles] == [True, False, True, False]


def test_a_city_without_profiles_has_one_role_that_plans() -> None:
    assert plans(city(), "")
    assert may_add(city(), "", "measure")
    assert not plans(served(), "")


@pytest.mark.parametrize(("item", "public"), [
    (goal("Z1"), False), (goal("Z1", visibility="intern"), False), (goal("Z1", **OPEN), True),
    (entry("comment", "K1", **OPEN), False), (entry("judgement", "D1", **OPEN), False),
    (entry("contribution", "E1", state="neu", **OPEN), False),
    (entry("contribution", "E1", state="gezeigt"), True)])
def test_what_everybody_sees(item: Item, public: bool) -> None:
    assert is_public(item) is public


def test_others_see_public_entries_and_partners_their_own_kind() -> None:
    known = register(GOAL, measure("M1"), entry("offer", "O1"), entry("offer", "O2", **OPEN),
                     entry("judgement", "D1"), entry("contribution", "E1", state="neu"),
                     gone=(goal("Z9"),))
    assert names(known, "alle") == {"Z1", "O2"}
    assert names(known, "partner") == {"Z1", "O1", "O2"}
    assert seen(known, served(), "planung", cube()) is known
    assert not seen(known, served(), "alle", cube()).gone
    assert seen(known, served(), "alle", cube()).number == known.number


def test_comments_stay_with_those_who_see_the_entry() -> None:
    known = register(
        GOAL, measure("M1"),
        entry("comment", "K1", about_kind="goal", about="Z1"),
        entry("comment", "K2", about_kind="measure", about="M1"))
    assert names(known, "alle") == {"Z1"}
    assert names(known, "partner") == {"Z1", "K1"}


@pytest.mark.parametrize(("status", "kept"), [
    (Status.value, True), (Status.secret, False), (Status.missing, False)])
def test_a_baseline_is_shown_only_with_its_figure(status: Status, kept: bool) -> None:
    own = seen(register(GOAL), served(), "alle", cube(status)).items["goal", "Z1"]
    assert ("baseline" in own.data) is kept
    assert own.data["target"] == 25.0
    assert GOAL.data["baseline"] == 31.0


@pytest.mark.parametrize("change", [
    {"areas": ["q01", "q02"]}, {"areas": []}, {"areas": ["mond"]}, {"baseline_period": "1999"},
    {"indicator": "telefone"}])
def test_a_baseline_without_a_figure_for_all_its_districts_is_hidden(
    change: dict[str, object]
) -> None:
    item = replace(GOAL, data={**GOAL.data, **change})
    own = seen(register(item), served(), "alle", cube()).items["goal", "Z1"]
    assert "baseline" not in own.data


def test_nothing_published_hides_every_baseline() -> None:
    own = seen(register(GOAL), served(), "alle", None).items["goal", "Z1"]
    assert "baseline" not in own.data
