"""Several years as one figure, while the address asks for them: years=2 or years=3."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from monitoring.core.indicator import Indicator
from monitoring.core.several_years import can_be_pooled, pooled_cube
from monitoring.language import Words, text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot

YEARS = ("", "2", "3")


def may_be_pooled(snapshot: Snapshot, indicator: str) -> bool:
    """Whether an indicator has counts over several years that can be put together."""
    cube = snapshot.cube
    if not can_be_pooled(snapshot.city.indicators[indicator]):
        return False
    counted = np.isfinite(cube.denominator[cube.indicator_position[indicator]])
    return int(counted.any(axis=0).sum()) > 1


def pooled_by_address(snapshot: Snapshot, indicator: str) -> Snapshot:
    """The release with the indicator's years put together, or as it is."""
    years = address.chosen("years")
    if years not in YEARS[1:] or not may_be_pooled(snapshot, indicator):
        return snapshot
    return pooled(snapshot, indicator, int(years))


@lru_cache(maxsize=4)
def pooled(snapshot: Snapshot, indicator: str, years: int) -> Snapshot:
    """
    A release in which each value of the indicator stands for the years up to its own.

    Its definition says so as well, so that trends and comparisons know that neighbouring values
    share years.
    """
    city, own = snapshot.city, snapshot.city.indicators[indicator]
    label = Words(*(f"{name}, {said}" for name, said in (
        (own.label.de, f"{years} Jahre zusammen"), (own.label.en, f"{years} years together"))))
    declared = dict(city.indicators)
    declared[indicator] = replace(own, label=label, rolling_years=years)
    return replace(snapshot, city=replace(city, indicators=declared),
                   cube=pooled_cube(snapshot.cube, own, years))


def show_years(snapshot: Snapshot, indicator: str) -> None:
    """One year, or two or three put together."""
    if not may_be_pooled(snapshot, indicator):
        return
    value = address.known("years", YEARS[1:], "", text("die Zahl der Jahre"))
    names = {"": text("ein Jahr"), "2": text("2 Jahre"), "3": text("3 Jahre")}
    address.bar(text("Jeder Wert fasst zusammen"), "years", names, value, titled=True)


def years_note(indicator: Indicator, period: str) -> str:
    """What a figure of several years is; "" while the address asks for one year."""
    years = address.chosen("years")
    if years not in YEARS[1:] or indicator.rolling_years != int(years):
        return ""
    first = str(int(period) - int(years) + 1)
    return text("Zähler und Nenner von {first} bis {last} sind addiert und dann geteilt. Ist eines "
                "dieser Jahre geheim, bleibt auch der gemeinsame Wert geheim.", first=first,
                last=period)
