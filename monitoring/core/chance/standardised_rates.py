"""Rates made comparable across different age structures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.intervals import Z95, FloatArray, Interval, byar, counts
from monitoring.core.standard import ESP2013
from monitoring.language import text

# Dobson's limits rest on the total count and fail below this (practice of English public health).
FEWEST_CASES = 10


@dataclass(frozen=True, slots=True, eq=False)
class StandardisedRate:
    """A rate per multiplier and its limits, one per area; NaN where not calculated."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray


def directly_standardised(
    cases: npt.ArrayLike,
    populations: npt.ArrayLike,
    weights: npt.ArrayLike = ESP2013.weights,
    multiplier: float = 100_000,
    z: float = Z95,
) -> StandardisedRate:
    """
    Rate an area would have with the age structure of the standard; bands are the last axis.

    Σ w·O/n / Σ w with the limits of Dobson et al. 1991, rate + √(Var/ΣO)·(Byar(ΣO) − ΣO),
    Var = Σ w²·O/n² / (Σ w)². Bands with weight 0 do not count. NaN where `why_not` gives a
    reason.
    """
    known, given, base, weight = _calculable(cases, populations, weights)
    given, base = np.where(known[..., None], given, 1.0), np.where(known[..., None], base, 1.0)
    if not known.any():
        nothing = np.full(known.shape, np.nan)
        return StandardisedRate(nothing, nothing, nothing)
    share = weight / weight.sum()
    rate = (share * given / base).sum(axis=-1)
    deviation = np.sqrt((share**2 * given / base**2).sum(axis=-1))
    total = given[..., weight > 0].sum(axis=-1)
    around, scale = byar(total, z), deviation / np.sqrt(total)
    limits = Interval(
        rate + scale * (around.lower - total), rate + scale * (around.upper - total)
    ).times(multiplier)  # fmt: skip
    limits = limits.where(known)
    return StandardisedRate(np.where(known, rate * multiplier, np.nan), limits.lower, limits.upper)


def why_not(
    cases: npt.ArrayLike, populations: npt.ArrayLike, weights: npt.ArrayLike = ESP2013.weights
) -> list[str]:
    """Per area, why it has no directly standardised rate; an empty text where it has one."""
    given, base, weight = _arrays(cases, populations, weights)
    areas = given.reshape(-1, given.shape[-1]), base.reshape(-1, base.shape[-1])
    return [_reason(own, people, weight) for own, people in zip(*areas, strict=True)]


def indirect_ratio(
    observed: npt.ArrayLike, expected: npt.ArrayLike, z: float = Z95
) -> StandardisedRate:
    """
    Observed per expected cases × 100: 100 says "as in the standard", with the count's limits.

    Expected cases come from the standard's rates and the area's population. NaN where a figure
    is missing or negative or nothing is expected.
    """
    own, normal = np.broadcast_arrays(
        np.asarray(observed, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    )
    fits = (own >= 0) & (normal > 0) & np.isfinite(own) & np.isfinite(normal)
    factor: FloatArray = 100 / np.where(fits, normal, 1.0)
    limits = counts(np.where(fits, own, np.nan), z).times(factor)
    value: FloatArray = np.where(fits, np.where(fits, own, 0.0) * factor, np.nan)
    return StandardisedRate(value, limits.lower, limits.upper)


def _calculable(
    cases: npt.ArrayLike, populations: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[npt.NDArray[np.bool_], FloatArray, FloatArray, FloatArray]:
    """Which areas can be calculated, and the three arrays."""
    given, base, weight = _arrays(cases, populations, weights)
    if weight.shape != given.shape[-1:] or not _usable(weight):
        return np.zeros(given.shape[:-1], np.bool_), given, base, weight
    unused = weight == 0
    given, base = np.where(unused, 0.0, given), np.where(unused, 1.0, base)
    fits = (given >= 0) & np.isfinite(given) & (base > 0) & np.isfinite(base)
    total = np.where(fits, given, 0.0).sum(axis=-1)
    known: npt.NDArray[np.bool_] = fits.all(axis=-1) & (total >= FEWEST_CASES)
    return known, given, base, weight


def _arrays(
    cases: npt.ArrayLike, populations: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    given, base = np.broadcast_arrays(
        np.atleast_1d(np.asarray(cases, dtype=np.float64)),
        np.atleast_1d(np.asarray(populations, dtype=np.float64)),
    )
    return given, base, np.asarray(weights, dtype=np.float64)


def _usable(weights: FloatArray) -> bool:
    return bool(np.isfinite(weights).all() and (weights >= 0).all() and weights.sum() > 0)


def _reason(cases: FloatArray, people: FloatArray, weights: FloatArray) -> str:
    if weights.shape != cases.shape:
        return text("Nicht berechnet: Zahlen und Standardbevölkerung haben verschieden viele "
                    "Altersgruppen.")  # fmt: skip
    if not _usable(weights):
        return text("Nicht berechnet: Die Gewichte der Standardbevölkerung sind nicht brauchbar.")
    used = weights > 0
    cases, people = cases[used], people[used]
    if not np.isfinite(cases).all() or (cases < 0).any():
        return text("Nicht berechnet: In einer Altersgruppe fehlt die Zahl der Fälle.")
    if not np.isfinite(people).all() or (people <= 0).any():
        return text("Nicht berechnet: In einer Altersgruppe leben keine Personen, oder ihre Zahl "
                    "fehlt.")  # fmt: skip
    if cases.sum() < FEWEST_CASES:
        return text("Nicht berechnet: Unter 10 Fällen ist die Rate zu unsicher.")
    return ""
