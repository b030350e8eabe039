"""An indicator over time: named districts, or the city and all others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from monitoring.charts.description import trend_in_words
from monitoring.charts.drawn import drawn
from monitoring.charts.series import Series, TrendData
from monitoring.charts.trend import trend
from monitoring.core.prepared import Block
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.status import Status, word
from monitoring.language import text
from monitoring.reports.document import Chart, Picture, Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.course import MOST_LINES, course
from monitoring.views.dashboard.found import (
    Found,
    explore_choices,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import uncertain_words
from monitoring.views.dashboard.shown import NotShown, Shown


def trend_part(snapshot: Snapshot, block: Block) -> Shown:
    """The chart, the same in words, and a table with one row per year."""
    own = found(snapshot, replace(block, base=""))
    view = own.view
    if not view.chosen and not block.areas and len(own.areas) <= MOST_LINES:
        # Few areas, such as the boroughs of a city: each is a line of its own.
        view = replace(view, chosen=tuple(own.areas.tolist()))
    data = course(view)
    if view.city in view.chosen:
        # The city is a line of its own already.
        data = replace(data, city=None)
    if len(data.periods) < 2:
        raise NotShown(text("Ein Verlauf braucht mindestens zwei Jahre; es liegt nur eines vor."))
    words = trend_in_words(data)
    lines = data.lines()
    sentences = tuple(one for one in (*(_said(one, data) for one in lines),
                                      *_breaks_said(data), gone_words(own)) if one)
    picture = Picture(drawn(trend(data), 460, 260, words), words)
    chart = Chart(picture, data.periods, tuple((one.name, _numbers(one)) for one in lines),
                  str(view.indicator.unit))
    return Shown(
        block, str(block.title or view.indicator.label), sentences, uncertain_words(view),
        _table(data, lines, view.indicator.decimals), picture, chart, source=source_line(view),
        words=str(block.text or ""), explore=explore_choices(view), cells=_cells(own, view.chosen),
    )


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


def _table(data: TrendData, lines: tuple[Series, ...], decimals: int) -> Table:
    columns = [_texts(one, data.unit, decimals) for one in lines]
    rows = tuple((period, *(column[at] for column in columns))
                 for at, period in enumerate(data.periods))
    return Table((text("Jahr"), *(one.name for one in lines)), rows,
                 numbers=tuple(range(1, len(lines) + 1)))


def _texts(one: Series, unit: str, decimals: int) -> list[str]:
    codes = one.status.tolist() if one.status is not None else [Status.missing] * len(one.values)
    return [with_unit(number, unit) if number else word(Status(code))
            for number, code in zip(formatted(one.values, decimals), codes, strict=True)]


def _cells(own: Found, chosen: tuple[int, ...]) -> tuple[tuple[str, int, str], ...]:
    view = own.view
    shown = chosen or ((view.city,) if view.city is not None else ())
    return tuple((view.indicator.id, int(area), period) for area in shown
                 for period in view.cube.periods)
