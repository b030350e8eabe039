"""Trends in one plain sentence per district and indicator."""

from __future__ import annotations

import numpy as np

from monitoring.core.chance.long_trend import LONG_POINTS
from monitoring.core.chance.recent_trend import POINTS, Reason, Trend
from monitoring.core.chance.trend_of import Trends
from monitoring.core.indicator import Indicator
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.vocabulary import Polarity
from monitoring.language import text

SYMBOLS = {
    Trend.not_calculable: "",
    Trend.none: "→",
    Trend.increasing: "↗",
    Trend.decreasing: "↘",
}


def trend_word(trend: Trend) -> str:
    """The direction in one or two words, for tables and legends."""
    return {
        Trend.not_calculable: text("kein Trend berechenbar"),
        Trend.none: text("keine klare Veränderung"),
        Trend.increasing: text("Anstieg"),
        Trend.decreasing: text("Rückgang"),
    }[trend]


def trend_sentence(area: str, indicator: Indicator, trends: Trends, position: int) -> str:
    """The recent trend of the area at `position`, with its change, or why there is none."""
    recent, label = trends.recent, str(indicator.label)
    trend, reason = Trend(recent.direction[position]), Reason(recent.reason[position])
    if trend is Trend.not_calculable:
        why = reason_words(reason, int(recent.points[position]), POINTS, trends.last_break)
        return text(
            "{area}, „{label}“: Ein Trend lässt sich nicht berechnen. {why}",
            area=area, label=label, why=why,
        )
    first, last = trends.recent_periods[0], trends.recent_periods[-1]
    if trend is Trend.none:
        return text(
            "{area}, „{label}“: Von {first} bis {last} ist keine klare Veränderung zu erkennen.",
            area=area, label=label, first=first, last=last,
        )
    step = float(recent.change[position])
    # The ends alone may run against the slope; then only the direction is said.
    agrees = step > 0 if trend is Trend.increasing else step < 0
    change = amount(step, indicator) if agrees else ""
    movement = _movement(trend, first, last, change)
    return _valued(trend, indicator.polarity, area, label, movement)


def long_trend_sentence(area: str, indicator: Indicator, trends: Trends, position: int) -> str:
    """The long trend of the area at `position`, with its mean change per year, or why not."""
    long, label = trends.long, str(indicator.label)
    trend, points = Trend(long.direction[position]), int(long.points[position])
    if trend is Trend.not_calculable:
        reason = Reason(long.reason[position])
        why = reason_words(reason, points, LONG_POINTS, trends.last_break)
        if reason is Reason.too_few and trends.last_break:
            why += " " + reason_words(Reason.series_break, points, LONG_POINTS, trends.last_break)
        return text(
            "{area}, „{label}“: Ein langfristiger Trend lässt sich nicht berechnen. {why}",
            area=area, label=label, why=why,
        )
    first, last = (trends.long_periods[end] for end in trends.long_ends[position].tolist())
    if trend is Trend.none:
        return text(
            "{area}, „{label}“: Von {first} bis {last} ist langfristig keine klare Richtung "
            "zu erkennen ({points} Werte).",
            area=area, label=label, first=first, last=last, points=points,
        )
    movement = _movement(trend, first, last, _yearly(float(long.slope[position]), indicator))
    return _valued(trend, indicator.polarity, area, label, movement)


def reason_words(reason: Reason, points: int, needed: int, last_break: str = "") -> str:
    """Why no trend was calculated: one sentence, empty if it was."""
    if reason is Reason.too_few and points == 0:
        return text("Es gibt keine Werte.")
    if reason is Reason.series_break and not last_break:
        reason = Reason.gap
    return {
        Reason.calculated: "",
        Reason.too_few: text(
            "Es gibt Werte nur für {points} von {needed} nötigen Jahren.",
            points=points, needed=needed,
        ),
        Reason.gap: text("Zwischen den letzten fünf Werten fehlt mindestens ein Jahr."),
        Reason.missing: text("In den letzten fünf Jahren fehlt mindestens ein Wert."),
        Reason.secret: text("In den letzten fünf Jahren ist mindestens ein Wert geheim."),
        Reason.no_uncertainty: text(
            "Es fehlen Zähler und Nenner oder Angaben zur Unsicherheit der Werte."
        ),
        Reason.all_or_nothing: text(
            "Der Anteil ist in allen Jahren null oder in mindestens einem Jahr hundert Prozent."
        ),
        Reason.not_a_part: text("In mindestens einem Jahr ist der Zähler größer als der Nenner."),
        Reason.rolling: text(
            "Die Werte sind Mittel über mehrere Jahre und hängen voneinander ab."
        ),
        Reason.series_break: text(
            "Ab {period} gilt eine andere Abgrenzung (Reihenbruch); frühere Werte sind nicht "
            "vergleichbar.",
            period=last_break,
        ),
        Reason.not_yearly: text("Es gibt nicht für jedes Jahr einen eigenen Wert."),
    }[reason]


def amount(step: float, indicator: Indicator) -> str:
    """Size of a change in points, without its sign; empty if it is zero as people read it."""
    shown = rounded(abs(step), indicator.decimals) if np.isfinite(step) else ""
    if not any(digit in "123456789" for digit in shown):
        return ""
    if str(indicator.unit) != "%":
        return with_unit(shown, str(indicator.unit))
    return with_unit(shown, text("Prozentpunkt") if shown == "1" else text("Prozentpunkte"))


def _yearly(slope: float, indicator: Indicator) -> str:
    change = amount(slope, indicator)
    return text("{change} je Jahr", change=change) if change else ""


def _movement(trend: Trend, first: str, last: str, change: str) -> str:
    if trend is Trend.increasing:
        if change:
            return text(
                "Anstieg von {first} bis {last} um {change}", first=first, last=last, change=change
            )
        return text("Anstieg von {first} bis {last}", first=first, last=last)
    if change:
        return text(
            "Rückgang von {first} bis {last} um {change}", first=first, last=last, change=change
        )
    return text("Rückgang von {first} bis {last}", first=first, last=last)


def _valued(trend: Trend, polarity: Polarity, area: str, label: str, movement: str) -> str:
    """The movement with what it means, which the polarity says."""
    values = {"area": area, "label": label, "movement": movement}
    rising = trend is Trend.increasing
    if polarity is Polarity.neutral:
        return text("{area}, „{label}“: {movement}.", **values)
    if polarity is Polarity.more_need:
        if rising:
            return text("{area}, „{label}“: {movement}, das heißt mehr Bedarf.", **values)
        return text("{area}, „{label}“: {movement}, das heißt weniger Bedarf.", **values)
    if rising:
        return text("{area}, „{label}“: {movement}, das ist günstiger.", **values)
    return text("{area}, „{label}“: {movement}, das ist ungünstiger.", **values)
