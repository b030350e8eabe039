"""Who acts: a name that is asked once per session."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text

KEY = "publish_person"


def person_input(key: str) -> str:
    """A field for the name; what was typed elsewhere in this session is already there."""
    known = st.session_state.get(KEY, "")
    # Set only if there is something to set: it would wipe out what is just being typed.
    if known and not st.session_state.get(key):
        st.session_state[key] = known
    name: str = st.text_input(text("Ihr Name"), key=key, autocomplete="name",
                              on_change=lambda: _remember(key))
    return name.strip()


def _remember(key: str) -> None:
    st.session_state[KEY] = st.session_state[key]
