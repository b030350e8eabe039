"""Empty tables to fill in: the right headings, one line per district, an explanation."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.status import SIGNS, Status, word
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.storage.plain_text import plain_text

FILLED_IN = (Status.zero, Status.secret, Status.unreliable, Status.not_yet, Status.not_meaningful)
WIDE = 60


def loaded_indicators(city: City, names: Sequence[str]) -> list[Indicator]:
    """Indicators that offices deliver: in place of a computed one its counts."""
    found: dict[str, Indicator] = {}
    for name in names:
        one = city.indicators[name]
        parts = one.formula.ids() if one.formula else (name,)
        found |= {part: city.indicators[part] for part in parts}
    return [one for one in found.values() if not one.facilities]


def headings(indicators: Sequence[Indicator]) -> list[str]:
    """Columns of the figures: the count alone, or numerator and denominator."""
    found = []
    for one in indicators:
        label = str(one.label)
        if one.kind in (Kind.share, Kind.rate):
            found += [f"{label} / {text('Zähler')}", f"{label} / {text('Nenner')}"]
        else:
            found.append(label)
    return found


def _lines(
    indicators: Sequence[Indicator], areas: Areas, level: str, edition: str, period: str
) -> list[list[str]]:
    columns = headings(indicators)
    lines = [[text("Kennung"), text("Gebiet"), text("Jahr"), *columns]]
    for at in areas.on_level(level, edition).tolist():
        if areas.since[at] <= period:
            lines.append([areas.ids[at], areas.names[at], period, *[""] * len(columns)])
    return lines


def csv_template(
    indicators: Sequence[Indicator], areas: Areas, level: str, edition: str, period: str
) -> bytes:
    """The empty table as CSV with semicolons, as German spreadsheets open it."""
    out = io.StringIO(newline="")
    for line in _lines(indicators, areas, level, edition, period):
        csv.writer(out, delimiter=";").writerow(map(plain_text, line))
    return out.getvalue().encode("utf-8-sig")


def xlsx_template(
    indicators: Sequence[Indicator], areas: Areas, level: str, edition: str, period: str
) -> bytes:
    """The empty table with a sheet that explains every column and every sign."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        as_text = book.add_format({"num_format": "@"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(text("Daten"))
        for row, line in enumerate(_lines(indicators, areas, level, edition, period)):
            for column, cell in enumerate(line):
                page.write_string(row, column, cell, bold if row == 0 else as_text
                                  if column == 0 else None) if cell else None
        page.freeze_panes(1, 3)
        page.set_column(0, 0, 12, as_text)
        page.set_column(1, 1, 28)
        page.set_column(3, 2 + len(headings(indicators)), 18)
        about = book.add_worksheet(text("Erläuterung"))
        for row, (name, words) in enumerate(_explanation(indicators)):
            about.write_string(row, 0, name, bold)
            about.write_string(row, 1, words, wrap)
        about.set_column(0, 0, 34)
        about.set_column(1, 1, WIDE * 2)
    return out.getvalue()


def _explanation(indicators: Sequence[Indicator]) -> list[tuple[str, str]]:
    lines = [(text("So wird die Tabelle gefüllt"), text(
        "Jede Zeile ist ein Gebiet. Kennung, Gebiet und Jahr bleiben, wie sie sind. Zahlen ohne "
        "Einheit eintragen; wo keine Zahl steht, hilft ein Zeichen."))]
    for one in indicators:
        parts = [str(one.definition), text("Einheit: {unit}", unit=one.unit)]
        if one.numerator:
            parts.append(text("Zähler: {words}", words=one.numerator))
        if one.denominator:
            parts.append(text("Nenner: {words}", words=one.denominator))
        parts.append(text("Stichtag: {day}", day=one.reference_date))
        lines.append((f"{one.label} ({one.id})", " · ".join(parts)))
    return lines + [(SIGNS[one], word(one)) for one in FILLED_IN]
