"""Whether areas lie above or below a benchmark by more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.funnel import funnel_z
from monitoring.core.chance.intervals import (
    Z95,
    Z998,
    Difference,
    FloatArray,
    newcombe,
    of_two,
    quotients,
    rates,
)
from monitoring.core.vocabulary import Kind
from monitoring.language import text

VerdictArray = npt.NDArray[np.int8]


class Reference(StrEnum):
    """What an area is compared with."""

    city = "city"
    parent = "parent"
    rest = "rest"
    similar = "similar"


class Verdict(IntEnum):
    """Above or below: outside the 95 % limits; clearly: outside the 99.8 % limits."""

    clearly_below = -2
    below = -1
    similar = 0
    above = 1
    clearly_above = 2
    none = 9


@dataclass(frozen=True, slots=True, eq=False)
class Benchmark:
    """
    What areas are compared with: one value or one per area, in the indicator's unit.

    `denominator` is the benchmark's own size where it varies by chance as well (the rest of
    the city); infinite for a value that counts as fixed (the whole city, a target).
    """

    value: npt.ArrayLike
    denominator: npt.ArrayLike = np.inf


def z_values(
    value: npt.ArrayLike,
    denominator: npt.ArrayLike,
    benchmark: Benchmark,
    kind: Kind,
    multiplier: float = 1.0,
) -> FloatArray:
    """
    Distance of each area from the benchmark in standard deviations (see `funnel_z`).

    A benchmark of size m lets an area of size n count as n·m/(n + m), as in the test of two
    shares. NaN where `why_none` gives a reason.
    """
    own = np.asarray(denominator, dtype=np.float64)
    other = np.asarray(benchmark.denominator, dtype=np.float64)
    fits = (own > 0) & (other > 0) & np.isfinite(own)
    size = np.where(fits, own, np.nan) / (1 + np.where(fits, own, 1.0) / np.where(fits, other, 1.0))
    return funnel_z(value, size, benchmark.value, kind, multiplier)


def verdicts(
    value: npt.ArrayLike,
    denominator: npt.ArrayLike,
    benchmark: Benchmark,
    kind: Kind,
    multiplier: float = 1.0,
) -> VerdictArray:
    """
    `Verdict` of each area, in the figures' shape; `none` where `why_none` gives a reason.

    Five classes as in Fingertips: outside 95 %, and "clearly" outside 99.8 %.
    """
    z = z_values(value, denominator, benchmark, kind, multiplier)
    known = ~np.isnan(z)
    distance = np.where(known, np.abs(z), 0.0)
    steps = np.sign(np.where(known, z, 0.0)) * ((distance > Z95) + 1 * (distance > Z998))
    found: VerdictArray = np.where(known, steps, Verdict.none).astype(np.int8)
    return found


def rest_of(
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    total_numerator: npt.ArrayLike,
    total_denominator: npt.ArrayLike,
    multiplier: float = 1.0,
) -> Benchmark:
    """
    The whole without the area, for every area.

    A large area is part of the city and would be compared with itself in part. Missing (NaN)
    where the area is the whole, where a figure is missing or where parts exceed the whole.
    """
    part = np.asarray(total_numerator, dtype=np.float64) - np.asarray(numerator, np.float64)
    base = np.asarray(total_denominator, dtype=np.float64) - np.asarray(denominator, np.float64)
    return _benchmark(part, base, multiplier)


def together(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, multiplier: float = 1.0
) -> Benchmark:
    """
    Several areas as one (similar districts): sums over the last axis, never means of shares.

    Areas without numerator or denominator are left out.
    """
    parts, bases = np.broadcast_arrays(
        np.asarray(numerators, dtype=np.float64), np.asarray(denominators, dtype=np.float64)
    )
    known = np.isfinite(parts) & np.isfinite(bases)
    part = np.where(known, parts, 0.0).sum(axis=-1)
    return _benchmark(part, np.where(known, bases, 0.0).sum(axis=-1), multiplier)


def difference(
    first: tuple[npt.ArrayLike, npt.ArrayLike],
    second: tuple[npt.ArrayLike, npt.ArrayLike],
    kind: Kind,
    multiplier: float = 1.0,
    z: float = Z95,
) -> Difference:
    """
    First minus second, each (numerator, denominator) of an area or a period, in the unit.

    Shares by Newcombe 1998, rates in the same way from their counts' limits (Zou & Donner
    2008); both sides independent. NaN for other kinds and where a figure is missing.
    """
    if kind is Kind.share:
        found = newcombe(*first, *second, z)
    elif kind is Kind.rate:
        around, beside = rates(*first, z=z), rates(*second, z=z)
        found = of_two(quotients(*first), around, quotients(*second), beside)
    else:
        shape = np.broadcast(*first, *second).shape
        found = Difference(*(np.full(shape, np.nan) for _ in range(3)))
    return Difference(*(each * multiplier for each in (found.value, found.lower, found.upper)))


def why_none(
    value: float, denominator: float, benchmark: float, kind: Kind, multiplier: float = 1.0
) -> str:
    """Why one area has no verdict, as a sentence; empty if it has one."""
    if kind not in (Kind.share, Kind.rate):
        return text("Für diese Art von Zahl lässt sich der Zufall nicht abschätzen.")
    if not np.isfinite(value):
        return text("Ohne Wert ist kein Vergleich möglich.")
    if not (np.isfinite(denominator) and denominator > 0):
        return text("Ohne Nenner lässt sich der Zufall nicht abschätzen.")
    if not np.isfinite(benchmark):
        return text("Ohne Vergleichswert ist kein Vergleich möglich.")
    if np.isnan(z_values(value, denominator, Benchmark(benchmark), kind, multiplier)):
        return text("Der Wert oder der Vergleichswert liegt außerhalb des Möglichen.")
    return ""


def _benchmark(part: FloatArray, base: FloatArray, multiplier: float) -> Benchmark:
    fits = (part >= 0) & (base > 0)
    value = multiplier * np.where(fits, part, np.nan) / np.where(fits, base, 1.0)
    return Benchmark(value, np.where(fits, base, np.nan))
