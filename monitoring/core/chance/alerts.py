"""Alerts over many comparisons: which stand out, and how many chance alone would give."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.intervals import Z95, Z998, FloatArray
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text

BoolArray = npt.NDArray[np.bool_]
# Up to here the 95 % limits give about one false alert.
FEW = 20


class AlertRule(StrEnum):
    """Outside the 95 % limits, outside the 99.8 % limits, or by false discovery rate."""

    usual = "usual"
    strict = "strict"
    discovery = "discovery"


@dataclass(frozen=True, slots=True, eq=False)
class Alerts:
    """Which comparisons stand out (in their shape), by which rule, among how many."""

    raised: BoolArray
    rule: AlertRule
    compared: int
    rate: float

    @property
    def expected(self) -> float:
        """How many alerts chance alone would give (false ones among those raised, for a rate)."""
        if self.rule is AlertRule.discovery:
            return self.rate * int(self.raised.sum())
        return expected_by_chance(self.compared, _limits(self.rule))

    def words(self) -> str:
        """How many stand out, and how many chance alone would give."""
        if not self.compared:
            return text("Hier gibt es nichts zu vergleichen.")
        found = text("Auffällig: {k} von {n} Vergleichen.", k=rounded(int(self.raised.sum()), 0),
                     n=rounded(self.compared, 0))  # fmt: skip
        return f"{found} {self._chance()}".rstrip()

    def _chance(self) -> str:
        if self.rule is AlertRule.discovery and not self.raised.any():
            return ""
        if self.rule is AlertRule.discovery:
            share = with_unit(rounded(100 * self.rate, 0), "%")
            return text("Im Mittel sind davon höchstens {share} Zufall.", share=share)
        return chance_words(self.compared, _limits(self.rule))


def rule_for(comparisons: int) -> AlertRule:
    """The usual rule for few comparisons (up to 20), the strict one for more."""
    return AlertRule.usual if comparisons <= FEW else AlertRule.strict


def alerts(z: npt.ArrayLike, rule: AlertRule | None = None, rate: float = 0.05) -> Alerts:
    """
    Which z values (see `comparison.z_values`; NaN is no comparison) stand out.

    Without a rule their number decides. `rate` is the share of false alerts that the rule
    `discovery` allows.
    """
    given = np.asarray(z, dtype=np.float64)
    known = ~np.isnan(given)
    chosen = rule or rule_for(int(known.sum()))
    if chosen is AlertRule.discovery:
        raised = benjamini_hochberg(p_values(given), rate)
    else:
        raised = np.where(known, np.abs(given), 0.0) > _limits(chosen)
    return Alerts(raised, chosen, int(known.sum()), rate)


def p_values(z: npt.ArrayLike) -> FloatArray:
    """Two-sided probability of at least this distance by chance; NaN stays NaN."""
    given = np.asarray(z, dtype=np.float64)
    flat = [math.erfc(abs(value) / math.sqrt(2)) for value in given.ravel().tolist()]
    return np.array(flat, dtype=np.float64).reshape(given.shape)


def benjamini_hochberg(p: npt.ArrayLike, q: float = 0.05) -> BoolArray:
    """
    Which probabilities hold when at most the share `q` of the finds may be false.

    Benjamini & Hochberg 1995: the largest k with p(k) ≤ k/m · q and all smaller ones; ties
    share their fate. All values count as one family, in any shape; NaN is left out.
    """
    given = np.asarray(p, dtype=np.float64)
    ordered = np.sort(given[~np.isnan(given)])
    holds = ordered <= np.arange(1, len(ordered) + 1) / max(len(ordered), 1) * q
    if not holds.any():
        return np.zeros(given.shape, dtype=np.bool_)
    found: BoolArray = np.asarray(given <= ordered[np.flatnonzero(holds)[-1]])
    return found


def expected_by_chance(comparisons: int, z: float = Z95) -> float:
    """How many of so many comparisons lie outside the limits by chance alone."""
    return comparisons * math.erfc(z / math.sqrt(2))


def chance_words(comparisons: int, z: float = Z95) -> str:
    """The same as a sentence."""
    expected = expected_by_chance(comparisons, z)
    if comparisons == 1:
        return text("Ein einzelner Vergleich fällt in etwa {m} von 100 Fällen allein durch Zufall "
                    "auf.", m=_short(100 * expected))  # fmt: skip
    return text("Bei {n} Vergleichen sind etwa {m} Auffälligkeiten allein durch Zufall zu "
                "erwarten.", n=rounded(comparisons, 0), m=_short(expected))  # fmt: skip


def _limits(rule: AlertRule) -> float:
    return Z95 if rule is AlertRule.usual else Z998


def _short(number: float) -> str:
    """With as many decimals as a rough number needs."""
    whole = number >= 10 or abs(number - round(number)) < 1e-6
    return rounded(number, 0 if whole else 1 if number >= 0.1 else 2)
