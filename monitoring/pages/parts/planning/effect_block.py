"""A measure on the data: before and after, against comparable districts without it."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import streamlit as st

from monitoring.charts.effect_chart import effect_chart, effect_chart_in_words, effect_data
from monitoring.core.planning.comparable import indicators_of
from monitoring.core.planning.effect import Effect, Group, NoEffect, effect
from monitoring.core.planning.effect_words import (
    caution,
    change_unit,
    group_names,
    how_chosen,
    limits,
    line_names,
    method_words,
    sentences,
    signed,
    why_words,
)
from monitoring.core.planning.item import Item, Register
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, with_unit
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.course_files import show_course_files
from monitoring.pages.parts.tables import table_html
from monitoring.storage.snapshot import Snapshot


def show_effect(snapshot: Snapshot, register: Register, measure: Item) -> None:
    """The comparison in sentences, as a chart and as tables, or why there is none."""
    st.subheader(text("Vorher und nachher"))
    found = effect_of(snapshot, register, measure, _indicator(snapshot, register, measure))
    if isinstance(found, NoEffect):
        said = [why_words(found)]
        if found.compared is not None and len(found.compared.areas):
            said.append(how_chosen(found.compared, snapshot.cube.areas))
        st.html(_notes(said))
        return
    told = "<br>".join(escape(one) for one in sentences(found))
    st.html(f"<p><strong>{escape(str(found.indicator.label))}</strong><br>{told}</p>"
            f'<p class="note alerts">{escape(caution())}</p>')
    data = effect_data(
        line_names(found), (found.treated.course, found.compared.course), snapshot.cube.periods,
        (found.start, found.before, found.after), str(found.indicator.unit),
        found.indicator.decimals, found.indicator.kind,
    )
    figure, words = effect_chart(data), effect_chart_in_words(data)
    st.plotly_chart(figure, key=f"effect_{measure.id}", theme=None,
                    config={"displayModeBar": False, "responsive": True}, alt=words)
    show_course_files(
        snapshot, f"{found.indicator.id}-vorher-nachher-{measure.id.lower()}", found.indicator,
        measure.title, figure, data.trend, words, limits(found, snapshot.cube.areas))
    st.html(_table(found) + _notes([
        *limits(found, snapshot.cube.areas), how_chosen(found.chosen, snapshot.cube.areas),
        method_words(found), words]))
    with st.expander(text("Alle verglichenen Gebiete")):
        st.html(_districts(snapshot, found))


def effect_of(
    snapshot: Snapshot, register: Register, measure: Item, indicator: str
) -> Effect | NoEffect:
    """The comparison; one of a saved measure is worked out once for all readers."""
    if register.get("measure", measure.id) is measure:
        return _saved(snapshot, register, measure.id, indicator)
    return effect(measure, register, snapshot.cube, snapshot.city, indicator)


@lru_cache(maxsize=64)
def _saved(
    snapshot: Snapshot, register: Register, name: str, indicator: str
) -> Effect | NoEffect:
    measure = register.get("measure", name)
    assert measure is not None
    return effect(measure, register, snapshot.cube, snapshot.city, indicator)


def _indicator(snapshot: Snapshot, register: Register, measure: Item) -> str:
    """The indicator in the address if the measure serves it, else its first one; "" for none."""
    declared = snapshot.city.indicators
    names = [one for one in indicators_of(measure, register) if one in declared]
    value = address.known("seen_in", names, names[0] if names else "", text("den Indikator"))
    if len(names) < 2:
        return value
    return address.select(text("Zu sehen an"), "seen_in", names, value,
                          lambda one: str(declared[one].label))


def _table(found: Effect) -> str:
    decimals = found.indicator.decimals
    rows = [_row(name, group, found) for name, group in
            zip(group_names(found), (found.treated, found.compared), strict=True)]
    apart = found.difference
    low, high = (signed(one, decimals) for one in (apart.lower, apart.upper))
    between = text("{low} bis {high}", low=low, high=high)
    rows.append([text("Unterschied der Veränderungen"), "", "",
                 signed(apart.value, decimals), between])
    head = [text("Gruppe"), text("Vorher"), text("Nachher"),
            text("Veränderung ({unit})", unit=change_unit(found)) if change_unit(found)
            else text("Veränderung"), text("Intervall (95 %)")]
    return table_html(head, rows, numbers=(1, 2, 3, 4), caption=text("Mittel der Gebiete"))


def _row(name: str, group: Group, found: Effect) -> list[str]:
    decimals, unit = found.indicator.decimals, str(found.indicator.unit)
    before, after = float(group.before.mean()), float(group.after.mean())
    first, last = (with_unit(one, unit) for one in formatted([before, after], decimals))
    return [name, first, last, signed(after - before, decimals), ""]


def _districts(snapshot: Snapshot, found: Effect) -> str:
    names, decimals = snapshot.cube.areas.names, found.indicator.decimals
    rows = []
    for said, group in ((text("ja"), found.treated), (text("nein"), found.compared)):
        first, last = formatted(group.before, decimals), formatted(group.after, decimals)
        own = [[names[at], said, first[row], last[row],
                signed(float(group.changes[row]), decimals)]
               for row, at in enumerate(group.areas.tolist())]
        rows += sorted(own, key=lambda one: sort_key(one[0]))
    head = [text("Gebiet"), text("Mit der Maßnahme"), text("Vorher"), text("Nachher"),
            text("Veränderung")]
    return table_html(head, rows, numbers=(2, 3, 4), caption=text("Alle verglichenen Gebiete"),
                      tall=True)


def _notes(said: list[str]) -> str:
    return "".join(f'<p class="note">{escape(one)}</p>' for one in said if one)
