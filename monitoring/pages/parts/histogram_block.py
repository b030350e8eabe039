"""How the values spread over the classes: no class should pretend a difference."""

from __future__ import annotations

import numpy as np

from monitoring.charts.histogram import histogram
from monitoring.charts.picture import picture
from monitoring.core.status import has_number
from monitoring.language import text
from monitoring.pages.parts.display import Display
from monitoring.views.view import View, unit_of


def histogram_html(view: View, display: Display) -> str:
    """A small histogram in the colours of the classes; "" without any value."""
    value, status, _ = view.figures
    shown = np.where(has_number(status), value, np.nan)
    if not np.isfinite(shown).any():
        return ""
    bars = picture(histogram(shown, display.classes, display.colours, unit_of(view)))
    note = text("Verteilung der Werte. Die Klassengrenzen gelten für alle Jahre.")
    if view.base:
        note = text("Verteilung der Veränderungen; die mittlere Klasse enthält die Null.")
    if not has_number(status).all():
        note += " " + text("Gebiete ohne Zahl sind nicht enthalten.")
    return f'<p class="note">{bars}{note}</p>'
