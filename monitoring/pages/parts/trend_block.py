"""The trend of chosen areas against city and parent on the band of all others."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from monitoring.charts.description import trend_in_words
from monitoring.charts.series import Break, Series, TrendData
from monitoring.charts.trend import trend
from monitoring.core.status import has_number
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.view import View

MOST_LINES = 7


def show_trend(view: View) -> str:
    """Show the chart, every single line on demand; return the same in words, as HTML."""
    data = trend_data(view)
    st.subheader(text("Verlauf"))
    if len(data.periods) < 2:
        nothing = text("Ein Verlauf braucht mindestens zwei Jahre; es liegt nur eines vor.")
        return f'<p class="note">{escape(nothing)}</p>'
    every = address.switch(text("Jede Linie zeigen"), "lines")
    words = trend_in_words(data)
    st.plotly_chart(
        trend(data, every), key="trend", theme=None,
        config={"displayModeBar": False, "responsive": True}, alt=words,
    )
    if len(view.chosen) > MOST_LINES:
        words += " " + text("Gezeigt werden die ersten {n} gewählten Gebiete.", n=MOST_LINES)
    return f'<p class="note">{escape(words)}</p>'


def trend_data(view: View) -> TrendData:
    """Everything the trend chart is drawn from."""
    cube, indicator = view.cube, view.indicator
    chosen = view.chosen[:MOST_LINES]
    rest = np.setdiff1d(view.areas, np.array(chosen, np.intp))
    others, _ = cube.series(indicator.id, rest)
    above = _above(view)
    named = [one for one in (*chosen, *above) if one is not None]
    lines, statuses = cube.series(indicator.id, np.array(named, np.intp))
    some = np.isfinite(others).any(axis=0) | np.isfinite(lines).any(axis=0)
    span = np.flatnonzero(some)
    window = slice(span[0], span[-1] + 1) if len(span) else slice(0, 0)
    names = view.table.names
    series = {
        one: Series(names[one], lines[number, window], statuses[number, window])
        for number, one in enumerate(named)
    }
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
    )


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
    """New boundaries break the series of a level that they change."""
    if view.snapshot.city.level(view.level).stable:
        return ()
    found = []
    for edition in view.snapshot.city.frame.editions[1:]:
        first = next((period for period in periods if edition.holds(period)), None)
        if first and first != periods[0]:
            found.append(Break(first, text("neue Gebietsgrenzen"), lines=False))
    return tuple(found)
