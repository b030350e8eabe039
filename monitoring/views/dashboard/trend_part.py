"""An indicator over time: named districts, or the city and all others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from monitoring.charts.description import others_in_words, trend_in_words
from monitoring.charts.drawn import drawn
from monitoring.charts.series import Series, TrendData
from monitoring.charts.trend import trend
from monitoring.core.prepared import Block
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.status import Status, word
from monitoring.language import text
from monitoring.reports.document import Chart, Picture, Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.course import MOST_LINES, course
from monitoring.views.course_table import course_table
from monitoring.views.dashboard.found import (
    Found,
    explore_choices,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import uncertain_words
from monitoring.views.dashboard.shown import NotShown, Shown

# Pixels across and down.
SMALL, LARGE = (380, 235), (560, 300)


def trend_part(snapshot: Snapshot, block: Block) -> Shown:
    """The chart, the same in words, and a table with one row per year."""
    own = found(snapshot, replace(block, base=""))
    data = course_of(own)
    if len(data.periods) < 2:
        raise NotShown(text("Ein Verlauf braucht mindestens zwei Jahre; es liegt nur eines vor."))
    words = trend_in_words(data)
    lines = data.lines()
    sentences = tuple(one for one in (*(_said(one, data) for one in lines),
                                      others_in_words(data), *_breaks_said(data), gone_words(own))
                      if one)
    small, screen = drawings_of(data, words)
    picture = Picture(small, words)
    chart = Chart(picture, data.periods, tuple((one.name, _numbers(one)) for one in lines),
                  str(own.view.indicator.unit))
    return Shown(
        block, str(block.title or own.view.indicator.label), sentences, uncertain_words(own.view),
        trend_table(data), picture, chart, source=source_line(own.view),
        words=str(block.text or ""), explore=explore_choices(own.view),
        cells=_cells(own, _chosen(own)), screen=screen,
        shows=str(own.view.indicator.label) if block.title else "",
    )


def course_of(own: Found, intervals: bool = True) -> TrendData:
    """The named districts, or all of a level with few; the city has a line of its own."""
    view = replace(own.view, chosen=_chosen(own))
    data = course(view, intervals)
    if view.city in view.chosen:
        # The city is a line of its own already.
        data = replace(data, city=None)
    # A band needs two years in a row.
    return data if _some_band(data) else course_of(own, False) if intervals else data


def _chosen(own: Found) -> tuple[int, ...]:
    """In alphabetical order: no league table, and none by number either."""
    view, names = own.view, own.view.table.names
    few = not view.chosen and len(own.areas) <= MOST_LINES
    chosen = own.areas.tolist() if few and not own.gone else view.chosen
    return tuple(sorted(chosen, key=lambda one: sort_key(names[one])))


def _some_band(data: TrendData) -> bool:
    return any(one.lower is not None and bool((np.isfinite(one.lower[1:])
                                               & np.isfinite(one.lower[:-1])).any())
               for one in data.chosen)


def drawings_of(data: TrendData, alt: str) -> tuple[str, str]:
    """For paper and small screens, and for wide ones."""
    figure = trend(data)
    return drawn(figure, *SMALL, alt), drawn(figure, *LARGE, alt)


def _said(one: Series, data: TrendData) -> str:
    """From the first to the last value, in one short sentence."""
    known = np.flatnonzero(np.isfinite(one.values))
    if len(known) < 2:
        return ""
    first, last = formatted(one.values[known[[0, -1]]], data.decimals)
    return text("{name}: von {first} ({then}) auf {last} ({now}).", name=one.name,
                first=with_unit(first, data.unit), then=data.periods[known[0]],
                last=with_unit(last, data.unit), now=data.periods[known[-1]])


def _breaks_said(data: TrendData) -> list[str]:
    labels = data.break_labels()
    return [text("Werte vor {period} sind mit späteren nicht vergleichbar: {label}.",
                 period=data.periods[place], label=labels[place])
            for place in data.break_places(lines=True)]


def _numbers(one: Series) -> tuple[float | None, ...]:
    return tuple(float(value) if np.isfinite(value) else None for value in one.values.tolist())


def trend_table(data: TrendData) -> Table:
    """The lines first, then everything else that is drawn: intervals and the other districts."""
    lines = data.lines()
    columns = [_texts(one, data.unit, data.decimals) for one in lines]
    full = course_table(data, "")
    names = {one.name for one in lines}
    more = [at for at, name in enumerate(full.head) if at and name not in names]
    rows = tuple((period, *(column[at] for column in columns),
                  *(full.rows[at][place] for place in more))
                 for at, period in enumerate(data.periods))
    head = (text("Jahr"), *(one.name for one in lines), *(full.head[place] for place in more))
    return Table(head, rows, numbers=tuple(range(1, len(head))))


def _texts(one: Series, unit: str, decimals: int) -> list[str]:
    codes = one.status.tolist() if one.status is not None else [Status.missing] * len(one.values)
    return [with_unit(number, unit) if number else word(Status(code))
            for number, code in zip(formatted(one.values, decimals), codes, strict=True)]


def _cells(own: Found, chosen: tuple[int, ...]) -> tuple[tuple[str, int, str], ...]:
    view = own.view
    shown = chosen or ((view.city,) if view.city is not None else ())
    return tuple((view.indicator.id, int(area), period) for area in shown
                 for period in view.cube.periods)
