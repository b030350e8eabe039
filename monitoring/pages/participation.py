"""Beteiligung: who took part in what, at which stage, and what became of it."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.language import text
from monitoring.pages.parts.planning.entry_page import entry_shown
from monitoring.pages.parts.planning.participation.contributions_section import (
    show_contributions_section,
)
from monitoring.pages.parts.planning.participation.invitation import invitation_shown
from monitoring.pages.parts.planning.participation.methods_section import show_methods
from monitoring.pages.parts.planning.participation.register_section import show_acts
from monitoring.pages.parts.planning.participation.stages_section import show_stages
from monitoring.pages.parts.planning.participation.structure_section import show_structure
from monitoring.pages.parts.planning.participation.styled import style_participation
from monitoring.pages.parts.planning.participation.suitability_section import show_suitability
from monitoring.pages.parts.planning.sections import Section, show_sections
from monitoring.storage.snapshot import Snapshot

# A check before planning something: nobody else creates acts.
INSIDE = ("eignung",)


def participation_page() -> None:
    """One section at a time, one entry or one invitation; the address names it."""
    style_participation()
    show_sections(_sections, INSIDE, _instead)


def _instead(found: Snapshot, register: Register) -> bool:
    return entry_shown(found, register) or invitation_shown(found, register)


def _sections() -> dict[str, tuple[str, Section]]:
    return {
        "register": (text("Register"), show_acts),
        "stufen": (text("Stufen"), show_stages),
        "beitraege": (text("Beiträge"), show_contributions_section),
        "methoden": (text("Methoden"), show_methods),
        "eignung": (text("Eignung prüfen"), show_suitability),
        "struktur": (text("Struktur"), show_structure),
    }


st.title(text("Beteiligung"))
st.fragment(participation_page)()
