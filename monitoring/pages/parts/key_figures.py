"""Key figures of the city with their course and latest change."""

from __future__ import annotations

from functools import partial
from html import escape

import numpy as np
import streamlit as st

from monitoring.charts.listed import listed
from monitoring.charts.picture import picture
from monitoring.charts.sparkline import sparkline
from monitoring.core.gaps import gap_counts, gap_years
from monitoring.core.indicator import Indicator
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, StatusArray, word
from monitoring.language import text
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.pages.parts.tables import document_table_html
from monitoring.storage.snapshot import Snapshot
from monitoring.views.area_courses import courses_frame, courses_table
from monitoring.views.release import release_words


def show_key_figures(snapshot: Snapshot) -> None:
    """A card for each key indicator of the city, all years as a table, and both as files."""
    area = snapshot.cube.areas.find(snapshot.city.frame.reference_area)
    if area is None:
        return
    shown = [
        (one, card)
        for name in snapshot.city.frame.key_indicators
        if name in snapshot.cube.indicator_position
        and (card := _card(snapshot, one := snapshot.city.indicators[name], area))
    ]
    st.html(f'<div class="cards">{"".join(card for _, card in shown)}</div>')
    if shown:
        _numbers(snapshot, [one for one, _ in shown], area)


def _numbers(snapshot: Snapshot, indicators: list[Indicator], area: int) -> None:
    table = partial(courses_table, snapshot, area, indicators)
    show_numbers(lambda: document_table_html(table()), "key_numbers")
    city = snapshot.city.frame
    show_figure_files(
        snapshot, f"kennzahlen-{snapshot.cube.areas.ids[area]}",
        text("{name}: auf einen Blick", name=city.name),
        lambda: listed([_line(snapshot, one, area) for one in indicators],
                       text("{name}: auf einen Blick", name=city.name)),
        lambda: courses_frame(snapshot, area, indicators),
        [f"{city.name}, {release_words(snapshot)}"], "key_files", [one.id for one in indicators],
        label=text("Kennzahlen herunterladen"),
    )


def _line(snapshot: Snapshot, indicator: Indicator, area: int) -> tuple[str, str, list[str]]:
    """Name, newest number and course of one indicator, for the picture of all."""
    values = snapshot.cube.series(indicator.id, np.array([area]))[0][0]
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return str(indicator.label), "", [""]
    last, periods = int(known[-1]), snapshot.cube.periods
    number = with_unit(rounded(float(values[last]), indicator.decimals), str(indicator.unit))
    course = sparkline(values[known], [periods[one] for one in known], width=180)
    return f"{indicator.label} ({periods[last]})", number, [course if len(known) > 1 else ""]


def _card(snapshot: Snapshot, indicator: Indicator, area: int) -> str:
    series, statuses = snapshot.cube.series(indicator.id, np.array([area]))
    values = series[0]
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return _silent(indicator, statuses[0])
    last = int(known[-1])
    unit, decimals = str(indicator.unit), indicator.decimals
    number = rounded(float(values[last]), decimals)
    periods = [snapshot.cube.periods[one] for one in known]
    # Elections and surveys come every few years: the line joins the years that have a value.
    gaps = gap_years(statuses[0][known[0] :], snapshot.cube.periods[int(known[0]) :])
    course = sparkline(values[known], periods, unit, decimals, gaps=gaps, width=180)
    return (
        f'<div class="card"><div class="name">{escape(str(indicator.label))}</div>'
        f'<div class="figure">{escape(number)} <small>{escape(unit)}</small></div>'
        f'<div class="change">{escape(_change(snapshot, indicator, values, known))}</div>'
        f'{picture(course) if len(known) > 1 else ""}'
        f'{_gaps(gaps)}'
        f'<div class="source">{escape(f"{indicator.source}; {indicator.reference_date}")}</div>'
        "</div>"
    )


def _gaps(said: str) -> str:
    return f'<div class="change">{escape(said)}</div>' if said else ""


def _silent(indicator: Indicator, statuses: StatusArray) -> str:
    """A card that says why the city has no number; "" where nothing was ever delivered."""
    counts = [one for one in gap_counts(statuses) if one is not Status.missing]
    if not counts:
        return ""
    return (f'<div class="card"><div class="name">{escape(str(indicator.label))}</div>'
            f'<div class="figure">{escape(word(counts[0]))}</div>'
            f'<div class="change">{why_secret_html() if counts[0] is Status.secret else ""}</div>'
            "</div>")


def _change(
    snapshot: Snapshot, indicator: Indicator, values: np.ndarray, known: np.ndarray
) -> str:
    """The year and the change against the value before, with its sign and unit."""
    periods = snapshot.cube.periods
    last = int(known[-1])
    if len(known) < 2:
        return periods[last]
    before = int(known[-2])
    step = float(values[last] - values[before])
    unit = text("Prozentpunkte") if str(indicator.unit) == "%" else str(indicator.unit)
    shown = with_unit(rounded(step, indicator.decimals), unit)
    sign = "+" if step > 0 and not shown.startswith("0 ") else ""
    return text("{period}, {change} gegenüber {before}", period=periods[last],
                change=sign + shown, before=periods[before])
