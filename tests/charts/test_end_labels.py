from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.charts.end_labels import apart


def test_far_places_stay_and_near_ones_part() -> None:
    assert apart([10.0, 1.0, 5.0], 2) == [10, 1, 5]
    assert apart([5.0, 5.0], 2) == [4, 6]
    assert apart([5.0, 1.0, 5.0, 6.5], 2) == pytest.approx([3.5, 1, 5.5, 7.5])


@given(st.lists(st.floats(-100, 100), max_size=9))
def test_order_and_gap_hold(places: list[float]) -> None:
    moved = apart(places, 5)
    assert [y for _, y in sorted(zip(places, moved, strict=True))] == sorted(moved)
    ordered = sorted(moved)
    assert all(b - a >= 5 - 1e-9 for a, b in pairwise(ordered))
