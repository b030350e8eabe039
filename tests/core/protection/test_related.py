"""Sums that nobody declared but that the figures of a city always keep."""

import numpy as np

from monitoring.core.indicator import Formula
from monitoring.core.protection.quantities import Quantities
from monitoring.core.protection.related import links
from monitoring.core.protection.sameness import equal_pairs, sums_of_two
from monitoring.core.vocabulary import Kind
from tests.core.invented import cube_with, indicator, row


def test_the_same_row_and_the_sum_of_two_rows_are_found() -> None:
    random = np.random.default_rng(3)
    first, second = random.integers(1, 90, (2, 60)).astype(float)
    other = random.integers(1, 90, 60).astype(float)
    gaps = np.where(np.arange(60) % 7 == 0, np.nan, first)
    cells = np.stack([first, second, first + second, gaps, other])
    assert equal_pairs(cells, np.arange(5)) == [(0, 3)]
    assert sums_of_two(cells[:3], np.arange(3)) == [(2, 0, 1)]
    assert sums_of_two(cells[[0, 1, 4]], np.arange(3)) == []


def test_a_share_of_a_count_that_is_published_too() -> None:
    indicators = {"alle": indicator("alle"), "quote": indicator("quote", Kind.share)}
    rows = []
    for number, year in enumerate(range(2000, 2024)):
        for area in ("0101", "02"):
            base = 40 + 3 * number + (7 if area == "02" else 0)
            rows += [row("alle", area, str(year), base, base),
                     row("quote", area, str(year), 5, base / 20, base)]
    cube = cube_with(indicators, *rows)
    found = Quantities(cube, indicators)
    ties = links(found, np.zeros(cube.status.shape, bool))
    base_of_quote = 1 * found.planes + 1
    assert ((0, base_of_quote), (1.0, -1.0)) in ties
    # Small figures are not looked at: without the rest nothing can be said.
    small = np.zeros(cube.status.shape, bool)
    small[0, :, 2:] = True
    assert ((0, base_of_quote), (1.0, -1.0)) not in links(found, small)


def test_declared_formulas_need_no_proof() -> None:
    indicators = {
        "jung": indicator("jung"), "alle": indicator("alle"),
        "anteil": indicator("anteil", Kind.share, Formula(("jung",), ("alle",))),
    }
    cube = cube_with(indicators, row("jung", "0101", "2021", 4, 4))
    found = Quantities(cube, indicators)
    ties = links(found, np.zeros(cube.status.shape, bool))
    assert ((2, 0), (1.0, -1.0)) in ties
    assert ((3 + 2, 1), (1.0, -1.0)) in ties
    # Numerator and rest are the denominator.
    assert ((3 + 2, 2, 6 + 2), (1.0, -1.0, -1.0)) in ties
