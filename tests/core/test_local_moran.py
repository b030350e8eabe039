from __future__ import annotations

import warnings
from itertools import combinations
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.conditional_permutations import p_values
from monitoring.core.contiguity import from_pairs, queen
from monitoring.core.local_moran import LocalMoran, Pattern, adjusted, local_moran, pattern_word
from monitoring.core.moran import moran
from tests.core.example_areas import columbus, lattice


def test_values_and_quadrants_are_those_of_esda() -> None:
    from esda import Moran_Local
    from libpysal.weights import W

    areas = columbus()
    neighbours = queen(areas.geometry)
    weights = W({area: neighbours.of(area).tolist() for area in range(49)})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for column in ("CRIME", "HOVAL", "INC"):
            reference = Moran_Local(areas[column].to_numpy(), weights, permutations=999, seed=1)
            found = local_moran(areas[column], neighbours)
            assert found.local == pytest.approx(reference.Is, abs=1e-12)
            assert found.quadrant.tolist() == reference.q.tolist()
            # esda's p is one-sided and drawn with another seed.
            assert found.p == pytest.approx(np.minimum(1, 2 * reference.p_sim), abs=0.12)


def test_mean_of_the_local_values_is_the_global_one() -> None:
    values = np.random.default_rng(2).normal(size=49)
    local = local_moran(values, lattice(7)).local
    # esda's scale: z with n - 1.
    assert local.mean() == pytest.approx(moran(values, lattice(7)).i * 48 / 49)


def exact_p(values: np.ndarray, area: int, count: int, observed: float) -> float:
    others = np.delete(values, area)
    sums = np.array([sum(one) for one in combinations(others, count)])
    at_least = float((sums >= observed - 1e-9).mean())
    return min(1.0, 2 * min(at_least, float((sums <= observed + 1e-9).mean())))


def test_random_neighbours_give_the_share_that_all_choices_give() -> None:
    values = np.random.default_rng(5).uniform(-1, 1, 9)
    neighbours = lattice(3)
    sums = neighbours.sums(values)
    found = p_values(values, sums, neighbours.counts, 49_999, seed=3)
    expected = [
        exact_p(values, area, int(neighbours.counts[area]), sums[area]) for area in range(9)
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


def test_without_a_pattern_the_areas_p_is_uniform() -> None:
    random = np.random.default_rng(8)
    neighbours = lattice(12)
    small = [
        float((local_moran(random.normal(size=144), neighbours).p <= 0.1).mean())
        for _ in range(60)
    ]
    assert np.mean(small) == pytest.approx(0.1, abs=0.02)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_p_by_its_definition(given_p: list[float]) -> None:
    p = np.array(given_p)
    order = np.sort(p)
    expected = [
        min(1.0, *(
            order[rank] * len(p) / (rank + 1) for rank in range(len(p)) if order[rank] >= one
        ))
        for one in p
    ]
    assert adjusted(p) == pytest.approx(np.array(expected))


def test_adjusted_p_as_published() -> None:
    # Benjamini and Hochberg 1995, section 3.2: at level 0.05 the first four are rejected.
    p = np.array([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                  0.4262, 0.5719, 0.6528, 0.7590, 1.0])
    assert (adjusted(p) <= 0.05).tolist() == [True] * 4 + [False] * 11


def corners() -> np.ndarray:
    """20 × 20 areas: high in one corner, low in the opposite one, noise between."""
    row, column = np.divmod(np.arange(400), 20)
    noise = np.random.default_rng(4).normal(0, 0.5, 400)
    values: np.ndarray = noise + 6.0 * ((row < 5) & (column < 5)) - 6.0 * ((row > 14) & (column > 14))
    return values


def test_groups_of_similar_values_and_a_single_one_are_found() -> None:
    values = corners()
    values[2 * 20 + 2] = -4.0
    found = local_moran(values, lattice(20))
    pattern = found.pattern.reshape(20, 20)
    assert pattern[1, 0] == Pattern.high
    assert pattern[18, 18] == Pattern.low
    assert pattern[2, 2] == Pattern.low_among_high
    assert (pattern[7:13, 7:13] == Pattern.none).all()
    assert ((found.q <= 0.05) == (found.pattern > 0)).all()
    assert found.sentences()[0].startswith("Gebiete in einer Gruppe ähnlicher Werte: ")


def test_missing_areas_and_islands_are_marked_and_change_nothing_else() -> None:
    values, grid = corners(), lattice(20)
    pairs = list(zip(grid.owners.tolist(), grid.indices.tolist(), strict=True))
    more = local_moran(
        np.concatenate([values, [nan, 3.0, 4.0]]), from_pairs(403, [*pairs, (400, 401)])
    )
    plain = local_moran(values, grid)
    assert more.pattern[400:].tolist() == [Pattern.missing, Pattern.island, Pattern.island]
    assert np.array_equal(more.pattern[:400], plain.pattern)
    assert np.array_equal(more.local[:400], plain.local)
    assert np.isnan(more.local[400:]).all()
    assert more.sentences()[2:] == (
        "Gebiete ohne Wert, deshalb nicht einbezogen: 1.",
        "Gebiete ohne Nachbarn, deshalb nicht einbezogen: 2.",
    )


def test_the_same_seed_gives_the_same_result() -> None:
    one, two = (local_moran(corners(), lattice(20)) for _ in range(2))
    assert np.array_equal(one.p, two.p)
    assert not np.array_equal(one.p, local_moran(corners(), lattice(20), seed=1).p)


def test_too_few_arrangements_are_said() -> None:
    assert "Mit mehr Zufallsanordnungen könnten sich Gruppen zeigen." in local_moran(
        corners(), lattice(20), permutations=9
    ).sentences()


def quiet(values: list[float], pairs: list[tuple[int, int]]) -> LocalMoran:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return local_moran(values, from_pairs(len(values), pairs))


@pytest.mark.parametrize(
    ("values", "pairs", "pattern"),
    [
        ([], [], []),
        ([1.0], [], [Pattern.island]),
        ([nan, nan], [(0, 1)], [Pattern.missing] * 2),
        ([3.0, 3.0, nan], [(0, 1)], [Pattern.not_calculated] * 2 + [Pattern.missing]),
        ([1.0, 2.0], [], [Pattern.island] * 2),
    ],
)
def test_what_cannot_be_calculated_says_why(
    values: list[float], pairs: list[tuple[int, int]], pattern: list[Pattern]
) -> None:
    found = quiet(values, pairs)
    assert found.pattern.tolist() == pattern
    assert np.isnan(found.local).all()
    assert found.sentences() == (found.reason(),)
    assert found.reason()


def test_two_areas_are_described_only() -> None:
    found = quiet([1.0, 5.0], [(0, 1)])
    assert found.local.tolist() == pytest.approx([-0.5, -0.5])
    assert found.p.tolist() == [1, 1]
    assert found.sentences()[-1] == (
        "Mit 2 Gebieten ist das Ergebnis nur eine Beschreibung, kein Nachweis."
    )


def test_every_pattern_has_words_without_blame() -> None:
    words = [pattern_word(one) for one in Pattern]
    assert len(set(words)) == len(Pattern)
    assert pattern_word(Pattern.high) == "Gruppe ähnlicher Werte: hohe Werte, Nachbarn auch hoch"
    assert not any("roblem" in one or "luster" in one for one in words)
