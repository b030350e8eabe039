"""All figures of a district in one table, by life situation or by life phase."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from monitoring.charts.picture import picture
from monitoring.charts.position import position_strip
from monitoring.charts.sparkline import sparkline
from monitoring.core.chance.comparison_words import limits_words
from monitoring.core.chance.intervals import meaning_words
from monitoring.core.indicator import Indicator
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, word
from monitoring.core.vocabulary import DOMAINS, PHASES
from monitoring.language import Words, text
from monitoring.pages.parts import address
from monitoring.pages.parts.instead import instead_lines
from monitoring.pages.parts.profile_numbers import show_profile_numbers
from monitoring.pages.parts.reading import option_of
from monitoring.pages.parts.tables import scrolling
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import correction_note
from monitoring.views.profile_figures import ProfileFigure
from monitoring.views.profile_words import short_trend, verdict_html
from monitoring.views.release import city_name
from monitoring.views.uncertainty import (
    between,
)

# Correction, address on the map, and what helps instead of a secret figure (HTML).
Beside = tuple[str, str, str]
ORDERS = ("lebenslage", "lebensphase")
COLUMNS = 8


def show_table(snapshot: Snapshot, area: int, figures: list[ProfileFigure]) -> None:
    """A heading for each group, a row for each indicator."""
    st.subheader(text("Alle Indikatoren"))
    order = _order()
    words = DOMAINS if order == ORDERS[0] else PHASES
    plan = _plan(snapshot)
    shown = [one for one in figures if not plan or one.indicator.id in plan]
    by_domain = order == ORDERS[0]
    show_profile_numbers(snapshot, area, [one for group in words for one in shown
                                          if _group(one.indicator, by_domain) == group])
    notes = {one.indicator.id: (_correction(snapshot, area, one), _link(snapshot, area, one),
                                _instead(snapshot, area, one)) for one in shown}
    city = city_name(snapshot)
    body = "".join(_groups(words, shown, notes, city, by_domain=by_domain))
    st.html(scrolling(f'<table class="figures">{_head(snapshot, area)}<tbody>{body}</tbody>'
                      "</table>", text("Alle Indikatoren")))
    st.html(f'<p class="note">{escape(_reading_aid())}</p>')


def _order() -> str:
    value = address.known("order", ORDERS, ORDERS[0], text("die Ordnung"))
    names = {ORDERS[0]: text("nach Lebenslage"), ORDERS[1]: text("nach Lebensphase")}
    left, _ = st.columns([1, 3])
    with left:
        return address.select(text("Ordnen"), "order", ORDERS, value, names.__getitem__)


def _plan(snapshot: Snapshot) -> tuple[str, ...]:
    """Indicators of a plan if the address names one."""
    wanted = address.known("plan", ["-", *snapshot.city.plans], "-", text("den Fachplan"))
    plan = snapshot.city.plans.get(wanted)
    return plan.indicators() if plan else ()


def _head(snapshot: Snapshot, area: int) -> str:
    level = snapshot.city.level(snapshot.cube.areas.levels[area])
    names = [
        (text("Indikator"), ""), (text("Jahr"), ""), (text("Wert"), "number"),
        (city_name(snapshot), "number"),
        (text("Vergleich mit {name}", name=city_name(snapshot)), ""),
        (text("Lage unter allen {levels}", levels=level.in_count()), ""),
        (text("Rang"), "number"), (text("Verlauf"), ""),
    ]
    cells = "".join(f'<th class="{kind}" scope="col">{escape(name)}</th>' for name, kind in names)
    return f"<thead><tr>{cells}</tr></thead>"


def _groups(
    words: Mapping[str, Words], figures: list[ProfileFigure], notes: Mapping[str, Beside],
    city: str, by_domain: bool,
) -> list[str]:
    rows = []
    for group, name in words.items():
        own = [one for one in figures if _group(one.indicator, by_domain) == group]
        if own:
            rows.append(f'<tr class="domain"><th colspan="{COLUMNS}" scope="rowgroup">'
                        f"{escape(str(name))}</th></tr>")
            rows += [_row(one, notes[one.indicator.id], city) for one in own]
    return rows


def _group(indicator: Indicator, by_domain: bool) -> str:
    return indicator.domain if by_domain else indicator.phase


def _correction(snapshot: Snapshot, area: int, figure: ProfileFigure) -> str:
    """What stands with a figure that a later release corrected."""
    return correction_note(snapshot, snapshot.cube.cell(figure.indicator.id, area, figure.period))


def _link(snapshot: Snapshot, area: int, figure: ProfileFigure) -> str:
    """Where the figure stands on the map, from where its cell can be reached."""
    areas = snapshot.cube.areas
    level, edition = areas.levels[area], areas.editions[area]
    choices = address.link(indicator=figure.indicator.id, level=option_of(level, edition),
                           period=figure.period, area=areas.ids[area])
    return f"erkunden?{urlencode(choices)}"


def _instead(snapshot: Snapshot, area: int, figure: ProfileFigure) -> str:
    lines = instead_lines(snapshot, figure.indicator.id, area, figure.period)
    return "".join(f'<div class="source">{one}</div>' for one in lines)


def _row(figure: ProfileFigure, beside: Beside, name: str) -> str:
    indicator, (correction, link, instead) = figure.indicator, beside
    unit, decimals = str(indicator.unit), indicator.decimals
    strip = picture(
        position_strip(figure.others, figure.value, figure.city, unit, decimals,
                       without=word(figure.status))
    )
    source = escape(f"{indicator.source}; {indicator.reference_date}")
    if correction:
        source += f"<br>{escape(correction)}"
    city = figure.city_word if figure.city is None else (
        with_unit(rounded(figure.city, decimals), unit))
    newer = f'<div class="source">{escape(figure.newer)}</div>' if figure.newer else ""
    return (
        f'<tr><td title="{escape(str(indicator.definition))}">'
        f'<a href="{escape(link)}">{escape(str(indicator.label))}</a>'
        f'<div class="source">{source}</div></td>'
        f"<td>{figure.period}{newer}</td>{_value(figure, instead)}"
        f'<td class="number">{escape(city)}</td><td>{verdict_html(figure, name)}</td>'
        f"<td>{strip}</td>"
        f'<td class="number">{_rank(figure)}</td><td>{_course(figure)}</td></tr>'
    )


def _value(figure: ProfileFigure, instead: str) -> str:
    if np.isnan(figure.value):
        # What a secret figure means stands behind the link; other reasons differ by area.
        why = figure.reason if figure.status is not Status.secret else ""
        words = word(figure.status) + (f" – {why}" if why else "")
        return f'<td class="status">{escape(words)}{instead}</td>'
    unit, decimals = str(figure.indicator.unit), figure.indicator.decimals
    shown = with_unit(rounded(figure.value, decimals), unit)
    if figure.status not in (Status.value, Status.zero):
        shown += f" ({word(figure.status)})"
    limits = between(figure.judged.lower, figure.judged.upper, decimals) if figure.judged else ""
    interval = f'<div class="source">{escape(limits)}</div>' if limits else ""
    return f'<td class="number"><b>{escape(shown)}</b>{interval}</td>'


def _course(figure: ProfileFigure) -> str:
    """The sparkline and the trend in a few words."""
    gaps = f'<div class="source">{escape(figure.gaps)}</div>' if figure.gaps else ""
    if len(figure.periods) < 2:
        return gaps
    line = sparkline(figure.course, figure.periods, str(figure.indicator.unit),
                     figure.indicator.decimals, gaps=figure.gaps)
    return f'{picture(line)}<div class="source">{escape(short_trend(figure))}</div>{gaps}'


def _rank(figure: ProfileFigure) -> str:
    if figure.place is None:
        return f'<span class="source">{escape(text("ohne Rang"))}</span>'
    return f"{rounded(figure.place.place, 0)} / {rounded(figure.place.of, 0)}"


def _reading_aid() -> str:
    place = text(
        "Lage: dünne Linie vom kleinsten zum größten Wert, dicke Linie die mittleren 80 Prozent "
        "der Gebiete, Strich der Median, Dreieck die Stadt, Punkt dieses Gebiet. Rang 1 hat den "
        "höchsten Wert; das ist keine Wertung. Gezählt werden nur Gebiete mit Zahl."
    )
    interval = text("Unter dem Wert steht sein Intervall.")
    return f"{interval} {meaning_words()} {limits_words()} {place}"
