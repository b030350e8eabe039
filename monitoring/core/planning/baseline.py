"""The baseline that people typed beside the figure in the release."""

from __future__ import annotations

import numpy as np

from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.planning.attainment_words import number_words
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_at
from monitoring.core.rounding import half_up, rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import Kind
from monitoring.language import text


def baseline_note(goal: Item, cube: Cube, city: City) -> str:
    """
    A sentence if the typed baseline and the release differ, or if either is not there; else "".

    Several districts are compared with their joint figure (sums, never means of shares).
    """
    indicator = city.indicators.get(goal.text("indicator"))
    period, typed = goal.text("baseline_period"), goal.number("baseline")
    if indicator is None or not period:
        return ""
    status, figure = _in_release(goal, cube, indicator, period)
    if figure is None:
        return _without_figure(period, typed, status)
    shown = with_unit(rounded(figure, indicator.decimals), str(indicator.unit))
    if typed is None:
        return text("Ausgangswert ({period}) nach der aktuellen Ausgabe: {value}.", period=period,
                    value=shown)
    # Somebody who typed 31 for 31.2 typed the same figure.
    places = next((n for n in range(indicator.decimals) if float(half_up(typed, n)) == typed),
                  indicator.decimals)
    if half_up(typed, places) == half_up(figure, places):
        return ""
    return text("Eingetragen ist als Ausgangswert ({period}) {typed}; in der aktuellen Ausgabe "
                "steht {figure}. Die Zahl wurde seither berichtigt oder anders abgelesen.",
                period=period, typed=number_words(typed, indicator), figure=shown)


def figure_in_release(goal: Item, cube: Cube, city: City) -> float | None:
    """The joint figure of a goal's districts in the year of its baseline; None for none."""
    indicator = city.indicators.get(goal.text("indicator"))
    if indicator is None:
        return None
    return _in_release(goal, cube, indicator, goal.text("baseline_period"))[1]


def _without_figure(period: str, typed: float | None, status: Status) -> str:
    if typed is None:
        return text("Ausgangswert ({period}): {word}.", period=period, word=word(status))
    # Several districts whose figure cannot be made of counts leave nothing to compare.
    if has_number(np.array(status, np.uint8)):
        return ""
    return text("Der Ausgangswert ({period}) lässt sich nicht mit der aktuellen Ausgabe "
                "vergleichen: {word}.", period=period, word=word(status))


def _in_release(
    goal: Item, cube: Cube, indicator: Indicator, period: str
) -> tuple[Status, float | None]:
    """What limits the joint figure most, and the figure; None where it cannot be made."""
    found = (area_at(cube.areas, key) for key in goal.list("areas"))
    places = [one for one in found if one is not None]
    if not places or indicator.id not in cube.indicator_position or (
            period not in cube.period_position):
        return Status.missing, None
    at = (cube.indicator_position[indicator.id], places, cube.period_position[period])
    silent = cube.status[at][~has_number(cube.status[at])]
    if len(silent):
        status = Status.secret if Status.secret in silent else Status(int(silent[0]))
        return status, None
    if len(places) == 1:
        return Status.value, float(cube.value[at][0])
    return Status.value, _joint(indicator, cube.value[at], cube.numerator[at], cube.denominator[at])


def _joint(
    indicator: Indicator, value: np.ndarray, numerator: np.ndarray, denominator: np.ndarray
) -> float | None:
    if indicator.kind is Kind.count:
        return float(value.sum())
    base = float(denominator.sum())
    if indicator.standard or not np.isfinite(base + numerator.sum()) or base <= 0:
        return None
    return float(numerator.sum()) / base * indicator.multiplier
