"""A map, and all districts compared: classes, counts of districts, the table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from monitoring.charts.map_drawing import drawn_map, swatch
from monitoring.charts.map_values import map_values
from monitoring.core.chance.comparison import Reference, Verdict
from monitoring.core.chance.comparison_words import symbol, words
from monitoring.core.classes import Classes, around_zero
from monitoring.core.cube import FloatArray
from monitoring.core.palette import diverging, sequential
from monitoring.core.prepared import Block
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, half_up, rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.reports.document import Picture, Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.compared import Compared, compared
from monitoring.views.dashboard.found import (
    Found,
    explore_choices,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.shown import Shown
from monitoring.views.locator import outlines_of
from monitoring.views.uncertainty import interval_texts
from monitoring.views.view import View, classes_for, title_of, unit_of

CLASSES = 5
# Pixels: at 76 mm a letter of the legend is as large as a note on paper.
PAPER, SCREEN = 340, 640


def map_part(snapshot: Snapshot, block: Block) -> Shown:
    """The map with sentences and the table of the same values."""
    own = found(snapshot, block)
    view = own.view
    sentences = tuple(one for one in (*area_sentences(own), gone_words(own)) if one)
    title = str(block.title or title_of(view))
    alt = " ".join(sentences)
    drawing = drawing_of(view)
    return Shown(
        block, title, sentences, uncertain_words(view), values_table_of(own),
        Picture(drawing.svg(alt, PAPER), alt), source=source_line(view),
        words=str(block.text or ""), explore=explore_choices(view), cells=cells_of(own),
        shows=own.shows if block.title else "", screen=drawing.svg(alt), legend=drawing.legend(),
    )


def area_sentences(own: Found) -> list[str]:
    """How many districts differ from the city, the range, and what is missing."""
    view = own.view
    values, status, _ = view.figures
    known = has_number(status) & np.isfinite(values)
    said = [_verdicts_said(own), _range_said(view, values[known], len(values))]
    for code, name in ((Status.secret, text("geheim")),):
        count = int((status == code).sum())
        if count:
            said.append(text("{n} Werte sind {word}.", n=rounded(count, 0), word=name)
                        if count > 1 else text("Ein Wert ist {word}.", word=name))
    return [one for one in said if one]


def _verdicts_said(own: Found) -> str:
    view = own.view
    if view.base:
        return _changes_said(own)
    against = comparison_of(view)
    if (against.verdicts == Verdict.none).all():
        return _untested_said(own)
    high = int(np.isin(against.verdicts, (Verdict.above, Verdict.clearly_above)).sum())
    low = int(np.isin(against.verdicts, (Verdict.below, Verdict.clearly_below)).sum())
    return text("In {high} von {n} {levels} ist der Wert höher als in {city}, in {low} niedriger: "
                "mehr, als Zufall erwarten lässt.", high=rounded(high, 0),
                n=rounded(len(own.areas), 0), levels=own.in_count, city=against.names[0],
                low=rounded(low, 0))


def _changes_said(own: Found) -> str:
    """Counted as the numbers are shown: what rounds to zero did not change."""
    view = own.view
    values, status, _ = view.figures
    known = half_up(values[has_number(status) & np.isfinite(values)], view.indicator.decimals)
    if not len(known):
        return ""
    return text("Seit {year} ist der Wert in {high} von {n} {levels} gestiegen und in {low} "
                "gesunken.", year=view.base, high=rounded(int((known > 0).sum()), 0),
                n=rounded(len(own.areas), 0), levels=own.in_count,
                low=rounded(int((known < 0).sum()), 0))


def _untested_said(own: Found) -> str:
    """Counts against the city where nothing tells what chance could do."""
    view = own.view
    if not city_value(view) or view.city is None:
        return ""
    city = float(view.cube.value[view.at(view.city)])
    values, status, _ = view.figures
    known = values[has_number(status) & np.isfinite(values)]
    return text("In {high} von {n} {levels} ist der Wert höher als in {city}, in {low} niedriger. "
                "Ob das Zufall sein kann, ist hier nicht geprüft.",
                high=rounded(int((known > city).sum()), 0), n=rounded(len(own.areas), 0),
                levels=own.in_count, city=view.table.names[view.city],
                low=rounded(int((known < city).sum()), 0))


def comparison_of(view: View) -> Compared:
    """All areas of the view against the city."""
    return compared(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                    Reference.city)


def _range_said(view: View, values: FloatArray, count: int) -> str:
    if not len(values):
        return text("Keines der {n} Gebiete hat eine Zahl.", n=rounded(count, 0))
    low, high = formatted([values.min(), values.max()], view.indicator.decimals)
    unit = unit_of(view)
    said = text("Die Werte reichen von {low} bis {high}.", low=with_unit(low, unit),
                high=with_unit(high, unit))
    city = city_value(view)
    return f"{said} {city}".strip()


def city_value(view: View) -> str:
    """The city's own value in a sentence; "" where it has none."""
    cube = view.cube
    if view.city is None or view.base or view.indicator.kind is Kind.count:
        return ""
    at = view.at(view.city)
    if not has_number(cube.status[at : at + 1] if isinstance(at, int) else
                      cube.status[at[0], at[1], at[2] : at[2] + 1])[0]:
        return ""
    value = with_unit(rounded(float(cube.value[at]), view.indicator.decimals), unit_of(view))
    return text("{city}: {value}.", city=view.table.names[view.city], value=value)


