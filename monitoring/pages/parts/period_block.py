"""The period: a slider that can play."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.reading import Address

SECONDS_EACH = 1.5
PLAYING = "playing"


def play_every() -> float | None:
    """Seconds after which the page moves on to the next period by itself, while it plays."""
    return SECONDS_EACH if st.session_state.get(PLAYING) else None


def move_on(periods: tuple[str, ...], period: str) -> bool:
    """While playing, put the next period into the address; after the last comes the first."""
    if not st.session_state.get(PLAYING):
        return False
    address.choose(period=periods[(periods.index(period) + 1) % len(periods)])
    return True


def show_period(read: Address) -> None:
    """Slider and play button."""
    slider, button = st.columns([3, 1], vertical_alignment="bottom")
    with slider:
        address.slide(text("Jahr"), "period", read.periods, read.view.period)
    with button:
        _play_button(len(read.periods))


def _play_button(count: int) -> None:
    playing = bool(st.session_state.get(PLAYING))
    label = text("Anhalten") if playing else text("Abspielen")
    icon = ":material/pause:" if playing else ":material/play_arrow:"
    if st.button(label, icon=icon, disabled=count < 2, key="play", width="stretch"):
        st.session_state[PLAYING] = not playing
        st.rerun(scope="app")
