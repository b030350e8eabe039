from __future__ import annotations

import warnings
from collections.abc import Callable
from math import nan
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from monitoring.core.space.contiguity import Neighbours, from_pairs, queen
from monitoring.core.space.local_moran import (
    LocalMoran,
    Pattern,
    enough,
    local_moran,
    pattern_word,
)
from monitoring.core.space.moran import moran
from tests.core.example_areas import berlin, columbus, germany, lattice


def by_esda(values: np.ndarray, neighbours: Neighbours, permutations: int) -> Any:
    from esda import Moran_Local
    from libpysal.weights import W

    links = {area: neighbours.of(area).tolist() for area in range(len(neighbours))}
    weights = W(links, silence_warnings=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Moran_Local(values, weights, permutations=permutations, seed=1)


@pytest.mark.parametrize("column", ["CRIME", "HOVAL", "INC"])
def test_values_quadrants_and_p_of_columbus_are_those_of_esda(column: str) -> None:
    values, neighbours = columbus()[column].to_numpy(), queen(columbus().geometry)
    reference = by_esda(values, neighbours, 4_999)
    found = local_moran(values, neighbours, 4_999)
    assert found.local == pytest.approx(reference.Is, abs=1e-12)
    assert found.quadrant.tolist() == reference.q.tolist()
    # esda's p is one-sided and drawn with another seed.
    assert found.p == pytest.approx(np.minimum(1, 2 * reference.p_sim), abs=0.08)


@pytest.mark.parametrize("areas", [berlin, germany])
def test_values_and_quadrants_of_real_areas_are_those_of_esda(
    areas: Callable[[Path], tuple[np.ndarray, np.ndarray]], real: Path
) -> None:
    outlines, values = areas(real)
    found = local_moran(values, queen(outlines), 999)
    used = found.scope.used
    reference = by_esda(values[used], found.scope.neighbours, 0)
    assert found.local[used] == pytest.approx(reference.Is, abs=1e-9)
    assert found.quadrant[used].tolist() == reference.q.tolist()


def test_mean_of_the_local_values_is_the_global_one() -> None:
    values = np.random.default_rng(2).normal(size=49)
    local = local_moran(values, lattice(7)).local
    # esda's scale: z with n - 1.
    assert local.mean() == pytest.approx(moran(values, lattice(7)).i * 48 / 49)


def test_without_a_pattern_the_areas_p_is_uniform() -> None:
    random = np.random.default_rng(8)
    neighbours = lattice(12)
    small = [
        float((local_moran(random.normal(size=144), neighbours).p <= 0.1).mean())
        for _ in range(60)
    ]
    assert np.mean(small) == pytest.approx(0.1, abs=0.02)


def corners() -> np.ndarray:
    """20 × 20 areas: high in one corner, low in the opposite one, noise between."""
    row, column = np.divmod(np.arange(400), 20)
    noise = np.random.default_rng(4).normal(0, 0.5, 400)
    high, low = (row < 5) & (column < 5), (row > 14) & (column > 14)
    values: np.ndarray = noise + 6.0 * high - 6.0 * low
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
    # What scipy.stats.false_discovery_control leaves at 0.05 or below.
    discovered = false_discovery_control(found.p) <= 0.05
    assert np.array_equal(found.pattern, np.where(discovered, found.quadrant, Pattern.none))
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


def test_permutations_are_as_many_as_the_areas_need() -> None:
    assert [enough(areas) for areas in (0, 250, 251, 542, 2_500, 2_501, 33_000)] == [
        999, 999, 9_999, 9_999, 9_999, 99_999, 99_999
    ]
    assert local_moran(corners(), lattice(20)).permutations == 9_999
