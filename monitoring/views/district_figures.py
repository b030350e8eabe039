"""The figures of a district as parts of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from monitoring.charts.position import position_strip
from monitoring.charts.sparkline import sparkline
from monitoring.core.chance.comparison import Reference, Verdict
from monitoring.core.chance.comparison_words import symbol, words
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.core.status import Status, word
from monitoring.core.vocabulary import PHASES, Kind
from monitoring.language import text
from monitoring.reports.document import Bullets, Element, Heading, Paragraph, Picture, Table
from monitoring.views.drawings import picture_of
from monitoring.views.profile_figures import ProfileFigure

MOST = 5
STRIP, LINE = 15.0, 15.0


def number_of(figure: ProfileFigure) -> str:
    """The value with its unit, or the word that says why there is none."""
    if np.isnan(figure.value):
        return word(figure.status)
    shown = with_unit(rounded(figure.value, figure.indicator.decimals),
                      str(figure.indicator.unit))
    plain = figure.status in (Status.value, Status.zero)
    return shown if plain else f"{shown} ({word(figure.status)})"


def compared_words(figure: ProfileFigure, city: str) -> str:
    """Sign and words of the comparison with the city, or what else is known."""
    if figure.verdict is Verdict.none and figure.leaning:
        return text("äußeres Fünftel: günstig") if figure.leaning > 0 else \
            text("äußeres Fünftel: Bedarf")
    said = words(figure.verdict, figure.indicator.polarity, Reference.city, city)
    return f"{symbol(figure.verdict)} {said}"


def core_table(figures: Sequence[ProfileFigure], city: str) -> Table:
    """Key figures with count, interval, city, comparison, position and course."""
    head = (text("Indikator"), text("Jahr"), text("Wert"), text("Anzahl"), text("Intervall"), city,
            text("Vergleich"), text("Lage"), text("Verlauf"))
    return Table(head, tuple(_row(one, city) for one in figures), numbers=(2, 3, 4, 5),
                 widths=(3.1, 0.85, 1.6, 2.1, 1.95, 1.45, 3.4, 1.7, 1.7))


def _row(figure: ProfileFigure, city: str) -> tuple[str | Picture, ...]:
    indicator = figure.indicator
    unit, decimals = str(indicator.unit), indicator.decimals
    judged = figure.judged
    interval = ""
    if judged and np.isfinite(judged.lower):
        low, high = formatted([judged.lower, judged.upper], decimals)
        interval = text("{low} bis {high}", low=low, high=high)
    beside = figure.city_word if figure.city is None else (
        with_unit(rounded(figure.city, decimals), unit))
    strip = position_strip(figure.others, figure.value, figure.city, unit, decimals,
                           without=word(figure.status))
    several = int(np.isfinite(figure.course).sum()) > 1
    line = sparkline(figure.course, figure.periods, unit, decimals, gaps=figure.gaps) \
        if several else ""
    return (str(indicator.label), figure.period, number_of(figure), count_of(figure), interval,
            beside, compared_words(figure, city),
            _named(picture_of(strip, STRIP), text("Lage")),
            _named(picture_of(line, LINE), text("Verlauf")))


def count_of(figure: ProfileFigure) -> str:
    """How many of how many a share stands for, or how many a rate; "" for all others."""
    if not np.isfinite(figure.value) or not np.isfinite(figure.numerator) \
            or figure.indicator.standard is not None:
        return ""
    count = rounded(figure.numerator, 0)
    if figure.indicator.kind is Kind.share and np.isfinite(figure.denominator):
        return text("{n} von {of}", n=count, of=rounded(figure.denominator, 0))
    return count if figure.indicator.kind in (Kind.share, Kind.rate) else ""


def _named(drawing: Picture | str, name: str) -> Picture | str:
    """The drawing with words that begin by saying what it is."""
    return drawing if isinstance(drawing, str) else replace(drawing, alt=f"{name}: {drawing.alt}")


def leaning(figures: Sequence[ProfileFigure], side: int) -> list[ProfileFigure]:
    """Strengths (+1) or needs (−1), those that stand out most first."""
    found = [one for one in figures if one.leaning == side]
    return sorted(found, key=lambda one: min(one.percentile, 100 - one.percentile))


def leaning_part(
    title: str, figures: Sequence[ProfileFigure], nothing: str, more: Sequence[str] = ()
) -> tuple[Element, ...]:
    """A heading and the first few of them."""
    items = [f"{one.indicator.label}: {number_of(one)}{_city(one)}, {one.period}"
             for one in figures[:MOST]]
    body: Element = Bullets((*items, *more)) if items or more else Paragraph(nothing, "note")
    return Heading(title, 2), body


def _city(figure: ProfileFigure) -> str:
    if figure.city is None:
        return ""
    value = with_unit(rounded(figure.city, figure.indicator.decimals),
                      str(figure.indicator.unit))
    return " " + text("(Stadt {value})", value=value)


def phase_table(figures: Sequence[ProfileFigure], offers: dict[str, str], city: str) -> Table:
    """What each life phase shows: strengths, needs, offers."""
    rows = []
    for phase, label in PHASES.items():
        own = [one for one in figures if one.indicator.phase == phase]
        if own:
            rows.append((str(label), _names(leaning(own, 1)), _names(leaning(own, -1)),
                         offers.get(phase, text("keine eingetragen"))))
    head = (text("Lebensphase"), text("günstiger als {city}", city=city),
            text("mehr Bedarf als {city}", city=city), text("Angebote"))
    return Table(head, tuple(rows), widths=(1.5, 2.6, 2.6, 2.2))


def _names(figures: Sequence[ProfileFigure], most: int = 3) -> str:
    names = [str(one.indicator.short) for one in figures[:most]]
    rest = len(figures) - most
    more = [text("und {n} weitere", n=rounded(rest, 0))] if rest > 0 else []
    return " ".join((", ".join(names), *more)) or text("keiner")
