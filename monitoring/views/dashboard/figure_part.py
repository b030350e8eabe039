"""A key figure: of the city, or of some areas."""

from __future__ import annotations

from monitoring.core.prepared import Block
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.reports.document import Figure, Figures, Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.found import (
    Found,
    explore_choices,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import uncertain_words
from monitoring.views.dashboard.shown import Shown
from monitoring.views.uncertainty import interval_texts
from monitoring.views.view import title_of

MOST = 8


def figure_part(snapshot: Snapshot, block: Block, intervals: bool = True) -> Shown:
    """The value of each named area, of the whole level where none is named."""
    own = found(snapshot, block)
    view = own.view
    places = [at for at, area in enumerate(own.areas.tolist())
              if area in view.chosen or (not view.chosen and not block.areas)][:MOST]
    figures = tuple(_figure(own, at, intervals) for at in places)
    sentences = (*(_said(one) for one in figures), gone_words(own))
    head = (text("Gebiet"), text("Wert"), text("daneben"))
    rows = tuple((one.name, one.number, one.beside) for one in figures)
    return Shown(
        block, str(block.title or title_of(view)), tuple(one for one in sentences if one),
        uncertain_words(view), Table(head, rows, title_of(view), numbers=(1,)),
        figures=Figures(figures), source=source_line(view), words=str(block.text or ""),
        explore=explore_choices(view),
        shows=own.shows if block.title else "",
        cells=tuple((view.indicator.id, int(own.areas[at]), view.period) for at in places),
    )


def _said(one: Figure) -> str:
    """The figure in a sentence."""
    if not one.beside:
        return text("{name}: {number}.", name=one.name, number=one.number)
    return text("{name}: {number} ({beside}).", name=one.name, number=one.number,
                beside=one.beside)


def _figure(own: Found, at: int, intervals: bool) -> Figure:
    view, area = own.view, int(own.areas[at])
    values, status, _ = view.figures
    code = Status(int(status[at]))
    decimals, unit = view.indicator.decimals, str(view.indicator.unit)
    number = with_unit(rounded(float(values[at]), decimals), unit) \
        if has_number(status[at : at + 1])[0] else word(code)
    interval = interval_texts(view)[at] if intervals else ""
    beside = [_step(own, area), text("Intervall {limits}", limits=interval) if interval else "",
              word(code) if code in (Status.estimated, Status.provisional) else ""]
    return Figure(view.table.names[area], number, ", ".join(one for one in beside if one))


def _step(own: Found, area: int) -> str:
    """The change against the number before."""
    view = own.view
    cube, at = view.cube, view.cube.indicator_position[view.indicator.id]
    last = cube.period_position[view.period]
    known = [one for one in range(last) if has_number(cube.status[at, area, one : one + 1])[0]]
    if not known or not has_number(cube.status[at, area, last : last + 1])[0]:
        return ""
    step = float(cube.value[at, area, last] - cube.value[at, area, known[-1]])
    unit = text("Prozentpunkte") if str(view.indicator.unit) == "%" else str(view.indicator.unit)
    shown = rounded(step, view.indicator.decimals)
    sign = "+" if step > 0 and shown.strip("0,. ") else ""
    return text("{change} gegenüber {before}", change=sign + with_unit(shown, unit),
                before=cube.periods[known[-1]])
