"""Plain language: short sentences, round numbers, no words of statistics."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

import numpy as np

from monitoring.core.chance.comparison import Verdict
from monitoring.core.cube import FloatArray
from monitoring.core.prepared import BlockKind
from monitoring.core.rounding import NO_BREAK_SPACE, rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.reports.document import Figure, Figures, Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.figure_part import MOST
from monitoring.views.dashboard.found import Found, found
from monitoring.views.dashboard.map_part import comparison_of
from monitoring.views.dashboard.shown import Shown
from monitoring.views.dashboard.trend_part import course_of, drawings_of, trend_table
from monitoring.views.view import View

COUNTED = (BlockKind.map, BlockKind.ranking)
_LABEL = re.compile(r'aria-label="[^"]*"')
UNSURE = (Status.estimated, Status.provisional)


def in_plain(snapshot: Snapshot, shown: Shown) -> Shown:
    """The same block in plain language; one that shows nothing stays as it is."""
    if shown.why:
        return shown
    kind = shown.block.kind
    if kind is BlockKind.figure:
        return _figure(found(snapshot, shown.block), shown)
    if kind in COUNTED and not shown.block.base:
        return _counted(found(snapshot, shown.block), shown)
    if kind is BlockKind.trend:
        return _trend(found(snapshot, replace(shown.block, base="")), shown)
    return replace(shown, uncertain="")


def plain_number(value: float, unit: str, decimals: int) -> str:
    """A percentage as "16 von 100", any other number rounded to the whole where it is large."""
    if unit == "%":
        return text("etwa {n} von 100", n=rounded(value, 0))
    return with_unit(rounded(value, 0 if abs(value) >= 10 else decimals), unit)


def _of(view: View, value: float) -> str:
    return plain_number(value, str(view.indicator.unit), view.indicator.decimals)


def _source(view: View) -> str:
    return text("Die Zahlen sind von dieser Stelle: {source}.", source=view.indicator.source)


def _shows(view: View, shown: Shown) -> str:
    """Without the unit, which stands beside every number."""
    when = "" if shown.block.kind is BlockKind.trend else f", {view.period}"
    return f"{view.indicator.label}{when}" if shown.block.title else ""


def _unsure(view: View) -> str:
    if any(one in UNSURE for one in view.figures[1].tolist()):
        return text("Manche Zahlen können sich noch ändern.")
    return ""


def _figure(own: Found, shown: Shown) -> Shown:
    view = own.view
    values, status, _ = view.figures
    cards = []
    for at, area in enumerate(own.areas.tolist()):
        if area in view.chosen or (not view.chosen and not shown.block.areas):
            known = has_number(status[at : at + 1])[0]
            number = _of(view, float(values[at])) if known else word(Status(int(status[at])))
            cards.append(Figure(view.table.names[area], number, _direction(view, area)))
    cards = cards[:MOST]
    sentences = tuple(text("{name}: {number}.", name=one.name, number=one.number)
                      + (f" {one.beside}" if one.beside else "") for one in cards)
    table = replace(shown.table, rows=tuple((one.name, one.number, one.beside) for one in cards)) \
        if shown.table else None
    return replace(shown, figures=Figures(tuple(cards)), sentences=sentences, table=table,
                   uncertain=_unsure(view), source=_source(view), shows=_shows(view, shown))


def _direction(view: View, area: int) -> str:
    """More, less or the same as the time before, as far as whole numbers tell."""
    cube, at = view.cube, view.cube.indicator_position[view.indicator.id]
    last = cube.period_position[view.period]
    known = np.flatnonzero(has_number(cube.status[at, area, : last + 1]))
    if len(known) < 2 or known[-1] != last:
        return ""
    then, now = (_of(view, float(cube.value[at, area, one])) for one in known[-2:])
    year = cube.periods[known[-2]]
    if then == now:
        return text("Das ist so viel wie {year}.", year=year)
    if cube.value[at, area, last] > cube.value[at, area, known[-2]]:
        return text("Das ist mehr als {year}.", year=year)
    return text("Das ist weniger als {year}.", year=year)


def _counted(own: Found, shown: Shown) -> Shown:
    view = own.view
    verdicts = comparison_of(view).verdicts
    said = []
    if not (verdicts == Verdict.none).all():
        city = comparison_of(view).names[0]
        high = int(np.isin(verdicts, (Verdict.above, Verdict.clearly_above)).sum())
        low = int(np.isin(verdicts, (Verdict.below, Verdict.clearly_below)).sum())
        said = [text("Wir zeigen {n} Gebiete.", n=rounded(len(own.areas), 0)),
                text("In {n} Gebieten ist die Zahl höher als in ganz {city}.",
                     n=rounded(high, 0), city=city),
                text("In {n} Gebieten ist sie niedriger.", n=rounded(low, 0))]
    values, status, _ = view.figures
    known = values[has_number(status) & np.isfinite(values)]
    if len(known):
        said += [text("Die kleinste Zahl ist {low}.", low=_of(view, float(known.min()))),
                 text("Die größte Zahl ist {high}.", high=_of(view, float(known.max())))]
    legend = tuple((drawing, words.replace(f"{NO_BREAK_SPACE}%", " " + text("von 100")))
                   for drawing, words in shown.legend)
    return _said_anew(replace(shown, table=_two_columns(shown.table), legend=legend), said, view)


def _said_anew(shown: Shown, said: list[str], view: View) -> Shown:
    """The block with other sentences; its picture has them as its words too."""
    if not said:
        return replace(shown, uncertain=_unsure(view))
    alt = " ".join(said)
    picture = shown.picture
    if picture:
        picture = replace(picture, alt=alt, svg=_labelled(picture.svg, alt))
    chart = replace(shown.chart, picture=picture) if shown.chart and picture else shown.chart
    return replace(shown, sentences=tuple(said), picture=picture, chart=chart,
                   screen=_labelled(shown.screen, alt), uncertain=_unsure(view),
                   source=_source(view), shows=_shows(view, shown))


def _labelled(svg: str, alt: str) -> str:
    return _LABEL.sub(lambda _: f'aria-label="{escape(alt)}"', svg, count=1)


def _two_columns(table: Table | None) -> Table | None:
    """Place and value alone."""
    if table is None:
        return None
    rows = tuple(row[:2] for row in table.rows)
    return replace(table, head=table.head[:2], rows=rows, numbers=(1,), widths=(3, 2))


def _trend(own: Found, shown: Shown) -> Shown:
    # Without the shaded intervals and the band, which would have to be explained.
    data = course_of(own, intervals=False)
    data = replace(data, others=data.others[:0])
    said: list[str] = []
    for one in data.lines()[:4]:
        said += _from_to(own.view, one.name, one.values, data.periods)
    if shown.picture:
        small, screen = drawings_of(data, shown.picture.alt)
        shown = replace(shown, picture=replace(shown.picture, svg=small), screen=screen)
    return _said_anew(replace(shown, table=trend_table(data)), said, own.view)


def _from_to(
    view: View, name: str, values: FloatArray, periods: tuple[str, ...]
) -> tuple[str, ...]:
    known = np.flatnonzero(np.isfinite(values))
    if len(known) < 2:
        return ()
    first, last = known[0], known[-1]
    return (text("{name}: {year} waren es {number}.", name=name, year=periods[first],
                 number=_of(view, float(values[first]))),
            text("{year} sind es {number}.", year=periods[last],
                 number=_of(view, float(values[last]))))
