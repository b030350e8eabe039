"""Netzwerk: actors, their offers, and who works with whom."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.planning.entry_page import entry_shown
from monitoring.storage.planning.served import served_register


def network_page() -> None:
    """Everything on this page that a choice changes."""
    address.begin()
    found, register = snapshot(), served_register()
    if entry_shown(found, register):
        return


st.title(text("Netzwerk"))
st.fragment(network_page)()
