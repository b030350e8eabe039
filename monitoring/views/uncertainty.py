"""The interval of every figure of a view."""

from __future__ import annotations

from functools import lru_cache
from math import isnan
from typing import Any

import numpy as np

from monitoring.core.chance.comparison import difference
from monitoring.core.chance.declared_interval import comparable_kind, declared_method
from monitoring.core.chance.intervals import Interval, meaning_words
from monitoring.core.chance.plane_intervals import interval_of_plane
from monitoring.core.cube import FloatArray
from monitoring.core.indicator import Indicator
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.status import has_number
from monitoring.language import current, text
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View

# Intervals of more areas would make every click send several times the map's own values.
MOST_ON_MAP = 3000


def limits_of(view: View) -> Interval:
    """95 % limits of the view's figures, or of their change, in the order of the areas."""
    return _limits(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                   view.base)


def whiskers_of(view: View) -> dict[str, str] | None:
    """Ends of every interval for the map's ranking; None if no area has any."""
    return _whiskers(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                     view.base)


def interval_pattern(view: View) -> dict[str, Any]:
    """How the map writes an interval beside an area: the words and the number of decimals."""
    unit = str(view.indicator.unit)
    if view.base and unit == "%":
        unit = text("Prozentpunkte")
    limits = with_unit(text("{low} bis {high}", low="{low}", high="{high}"), unit)
    return {"pattern": text("Intervall {limits}", limits=limits),
            "decimals": view.indicator.decimals}


def interval_texts(view: View) -> tuple[str, ...]:
    """"12,3 bis 15,9" per area, "" without an interval."""
    return _texts(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                  view.base, current())


def between(low: float, high: float, decimals: int, unit: str = "") -> str:
    """Two limits as people read them; "" where there is none."""
    if not (np.isfinite(low) and np.isfinite(high)):
        return ""
    lower, upper = formatted([low, high], decimals)
    return with_unit(text("{low} bis {high}", low=lower, high=upper), unit)


def interval_words(view: View) -> str:
    """What an interval means and how it is made, or why there is none; for legends."""
    indicator = view.indicator
    if comparable_kind(indicator) is None and not indicator.standard:
        return declared_method(indicator)
    if not np.isfinite(limits_of(view).lower).any():
        return text("Ohne Intervall: Zähler und Nenner liegen hier nicht vor.")
    return f"{meaning_words()} {declared_method(indicator)}"


@lru_cache(maxsize=128)
def _limits(
    snapshot: Snapshot, indicator: str, level: str, edition: str, period: str, base: str
) -> Interval:
    areas = snapshot.cube.areas.on_level(level, edition)
    declared = snapshot.city.indicators[indicator]
    value, numerator, denominator = figures_at(snapshot, indicator, areas, period)
    if not base:
        return interval_of_plane(snapshot.cube, declared, areas, period).where(np.isfinite(value))
    kind = comparable_kind(declared)
    before = figures_at(snapshot, indicator, areas, base)
    if kind is None or why_untested(declared, base, period):
        gaps = np.full(len(areas), np.nan)
        return Interval(gaps, gaps)
    found = difference((numerator, denominator), before[1:], kind, declared.multiplier)
    return Interval(found.lower, found.upper).where(np.isfinite(value) & np.isfinite(before[0]))


def why_untested(indicator: Indicator, base: str, period: str) -> str:
    """Why the change between two periods cannot be tested; "" if it can."""
    first, last = sorted((base, period))
    between_them = [one for one in indicator.breaks if first < one.period <= last]
    if between_them:
        return text("Ab {period} gilt: {label}. Der Unterschied lässt sich nicht prüfen.",
                    period=between_them[-1].period, label=str(between_them[-1].label).rstrip("."))
    if int(last[:4]) - int(first[:4]) < indicator.rolling_years > 1:
        return text("Beide Werte fassen zum Teil dieselben Jahre zusammen. Der Unterschied lässt "
                    "sich nicht prüfen.")
    return ""


def figures_at(
    snapshot: Snapshot, indicator: str, areas: Any, period: str
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Value, numerator and denominator of these areas; a value is NaN without a number."""
    cube = snapshot.cube
    at = (cube.indicator_position[indicator], areas, cube.period_position[period])
    value = np.where(has_number(cube.status[at]), cube.value[at], np.nan)
    return value, cube.numerator[at], cube.denominator[at]


@lru_cache(maxsize=64)
def _whiskers(snapshot: Snapshot, indicator: str, *at: str) -> dict[str, str] | None:
    limits = _limits(snapshot, indicator, *at)
    if len(limits.lower) > MOST_ON_MAP or not np.isfinite(limits.lower).any():
        return None
    decimals = snapshot.city.indicators[indicator].decimals
    pattern = f"{{:.{decimals}f}}"
    return {name: " ".join(["" if isnan(one) else pattern.format(one) for one in ends.tolist()])
            for name, ends in (("low", limits.lower), ("high", limits.upper))}


@lru_cache(maxsize=64)
def _texts(snapshot: Snapshot, indicator: str, *at: str) -> tuple[str, ...]:
    limits = _limits(snapshot, indicator, *at[:-1])
    decimals = snapshot.city.indicators[indicator].decimals
    pattern = text("{low} bis {high}", low="{}", high="{}")
    return tuple(
        pattern.format(low, high) if low else ""
        for low, high in zip(formatted(limits.lower, decimals), formatted(limits.upper, decimals),
                             strict=True)
    )
