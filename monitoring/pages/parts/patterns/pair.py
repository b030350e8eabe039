"""Two indicators of the same areas, read from the address."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitoring.charts.scatter import Axis
from monitoring.core.status import StatusArray, has_number, joined
from monitoring.core.vocabulary import DOMAINS, Kind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.gap_note import filled
from monitoring.pages.parts.patterns.results import numbers
from monitoring.pages.parts.reading import Address
from monitoring.views.view import View


@dataclass(frozen=True, eq=False)
class Pair:
    """The first indicator, the second one, what else could be second, and what to say of it."""

    first: View
    second: View
    options: tuple[str, ...]
    said: tuple[str, ...]


def read_pair(read: Address) -> Pair | None:
    """The second indicator of the address on the areas of the first; None if there is no other."""
    view = read.view
    options = _others(view)
    if not options:
        return None
    wanted, declared, said = address.chosen("with"), view.snapshot.city.indicators, []
    keys = [one for one in view.snapshot.city.frame.key_indicators if one in options
            and declared[one].kind is not Kind.count]
    other = wanted if wanted in options else [*keys, *options][0]
    if wanted and wanted not in declared:
        said.append(address.dead_id(text("den zweiten Indikator"), wanted))
    elif wanted and wanted != other:
        said.append(text("{label} gibt es für diese Gebiete nicht; gezeigt wird {shown}.",
                         label=declared[wanted].label, shown=declared[other].label))
    second = _second(view, other)
    if second.period != view.period:
        said.append(text("{label} gibt es für {wanted} nicht; gezeigt wird {shown}.",
                         label=declared[other].label, wanted=view.period, shown=second.period))
    return Pair(view, second, options, tuple(said))


def _others(view: View) -> tuple[str, ...]:
    """Indicators with numbers for these areas, by life situation."""
    cube, declared = view.cube, view.snapshot.city.indicators
    domains = list(DOMAINS)
    found = [one for one in cube.indicators
             if one != view.indicator.id and cube.periods_with(one, view.areas)]
    return tuple(sorted(found, key=lambda one: domains.index(declared[one].domain)))


def _second(view: View, indicator: str) -> View:
    """The other indicator in the same year, or in the year nearest to it."""
    at = view.cube.period_position
    periods = view.cube.periods_with(indicator, view.areas)
    period = min(periods, key=lambda one: (abs(at[one] - at[view.period]), -at[one]))
    return replace(view, indicator=view.snapshot.city.indicators[indicator], period=period)


def axes_of(pair: Pair) -> tuple[Axis, Axis]:
    """Both indicators as axes of the chart; different years are part of their names."""
    dated = pair.first.period != pair.second.period
    return _axis(pair.first, dated), _axis(pair.second, dated)


def _axis(view: View, dated: bool) -> Axis:
    city = float("nan")
    if view.city is not None and view.indicator.kind is not Kind.count:
        cell = view.at(view.city)
        city = float(view.cube.value[cell]) if has_number(view.cube.status[cell]) else city
    label = f"{view.indicator.label}, {view.period}" if dated else str(view.indicator.label)
    values = numbers(view, view.cube.value)
    gaps = filled([""] * len(values), view.figures[1])
    return Axis(label, values, str(view.indicator.unit), view.indicator.decimals, city,
                tuple(gaps))


def status_of(pair: Pair) -> StatusArray:
    """What each area says about both indicators together: the one that limits most."""
    return joined(pair.first.figures[1], pair.second.figures[1])
