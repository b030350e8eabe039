"""What an office would publish that hides small figures only: the attackers' training ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from tests.attack.seeded_city import (
    AREAS,
    DISTRICTS,
    FIGURES,
    LEAST,
    YEARS,
    Counts,
    Figure,
    summed,
)

COLUMNS = ("indicator", "breakdown", "area", "period", "value", "numerator", "denominator",
           "status")


def naive(own: Counts, percentages: bool = False) -> pd.DataFrame:
    """All figures, small ones secret; with `percentages` those of shares are shown all the same."""
    rows = [row for one in FIGURES for row in _rows(one, own, percentages)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(one: Figure, own: Counts, percentages: bool) -> list[tuple[object, ...]]:
    top = summed(own, one.top).astype(float)
    base = summed(own, one.base).astype(float) if one.base else np.full(top.shape, np.nan)
    value = top / base * 100 if one.base else top
    small = (top > 0) & (top < LEAST)
    if one.base and one.share:
        small |= (base - top > 0) & (base - top < LEAST)
    found: list[tuple[object, ...]] = []
    for at, area in enumerate(AREAS):
        for year, period in enumerate(YEARS):
            start = (one.indicator, one.breakdown, area, period)
            if not small[at, year]:
                found.append((*start, value[at, year], top[at, year], base[at, year], "value"))
            elif percentages and one.base and not one.breakdown:
                found.append((*start, round(value[at, year], 1), np.nan, np.nan, "value"))
            else:
                found.append((*start, np.nan, np.nan, np.nan, "secret"))
    return found


def scores(own: Counts, period: str) -> pd.DataFrame:
    """z-scores of all districts, as an index made of unprotected figures would show them."""
    table: dict[str, object] = {"area": DISTRICTS}
    for one in FIGURES:
        if one.base and not one.breakdown:
            share = summed(own, one.top) / summed(own, one.base)
            plain = share[:len(DISTRICTS), YEARS.index(period)]
            table[one.indicator] = (plain - plain.mean()) / plain.std()
    return pd.DataFrame(table)


def total(own: Counts) -> Callable[[Figure, Sequence[str], str], float]:
    """Sums of groups of districts with nothing left out."""
    def added(one: Figure, areas: Sequence[str], period: str) -> float:
        at = [DISTRICTS.index(area) for area in areas]
        return float(sum(own[leaf][at, YEARS.index(period)].sum() for leaf in one.top))
    return added


def truth(own: Counts, one: Figure, area: str, period: str) -> int:
    """The true count of a figure."""
    return int(summed(own, one.top)[AREAS.index(area), YEARS.index(period)])
