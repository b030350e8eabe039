"""Die ganze Stadt: how unevenly a group lives, in one figure per year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import streamlit as st

from monitoring.charts.city_course import city_course as chart
from monitoring.charts.city_course import city_course_data, city_course_in_words
from monitoring.charts.drawn import drawn
from monitoring.charts.series import Break
from monitoring.core.rounding import rounded
from monitoring.core.space.segregation import size_warning
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.gap_note import gap_note_html
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.patterns.choice import read_choice, show_choice
from monitoring.pages.parts.patterns.city_course import Year, city_course, shares_with_counts
from monitoring.pages.parts.patterns.figure_tables import city_table
from monitoring.pages.parts.patterns.measures import MEASURES, measure, method, sentence
from monitoring.pages.parts.patterns.spatial_words import heading, lead, note
from monitoring.pages.parts.tables import table_html
from monitoring.views.release import figure_lines, release_words
from monitoring.views.view import View

WIDTH, HEIGHT = 720, 360


def show_city() -> None:
    """One fragment: chart, sentence and table follow every choice together."""
    st.fragment(_city)()


def _city() -> None:
    address.begin()
    found = snapshot()
    fitting = shares_with_counts(found)
    if not fitting:
        st.info(text("Diese Kennzahlen brauchen Anteile mit Zähler und Nenner; in dieser Ausgabe "
                     "gibt es keine."))
        return
    read = read_choice(found, fitting)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        show_choice(found, read, period=False)
    view = read.view
    if view.indicator.id not in fitting:
        left.info(text("{label} ist kein Anteil mit Zähler und Nenner. Bitte einen anderen "
                       "Indikator wählen.", label=view.indicator.label))
        return
    years = city_course(found, view.indicator.id, view.level, view.edition)
    with left:
        name = _measure()
        _chart(view, years, name)
    with right:
        _words(view, years, name)


def _measure() -> str:
    names = {one: measure(one).label for one in MEASURES}
    value = address.known("measure", MEASURES, MEASURES[0], text("die Kennzahl"))
    address.bar(text("Kennzahl"), "measure", names, value)
    return value


def _chart(view: View, years: Sequence[Year], name: str) -> None:
    look = measure(name)
    st.subheader(f"{look.label}: {view.indicator.label}")
    values = np.array([one.figure(name) for one in years]) * look.factor
    data = city_course_data(look.label, [one.period for one in years], values,
                            breaks_of(view, years), look.unit, look.decimals)
    if np.isfinite(values).any():
        figure, alt = chart(data), city_course_in_words(data)
        st.plotly_chart(figure, key="city_course", theme=None, alt=alt,
                        config={"displayModeBar": False, "responsive": True})
        _files(view, years, name, lambda: drawn(figure, WIDTH, HEIGHT, alt))
    if len(years) == 1:
        st.caption(text("Für diesen Indikator liegt nur ein Jahr vor."))


def _files(view: View, years: Sequence[Year], name: str, svg: Callable[[], str]) -> None:
    look = measure(name)
    title = f"{look.label}: {view.indicator.label}"
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-{years[0].period}-{years[-1].period}-{name}",
        f"{title} ({look.unit})" if look.unit else title, svg,
        lambda: city_table(years, _editions(view), [_all(view, one) for one in years]),
        [method(name), *figure_lines(view.snapshot, view.indicator)], "city_files",
        (view.indicator.id,))


def breaks_of(view: View, years: Sequence[Year]) -> list[Break]:
    """Where the line is cut: other areas, or a break that the indicator declares."""
    found = [Break(now.period, text("andere Gebietsgrenzen"))
             for before, now in pairwise(years)
             if before.edition != now.edition]
    periods = [one.period for one in years]
    for one in view.indicator.breaks:
        after = next((period for period in periods if period >= one.period), None)
        if after and after != periods[0]:
            found.append(Break(after, str(one.label)))
    return found


def _words(view: View, years: Sequence[Year], name: str) -> None:
    newest = next((one for one in reversed(years) if sentence(name, one)), years[-1])
    said = [one for one in newest.sentences(name in ("gini", "theil")) if one != size_warning()]
    body = heading(text("Was die Zahl sagt"))
    if own := sentence(name, newest):
        body += lead([own]) + note([one for one in said[1:] if one])
    else:
        body += lead(said[:1])
    body += note([
        text("Die Gruppe: {group}. Alle: {everyone}.", group=view.indicator.numerator,
             everyone=view.indicator.denominator)
        if view.indicator.numerator and view.indicator.denominator else "",
        text("Die Zahl beschreibt Gebiete, nicht Menschen, und sagt nichts über Ursachen."),
        size_warning(), method(name),
    ])
    body += gap_note_html(replace(view, edition=newest.edition, period=newest.period).figures[1])
    st.html(body + heading(text("Alle Kennzahlen")) + _tables(view, years)
            + provenance_html(view.indicator))
    st.caption(release_words(view.snapshot))


def _all(view: View, year: Year) -> int:
    return len(view.table.on_level(view.level, year.edition))


def _editions(view: View) -> dict[str, str]:
    return {edition.id: str(edition.label) for edition in view.snapshot.city.frame.editions}


def _tables(view: View, years: Sequence[Year]) -> str:
    """All measures, a table for each set of areas: only its rows may be compared."""
    editions = _editions(view)
    looks = [measure(one) for one in MEASURES]
    head = (text("Jahr"), *(look.label for look in looks), text("Gebiete"))
    used = list(dict.fromkeys(one.edition for one in reversed(years)))
    return "".join(
        table_html(
            head,
            [(one.period, *(look.shown(one) or text("nicht berechnet") for look in looks),
              text("{n} von {all}", n=rounded(one.areas, 0), all=rounded(_all(view, one), 0)))
             for one in reversed(years) if one.edition == edition],
            range(1, len(head)), editions.get(edition, "") if len(used) > 1 else "",
        )
        for edition in used
    )
