"""The year of a table that does not say it itself."""

from __future__ import annotations

import re

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.publish.work import Work

YEAR = re.compile(r"(?:18|19|20)\d\d")


def year_input(work: Work, key: str, label: str = "", placeholder: str = "2024") -> None:
    """A field for the year; what is no year is named and not taken."""
    if key not in st.session_state:
        st.session_state[key] = work.choice.period
    typed = st.text_input(label or text("Jahr"), key=key, max_chars=4, placeholder=placeholder,
                          on_change=lambda: _take(work, str(st.session_state[key]).strip()))
    if typed.strip() and not YEAR.fullmatch(typed.strip()):
        st.caption(text("Bitte ein Jahr mit vier Ziffern, zum Beispiel 2024."))


def _take(work: Work, typed: str) -> None:
    if not typed or YEAR.fullmatch(typed):
        work.say(period=typed)
