"""What can be worked out about hidden counts: published example, brute force, sums of areas."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.protection.audit import ranges
from monitoring.core.protection.relations import Relations, relations, together
from monitoring.core.protection.shown import Ranges, Shown
from tests.core.golden import Golden, golden

INNER = ((12, 48), (2, 31), (9, 40), (4, 55))


def table(inner: tuple[tuple[int, ...], ...]) -> tuple[Relations, np.ndarray]:
    """A two-way table with margins: inner cells row by row, row sums, column sums, total."""
    high, wide = len(inner), len(inner[0])
    cells = high * wide
    rows = [(cells + r, [r * wide + c for c in range(wide)]) for r in range(high)]
    rows += [(cells + high + c, [r * wide + c for r in range(high)]) for c in range(wide)]
    total = cells + high + wide
    rows.append((total, list(range(cells, cells + high))))
    numbers = np.array(inner, float)
    counts = np.concatenate([numbers.ravel(), numbers.sum(1), numbers.sum(0), [numbers.sum()]])
    return relations(rows, total + 1), counts


def feasible(
    known: Relations, counts: np.ndarray, unknown: np.ndarray, most: np.ndarray | None = None
) -> Ranges:
    """The full range of every hidden count."""
    top = np.full(known.size, np.inf) if most is None else most
    shown = Shown(known, counts, unknown, ~np.isfinite(counts), np.zeros(known.size), top)
    return ranges(shown, unknown, None)


def hidden(size: int, *cells: int) -> np.ndarray:
    return np.isin(np.arange(size), cells)


@pytest.mark.parametrize("row", golden("secondary_suppression"))
def test_the_range_of_the_published_rectangle(row: Golden) -> None:
    known, counts = table(INNER)
    # Row 3 (9, 40) is the partner of the primary cell (2, 1).
    found = feasible(known, counts, hidden(known.size, 2, 3, 4, 5))
    assert row.expected.startswith("row 3 (9,40)")
    assert (found.lower[2], found.upper[2]) == pytest.approx((0, 11))
    assert found.candidates[2] == 12
    assert np.isnan(found.lower[0])


def test_a_lonely_cell_is_known_and_one_in_no_sum_is_free() -> None:
    known, counts = table(INNER)
    found = feasible(known, counts, hidden(known.size, 2))
    assert (found.lower[2], found.upper[2], found.candidates[2]) == (2, 2, 1)
    free = Relations(known.starts, known.cells, known.signs, known.size + 1)
    found = feasible(free, np.append(counts, 7.0), hidden(known.size + 1, known.size))
    assert (found.lower[-1], found.upper[-1]) == (0, np.inf)


def test_a_denominator_bounds_from_above() -> None:
    known, counts = table(INNER)
    most = np.full(known.size, np.inf)
    most[2] = 5
    found = feasible(known, counts, hidden(known.size, 2, 3, 4, 5), most)
    assert (found.lower[2], found.upper[2]) == pytest.approx((0, 5))


def test_few_candidates_come_with_the_shown_counts_that_bound_them() -> None:
    known, counts = table(INNER)
    # 48 and 31 hide each other in their column only: each row still tells both.
    unknown = hidden(known.size, 1, 3)
    shown = Shown(known, counts, unknown, np.zeros(known.size, bool), np.zeros(known.size),
                  np.full(known.size, np.inf))
    found = ranges(shown, unknown)
    assert (found.lower[3], found.upper[3]) == (31, 31)
    # The other cell of the row and the sum of the row.
    assert {2, 9} <= set(found.proofs[3].tolist())


def test_contradicting_sums_end_in_no_error() -> None:
    rows = relations([(0, [1, 2]), (3, [1, 2])], 4)
    counts = np.array([5.0, 2, 3, 9])
    found = feasible(rows, counts, hidden(4, 1, 2))
    assert not np.isnan(found.lower[[1, 2]]).any()


small = st.integers(0, 6)


@given(st.lists(st.tuples(small, small, small), min_size=2, max_size=3),
       st.sets(st.integers(0, 5), min_size=1, max_size=4))
def test_ranges_hold_every_table_that_looks_the_same(
    inner: list[tuple[int, int, int]], cells: set[int]
) -> None:
    known, counts = table(tuple(inner))
    chosen = hidden(known.size, *cells)
    found = feasible(known, counts, chosen)
    places = sorted(cells)
    possible = []
    for guess in itertools.product(range(20), repeat=len(places)):
        trial = counts.copy()
        trial[places] = guess
        sums = np.bincount(known.row_of, weights=trial[known.cells] * known.signs)
        if (np.abs(sums) < 1e-9).all():
            possible.append(guess)
    assert tuple(counts[places]) in possible
    for at, place in enumerate(places):
        numbers = {guess[at] for guess in possible}
        assert found.lower[place] - 1e-6 <= min(numbers)
        assert found.upper[place] + 1e-6 >= max(numbers)
        assert found.candidates[place] >= len(numbers)


def test_parts_of_several_kinds_stand_together() -> None:
    first, second = relations([(0, [1, 2])], 4), relations([(3, [0, 1]), (2, [3])], 4)
    both = together([first, second], 4)
    assert both.rows == 3
    assert both.starts.tolist() == [0, 3, 6, 8]
    assert both.cells.tolist() == [0, 1, 2, 3, 0, 1, 2, 3]
    assert together([], 4).rows == 0
