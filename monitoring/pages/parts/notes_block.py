"""What stands with every figure: how it is made, from what, and what it cannot say."""

from __future__ import annotations

from html import escape

from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import POLARITIES
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words


def provenance_html(*indicators: Indicator) -> str:
    """Unit, source and reference date of the figures that a picture shows, each named once."""
    rows = [
        (text("Einheit"), [str(one.unit) for one in indicators]),
        (text("Quelle der Zahlen"), [str(one.source) for one in indicators]),
        (text("Stichtag"), [str(one.reference_date) for one in indicators]),
    ]
    items = "".join(
        f"<dt>{escape(name)}:</dt><dd>{escape('; '.join(dict.fromkeys(values)))}</dd>"
        for name, values in rows
    )
    return f'<dl class="note">{items}</dl>'


def notes_html(snapshot: Snapshot, indicator: Indicator) -> str:
    """Definition, numerator, denominator, source, date, release and limits."""
    rows = [
        (text("Definition"), str(indicator.definition)),
        (text("Zähler"), str(indicator.numerator or "")),
        (text("Nenner"), str(indicator.denominator or "")),
        (text("Einheit"), str(indicator.unit)),
        (text("Lesart"), str(POLARITIES[indicator.polarity])),
        (text("Quelle"), str(indicator.source)),
        (text("Stichtag"), str(indicator.reference_date)),
        (text("Ausgabe"), release_words(snapshot)),
        (text("Grenzen der Aussage"), str(indicator.limits or "")),
    ]
    items = "".join(
        f"<dt>{escape(name)}:</dt><dd>{escape(value)}</dd>" for name, value in rows if value
    )
    return f'<dl class="note">{items}</dl>'
