"""The tree of goals, also where goals are part of each other."""

import pytest

from monitoring.core.planning.goal_tree import tree_of
from monitoring.core.planning.item import Item
from tests.core.planning.invented_register import goal


def drawn(*goals: Item) -> list[str]:
    """Each goal as it stands in the tree: dots for its depth, a ring for a circle."""
    return ["." * one.depth + one.goal.title + ("○" if one.circle else "") for one in
            tree_of(goals)]


def test_goals_stand_below_the_one_they_are_part_of() -> None:
    assert drawn(
        goal("Lesen", parent="Bildung"), goal("Gerecht", tier="leitbild"),
        goal("Bildung", tier="strategisch", parent="Gerecht"),
        goal("Wohnen", tier="strategisch", parent="Gerecht"), goal("Rechnen", parent="Bildung"),
    ) == ["Gerecht", ".Bildung", "..Lesen", "..Rechnen", ".Wohnen"]


def test_a_goal_whose_goal_above_is_filtered_out_stands_at_the_top() -> None:
    assert drawn(goal("Lesen", parent="anderswo"), goal("Über", tier="leitbild")) == [
        "Über", "Lesen"]


@pytest.mark.parametrize(("goals", "expected"), [
    ([goal("A", parent="A")], ["A○"]),
    ([goal("A", parent="B"), goal("B", parent="A")], ["A○", ".B"]),
    ([goal("A", parent="C"), goal("B", parent="A"), goal("C", parent="B"), goal("D")],
     ["D", "A○", ".B", "..C"]),
    ([goal("A", parent="B"), goal("B", parent="A"), goal("C", parent="B")],
     ["A○", ".B", "..C"]),
])
def test_a_circle_is_opened_once_and_ends(goals: list[Item], expected: list[str]) -> None:
    assert drawn(*goals) == expected


def test_a_very_deep_tree_is_no_problem() -> None:
    goals = [goal(str(one), parent=str(one - 1)) for one in range(5000)]
    assert [one.depth for one in tree_of(goals)] == list(range(5000))
