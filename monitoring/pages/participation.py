"""Beteiligung: who took part in what, at which stage, and what became of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monitoring.core.planning.access import plans
from monitoring.core.planning.item import Register
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
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
from monitoring.storage.planning.served import served_register
from monitoring.storage.served import served_role
from monitoring.storage.snapshot import Snapshot

Section = Callable[[Snapshot, Register], None]
# A check before planning something: nobody else creates acts.
INSIDE = ("eignung",)


def participation_page() -> None:
    """One section at a time, one entry or one invitation; the address names it."""
    address.begin()
    found, register = snapshot(), served_register()
    style_participation()
    if entry_shown(found, register) or invitation_shown(found, register):
        return
    own = plans(found.city, served_role())
    sections = {name: one for name, one in _sections().items() if own or name not in INSIDE}
    chosen = address.section({name: label for name, (label, _) in sections.items()})
    sections[chosen][1](found, register)


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
