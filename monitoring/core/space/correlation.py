"""How two indicators go together over the areas."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, nan, sqrt, tanh
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.core.space.neighbouring_values import all_equal
from monitoring.language import text

# Below this a correlation explains less than a tenth; Cohen (1988) calls 0.3 medium.
WEAK = 0.3
_95 = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A correlation from -1 to 1 with its 95 % interval; NaN where there is none."""

    value: float
    lower: float
    upper: float


_NONE = Coefficient(nan, nan, nan)


@dataclass(frozen=True, slots=True)
class Correlation:
    """
    Correlation of two indicators over the `n` areas with both values, each area counting once.

    `left_out` areas lack a value; `equal` tells whether an indicator is the same everywhere.
    """

    n: int
    left_out: int
    pearson: Coefficient
    spearman: Coefficient
    equal: bool = False

    def reason(self) -> str:
        """Why it cannot be calculated; "" if it can."""
        if self.n < 2:
            return text("Weniger als zwei Gebiete haben beide Werte.")
        if self.equal:
            return text("Ein Indikator ist in allen Gebieten gleich; ein Zusammenhang lässt sich "
                        "nicht berechnen.")
        return ""

    def sentences(self, first: str, second: str) -> tuple[str, ...]:
        """What the figures say about the two indicators, and what they do not say."""
        if reason := self.reason():
            return (reason,)
        said = [self._finding(first, second)]
        if self.left_out:
            n = rounded(self.left_out, 0)
            said.append(text("Gebiete ohne beide Werte, deshalb nicht einbezogen: {n}.", n=n))
        said.append(
            text("Ein Zusammenhang von Gebieten sagt nichts über einzelne Personen und nennt keine "
                 "Ursache.")
        )
        return tuple(said)

    def _finding(self, first: str, second: str) -> str:
        r, n = rounded(self.pearson.value, 2), rounded(self.n, 0)
        if np.isnan(self.pearson.lower):
            return text("Mit {n} Gebieten ist kein Zusammenhang zu prüfen (r = {r}).", n=n, r=r)
        numbers = text("r = {r}, 95-%-Intervall {lower} bis {upper}, {n} Gebiete", r=r, n=n,
                       lower=rounded(self.pearson.lower, 2), upper=rounded(self.pearson.upper, 2))
        words = {"first": first, "second": second, "numbers": numbers}
        if abs(self.pearson.value) < WEAK and self.pearson.lower > 0:
            return text("Wo {first} höher ist, ist {second} im Mittel etwas höher; der "
                        "Zusammenhang ist schwach ({numbers}).", **words)
        if abs(self.pearson.value) < WEAK and self.pearson.upper < 0:
            return text("Wo {first} höher ist, ist {second} im Mittel etwas niedriger; der "
                        "Zusammenhang ist schwach ({numbers}).", **words)
        if self.pearson.lower > 0:
            return text("Wo {first} hoch ist, ist meist auch {second} hoch ({numbers}).", **words)
        if self.pearson.upper < 0:
            return text("Wo {first} hoch ist, ist {second} meist niedrig ({numbers}).", **words)
        return text("{first} und {second} hängen nicht erkennbar zusammen ({numbers}).", **words)


def correlation(first: npt.ArrayLike, second: npt.ArrayLike) -> Correlation:
    """
    Pearson's r and Spearman's rank correlation of two indicators, one value per area.

    Intervals by Fisher's z with the standard error 1/√(n-3); for ranks √((1 + r²/2)/(n-3)), Bonett
    and Wright (2000), Psychometrika 65, 23-28. They need four areas.
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    both = np.isfinite(x) & np.isfinite(y)
    n = int(both.sum())
    left_out = len(both) - n
    x, y = x[both], y[both]
    if n < 2 or all_equal(x) or all_equal(y):
        return Correlation(n, left_out, _NONE, _NONE, equal=n > 1)
    r, rank = _pearson(x, y), _pearson(_ranks(x), _ranks(y))
    return Correlation(
        n, left_out, _with_interval(r, n, 1.0), _with_interval(rank, n, 1 + rank**2 / 2)
    )


def _pearson(x: FloatArray, y: FloatArray) -> float:
    a, b = _unit(x), _unit(y)
    return float(np.clip(a @ b, -1.0, 1.0))


def _unit(values: FloatArray) -> FloatArray:
    """Deviations from the mean as a vector of length 1."""
    scaled = values / np.abs(values).max()
    away = scaled - scaled.mean()
    away = away / np.abs(away).max()
    found: FloatArray = away / np.sqrt((away**2).sum())
    return found


def _ranks(values: FloatArray) -> FloatArray:
    """Ranks from 1 on; equal values share their mean rank."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    found: FloatArray = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return found


def _with_interval(r: float, n: int, factor: float) -> Coefficient:
    if n < 4:
        return Coefficient(r, nan, nan)
    if abs(r) > 1 - 1e-15:
        return Coefficient(r, r, r)
    half = _95 * sqrt(factor / (n - 3))
    return Coefficient(r, tanh(atanh(r) - half), tanh(atanh(r) + half))
