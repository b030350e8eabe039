"""The protective rectangle against the worked table and a search through all tables."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.rectangle import Rectangle, cheapest_rectangle, feasible_interval
from tests.core.golden import Golden, golden

WORKED = np.array([[12.0, 48], [2, 31], [9, 40], [4, 55]])


@pytest.mark.parametrize("case", golden("secondary_suppression"))
def test_golden(case: Golden) -> None:
    written = case.case.removeprefix("rows ").split(" with")[0]
    table = np.array([[float(one) for one in row.split(",")] for row in written.split("|")])
    place = re.search(r"primary cell \((\d+),(\d+)\)=(\d+)", case.case)
    assert place is not None
    primary = int(place[1]) - 1, int(place[2]) - 1
    assert table[primary] == float(place[3])
    found = cheapest_rectangle(table, primary)
    assert found is not None
    row = table[found.row]
    assert case.expected == (
        f"row {found.row + 1} ({row[0]:.0f},{row[1]:.0f}), extra cost {found.cost:.0f}"
    )
    assert feasible_interval(table, found) == (0, 11)


def test_cost_of_the_others() -> None:
    for partner, cost in ((0, 91), (2, 80), (3, 90)):
        found = cheapest_rectangle(WORKED[[1, partner]], (0, 0))
        assert found == Rectangle((0, 0), 1, 1, cost)
        assert found.partners == ((0, 1), (1, 0), (1, 1))


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4))
def test_interval_holds_exactly_the_tables_with_the_same_margins(cells: list[int]) -> None:
    primary, beside, below, opposite = cells
    row, column, last = primary + beside, primary + below, below + opposite
    possible = [
        count
        for count in range(row + 1)
        if column - count >= 0 and last - (column - count) >= 0
    ]
    table = np.array(cells, dtype=float).reshape(2, 2)
    found = feasible_interval(table, Rectangle((0, 0), 1, 1, 0))
    assert found == (possible[0], possible[-1])


def test_a_rectangle_that_gives_the_cell_away_is_not_taken() -> None:
    # Beside 0 and opposite 0 nothing can move, so the dearer column is taken.
    assert cheapest_rectangle(np.array([[3.0, 0, 20], [5, 0, 30]]), (0, 0)) == Rectangle(
        (0, 0), 1, 2, 55
    )
    assert cheapest_rectangle(np.array([[3.0, 0], [5, 0]]), (0, 0)) is None


def test_no_rectangle_in_a_single_row() -> None:
    assert cheapest_rectangle(np.array([[3.0, 4, 5]]), (0, 1)) is None


@pytest.mark.parametrize("wrong", [np.nan, -1.0])
def test_missing_counts_are_no_partner(wrong: float) -> None:
    table = WORKED.copy()
    table[2, 1] = wrong
    found = cheapest_rectangle(table, (1, 0))
    assert found is not None
    assert (found.row, found.cost) == (3, 90)
    low, high = feasible_interval(table, Rectangle((1, 0), 2, 1, 0))
    assert np.isnan([low, high]).all()
