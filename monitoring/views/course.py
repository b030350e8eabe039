"""An indicator over time in a view: chosen areas, city, parent, all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from monitoring.charts.series import Break, Series, TrendData
from monitoring.core.chance.plane_intervals import interval_of_series
from monitoring.core.chance.series_parts import series_parts
from monitoring.core.cube import FloatArray
from monitoring.core.status import Status, StatusArray, has_number
from monitoring.language import text
from monitoring.views.view import View

MOST_LINES = 7


def course(
    view: View, intervals: bool = True, carried: FloatArray | None = None
) -> TrendData:
    """
    Everything a chart over time is drawn from.

    `carried` are estimates of earlier periods, chosen areas × periods, NaN where there are none.
    """
    cube, indicator = view.cube, view.indicator
    chosen = view.chosen[:MOST_LINES]
    rest = np.setdiff1d(view.areas, np.array(chosen, np.intp))
    others, _ = cube.series(indicator.id, rest)
    above = _above(view)
    named = [one for one in (*chosen, *above) if one is not None]
    parts = series_parts(cube, indicator.id, np.array(named, np.intp))
    lines, statuses = parts.value, parts.status
    limits = interval_of_series(cube, indicator, np.array(named, np.intp))
    if carried is None:
        carried = np.full((len(chosen), len(cube.periods)), np.nan)
    window = _window((others, lines, carried), statuses)
    names = view.table.names
    series = {
        one: Series(names[one], lines[number, window], statuses[number, window])
        for number, one in enumerate(named)
    }
    for number, one in enumerate(chosen):
        lower, upper = (end[number, window] if intervals else None
                        for end in (limits.lower, limits.upper))
        series[one] = replace(series[one], carried=carried[number, window], lower=lower,
                              upper=upper)
    parent, city = above
    comparable = indicator.kind != "count"
    return TrendData(
        cube.periods[window],
        tuple(series[one] for one in chosen),
        others[:, window],
        series[city] if city is not None and comparable else None,
        series[parent] if parent is not None and comparable else None,
        _breaks(view, cube.periods[window]), str(indicator.unit), indicator.decimals,
        indicator.kind, indicator.rolling_years,
    )


def _window(figures: Sequence[FloatArray], statuses: StatusArray) -> slice:
    """The years from the first figure to the last; one that is all secret counts as well."""
    some = np.any([np.isfinite(one).any(axis=0) for one in figures], axis=0)
    span = np.flatnonzero(some | (statuses == Status.secret).any(axis=0))
    return slice(span[0], span[-1] + 1) if len(span) else slice(0, 0)


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
