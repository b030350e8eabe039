"""Netzwerk: actors, their offers, and who works with whom."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.planning.network.data_section import show_data
from monitoring.pages.parts.planning.network.directory_section import show_directory
from monitoring.pages.parts.planning.network.guidance_section import show_guidance
from monitoring.pages.parts.planning.network.network_section import show_network
from monitoring.pages.parts.planning.network.offers_section import show_offers
from monitoring.pages.parts.planning.sections import Section, show_sections

STYLE = (Path(__file__).parent / "parts" / "network.css").read_text("utf-8")


def network_page() -> None:
    """One section at a time, or one entry; the address names it."""
    st.html(f"<style>{STYLE}</style>")
    show_sections(_sections)


def _sections() -> dict[str, tuple[str, Section]]:
    return {
        "verzeichnis": (text("Verzeichnis"), show_directory),
        "angebote": (text("Angebote"), show_offers),
        "netz": (text("Netz"), show_network),
        "daten": (text("Wer liefert Daten"), show_data),
        "anleitung": (text("Anleitung"), show_guidance),
    }


st.title(text("Netzwerk"))
st.fragment(network_page)()
