"""Residents of the invented city by district, year and age; all other figures rest on them."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from outlines import Site

Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]

YEARS = tuple(range(2011, 2024))  # 2011 only as the base of the first changes
SMALL_DISTRICT = "040102"
NEW_HOUSING = ("020204", "020205")
RESIDENTS_2011 = 199_800

# first age of a band → share in percent, lean to families, to students, to the old, yearly trend
BANDS = {
    0: (2.75, 0.10, 0.02, -0.10, 0.004),
    3: (2.70, 0.12, -0.04, -0.10, 0.008),
    6: (3.45, 0.13, -0.08, -0.08, 0.012),
    10: (3.35, 0.13, -0.10, -0.06, 0.010),
    14: (0.82, 0.12, -0.10, -0.05, 0.008),
    15: (2.50, 0.11, -0.06, -0.05, 0.006),
    18: (2.10, 0.02, 0.22, -0.08, -0.006),
    20: (1.30, 0.00, 0.34, -0.10, -0.008),
    21: (5.10, -0.04, 0.38, -0.14, -0.012),
    25: (28.3, 0.00, 0.13, -0.12, -0.001),
    45: (26.6, -0.02, -0.08, 0.05, -0.008),
    65: (10.1, -0.08, -0.10, 0.20, 0.012),
    75: (5.2, -0.10, -0.10, 0.28, -0.006),
    80: (5.7, -0.12, -0.08, 0.32, 0.022),
}
AGES = tuple(BANDS)
MEAN_AGE = (1.5, 4.5, 8.0, 12.0, 14.5, 16.5, 19.0, 20.5, 23.0, 34.5, 55.0, 69.9, 77.4, 85.6)
YEARLY_GROWTH = {2014: 0.004, 2015: 0.010, 2016: 0.007, 2020: -0.002, 2021: 0.001, 2022: 0.009}


@dataclass(frozen=True)
class People:
    """Residents: `ages` counts by district, year (2011 first) and age band; fields by district."""

    ages: Counts
    women: Counts
    need: Floats  # hidden deprivation, mean 0, standard deviation 1
    centre: Floats  # closeness to the centre, likewise

    @property
    def residents(self) -> Counts:
        """All residents by district and year."""
        everyone: Counts = self.ages.sum(axis=2)
        return everyone

    def between(self, first: int, below: int = 999) -> Counts:
        """Residents aged from `first` to under `below`, by district and year."""
        chosen = [n for n, age in enumerate(AGES) if first <= age < below]
        residents: Counts = self.ages[:, :, chosen].sum(axis=2)
        return residents


def city_people(sites: tuple[Site, ...], rng: np.random.Generator) -> People:
    """Residents of every district in every year."""
    x, y = np.array([site.x for site in sites]), np.array([site.y for site in sites])
    need = _need(x, y, rng)
    centre = _standard(-np.hypot(x, y))
    totals = _totals([site.id for site in sites], centre, rng)
    students = _standard(_bump(x, y, (0.0, 1.8), 1.3) + 0.3 * centre)
    families = _standard(0.5 * need - 0.7 * centre + rng.normal(0, 0.5, len(x)))
    old = _standard(_bump(x, y, (-3.6, -2.6), 2.2) - 0.4 * need + rng.normal(0, 0.4, len(x)))
    ages = _ages(totals, families, students, old, rng)
    share = 0.513 + 0.006 * old + rng.normal(0, 0.004, len(x))
    women = np.rint(totals * share[:, None]).astype(np.int64)
    return People(ages, women, need, centre)


def _bump(x: Floats, y: Floats, at: tuple[float, float], width: float) -> Floats:
    bump: Floats = np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / (2 * width**2))
    return bump


def _standard(field: Floats) -> Floats:
    standard: Floats = np.clip((field - field.mean()) / field.std(), -2.2, 2.2)
    return standard


def _need(x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    """Three areas with more need, one with less, and some noise."""
    smooth = 1.1 * _bump(x, y, (-2.4, 0.2), 1.3) + 0.9 * _bump(x, y, (4.2, -1.0), 1.6)
    smooth += 1.2 * _bump(x, y, (1.6, 3.5), 1.0) - 0.8 * _bump(x, y, (-4.0, -3.0), 2.2)
    smooth -= 0.5 * _bump(x, y, (4.5, 3.2), 1.8)
    return _standard(smooth + rng.normal(0, 0.14, len(x)))


def _totals(ids: list[str], centre: Floats, rng: np.random.Generator) -> Counts:
    """Residents by district and year; growth follows the city's years of arrivals."""
    size = np.clip(np.exp(rng.normal(0, 0.38, len(ids)) + 0.10 * centre), 0.38, 1.8)
    small = np.array([area == SMALL_DISTRICT for area in ids])
    new = np.array([area in NEW_HOUSING for area in ids])
    size = np.where(new, [0.60 + 0.14 * n for n in np.cumsum(new)], size)
    base = np.where(small, 214.0, size / size[~small].sum() * RESIDENTS_2011)
    lean = np.where(new, 0.012, rng.normal(0, 0.005, len(ids)))
    columns = [np.rint(base)]
    for year in YEARS[1:]:
        yearly = YEARLY_GROWTH.get(year, 0.0025) + lean + rng.normal(0, 0.004, len(ids))
        base = base * (1 + np.where(small, 0.001, yearly))
        columns.append(np.rint(base))
    return np.column_stack(columns).astype(np.int64)


def _ages(
    totals: Counts, families: Floats, students: Floats, old: Floats, rng: np.random.Generator
) -> Counts:
    table = np.array(list(BANDS.values()))
    lean = np.stack([families, students, old], axis=1) @ table[:, 1:4].T
    lean += rng.normal(0, 0.03, lean.shape)
    time = np.arange(len(YEARS)) - len(YEARS) / 2
    log_share = np.log(table[:, 0]) + lean[:, None, :] + time[:, None] * table[:, 4]
    weights = np.exp(log_share + rng.normal(0, 0.008, log_share.shape))
    exact = totals[:, :, None] * weights / weights.sum(axis=2, keepdims=True)
    return _whole(exact, totals)


def _whole(exact: Floats, totals: Counts) -> Counts:
    """Whole numbers close to the exact ones that add up to the totals (largest remainder)."""
    whole = np.floor(exact).astype(np.int64)
    left = totals - whole.sum(axis=2)
    rank = np.argsort(np.argsort(-(exact - whole), axis=2, kind="stable"), axis=2)
    rounded: Counts = whole + (rank < left[:, :, None])
    return rounded
