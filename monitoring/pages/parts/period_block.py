"""The period: a slider that can play, and a second period to compare with."""

from __future__ import annotations

from time import monotonic

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.reading import Address

SECONDS_EACH = 1.5
PLAYING = "playing"
MOVED = "moved_at"


def play_every() -> float | None:
    """Seconds after which the page moves on to the next period by itself, while it plays."""
    return SECONDS_EACH if st.session_state.get(PLAYING) else None


def move_on(periods: tuple[str, ...], period: str) -> bool:
    """While playing, put the next period into the address; after the last comes the first."""
    waited = monotonic() - st.session_state.get(MOVED, 0.0)
    # A click on the map while it plays is no reason to move on.
    if not st.session_state.get(PLAYING) or waited < SECONDS_EACH * 0.9:
        return False
    st.session_state[MOVED] = monotonic()
    address.choose(period=periods[(periods.index(period) + 1) % len(periods)])
    return True


def show_period(read: Address) -> None:
    """Slider, play button and comparison."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        address.slide(text("Jahr"), "period", read.periods, read.view.period)
        _play_button(len(read.periods))
        address.select(
            text("Veränderung gegenüber"),
            "from",
            ["", *read.periods],
            read.view.base,
            lambda one: one or text("ohne Vergleich"),
        )
    if read.note:
        st.caption(read.note)


def _play_button(count: int) -> None:
    playing = bool(st.session_state.get(PLAYING))
    label = text("Anhalten") if playing else text("Abspielen")
    icon = ":material/pause:" if playing else ":material/play_arrow:"
    pressed = st.button(
        label, icon=icon, disabled=count < 2, key="play", width="content", on_click=_toggle
    )
    if pressed:
        st.rerun(scope="app")


def _toggle() -> None:
    st.session_state[PLAYING] = not st.session_state.get(PLAYING)
    st.session_state[MOVED] = monotonic()
