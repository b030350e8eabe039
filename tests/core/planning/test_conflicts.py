"""Goals of two plans that pull apart, in words a planner can read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monitoring.core.city import City
from monitoring.core.indicator import Formula
from monitoring.core.planning.conflicts import GoalPair, complements, goal_pairs, shared_goals
from monitoring.core.planning.item import Item
from tests.core.planning.invented_register import areas, goal, register, setting


def room(**data: Any) -> Item:
    """Families shall have more room in the harbour."""
    return goal("Mehr Platz", **{
        "areas": ["hafen@2020"], "indicator": "arb_quote", "direction": "erhoehen",
        "target": 43.0, "baseline_period": "2024", "deadline": "2029-12-31",
        "groups": ["familien", "kinder_u3"], **data})


def density(**data: Any) -> Item:
    """Flats in the harbour shall be used by more people."""
    return goal("Dichter wohnen", **{
        "plan": "sozial", "areas": ["hafen@2020"], "indicator": "arb_quote",
        "direction": "senken", "target": 41.0, "baseline_period": "2024",
        "deadline": "2028-12-31", "groups": ["familien"], **data})


def found(*items: Item, city: City | None = None) -> list[GoalPair]:
    return list(goal_pairs(register(*items), areas(), city or setting().city))


def test_two_plans_want_opposite_things_of_one_figure() -> None:
    one, = found(room(), density())
    assert (one.how, one.mirrored, one.groups) == ("direction", False, ("familien",))
    assert [areas().names[at] for at in one.districts] == ["Hafen"]


def test_a_goal_for_the_borough_meets_one_for_a_district_inside() -> None:
    one, = found(room(areas=["nord"]), density())
    assert one.how == "direction"
    assert [areas().names[at] for at in one.districts] == ["Hafen"]


def test_no_conflict_in_other_districts_times_figures_or_states() -> None:
    assert found(room(), density(areas=["sued"])) == []
    assert found(room(), density(baseline_period="2030", deadline="2034-12-31")) == []
    assert found(room(), density(indicator="bev_u18")) == []
    assert found(room(), density(plan="jugend")) == []
    for state in ("entwurf", "erreicht", "abgeloest", "aufgegeben"):
        assert found(room(), density(state=state)) == []


@pytest.mark.parametrize(("kept", "how"), [(45.0, "targets"), (41.5, ""), (41.0, "")])
def test_to_keep_a_figure_and_to_lower_it_cannot_both_hold(kept: float, how: str) -> None:
    pairs = found(room(direction="halten", target=kept, tolerance=0.5), density(target=41.0))
    assert [one.how for one in pairs] == ([how] if how else [])


def test_targets_of_a_borough_and_of_a_district_inside_may_both_hold() -> None:
    assert found(room(direction="halten", target=45.0, areas=["nord"]), density()) == []


def test_two_plans_that_want_the_same_may_share_one_goal() -> None:
    one, = found(room(), density(direction="erhoehen"))
    assert one.how == "same"
    shared = room(plans=["sozial"])
    assert shared_goals(register(shared, density())) == [shared]


def test_conflicts_stand_before_what_may_be_shared() -> None:
    pairs = found(room(), density(), goal("Noch dichter", plan="wohnen", areas=["hafen@2020"],
                                          indicator="arb_quote", direction="senken"))
    assert [one.how for one in pairs] == ["direction", "direction", "same"]


def test_another_target_or_deadline_asks_again_another_title_does_not() -> None:
    before, = found(room(), density())
    assert found(room(title="Platz für alle"), density())[0].key == before.key
    assert found(room(target=44.0), density())[0].key != before.key
    assert found(room(), density(deadline="2028-06-30"))[0].key != before.key


def mirrored_city() -> City:
    """With and without work are counted of the same people."""
    city, share = setting().city, setting().city.indicators["bev_u18"]
    young = replace(share, formula=Formula(("bev_u18_anz",), ("bev_ew",)), multiplier=100.0)
    adult = replace(share, id="bev_ab18", multiplier=100.0,
                    formula=Formula(("bev_ew", "-bev_u18_anz"), ("bev_ew",)))
    return replace(city, indicators={**city.indicators, "bev_u18": young, "bev_ab18": adult})


def test_shares_that_add_up_to_the_whole_are_known_from_their_formulas() -> None:
    assert complements(mirrored_city()) == {"bev_u18": "bev_ab18", "bev_ab18": "bev_u18"}
    assert complements(setting().city) == {}


def test_to_raise_both_shares_of_a_whole_is_a_conflict() -> None:
    city = mirrored_city()
    one, = found(room(indicator="bev_u18"), density(indicator="bev_ab18", direction="erhoehen"),
                 city=city)
    assert (one.how, one.mirrored) == ("direction", True)
    # 30 of 100 young people leave 70: to keep exactly 60 others is out of reach.
    kept, = found(room(indicator="bev_u18", direction="halten", target=30.0),
                  density(indicator="bev_ab18", direction="halten", target=60.0), city=city)
    assert kept.how == "targets"
    assert found(room(indicator="bev_u18", direction="halten", target=30.0),
                 density(indicator="bev_ab18", direction="halten", target=70.0),
                 city=city) == []