def uncertain_words(view: View) -> str:
    """What a reader must not take for certain."""
    said = []
    if view.indicator.limits:
        said.append(str(view.indicator.limits))
    shaky = sum(code in (Status.estimated, Status.provisional) for code in view.figures[1].tolist())
    if shaky == 1:
        said.append(text("Ein Wert ist vorläufig oder geschätzt."))
    elif shaky:
        said.append(text("{n} Werte sind vorläufig oder geschätzt.", n=rounded(shaky, 0)))
    return " ".join(said)


def values_table_of(own: Found) -> Table:
    """One row per district in alphabetical order: value, interval, comparison."""
    view = own.view
    values, status, _ = view.figures
    intervals = interval_texts(view)
    against = comparison_of(view) if not view.base else None
    unit, decimals = unit_of(view), view.indicator.decimals
    shown = [_cell(one, code, unit) for one, code in
             zip(formatted(values, decimals), status.tolist(), strict=True)]
    rows = []
    for at, area in enumerate(own.areas.tolist()):
        verdict = Verdict(int(against.verdicts[at])) if against else Verdict.none
        said = "" if verdict is Verdict.none or against is None else (
            f"{symbol(verdict)} "
            f"{words(verdict, view.indicator.polarity, Reference.city, against.names[at])}")
        rows.append((f"{view.table.names[area]} ({view.table.ids[area]})", shown[at],
                     intervals[at], said))
    rows.sort(key=lambda row: sort_key(row[0]))
    head = (text("Gebiet"), text("Veränderung") if view.base else text("Wert"),
            text("Intervall (95 %)"), text("Vergleich mit der Stadt"))
    return Table(head, tuple(rows), title_of(view), numbers=(1, 2), widths=(3, 1.6, 2, 3))


def _cell(number: str, code: int, unit: str) -> str:
    status = Status(code)
    if not number:
        return word(status)
    said = with_unit(number, unit)
    return said if status in (Status.value, Status.zero) else f"{said} ({word(status)})"


def cells_of(own: Found) -> tuple[tuple[str, int, str], ...]:
    """Indicator, area and period of every figure that the block shows."""
    view = own.view
    return tuple((view.indicator.id, int(area), period) for area in own.areas
                 for period in (view.period, view.base) if period)


@dataclass(frozen=True, eq=False)
class Drawing:
    """
    What a map is drawn from: letters and colours of its classes and the words for them.

    `symbols` are signs of classes; classes that are `named` are not numbers and have no unit.
    """

    view: View
    letters: str
    colours: Sequence[str]
    entries: Sequence[Mapping[str, Any]]
    symbols: Mapping[str, str] = field(default_factory=dict)
    named: bool = False

    def svg(self, alt: str, width: float = 0) -> str:
        """With its legend at a width on paper, without it for a screen."""
        view = self.view
        return drawn_map(
            outlines_of(view.snapshot, view.level, view.edition), self.letters, self.colours,
            [view.table.ids[one] for one in view.chosen], self.entries if width else (), alt,
            width or SCREEN, self.symbols)

    def legend(self) -> tuple[tuple[str, str], ...]:
        """Drawing and words of each class, with its unit and the number of its areas."""
        unit = "" if self.named else unit_of(self.view)
        found = []
        for one in self.entries:
            words = with_unit(one["text"], unit) if one["key"].isdigit() else one["text"]
            said = text("{words}: ein Gebiet", words=words) if one["count"] == 1 else \
                text("{words}: {n} Gebiete", words=words, n=rounded(one["count"], 0))
            found.append((swatch(one["key"], self.colours, self.symbols.get(one["key"], "")), said))
        return tuple(found)


def drawing_of(view: View) -> Drawing:
    """The map with the classes of all years; classes without areas keep their colour."""
    values, status, _ = view.figures
    classes, colours = classes_of(view, values)
    data = map_values(values, status, classes, colours)
    entries = [one for one in data["entries"] if one["count"] or one["key"].isdigit()]
    return Drawing(view, data["classes"], colours, entries)


def classes_of(view: View, values: FloatArray) -> tuple[Classes, Sequence[str]]:
    """Class limits over all periods, so that colours keep their meaning; changes around zero."""
    if view.base:
        classes = around_zero(values, CLASSES, view.indicator.decimals)
        return classes, diverging(classes.count)
    classes = classes_for(view.snapshot, view.indicator.id, view.level, view.edition,
                          "quantiles", CLASSES)
    return classes, sequential(classes.count)
