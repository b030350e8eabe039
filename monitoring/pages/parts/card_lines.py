"""What a card says about chance: interval, comparison, change and trend of one area."""

from __future__ import annotations

from html import escape

import numpy as np

from monitoring.core.chance.comparison import Reference, Verdict, difference
from monitoring.core.chance.comparison_words import established_words
from monitoring.core.chance.declared_interval import comparable_kind
from monitoring.language import text
from monitoring.pages.parts.area_trends import trend_sentences
from monitoring.pages.parts.map_comparison import comparison_of, reference_of, similar_keys
from monitoring.pages.parts.uncertainty import intervals_shown
from monitoring.views.compared import verdict_words_at
from monitoring.views.similar import why_similar
from monitoring.views.uncertainty import (
    between,
    figures_at,
    limits_of,
    why_untested,
)
from monitoring.views.verdict_chip import verdict_chip
from monitoring.views.view import View


def chance_lines(view: View, area: int, at: int, unit: str) -> list[str]:
    """HTML lines for the area at place `at` of the view; none that says nothing."""
    lines = [_interval(view, at, unit)]
    if view.base:
        return [escape(one) for one in (*lines, _change(view, area)) if one]
    sentences = [*_alike(view, area), *trend_sentences(view.snapshot, view.indicator.id, area)]
    return [*filter(None, [escape(lines[0]), _verdict(view, at)]),
            *(escape(one) for one in sentences)]


def _interval(view: View, at: int, unit: str) -> str:
    limits = limits_of(view)
    shown = between(limits.lower[at], limits.upper[at], view.indicator.decimals, unit)
    return text("Intervall {limits}", limits=shown) if shown and intervals_shown() else ""


def _verdict(view: View, at: int) -> str:
    """The comparison of the area with its sign; "" where nothing can be compared."""
    found = comparison_of(view)
    if found.verdicts[at] == Verdict.none:
        return ""
    said = verdict_words_at(view.snapshot, view.indicator.id, found, at)
    chip = verdict_chip(Verdict(int(found.verdicts[at])), view.indicator.polarity)
    return f"{chip} {escape(said)}"


def _alike(view: View, area: int) -> list[str]:
    """Which areas count as similar, and why the nearest one does."""
    if reference_of() is not Reference.similar or comparable_kind(view.indicator) is None:
        return []
    found, labels = why_similar(view, area, similar_keys(view))
    if not found.found:
        return list(found.sentences(labels))
    names = [view.table.names[view.areas[one.area]] for one in found.found]
    return [text("Ähnliche Gebiete: {names}.", names=", ".join(names)),
            f"{names[0]}: {found.found[0].sentence(labels)}"]


def _change(view: View, area: int) -> str:
    """Whether the change since the base is more than chance, or why that stays open."""
    indicator, one = view.indicator, np.array([area], np.intp)
    kind = comparable_kind(indicator)
    if kind is None:
        return ""
    if why := why_untested(indicator, view.base, view.period):
        return why
    now = figures_at(view.snapshot, indicator.id, one, view.period)
    then = figures_at(view.snapshot, indicator.id, one, view.base)
    found = difference(now[1:], then[1:], kind, indicator.multiplier)
    if np.isnan(found.value[0]) or np.isnan(now[0][0]) or np.isnan(then[0][0]):
        return ""
    return established_words(bool(found.established[0]))

