import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.change import change
from monitoring.core.status import Status

V, Z, S, P = Status.value, Status.zero, Status.secret, Status.provisional


def codes(*status: Status) -> np.ndarray:
    return np.array(status, dtype=np.uint8)


def test_points_and_percent_are_different_things() -> None:
    # From 12.1 % to 17.8 %: 5.7 points, 47 percent.
    found = change(np.array([12.1]), np.array([17.8]), codes(V), codes(V))
    assert found.points.tolist() == [5.7]
    assert found.percent[0] == pytest.approx(47.1, abs=0.05)
    assert found.status.tolist() == [V]


def test_percent_needs_a_base_above_zero() -> None:
    before, after = np.array([0.0, -2.0, 4.0]), np.array([3.0, 1.0, 3.0])
    found = change(before, after, codes(Z, V, V), codes(V, V, V))
    assert found.points.tolist() == [3, 3, -1]
    assert np.array_equal(found.percent, [np.nan, np.nan, -25], equal_nan=True)


def test_status_of_the_pair() -> None:
    before = np.array([1.0, np.nan, 2.0, 0.0, np.nan])
    after = np.array([1.0, 5.0, 3.0, 0.0, 1.0])
    found = change(before, after, codes(V, S, V, Z, V), codes(V, V, P, Z, V))
    assert found.status.tolist() == [Z, S, P, Z, Status.missing]
    assert np.array_equal(found.points, [0, np.nan, 1, 0, np.nan], equal_nan=True)


def test_nothing_is_compared_across_a_series_break() -> None:
    values = np.array([1.0, np.nan])
    found = change(values, values, codes(V, S), codes(V, S), comparable=False)
    assert found.status.tolist() == [Status.not_meaningful, S]
    assert np.isnan(found.points).all()
    assert np.isnan(found.percent).all()


def test_binary_noise_does_not_decide() -> None:
    found = change(np.array([0.1]), np.array([2.55]), codes(V), codes(V))
    assert found.points.tolist() == [2.45]


@given(
    st.lists(
        st.tuples(
            st.floats(-1e6, 1e6), st.floats(-1e6, 1e6),
            st.sampled_from(list(Status)), st.sampled_from(list(Status)),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_only_pairs_with_numbers_have_a_change(
    cells: list[tuple[float, float, Status, Status]],
) -> None:
    before, after = (np.array([cell[i] for cell in cells], float) for i in (0, 1))
    first = codes(*(cell[2] for cell in cells))
    second = codes(*(cell[3] for cell in cells))
    found = change(before, after, first, second)
    words = (V, Z, Status.estimated, P, Status.revised, Status.rounded_zero, Status.limited)
    with_number = np.isin(found.status, words)
    assert (np.isfinite(found.points) == with_number).all()
    assert (with_number | np.isnan(found.percent)).all()
