"""How a profile says comparison and trend: sign, colour and a few words."""

from __future__ import annotations

from html import escape

import numpy as np

from monitoring.core.chance.comparison import Reference, Verdict
from monitoring.core.chance.comparison_words import words
from monitoring.core.chance.long_trend import LONG_POINTS
from monitoring.core.chance.recent_trend import POINTS, Reason, Trend
from monitoring.core.chance.trend_words import SYMBOLS, amount, reason_words, trend_word
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.views.profile_figures import ProfileFigure
from monitoring.views.verdict_chip import verdict_chip


def verdict_html(figure: ProfileFigure, city: str) -> str:
    """Sign on its colour and the words; without a verdict only what the outer fifth says."""
    said = escape(verdict_said(figure, city))
    if figure.verdict is Verdict.none:
        return f'<span class="source">{said}</span>'
    return f"{verdict_chip(figure.verdict, figure.indicator.polarity)} {said}"


def verdict_said(figure: ProfileFigure, city: str) -> str:
    """The comparison with the city in words."""
    if figure.verdict is not Verdict.none:
        return words(figure.verdict, figure.indicator.polarity, Reference.city, city)
    # Without a number of the district, or of the city, there is nothing to compare.
    nothing = text("kein Vergleich") if np.isnan(figure.value) or figure.city_word else ""
    return {1: text("äußeres Fünftel: günstig"), -1: text("äußeres Fünftel: Bedarf"),
            0: nothing}[figure.leaning]


def short_trend(figure: ProfileFigure) -> str:
    """
    Sign, direction, years and change, or why there is no trend; "" without a number.

    A count has no test, so nothing is said of it: the same words in every second row would hide
    the reasons that matter.
    """
    if figure.judged is None:
        return ""
    trends, at = figure.judged.trends, figure.judged.position
    trend = Trend(trends.recent.direction[at])
    if trend is Trend.not_calculable:
        return _none(figure)
    years = f"{trends.recent_periods[0]}–{trends.recent_periods[-1]}"
    step = float(trends.recent.change[at])
    agrees = step > 0 if trend is Trend.increasing else step < 0
    change = amount(step, figure.indicator) if agrees and trend is not Trend.none else ""
    said = f"{SYMBOLS[trend]} {trend_word(trend)} {years}"
    return text("{trend} um {change}", trend=said, change=change) if change else said


def _none(figure: ProfileFigure) -> str:
    assert figure.judged is not None
    trends, at = figure.judged.trends, figure.judged.position
    long = Trend(trends.long.direction[at])
    if long in (Trend.increasing, Trend.decreasing) and trends.long.points[at] >= LONG_POINTS:
        first, last = (trends.long_periods[end] for end in trends.long_ends[at].tolist())
        return f"{SYMBOLS[long]} {trend_word(long)} {first}–{last}"
    if figure.indicator.kind is Kind.count:
        return ""
    why = reason_words(Reason(trends.recent.reason[at]), int(trends.recent.points[at]), POINTS,
                       trends.last_break)
    return f"{trend_word(Trend.not_calculable)}: {why}"
