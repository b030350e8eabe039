"""Figures hidden beside secret ones: the published example, and every table that fits."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitoring.core.protection.relations import Relations, relations
from monitoring.core.protection.secondary import Chosen, Puzzle, chosen
from tests.core.golden import Golden, golden
from tests.core.protection.test_audit import INNER, hidden, table


def solved(
    sums: Relations,
    counts: np.ndarray,
    secret: np.ndarray,
    cost: np.ndarray | None = None,
    known: np.ndarray | None = None,
    floors: np.ndarray | None = None,
) -> Chosen:
    """Every count is a figure of its own; the choice may see floors in place of the counts."""
    nothing = np.zeros(sums.size, bool)
    seen = nothing if known is None else known
    puzzle = Puzzle(
        sums, counts, counts if floors is None else floors, np.arange(sums.size), ~nothing,
        np.zeros(sums.size), np.full(sums.size, np.inf), np.isfinite(counts) & ~seen, seen,
        nothing, nothing,
        np.ones(sums.size) if cost is None else cost,
    )
    return chosen(puzzle, secret)


@pytest.mark.parametrize("row", golden("secondary_suppression"))
def test_the_partner_of_the_published_table(row: Golden) -> None:
    sums, counts = table(INNER)
    found = solved(sums, counts, hidden(sums.size, 2), np.where(np.arange(15) < 8, counts, 1e4))
    assert row.expected.startswith("row 3 (9,40)")
    assert np.flatnonzero(found.hidden).tolist() == [2, 3, 4, 5]
    assert (found.candidates[np.flatnonzero(found.hidden)] >= 3).all()


def test_a_hidden_district_needs_a_second_one_on_every_level() -> None:
    # City 0 of boroughs 1 and 2, of quarters 3, 4 and 5.
    sums = relations([(0, [1, 2]), (1, [3, 4]), (2, [5])], 6)
    counts = np.array([30.0, 12, 18, 2, 10, 18])
    assert np.flatnonzero(solved(sums, counts, hidden(6, 3)).hidden).tolist() == [3, 4]
    # The only quarter of a borough is that borough, so the other borough hides too.
    found = solved(sums, counts, hidden(6, 5), np.array([9.0, 1, 1, 1, 1, 1]))
    assert found.hidden[[1, 2, 5]].all()
    assert not found.hidden[0]
    assert (found.candidates[found.asked] >= 3).all()


def test_what_was_seen_before_protects_nothing() -> None:
    sums = relations([(0, [1, 2, 3])], 4)
    counts = np.array([20.0, 2, 8, 10])
    found = solved(sums, counts, hidden(4, 1), known=hidden(4, 2))
    assert np.flatnonzero(found.hidden).tolist() in ([1, 3], [0, 1])
    # Everything else was seen: the secret one is told, and the answer says so.
    found = solved(sums, counts, hidden(4, 1), known=hidden(4, 0, 2, 3))
    assert found.candidates[1] == 1
    assert np.flatnonzero(found.open_ones).tolist() == [1]


def test_the_choice_does_not_look_at_hidden_counts() -> None:
    sums, counts = table(INNER)
    cost = np.where(np.arange(15) < 8, counts, 1e4)
    first = solved(sums, counts, hidden(sums.size, 2), cost)
    other = counts.copy()
    # Moved around the hidden rectangle: every shown count stays.
    other[[2, 3, 4, 5]] += np.array([-1.0, 1, 1, -1])
    assert (np.bincount(sums.row_of, weights=sums.signs * other[sums.cells]) == 0).all()
    floors = np.minimum(counts, 3)
    floors[2] = 1
    assert (np.minimum(other, 3)[[3, 4, 5]] == floors[[3, 4, 5]]).all()
    for numbers in (counts, other):
        found = solved(sums, numbers, hidden(sums.size, 2), cost, floors=floors)
        assert (found.hidden == first.hidden).all()
        assert (found.candidates[found.asked] >= 3).all()


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=3, max_size=3),
       st.sets(st.integers(0, 8), min_size=1, max_size=2))
def test_every_secret_count_could_be_another_one(
    inner: list[tuple[int, int, int]], cells: set[int]
) -> None:
    sums, counts = table(tuple(inner))
    margins_last = np.where(np.arange(sums.size) < 9, 1.0, 1000.0)
    found = solved(sums, counts, hidden(sums.size, *cells), margins_last)
    places = np.flatnonzero(found.hidden)
    assert set(cells) <= set(places.tolist())
    assume(len(places) <= 5 and places.max() < 9)
    # Every number that each hidden cell has in any table with the same shown counts.
    guesses = np.stack(np.meshgrid(*[np.arange(13.0)] * len(places), indexing="ij"))
    tables = np.broadcast_to(counts[:, None], (sums.size, guesses[0].size)).copy()
    tables[places] = guesses.reshape(len(places), -1)
    gaps = np.zeros((sums.rows, tables.shape[1]))
    np.add.at(gaps, sums.row_of, sums.signs[:, None] * tables[sums.cells])
    fitting = tables[:, (gaps == 0).all(axis=0)]
    assert (fitting == counts[:, None]).all(axis=0).any()
    for place in places.tolist():
        assert len(np.unique(fitting[place])) >= 3 or found.open_ones[place]
