"""Übergänge: from one life phase to the next, per district."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.planning.entry_page import entry_shown
from monitoring.pages.parts.planning.transitions.area_section import show_area_course
from monitoring.pages.parts.planning.transitions.every_section import show_every_area
from monitoring.storage.planning.served import served_register

STYLE = (Path(__file__).parent / "parts" / "life_course.css").read_text("utf-8")


def transitions_page() -> None:
    """The life course in one district, or the gaps of all."""
    address.begin()
    found, register = snapshot(), served_register()
    if entry_shown(found, register):
        return
    if not found.city.transitions:
        st.info(text(
            "Für diese Stadt sind noch keine Übergänge festgelegt. Ein Übergang steht in einer "
            "Datei im Ordner „transitions“ der Stadt: zwischen welchen Lebensphasen, welcher "
            "Fachplan übergibt, welcher übernimmt, und welche Indikatoren es auf beiden Seiten "
            "gibt."))
        return
    st.html(f"<style>{STYLE}</style>")
    chosen = address.section({"gebiet": text("Ein Gebiet"), "alle": text("Alle Gebiete")})
    if chosen == "alle":
        show_every_area(found, register)
    else:
        show_area_course(found, register)


st.title(text("Übergänge"))
st.fragment(transitions_page)()
