"""The trend of chosen areas against city and parent on the band of all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape

import numpy as np
import streamlit as st

from monitoring.charts.description import trend_in_words
from monitoring.charts.series import Break, Series, TrendData
from monitoring.charts.trend import trend
from monitoring.core.chance.plane_intervals import interval_of_series
from monitoring.core.chance.series_parts import series_parts
from monitoring.core.cube import FloatArray
from monitoring.core.space.carried import CarriedSeries
from monitoring.core.status import Status, StatusArray, has_number
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.trend_goals import (
    goals_of_view,
    goals_shown,
    goals_words,
    show_goals_switch,
    targets_of,
)
from monitoring.pages.parts.uncertainty import intervals_shown
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View

MOST_LINES = 7


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


def trend_data(view: View) -> TrendData:
    """Everything the trend chart is drawn from."""
    cube, indicator = view.cube, view.indicator
    chosen = view.chosen[:MOST_LINES]
    rest = np.setdiff1d(view.areas, np.array(chosen, np.intp))
    others, _ = cube.series(indicator.id, rest)
    above = _above(view)
    named = [one for one in (*chosen, *above) if one is not None]
    parts = series_parts(cube, indicator.id, np.array(named, np.intp))
    lines, statuses = parts.value, parts.status
    limits = interval_of_series(cube, indicator, np.array(named, np.intp))
    carried = carried_values(view, chosen)
    window = _window((others, lines, carried), statuses)
    names = view.table.names
    series = {
        one: Series(names[one], lines[number, window], statuses[number, window])
        for number, one in enumerate(named)
    }
    for number, one in enumerate(chosen):
        series[one] = replace(series[one], carried=carried[number, window])
        if intervals_shown():
            series[one] = replace(series[one], lower=limits.lower[number, window],
                                  upper=limits.upper[number, window])
    parent, city = above
    comparable = indicator.kind != "count"
    return TrendData(
        cube.periods[window],
        tuple(series[one] for one in chosen),
        others[:, window],
        series[city] if city is not None and comparable else None,
        series[parent] if parent is not None and comparable else None,
        _breaks(view, cube.periods[window]),
        str(indicator.unit),
        indicator.decimals,
        indicator.kind,
        indicator.rolling_years,
    )


def _window(figures: Sequence[FloatArray], statuses: StatusArray) -> slice:
    """The years from the first figure to the last; one that is all secret counts as well."""
    some = np.any([np.isfinite(one).any(axis=0) for one in figures], axis=0)
    span = np.flatnonzero(some | (statuses == Status.secret).any(axis=0))
    return slice(span[0], span[-1] + 1) if len(span) else slice(0, 0)


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


def _above(view: View) -> tuple[int | None, int | None]:
    """The common parent of the chosen areas, if it has values, and the city."""
    cube, city = view.cube, view.city
    parents = {int(view.table.parents[one]) for one in view.chosen}
    parent = parents.pop() if len(parents) == 1 else None
    if parent in (None, -1, city) or parent is None:
        return None, city
    at = cube.indicator_position[view.indicator.id]
    return (parent if has_number(cube.status[at, parent]).any() else None), city


def _breaks(view: View, periods: tuple[str, ...]) -> tuple[Break, ...]:
    """Declared breaks of the indicator, and new boundaries of a level that they change."""
    found = [Break(one.period, str(one.label)) for one in view.indicator.breaks]
    if view.snapshot.city.level(view.level).stable:
        return tuple(found)
    for edition in view.snapshot.city.frame.editions[1:]:
        first = next((period for period in periods if edition.holds(period)), None)
        if first and first != periods[0]:
            found.append(Break(first, text("neue Gebietsgrenzen"), lines=False))
    return tuple(found)
