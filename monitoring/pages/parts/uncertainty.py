"""The switch that shows the interval of every figure."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address

OFF = "0"


def intervals_shown() -> bool:
    """Whether the reader wants to see intervals; on unless the address says otherwise."""
    return address.chosen("ci") != OFF


def show_interval_switch() -> None:
    """The switch; the address names only that it is off."""
    address.draw("choice_ci", intervals_shown())
    st.toggle(text("Unsicherheit zeigen"), key="choice_ci", on_change=_remember)


def _remember() -> None:
    address.choose(ci="" if st.session_state["choice_ci"] else OFF)
