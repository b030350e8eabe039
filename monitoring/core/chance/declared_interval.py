"""The interval of an indicator as it is declared, and how it came about."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.intervals import (
    EXACT_BELOW,
    FloatArray,
    Interval,
    interval_of,
    method_words,
)
from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import Interval as Declared
from monitoring.core.vocabulary import Kind
from monitoring.language import text


def declared_interval(
    indicator: Indicator,
    value: npt.ArrayLike,
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
) -> Interval:
    """95 % limits in the indicator's unit (see `interval_of`); NaN where none is declared."""
    if indicator.interval is Declared.none:
        gaps = np.full(np.shape(value), np.nan)
        return Interval(gaps, gaps)
    cases = indicator.interval is Declared.cases
    return interval_of(indicator, value, numerator, denominator, cases=cases)


def comparable_kind(indicator: Indicator) -> Kind | None:
    """
    As what an indicator is compared within limits of chance; None if it cannot be.

    A mean whose numerator counts cases varies like a rate. A standardised rate is compared by
    its own interval (`verdicts_of_plane`), as its counts tell nothing of its value.
    """
    if indicator.interval is Declared.none or indicator.standard:
        return None
    if indicator.interval is Declared.cases and indicator.kind is Kind.mean:
        return Kind.rate
    return indicator.kind if indicator.kind in (Kind.share, Kind.rate) else None


def declared_method(indicator: Indicator) -> str:
    """One sentence on how its intervals come about, or why there are none."""
    if indicator.interval is Declared.none:
        return text("Ohne Intervall: Diese Zahl schwankt nicht durch Zufall.")
    if indicator.standard:
        return text("Das Intervall der standardisierten Rate ist nach Dobson berechnet.")
    return method_words(indicator.kind, indicator.interval is Declared.cases)


def method_names(indicator: Indicator, limits: Interval, numerator: FloatArray) -> list[str]:
    """The method behind each interval in a few words; "" where there is none."""
    known = ~np.isnan(limits.lower)
    if indicator.standard or comparable_kind(indicator) is Kind.share:
        single = text("95 %, Dobson") if indicator.standard else text("95 %, Wilson")
        found: list[str] = np.array(["", single], object)[known.astype(int)].tolist()
        return found
    names = np.array(["", text("95 %, Byar"), text("95 %, genau nach Poisson")], object)
    few = known & (numerator < EXACT_BELOW)
    exact: list[str] = names[known.astype(int) + few].tolist()
    return exact
