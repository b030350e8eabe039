"""Figures that repeat the counts of earlier years."""

from dataclasses import replace

import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.protection.lagged import Return, carried_over, returns
from monitoring.core.protection.quantities import Quantities
from monitoring.core.vocabulary import Kind
from tests.core.invented import cube_with, indicator, row

YEARS = range(2000, 2024)
INDICATORS: dict[str, Indicator] = {
    "alle": indicator("alle"),
    "wachstum": indicator("wachstum", Kind.rate),
    "drei": replace(indicator("drei", Kind.rate), rolling_years=3),
}


def residents(year: int, area: str) -> float:
    return 50 + (year * 7) % 13 + (30 if area == "02" else 0)


def city() -> Cube:
    rows = []
    for year in YEARS:
        for area in ("0101", "02", "stadt"):
            now = residents(year, area)
            rows.append(row("alle", area, str(year), now, now))
            if year > 2004:
                before = residents(year - 5, area)
                rows.append(row("wachstum", area, str(year), now / before, now - before, before))
            if year > 2001:
                pooled = sum(residents(one, area) for one in (year, year - 1, year - 2))
                rows.append(row("drei", area, str(year), 1, pooled, pooled * 3))
    return cube_with(INDICATORS, *rows)


def test_the_base_of_a_change_and_pooled_years_are_found() -> None:
    cube = city()
    small = np.zeros(cube.status.shape, bool)
    found = returns(Quantities(cube, INDICATORS), [], small)
    assert Return(1, 0, (5,), whole=False) in found
    assert Return(2, 0, (0, 1, 2), whole=True) in found


def test_a_hidden_count_hides_what_repeats_it_later() -> None:
    cube = city()
    years = list(YEARS)
    hidden = np.zeros(cube.status.shape, bool)
    hidden[0, 0, years.index(2010)] = True
    numbers = np.ones_like(hidden)
    more = carried_over([Return(1, 0, (5,), whole=False)], hidden, numbers, years)
    assert np.argwhere(more).tolist() == [[1, 0, years.index(2015)]]
    more = carried_over([Return(2, 0, (0, 1, 2), whole=True)], hidden, numbers, years)
    assert np.argwhere(more).tolist() == [[2, 0, years.index(one)] for one in (2010, 2011, 2012)]
    # A hidden figure that is one earlier count hides that count as well.
    hidden[:] = False
    hidden[1, 0, years.index(2015)] = True
    more = carried_over([Return(1, 0, (5,), whole=True)], hidden, numbers, years)
    assert np.argwhere(more).tolist() == [[0, 0, years.index(2010)]]
