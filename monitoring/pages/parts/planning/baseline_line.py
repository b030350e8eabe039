"""What the release says for the baseline of a goal, and a button that takes it over."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.baseline import figure_in_release
from monitoring.core.planning.form import Reading
from monitoring.core.rounding import half_up, rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts.planning.drafts import Draft
from monitoring.storage.snapshot import Snapshot


def show_baseline(found: Snapshot, draft: Draft, reading: Reading) -> None:
    """One line with the figure for indicator, districts and year; says what it still needs."""
    with st.container():
        _line(found, draft, reading)


def _line(found: Snapshot, draft: Draft, reading: Reading) -> None:
    goal = reading.item
    indicator = found.city.indicators.get(goal.text("indicator"))
    if indicator is None or not goal.list("areas") or not goal.text("baseline_period"):
        st.caption(text("Mit Indikator, Gebiet und Jahr steht hier, was die aktuelle Ausgabe als "
                        "Ausgangswert nennt."))
        return
    figure = figure_in_release(goal, found.cube, found.city)
    period = goal.text("baseline_period")
    if figure is None:
        st.caption(text("Ausgabe {id} nennt für {period} und diese Gebiete keine gemeinsame Zahl.",
                        id=found.release.id, period=period))
        return
    typed = rounded(float(half_up(figure, indicator.decimals)), indicator.decimals)
    shown = with_unit(typed, str(indicator.unit))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(text("Ausgabe {id} nennt für {period}: {value}", id=found.release.id,
                        period=period, value=shown), width="content")
        if goal.number("baseline") != float(half_up(figure, indicator.decimals)):
            st.button(text("{value} als Ausgangswert übernehmen", value=shown),
                      key="baseline_take", on_click=_take, args=(draft, typed))


def _take(draft: Draft, typed: str) -> None:
    draft.catch_up()
    draft.put("baseline", typed)
