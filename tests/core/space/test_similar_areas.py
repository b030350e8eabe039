import warnings
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist
from scipy.stats import zscore

from monitoring.core.space.similar_areas import NotCompared, SimilarAreas, most_similar

LABELS = ["Arbeitslosigkeit", "Kinderarmut", "Alter"]
MATRIX = [
    [10.0, 20.0, 40.0],
    [11.0, 20.5, 60.0],
    [30.0, 50.0, 41.0],
    [10.0, 20.0, 40.5],
    [12.0, 26.0, 35.0],
]


def quiet(
    values: object, area: int, n: int = 5, weights: list[float] | None = None
) -> SimilarAreas:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return most_similar(np.array(values, dtype=float), area, n, weights)


@given(st.integers(0, 10_000))
def test_distances_as_scipy_has_them(seed: int) -> None:
    values = np.random.default_rng(seed).normal(3, 7, (12, 4))
    found = most_similar(values, 3, 11)
    z = zscore(values, axis=0)
    expected = cdist(z[3:4], z)[0] / np.sqrt(4)
    assert [one.distance for one in found.found] == pytest.approx(sorted(expected)[1:])
    assert [one.area for one in found.found] == np.argsort(expected)[1:].tolist()


def test_weights_count_as_if_an_indicator_stood_there_more_often() -> None:
    twice = [[row[0], row[0], row[1], row[2]] for row in MATRIX]
    weighted, repeated = quiet(MATRIX, 0, 4, [2, 1, 1]), quiet(twice, 0, 4)
    assert [one.distance for one in weighted.found] == pytest.approx(
        [one.distance for one in repeated.found]
    )
    without = quiet(MATRIX, 0, 4, [1, 1, 0])
    assert without.found[0].distance == 0
    assert np.isnan(without.found[0].differences[2])


def test_each_area_says_why() -> None:
    found = quiet(MATRIX, 0, 3)
    assert [one.area for one in found.found] == [3, 4, 1]
    assert [one.sentence(LABELS) for one in found.found] == [
        "Am nächsten bei Arbeitslosigkeit und Kinderarmut; am fernsten bei Alter, hier höher.",
        "Am nächsten bei Arbeitslosigkeit und Kinderarmut; am fernsten bei Alter, hier niedriger.",
        "Am nächsten bei Kinderarmut und Arbeitslosigkeit; am fernsten bei Alter, hier höher.",
    ]
    same = quiet([[1, 2], [1, 2], [5, 7]], 0)
    assert same.found[0].sentence(LABELS) == "In allen gewählten Indikatoren gleich."
    single = quiet([[1], [2], [5]], 0)
    assert single.found[0].sentence(LABELS) == "Verglichen nur bei Arbeitslosigkeit."


def test_what_is_left_out_is_said() -> None:
    values = [
        [10.0, 7.0, nan, 1.0], [11.0, 7.0, 3.0, 5.0], [nan, 7.0, 2.0, 2.0], [12.0, 7.0, nan, 2.0]
    ]
    labels = ["A", "B", "C", "D"]
    found = quiet(values, 0)
    assert [one.area for one in found.found] == [3, 1]
    assert found.sentences(labels) == (
        "Ohne Wert für dieses Gebiet, deshalb nicht verglichen: C.",
        "Überall gleich, deshalb nicht verglichen: B.",
        "Gebiete mit fehlenden Werten, deshalb nicht verglichen: 1.",
    )


@pytest.mark.parametrize(
    ("values", "weights", "reason"),
    [
        ([[1, 2], [2, 3]], [1, -1], NotCompared.negative_weight),
        ([[1, 2], [2, 3]], [1, nan], NotCompared.negative_weight),
        ([[1, 2], [2, 3]], [0, 0], NotCompared.no_weight),
        ([[nan, nan], [2, 3]], None, NotCompared.no_value),
        ([[1, 2]], None, NotCompared.no_other),
        ([[1, 2], [nan, 3]], None, NotCompared.no_other),
        ([[1, 2], [1, 2], [1, 2]], None, NotCompared.all_equal),
    ],
)
def test_what_cannot_be_compared_says_why(
    values: list[list[float]], weights: list[float] | None, reason: NotCompared
) -> None:
    found = quiet(values, 0, weights=weights)
    assert found.found == ()
    assert found.reason is reason
    assert found.sentences(LABELS)[0] == reason.words()


def test_indicators_of_any_size_weigh_the_same() -> None:
    large = np.array(MATRIX) * [1e300, 1e-300, 1.0]
    assert [one.distance for one in quiet(large, 0, 4).found] == pytest.approx(
        [one.distance for one in quiet(MATRIX, 0, 4).found]
    )
