"""Daten und Methoden: every indicator's sheet, every release, the methods and signs."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.indicator_sheet import show_sheet
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.methods_block import show_methods
from monitoring.pages.parts.passing_on import show_passing_on
from monitoring.pages.parts.releases_block import show_releases, show_sources
from monitoring.pages.parts.secret_block import SECTION, show_secret
from monitoring.pages.parts.signs_block import show_signs


def methods() -> None:
    """One section at a time; the address names it."""
    address.begin()
    found = snapshot()
    names = {
        "indikatoren": text("Indikatoren"),
        "ausgaben": text("Ausgaben"),
        "quellen": text("Quelldateien"),
        "weitergabe": text("Weitergabe"),
        "verfahren": text("Verfahren"),
        "zeichen": text("Zeichen und Regeln"),
        SECTION: text("Warum geheim?"),
    }
    sections = {
        "indikatoren": show_sheet,
        "ausgaben": show_releases,
        "quellen": show_sources,
        "weitergabe": show_passing_on,
        "verfahren": show_methods,
        "zeichen": show_signs,
        SECTION: show_secret,
    }
    sections[address.section(names)](found)


st.title(text("Daten und Methoden"))
st.fragment(methods)()
