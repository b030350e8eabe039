"""Sharing out a budget and posts against numbers worked by hand."""

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.allocation import allocation, largest_remainder, ratio_weights
from tests.core.golden import Golden, golden

CHILDREN = np.array([400.0, 600, 500, 300])
GROUP = np.array([20.0, 90, 150, 24])
PLAIN: dict[str, Any] = {"budget": 180_000, "children": CHILDREN, "group": GROUP}


def numbers(words: str) -> np.ndarray:
    return np.array([float(one) for one in words.split(",")])


@pytest.mark.parametrize("case", golden("social_allocation_ratio_weights"))
def test_golden_amount_per_child(case: Golden) -> None:
    parts = dict(part.strip().split("=", 1) for part in case.case.split(";"))
    rule = re.fullmatch(r"clip\(1\+(.+)\*\(share/city-1\),(.+),(.+)\)", parts["g"])
    assert rule is not None
    strength, floor, cap = map(float, rule.groups())
    found = allocation(
        float(parts["budget"]), numbers(parts["children"]), numbers(parts["SGBII"]),
        strength, floor, cap,
    )
    area = int(case.quantity.removeprefix("per child ")) - 1
    assert found.per_child[area] == pytest.approx(case.number, abs=case.tolerance)


@pytest.mark.parametrize("case", golden("largest_remainder"))
def test_golden_posts(case: Golden) -> None:
    posts = int(case.case.split()[0])
    expected = numbers(case.expected.replace(";", ","))
    quotas = numbers(case.input.removeprefix("quotas "))
    heads = CHILDREN * ratio_weights(GROUP, CHILDREN, 0.5, 0.7, 1.5)
    assert posts * heads / heads.sum() == pytest.approx(quotas, abs=0.00005)
    for weight in (quotas, heads):
        assert largest_remainder(weight, posts).tolist() == expected.tolist()


def test_budget_is_shared_out_whole_and_gains_equal_losses() -> None:
    found = allocation(**PLAIN)
    assert found.amount.sum() == pytest.approx(180_000)
    assert found.difference.sum() == pytest.approx(0, abs=1e-6)
    # 100 per child if all are equal: the second area is 3.36 per child short of it.
    assert found.difference / CHILDREN == pytest.approx(found.per_child - 100)
    assert found.problem == ""


def test_without_strength_every_child_counts_the_same() -> None:
    found = allocation(**PLAIN, strength=0)
    assert found.per_child.tolist() == [100] * 4


def test_floor_and_cap_hold() -> None:
    weight = ratio_weights(np.array([0.0, 50, 1]), np.array([100.0, 100, 100]), 3, 0.7, 1.5)
    assert weight.tolist() == [0.7, 1.5, 0.7]


def test_an_area_without_children_gets_nothing() -> None:
    found = allocation(100, np.array([10.0, 0, 10]), np.array([5.0, 0, 5]))
    assert found.amount.tolist() == [50, 0, 50]
    assert np.isnan(found.per_child).tolist() == [False, True, False]


@pytest.mark.parametrize("changed", [
    {"budget": -1}, {"budget": np.nan}, {"strength": -0.1}, {"floor": 0}, {"floor": 2},
    {"cap": np.inf}, {"children": np.array([400, np.nan, 500, 300])}, {"group": GROUP - 30},
    {"group": CHILDREN + 1}, {"group": np.zeros(4)}, {"children": np.zeros(4)},
    {"children": np.zeros(0), "group": np.zeros(0)},
])
def test_what_cannot_be_shared_out_is_said_and_gives_no_number(changed: dict[str, Any]) -> None:
    found = allocation(**(PLAIN | changed))
    assert found.problem.endswith(".")
    for part in (found.weight, found.amount, found.per_child, found.difference):
        assert np.isnan(part).all()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12), st.integers(0, 200))
def test_posts_are_whole_complete_and_next_to_their_quota(weights: list[int], posts: int) -> None:
    found = largest_remainder(np.array(weights, dtype=float), posts)
    if sum(weights) == 0:
        assert np.isnan(found).all()
        return
    quotas = posts * np.array(weights) / sum(weights)
    assert found.sum() == posts
    assert (np.abs(found - quotas) < 1 + 1e-9).all()
    assert (found[np.array(weights) == 0] == 0).all()


def test_the_largest_remainder_gets_the_last_post() -> None:
    # Quotas 2.1, 0.75 and 0.15.
    assert largest_remainder(np.array([70.0, 25, 5]), 3).tolist() == [2, 1, 0]


def test_equal_remainders_go_to_the_larger_weight_then_to_the_earlier_area() -> None:
    assert largest_remainder(np.array([1.0, 3]), 2).tolist() == [0, 2]
    assert largest_remainder(np.array([1.0, 1, 1]), 2).tolist() == [1, 1, 0]


@pytest.mark.parametrize(("weight", "posts"), [
    ([1, np.nan], 3), ([1, -1], 3), ([0, 0], 3), ([1, 2], -1), ([], 2),
])
def test_impossible_weights_give_no_posts(weight: list[float], posts: int) -> None:
    assert np.isnan(largest_remainder(np.array(weight, dtype=float), posts)).all()
