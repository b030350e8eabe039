"""The tree behind a figure as HTML: formula, parts, rows of files, release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from monitoring.core.observations import FIGURES
from monitoring.core.rounding import rounded
from monitoring.core.trace import Part, Trace, Way
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.pages.parts.trace_words import (
    area_words,
    columns_words,
    figure_words,
    indicator_of,
    part_words,
    place_words,
    quoted,
    quotient_words,
    way_words,
)
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.tracing import Delivered, brought_by, delivered, facilities_of, traced
from monitoring.storage.values import correction_note
from monitoring.web.middleware import publishing_is_on

MOST_FACILITIES = 20


class Figure(NamedTuple):
    """A figure to trace; `title` replaces the name of its area, folded ones open on a click."""

    plane: str
    area: int
    period: str
    title: str = ""
    folded: bool = False


def traces_html(snapshot: Snapshot, figures: Iterable[Figure]) -> str:
    """Everything behind these figures; files and release stand once below all of them."""
    pairs = [(one, traced(snapshot, one.plane, one.area, one.period)) for one in figures]
    said = "".join(_figure(snapshot, one, found) for one, found in pairs)
    return f'<div class="trace">{said}{_files(snapshot, [found for _, found in pairs])}</div>'


def _figure(snapshot: Snapshot, one: Figure, found: Trace) -> str:
    title = one.title or area_words(snapshot, one.area)
    head = (f"{escape(title)}, {escape(one.period)}: "
            f"<b>{escape(figure_words(snapshot, found))}</b>")
    body = _body(snapshot, found, opened=True) + _correction(snapshot, found)
    if one.folded:
        return f"<details><summary>{head}</summary>{body}</details>"
    return f"<h5>{head}</h5>{body}"


def _body(snapshot: Snapshot, found: Trace, opened: bool = False) -> str:
    """How a cell came about, and its parts below."""
    if found.way is Way.source:
        return _source(snapshot, found)
    said = escape(way_words(snapshot, found))
    table = _shared_table(snapshot, found)
    items = "".join(_item(snapshot, found, one, bool(table)) for one in found.parts)
    if left := found.of - len(found.parts):
        items += f"<li>{escape(text('und {n} weitere', n=rounded(left, 0)))}</li>"
    if not items:
        return f"<p>{said}</p>"
    inner = (f'<p class="place">{escape(table)}</p>' if table else "") + f"<ul>{items}</ul>"
    if found.way in (Way.formula, Way.standardised):
        return f"<p>{said}</p>{inner}"
    return f"<details{' open' if opened else ''}><summary>{said}</summary>{inner}</details>"


def _place(snapshot: Snapshot, found: Trace) -> Delivered | None:
    """Row and columns of a figure; those who publish read the texts of the file too."""
    return delivered(snapshot, found, inside=publishing_is_on())


def _shared_table(snapshot: Snapshot, found: Trace) -> str:
    """File and columns of all parts of a sum, where they are the same; they are said once."""
    if found.way is not Way.sum or indicator_of(snapshot, found).facilities:
        return ""
    places = [_place(snapshot, one.trace) for one in found.parts]
    said = {columns_words(one) if one and one.cells else "" for one in places}
    return said.pop() if len(said) == 1 else ""


def _item(snapshot: Snapshot, whole: Trace, part: Part, shared: bool) -> str:
    """One part: what it is, its figure, and how that came about."""
    found = part.trace
    said = (f"{escape(part_words(snapshot, whole, part))}: "
            f"<b>{escape(figure_words(snapshot, found))}</b>")
    if not shared:
        return f"<li>{said}{_body(snapshot, found)}</li>"
    row, written = text("Zeile {row}", row=found.row), _written(snapshot, found)
    row += f": {written}" if written else ""
    return f'<li>{said} <span class="place">{escape(row)}</span></li>'


def _written(snapshot: Snapshot, found: Trace) -> str:
    """The figures of a row as they are written in the file."""
    place = _place(snapshot, found)
    texts = [place.cells[one].text for one in FIGURES if one in place.cells] if place else []
    return ", ".join(quoted(one) for one in texts if one)


def _source(snapshot: Snapshot, found: Trace) -> str:
    """The row of the file, or the facilities that were counted."""
    place = _place(snapshot, found)
    if place is None:
        return ""
    said = f'<p class="place">{escape(place_words(place))}</p>' + _counts(snapshot, found, place)
    if indicator_of(snapshot, found).facilities is None:
        return said
    table = facilities_of(snapshot, found)
    count = escape(text("Einrichtungen, die in diesem Gebiet liegen: {n}", n=len(table)))
    if not len(table):
        return f"{said}<p>{count}</p>"
    first = table.head(MOST_FACILITIES)
    lines = [f"{name} ({key})" + _places(float(places)) for name, key, places in
             zip(first["name"], first["key"], first["places"], strict=True)]
    if (left := len(table) - len(lines)) > 0:
        lines.append(text("und {n} weitere", n=left))
    items = "".join(f"<li>{escape(one)}</li>" for one in lines)
    return f"{said}<details><summary>{count}</summary><ul>{items}</ul></details>"


def _places(places: float) -> str:
    return "" if np.isnan(places) else ": " + text("{n} Plätze", n=rounded(places, 0))


def _counts(snapshot: Snapshot, found: Trace, place: Delivered) -> str:
    """The division, where the source gave only numerator and denominator."""
    own = indicator_of(snapshot, found)
    quotient = quotient_words(found, own)
    if own.kind is Kind.count or not quotient or _gives(place, "value") or not found.has_number:
        return ""
    return f"<p>{escape(text('Daraus berechnet: {quotient}', quotient=quotient))}</p>"


def _gives(place: Delivered, role: str) -> bool:
    """Whether the file itself has the figure, as far as its text or its column says."""
    texts = [one.text for one in place.cells.values()]
    given = place.cells.get(role)
    return given is not None and (bool(given.text) or not any(texts))


def _correction(snapshot: Snapshot, found: Trace) -> str:
    """What stands with a figure that a later release corrected."""
    note = correction_note(snapshot, snapshot.cube.cell(found.plane, found.area, found.period))
    return f"<p>{escape(note)}</p>" if note else ""


def _files(snapshot: Snapshot, traces: Sequence[Trace]) -> str:
    """Each file once, with the release that brought it; then the release that is shown."""
    places = {place.file: place for one in traces for place in _places_of(snapshot, one)}
    items = "".join(f"<li>{_file(snapshot, one)}</li>" for one in places.values())
    entry = snapshot.release
    shown = escape(text("Gezeigt wird Ausgabe {id} vom {day}, veröffentlicht von {by}: „{note}“",
                        id=entry.id, day=day(entry.time), by=entry.by, note=entry.note))
    files = f"<p><b>{escape(text('Dateien'))}</b></p><ul>{items}</ul>" if items else ""
    return f'<div class="origin">{files}<p>{shown}</p></div>'


def _places_of(snapshot: Snapshot, found: Trace) -> Iterator[Delivered]:
    if place := _place(snapshot, found):
        yield place
    for part in found.parts:
        yield from _places_of(snapshot, part.trace)


def _file(snapshot: Snapshot, place: Delivered) -> str:
    said = escape(place.file + (f" – {place.recipe}" if place.recipe else ""))
    entry = brought_by(snapshot, place.file)
    if entry and entry.id != snapshot.release.id:
        said += "<br>" + escape(text("Seit Ausgabe {id} vom {day}, veröffentlicht von {by}: "
                                     "„{note}“", id=entry.id, day=day(entry.time), by=entry.by,
                                     note=entry.note))
    if place.sha256:
        said += (f"<details><summary>{escape(text('Prüfsumme (SHA-256)'))}</summary>"
                 f"<code>{escape(place.sha256)}</code></details>")
    return said
