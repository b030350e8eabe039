from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest

from monitoring.core.space.conditional_permutations import drawn, p_values
from monitoring.core.space.contiguity import Neighbours, from_pairs
from tests.core.example_areas import lattice


@pytest.mark.parametrize(("areas", "depth"), [(6, 3), (3, 3), (4, 3), (7, 2), (1, 1)])
def test_every_order_is_equally_likely(areas: int, depth: int) -> None:
    n = 120_000
    found = drawn(areas, depth, n, np.random.default_rng(1))
    orders = list(permutations(range(areas), depth))
    code = areas ** np.arange(depth)
    counts = np.bincount(code @ found, minlength=areas**depth)
    expected = n / len(orders)
    assert counts.sum() == counts[[int(code @ order) for order in orders]].sum()
    chi_squared = sum((counts[int(code @ order)] - expected) ** 2 for order in orders) / expected
    # Mean and standard deviation of chi-squared are f and √(2f).
    freedom = len(orders) - 1
    assert chi_squared <= freedom + 4 * np.sqrt(2 * freedom)


def exact_p(values: np.ndarray, area: int, count: int, observed: float) -> float:
    others = np.delete(values, area)
    sums = np.array([sum(one) for one in combinations(others, count)])
    at_least = float((sums >= observed - 1e-9).mean())
    return min(1.0, 2 * min(at_least, float((sums <= observed + 1e-9).mean())))


@pytest.mark.parametrize(
    "neighbours",
    [lattice(3), from_pairs(30, [(a, (a + step) % 30) for a in range(30) for step in (1, 2)])],
    ids=["few areas for many neighbours", "many areas for few neighbours"],
)
def test_random_neighbours_give_the_share_that_all_choices_give(neighbours: Neighbours) -> None:
    values = np.random.default_rng(5).uniform(-1, 1, len(neighbours))
    sums = neighbours.sums(values)
    found = p_values(values, sums, neighbours.counts, 99_999, seed=3)
    expected = [
        exact_p(values, area, int(neighbours.counts[area]), sums[area])
        for area in range(len(neighbours))
    ]
    assert found == pytest.approx(expected, abs=0.01)


def test_equal_sums_count_as_extreme_in_whatever_order_they_are_added() -> None:
    # Three values only: most draws tie with what is observed.
    values = np.array([0.1, 0.1, 0.1, 0.7, 0.7, 0.2, 0.2, 0.1, 0.7])
    neighbours = lattice(3)
    sums = neighbours.sums(values)
    found = p_values(values, sums, neighbours.counts, 49_999, seed=3)
    expected = [
        exact_p(values, area, int(neighbours.counts[area]), sums[area]) for area in range(9)
    ]
    assert found == pytest.approx(expected, abs=0.01)


def test_an_area_that_borders_on_all_others_can_show_nothing() -> None:
    star = from_pairs(300, [(0, other) for other in range(1, 300)])
    values = np.random.default_rng(2).uniform(-1, 1, 300)
    found = p_values(values, star.sums(values), star.counts, 999, seed=1)
    assert found[0] == 1
    assert found[5] == pytest.approx(exact_p(values, 5, 1, values[0]), abs=0.06)


def test_blocks_do_not_change_how_many_draws_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    values, grid = np.random.default_rng(5).uniform(-1, 1, 25), lattice(5)
    whole = p_values(values, grid.sums(values), grid.counts, 19_999, seed=3)
    monkeypatch.setattr("monitoring.core.space.conditional_permutations.BLOCK", 10_007)
    parts = p_values(values, grid.sums(values), grid.counts, 19_999, seed=4)
    assert parts == pytest.approx(whole, abs=0.03)
