"""Declared breaks of a series in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence

from monitoring.core.indicator import Indicator
from monitoring.language import text


def break_sentences(indicator: Indicator, periods: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each declared break between the first and the last of the periods."""
    return tuple(
        text("Werte vor {period} sind mit späteren nicht vergleichbar: {label}.",
             period=one.period, label=str(one.label).rstrip("."))
        for one in indicator.breaks
        if periods and periods[0] < one.period <= periods[-1]
    )
