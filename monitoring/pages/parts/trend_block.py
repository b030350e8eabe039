"""The trend of chosen areas against city and parent on the band of all others."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from html import escape

import numpy as np
import streamlit as st

from monitoring.charts.description import trend_in_words
from monitoring.charts.drawn import drawn
from monitoring.charts.series import TrendData
from monitoring.charts.trend import trend
from monitoring.core.cube import FloatArray
from monitoring.core.space.carried import CarriedSeries
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.drawn_files import TREND_HEIGHT, TREND_WIDTH
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.map_block import picture_lines
from monitoring.pages.parts.planning.trend_goals import (
    goals_of_view,
    goals_shown,
    goals_words,
    show_goals_switch,
    targets_of,
)
from monitoring.pages.parts.tables import document_table_html
from monitoring.pages.parts.uncertainty import intervals_shown
from monitoring.storage.snapshot import Snapshot
from monitoring.views.course import MOST_LINES, course
from monitoring.views.course_table import course_frame, course_table, targets_table
from monitoring.views.view import View


def show_trend(view: View) -> str:
    """Show the chart, every single line on demand; return the same in words, as HTML."""
    data = trend_data(view)
    goals = goals_of_view(view, view.chosen[:MOST_LINES])
    st.subheader(text("Verlauf"))
    if len(data.periods) < 2:
        nothing = text("Ein Verlauf braucht mindestens zwei Jahre; es liegt nur eines vor.")
        return f'<p class="note">{escape(nothing)}</p>'
    with st.container(horizontal=True):
        every = address.switch(text("Jede Linie zeigen"), "lines")
        _carried_switch(view)
        if goals:
            show_goals_switch()
        if goals and goals_shown():
            data = replace(data, targets=targets_of(goals))
        _files(view, data, every)
    words = trend_in_words(data)
    st.plotly_chart(
        trend(data, every), key="trend", theme=None,
        config={"displayModeBar": False, "responsive": True}, alt=words,
    )
    if len(view.chosen) > MOST_LINES:
        words += " " + text("Gezeigt werden die ersten {n} gewählten Gebiete.", n=MOST_LINES)
    words = " ".join([words, *why_not_carried(view, view.chosen[:MOST_LINES]),
                      *(goals_words(goals) if goals_shown() else ())])
    return f'<p class="note">{escape(words)}</p>'


def trend_html(view: View) -> str:
    """The numbers of the chart as a table; "" where there is only one year."""
    data = trend_data(view)
    if len(data.periods) < 2:
        return ""
    goals = goals_of_view(view, view.chosen[:MOST_LINES]) if goals_shown() else []
    data = replace(data, targets=targets_of(goals)) if goals else data
    tables = [course_table(data, _title(view)), *targets_table(data)]
    return "".join(document_table_html(one) for one in tables)


def _files(view: View, data: TrendData, every: bool) -> None:
    """The chart as it is drawn, and its numbers; with every line those of every district."""
    names = view.table.names
    rest = [names[one] for one in np.setdiff1d(view.areas, view.chosen[:MOST_LINES])]
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-verlauf", _title(view),
        lambda: drawn(trend(data, every), TREND_WIDTH, TREND_HEIGHT, trend_in_words(data)),
        lambda: course_frame(data, rest if every else ()), picture_lines(view), "trend_files",
        (view.indicator.id,), label=text("Verlauf herunterladen"),
    )


def _title(view: View) -> str:
    title = text("{label}: Verlauf", label=view.indicator.label)
    return f"{title} ({view.indicator.unit})" if str(view.indicator.unit) else title


def trend_data(view: View) -> TrendData:
    """Everything the trend chart is drawn from."""
    return course(view, intervals_shown(), carried_values(view, view.chosen[:MOST_LINES]))


def _carried_switch(view: View) -> None:
    """Offered where the release has weights for the areas of this level."""
    if view.chosen and any(one.to_edition == view.edition for one in view.snapshot.crosswalks):
        address.switch(text("Frühere Gebietsstände umrechnen"), "carried",
                       help=text("Geschätzt: Anzahlen früherer Gebiete werden mit Gewichten auf "
                                 "die heutigen verteilt."))


def carried_values(view: View, chosen: tuple[int, ...]) -> FloatArray:
    """Estimates for periods before new boundaries, chosen areas × periods; NaN elsewhere."""
    found = _carried(view, chosen)
    if found is None:
        return np.full((len(chosen), len(view.cube.periods)), np.nan)
    return np.where(found.estimated, found.value, np.nan)


def why_not_carried(view: View, chosen: tuple[int, ...]) -> list[str]:
    """Why earlier periods could not be estimated, each reason once."""
    found = _carried(view, chosen)
    if found is None:
        return []
    asked = (found.status == Status.missing) & (found.reason > 0)
    said = [str(found.reasons[one]) for one in np.unique(found.reason[asked]).tolist()]
    return [f"{one.rstrip('.')}." for one in said]


def _carried(view: View, chosen: tuple[int, ...]) -> CarriedSeries | None:
    if address.chosen("carried") != "1" or not chosen or not view.snapshot.crosswalks:
        return None
    return _carried_of(view.snapshot, view.indicator.id, chosen)


@lru_cache(maxsize=64)
def _carried_of(snapshot: Snapshot, indicator: str, chosen: tuple[int, ...]) -> CarriedSeries:
    return snapshot.carried(indicator, np.array(chosen, np.intp))
