"""The period: a slider that can play, and a second period to compare with."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.view import View

SECONDS_EACH = 1.5
PLAYING = "playing"


def play_every() -> float | None:
    """Seconds after which the page moves on to the next period by itself, while it plays."""
    return SECONDS_EACH if st.session_state.get(PLAYING) else None


def chosen_period(view: View) -> View:
    """Show slider, play button and comparison; return the view of the chosen period."""
    periods = view.cube.periods_with(view.indicator.id, view.areas)
    playing = bool(st.session_state.get(PLAYING))
    if playing:
        view = replace(view, period=_next(periods, view.period))
        address.choose(period=view.period)
    slider, button, base = st.columns([3, 0.8, 1.2], vertical_alignment="bottom")
    with slider:
        period = address.slide(text("Jahr"), "period", periods, view.period)
    with button:
        _play_button(playing, len(periods))
    with base:
        compared = _base(periods, view.base)
    return replace(view, period=period, base=compared if compared != period else "")


def _next(periods: tuple[str, ...], period: str) -> str:
    return periods[(periods.index(period) + 1) % len(periods)]


def _play_button(playing: bool, count: int) -> None:
    label = text("Anhalten") if playing else text("Abspielen")
    icon = ":material/pause:" if playing else ":material/play_arrow:"
    if st.button(label, icon=icon, disabled=count < 2, key="play"):
        st.session_state[PLAYING] = not playing
        st.rerun(scope="app")


def _base(periods: tuple[str, ...], base: str) -> str:
    options = ["", *periods]
    return address.select(
        text("Veränderung gegenüber"), "from", options, base if base in options else "",
        lambda one: one or text("ohne Vergleich"),
    )
