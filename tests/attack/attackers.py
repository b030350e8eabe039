"""
Ways to work out a secret count by hand, each a function of published tables alone.

Every attacker gives its claims: counts that it derives for cells that are secret. Nothing here
comes from the product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from tests.attack.outsider import BY_NAME, districts
from tests.attack.public import Row, rows_of
from tests.attack.seeded_city import AREAS, CITY, DISTRICTS, FIGURES, Figure

# A secret cell: indicator, parts, area, period.
Cell = tuple[str, frozenset[tuple[str, str]], str, str]
Claims = dict[Cell, float]
WHOLE: frozenset[tuple[str, str]] = frozenset()


def cells(table: pd.DataFrame) -> dict[Cell, Row]:
    """The rows of a table by cell."""
    return {(one.indicator, one.parts, one.area, one.period): one for one in rows_of(table)}


def counted(one: Row | None) -> float:
    """The count that a row shows, NaN where it shows none."""
    if one is None or one.secret:
        return float("nan")
    figure = BY_NAME.get((one.indicator, one.parts))
    return one.value if figure is not None and not figure.base else one.numerator


def _left(found: Mapping[Cell, Row], terms: Sequence[tuple[Cell, float]]) -> Iterator[
        tuple[Cell, float]]:
    """What a sum that is zero tells of its only secret term."""
    secret = [(cell, sign) for cell, sign in terms if cell in found and found[cell].secret]
    if len(secret) != 1 or any(cell not in found for cell, _ in terms):
        return
    rest = sum(sign * counted(found[cell]) for cell, sign in terms if cell != secret[0][0])
    if np.isfinite(rest):
        yield secret[0][0], -rest / secret[0][1]


def hierarchy(table: pd.DataFrame) -> Claims:
    """A larger area minus all but one of the areas below."""
    found = cells(table)
    claims: Claims = {}
    for name, parts, area, period in found:
        below = [one for one in AREAS if _above(one) == area]
        if below:
            terms = [((name, parts, area, period), 1.0),
                     *(((name, parts, one, period), -1.0) for one in below)]
            claims |= dict(_left(found, terms))
    return claims


def _above(area: str) -> str:
    return "" if area == CITY else area[:-2] or CITY


def siblings(table: pd.DataFrame) -> Claims:
    """A whole minus all but one of its parts by sex and age."""
    return _relations(table, [(name, parts) for name, parts in _wholes() if len(parts) > 3])


def _wholes() -> Iterator[tuple[Figure, list[Figure]]]:
    for whole in FIGURES:
        parts = [one for one in FIGURES if one.breakdown and one.indicator == whole.indicator]
        if not whole.breakdown and parts:
            yield whole, parts


def nested(table: pd.DataFrame) -> Claims:
    """Under 18 minus under 15."""
    by_name = {(one.indicator, one.breakdown): one for one in FIGURES}
    groups = [[by_name[name, ""] for name in names] for names in (
        ("bev_u18", "bev_u15", "bev_15_18"), ("sgb2_u18", "sgb2_u15", "sgb2_15_18"))]
    return _relations(table, [(one[0], one[1:]) for one in groups])


def _relations(table: pd.DataFrame, wholes: Iterable[tuple[Figure, list[Figure]]]) -> Claims:
    found = cells(table)
    claims: Claims = {}
    periods = sorted(set(table["period"]))
    by_figure = {(one.indicator, one.breakdown): key for key, one in BY_NAME.items()}
    for whole, parts in wholes:
        for area in AREAS:
            for period in periods:
                terms = [((*by_figure[one.indicator, one.breakdown], area, period), sign)
                         for one, sign in ((whole, 1.0), *((one, -1.0) for one in parts))]
                claims |= dict(_left(found, terms))
    return claims


def shares(table: pd.DataFrame, decimals: int = 1) -> Claims:
    """A percentage, as it is shown, times its denominator, which other figures tell."""
    found = cells(table)
    people = {"sgb2_u15": "bev_u15", "sgb2_15_18": "bev_15_18", "sgb2_u18": "bev_u18",
              "betreut": "bev_u15", "alo_quote": "bev_ew", "foerder": "bev_u18"}
    claims: Claims = {}
    for cell, one in found.items():
        base = counted(found.get((people.get(cell[0], ""), WHOLE, cell[2], cell[3])))
        if cell[1] or not np.isfinite(one.value + base) or np.isfinite(one.numerator):
            continue
        count = _only(round(one.value, decimals), base, decimals)
        if np.isfinite(count):
            claims[cell] = count
    return claims


def _only(percent: float, base: float, decimals: int) -> float:
    """The only count whose percentage rounds to this one; NaN if there are several."""
    near = np.arange(max(0, int(percent * base / 100) - 3), int(percent * base / 100) + 4)
    fits = near[np.abs(np.round(near / base * 100, decimals) - percent) < 1e-9]
    return float(fits[0]) if len(fits) == 1 else float("nan")


def components(table: pd.DataFrame, index: pd.DataFrame, period: str) -> Claims:
    """A z-score of an index gives a percentage back: two others tell mean and spread."""
    found = cells(table)
    claims: Claims = {}
    for name in ("sgb2_u18", "sgb2_15_18", "alo_quote", "foerder"):
        scores = dict(zip(index["area"], index[name].astype(float), strict=True))
        known = [(scores[area], found[name, WHOLE, area, period].value) for area in DISTRICTS
                 if np.isfinite(scores.get(area, np.nan))
                 and not found[name, WHOLE, area, period].secret]
        z, share_of = np.array(known).T
        slope, start = np.polyfit(z, share_of, 1)
        for area in DISTRICTS:
            cell = (name, WHOLE, area, period)
            base = counted(found.get(({"sgb2_15_18": "bev_15_18", "alo_quote": "bev_ew"}.get(
                name, "bev_u18"), WHOLE, area, period)))
            share = slope * scores.get(area, np.nan) + start
            if found[cell].secret and np.isfinite(share + base):
                claims[cell] = float(round(share * base / 100))
    return claims


def groups(
    table: pd.DataFrame,
    total: Callable[[Figure, Sequence[str], str], float],
    pairs: int = 500,
    seed: int = 1,
) -> Claims:
    """Random groups A and B = A and one more district: what is shown of B minus that of A."""
    random = np.random.default_rng(seed)
    secret = [cell for cell, one in cells(table).items()
              if one.secret and cell[2] in DISTRICTS and (cell[0], cell[1]) in BY_NAME]
    claims: Claims = {}
    for _ in range(pairs):
        cell = secret[int(random.integers(len(secret)))]
        size = int(random.integers(1, 20))
        others = [DISTRICTS[at] for at in random.permutation(len(DISTRICTS))
                  if DISTRICTS[at] != cell[2]][:size]
        figure = BY_NAME[cell[0], cell[1]]
        more = total(figure, [*others, cell[2]], cell[3]) - total(figure, others, cell[3])
        if np.isfinite(more):
            claims[cell] = more
    return claims


def releases(earlier: pd.DataFrame, later: pd.DataFrame) -> Claims:
    """
    What the larger area changed by is what its only secret district changed by.

    Told of a cell that one of two releases shows and the other hides.
    """
    before, after = cells(earlier), cells(later)
    claims: Claims = {}
    for cell in before.keys() & after.keys():
        if cell[2] not in DISTRICTS or before[cell].secret == after[cell].secret:
            continue
        for size in (4, 2, 0):
            above = cell[2][:size] or CITY
            whole = (cell[0], cell[1], above, cell[3])
            change = counted(after.get(whole)) - counted(before.get(whole))
            for at in districts(above):
                other = (cell[0], cell[1], DISTRICTS[at], cell[3])
                if other != cell:
                    change -= _change(before[other], after[other])
            if np.isfinite(change):
                known = counted(before[cell]) if after[cell].secret else counted(after[cell])
                claims[cell] = known + (change if after[cell].secret else -change)
    return claims


def _change(before: Row, after: Row) -> float:
    """A cell that is secret both times is taken to be the same, as the outsider hopes."""
    return 0.0 if before.secret and after.secret else counted(after) - counted(before)
