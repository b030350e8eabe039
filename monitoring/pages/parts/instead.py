"""What the page offers where a figure is secret: the larger area and the years that are shown."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import numpy as np

from monitoring.core.instead import ShownYears, larger_area, shown_years
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.reading import option_of
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.storage.snapshot import Snapshot


def instead_lines(snapshot: Snapshot, indicator: str, area: int, period: str) -> list[str]:
    """Lines of HTML for an area whose figure is secret; the last one explains why."""
    cube = snapshot.cube
    if cube.status[cube.cell(indicator, area, period)] != Status.secret:
        return []
    declared = snapshot.city.indicators[indicator]
    # A count of a larger area is no answer to the question how many live here.
    larger = None if declared.kind == "count" else larger_area(cube, indicator, area, period)
    years = shown_years(cube, declared, area, period)
    lines = [_larger(snapshot, indicator, larger, period)] if larger is not None else []
    if years is not None:
        lines.append(escape(_years(snapshot, indicator, years)))
    return [*lines, why_secret_html()]


def _larger(snapshot: Snapshot, indicator: str, area: int, period: str) -> str:
    areas = snapshot.cube.areas
    shown = _shown(snapshot, indicator,
                   float(snapshot.cube.value[snapshot.cube.cell(indicator, area, period)]))
    said = escape(text("Größeres Gebiet: {name} {value}", name=areas.names[area], value=shown))
    if len(areas.on_level(areas.levels[area], areas.editions[area])) < 2:
        return said
    choices = address.link(indicator=indicator, period=period, area=areas.ids[area],
                           level=option_of(areas.levels[area], areas.editions[area]))
    return f'<a href="erkunden?{escape(urlencode(choices))}" target="_self">{said}</a>'


def _years(snapshot: Snapshot, indicator: str, years: ShownYears) -> str:
    shown = _shown(snapshot, indicator, years.value)
    if len(years.periods) == 1:
        return text("Zuletzt gezeigt: {value} ({year})", value=shown, year=years.periods[0])
    if np.isnan(years.numerator):
        return ""
    return text("{first} bis {last} zusammen: {value} ({top} von {base})", first=years.periods[0],
                last=years.periods[-1], value=shown, top=rounded(years.numerator, 0),
                base=rounded(years.denominator, 0))


def _shown(snapshot: Snapshot, indicator: str, value: float) -> str:
    declared = snapshot.city.indicators[indicator]
    return with_unit(rounded(value, declared.decimals), str(declared.unit))
