"""The first rows of a table as they were understood."""

from __future__ import annotations

from html import escape

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.completed import completed
from monitoring.core.observations import Observations
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, word
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.pages.parts.publish.understanding import Understood
from monitoring.pages.parts.tables import scrolling
from monitoring.storage.snapshot import Snapshot

SHOWN = 10
ENOUGH = 2_000
MOST_DIGITS = 6


def rows_html(snapshot: Snapshot, found: Understood) -> str:
    """A table of the first observations in the order of the file; "" while there are none."""
    rows = found.rows
    if not len(rows):
        return ""
    near = np.arange(len(rows)) if len(rows) <= ENOUGH else \
        np.argpartition(rows.row, ENOUGH)[:ENOUGH]
    # In the order of the file, not indicator by indicator.
    first = near[np.lexsort((rows.plane[near], rows.row[near]))][:SHOWN]
    city = snapshot.city
    known = np.array([one.indicator in city.indicators for one in rows.planes], bool)
    first = first[known[rows.plane[first]]]
    shown = completed(rows.select(first), city.indicators)
    title = text("So wurden die ersten Zeilen verstanden ({n} Zahlen insgesamt)",
                 n=rounded(len(rows), 0))
    return f'<p class="note"><b>{escape(title)}</b></p>' + _table(
        [_cells(snapshot, shown, at) for at in range(len(shown))])


def _table(rows: list[tuple[str, ...]]) -> str:
    """The rows; numerator and denominator only where there are any."""
    names = (text("Gebiet"), text("Jahr"), text("Indikator"), text("Wert"), text("Zähler"),
             text("Nenner"), text("Zeile"))
    kept = [at for at in range(len(names)) if any(row[at] for row in rows)]
    kind = ["", "", "", "number", "number", "number", "number"]
    head = "".join(f'<th scope="col" class="{kind[at]}">{escape(names[at])}</th>' for at in kept)
    body = "".join(
        "<tr>" + "".join(f'<td class="{kind[at]}">{row[at]}</td>' for at in kept) + "</tr>"
        for row in rows
    )
    return scrolling(f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
                     "</table>", text("Zeilen"))


def _cells(snapshot: Snapshot, rows: Observations, at: int) -> tuple[str, ...]:
    """The cells of one row as HTML."""
    plane, place = rows.planes[rows.plane[at]], rows.places[rows.place[at]]
    one = snapshot.city.indicators[plane.indicator]
    part = f'<div class="source">{escape(_part(plane.breakdown))}</div>' if plane.breakdown else ""
    status = Status(int(rows.status[at]))
    value = with_unit(_value(rows, at, one.decimals), str(one.unit))
    if status not in (Status.value, Status.zero) or not value:
        value = f"{value} ({word(status)})" if value else word(status)
    # The numerator of a count is the count itself.
    top = "" if one.kind is Kind.count else _number(float(rows.numerator[at]))
    return (
        escape(_area(snapshot.cube.areas, place.edition, place.area)),
        escape(rows.periods[rows.period[at]]), escape(str(one.label)) + part, escape(value),
        escape(top), escape(_number(float(rows.denominator[at]))), str(int(rows.row[at])),
    )


def _value(rows: Observations, at: int, decimals: int) -> str:
    """A value of the office with all its digits, so that a wrong decimal mark is seen."""
    value = float(rows.value[at])
    if np.isnan(rows.denominator[at]):
        digits = len(f"{value:.12g}".partition(".")[2])
        return rounded(value, max(decimals, min(digits, MOST_DIGITS)))
    return rounded(value, decimals)


def _area(areas: Areas, edition: str, area: str) -> str:
    at = areas.find(area, edition)
    if at is None:
        return text("{area} (unbekannt)", area=area)
    return f"{areas.names[at]} ({area})"


def _part(breakdown: str) -> str:
    return ", ".join(part.replace("=", ": ", 1) for part in breakdown.split(";"))


def _number(value: float) -> str:
    if not np.isfinite(value):
        return ""
    return rounded(value, 0 if value == int(value) else 1)
