from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.natural_breaks import class_starts


def within(values: np.ndarray, weights: np.ndarray, starts: list[int]) -> float:
    total = 0.0
    for part, weight in zip(np.split(values, starts), np.split(weights, starts), strict=True):
        total += float((weight * (part - np.average(part, weights=weight)) ** 2).sum())
    return total


@given(
    st.dictionaries(st.integers(-60, 60), st.integers(1, 9), min_size=2, max_size=12),
    st.integers(2, 6),
)
def test_no_other_grouping_is_better(table: dict[int, int], n: int) -> None:
    values = np.array(sorted(table), dtype=float)
    weights = np.array([table[int(value)] for value in values])
    n = min(n, len(values))
    found = class_starts(values, weights, n)
    choices = combinations(range(1, len(values)), n - 1)
    smallest = min(within(values, weights, list(starts)) for starts in choices)
    assert found == sorted(set(found))
    assert len(found) == n - 1
    assert within(values, weights, found) == pytest.approx(smallest, abs=1e-6)


def test_large_numbers_keep_their_digits() -> None:
    values = 1e9 + np.array([0.0, 1.0, 2.0, 50.0, 51.0, 90.0, 92.0])
    assert class_starts(values, np.ones(7, np.int64), 3) == [3, 5]
