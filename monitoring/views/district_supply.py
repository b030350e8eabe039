"""Need and supply of a district: places beside those whom they are for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from monitoring.core.rounding import rounded, with_unit
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.reports.document import Element, Heading, Paragraph, Table
from monitoring.views.district_figures import compared_words, number_of
from monitoring.views.profile_figures import ProfileFigure

SERVICES = "angebot"
MOST = 8


def supply_section(figures: Sequence[ProfileFigure], city: str) -> list[Element]:
    """A table with a row per pair, or a sentence where the release has no services."""
    own = [one for one in figures
           if one.indicator.domain == SERVICES and one.indicator.kind is not Kind.count]
    heading = Heading(text("Bedarf und Angebot"))
    if not own:
        return [heading, Paragraph(text("Zu Angeboten enthält diese Ausgabe für das Gebiet keine "
                                        "Zahlen."), "note")]
    head = (text("Angebot"), text("Bedarf"), text("Angebot je Bedarf"), city, text("Vergleich"),
            text("Jahr"))
    return [heading, Table(head, tuple(_row(one, city) for one in own[:MOST]), numbers=(2, 3),
                           widths=(3, 3, 2.2, 1.6, 2.6, 0.8))]


def _row(figure: ProfileFigure, city: str) -> tuple[str, ...]:
    indicator = figure.indicator
    beside = figure.city_word if figure.city is None else with_unit(
        rounded(figure.city, indicator.decimals), str(indicator.unit))
    return (_side(str(indicator.numerator or indicator.label), figure.numerator),
            _side(str(indicator.denominator or ""), figure.denominator),
            number_of(figure), beside, compared_words(figure, city), figure.period)


def _side(name: str, count: float) -> str:
    """Whom or what, and how many; the name alone where there is no number."""
    if not np.isfinite(count):
        return name
    return f"{name}: {rounded(count, 0)}" if name else rounded(count, 0)
