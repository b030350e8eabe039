"""How the values spread over the classes: no class should pretend a difference."""

from __future__ import annotations

import numpy as np
import pandas as pd

from monitoring.charts.histogram import distribution_rows, histogram
from monitoring.charts.picture import picture
from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.core.status import has_number
from monitoring.language import text
from monitoring.pages.parts.display import Display
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.map_block import picture_lines
from monitoring.pages.parts.tables import table_html
from monitoring.views.view import View, title_of, unit_of

WIDTH, HEIGHT = 696, 220


def histogram_html(view: View, display: Display) -> str:
    """A small histogram in the colours of the classes; "" without any value."""
    status, shown = view.figures[1], _shown(view)
    if not np.isfinite(shown).any():
        return ""
    bars = picture(histogram(shown, display.classes, display.colours, unit_of(view)))
    note = text("Verteilung der Werte. Die Klassengrenzen gelten für alle Jahre.")
    if view.base:
        note = text("Verteilung der Veränderungen; die mittlere Klasse enthält die Null.")
    if not has_number(status).all():
        note += " " + text("Gebiete ohne Zahl sind nicht enthalten.")
    return f'<p class="note">{bars}{note}</p>'


def distribution_html(view: View, display: Display) -> str:
    """Number of areas per class as a table; "" without any value."""
    shown = _shown(view)
    known = shown[np.isfinite(shown)]
    if not len(known):
        return ""
    rows = [(label, rounded(int(count), 0)) for label, count in
            zip(display.classes.labels(), display.classes.counts(known), strict=True)]
    head = (_headed(view), text("Gebiete"))
    return table_html(head, rows, (1,), _title(view))


def show_distribution_files(view: View, display: Display) -> None:
    """The histogram with its ends written out, and the number of areas behind each bar."""
    shown = _shown(view)
    if not np.isfinite(shown).any():
        return
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-{view.period}-verteilung",
        f"{_title(view)} ({unit_of(view)})" if unit_of(view) else _title(view),
        lambda: histogram(shown, display.classes, display.colours, unit_of(view), width=WIDTH,
                          height=HEIGHT, ends=True),
        lambda: _rows(shown, display), picture_lines(view), "distribution_files",
        (view.indicator.id,), label=text("Verteilung herunterladen"),
    )


def _shown(view: View) -> FloatArray:
    value, status, _ = view.figures
    found: FloatArray = np.where(has_number(status), value, np.nan)
    return found


def _rows(shown: FloatArray, display: Display) -> pd.DataFrame:
    bars = distribution_rows(shown, display.classes)
    lower, upper, counts = zip(*bars, strict=True)
    table = pd.DataFrame({text("von"): lower, text("bis"): upper,
                          text("Gebiete"): [sum(one) for one in counts]})
    for number, label in enumerate(display.classes.labels()):
        table[text("Gebiete der Klasse {label}", label=label)] = [one[number] for one in counts]
    return table


def _title(view: View) -> str:
    return text("{title}: Verteilung", title=title_of(view))


def _headed(view: View) -> str:
    unit = unit_of(view)
    return f"{text('Klasse')} ({unit})" if unit else text("Klasse")
