"""Trends of an indicator with the rules that its declaration gives."""

from __future__ import annotations

from collections.abc import Sequence

from monitoring.core.chance.declared_interval import declared_interval
from monitoring.core.chance.intervals import Interval
from monitoring.core.chance.series_parts import SeriesParts
from monitoring.core.chance.trend_of import Trends, trend_of
from monitoring.core.indicator import Indicator


def declared_trend(
    indicator: Indicator,
    periods: Sequence[str],
    parts: SeriesParts,
    limits: Interval | None = None,
) -> Trends:
    """
    Recent and long trends of areas × periods; declared breaks and pooled years stop a test.

    The parts never reach across changed boundaries (`series_parts`), so that those part the
    series by themselves. A standardised rate needs its limits (`interval_of_series`): they do
    not follow from its parts.
    """
    limits = limits or declared_interval(
        indicator, parts.value, parts.numerator, parts.denominator)
    return trend_of(
        indicator, periods, parts.value, parts.numerator, parts.denominator, parts.status,
        limits.lower, limits.upper,
        breaks=[one.period for one in indicator.breaks],
        rolling=indicator.rolling_years > 1,
    )
