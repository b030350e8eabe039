"""Planung: the planning cycle, goals, measures, findings and reports."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monitoring.core.planning.access import plans
from monitoring.core.planning.item import Register
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.planning.assessment_section import show_assessment
from monitoring.pages.parts.planning.cycle_section import show_cycle
from monitoring.pages.parts.planning.deadlines_section import show_deadlines
from monitoring.pages.parts.planning.entry_page import entry_shown
from monitoring.pages.parts.planning.exchange_section import show_exchange
from monitoring.pages.parts.planning.findings_section import show_findings
from monitoring.pages.parts.planning.goals_section import show_goals
from monitoring.pages.parts.planning.measures_section import show_measures
from monitoring.pages.parts.planning.report_section import show_report
from monitoring.pages.parts.planning.trash_section import show_trash
from monitoring.storage.planning.served import served_register
from monitoring.storage.served import served_role
from monitoring.storage.snapshot import Snapshot

Section = Callable[[Snapshot, Register], None]
# What only planners see: notes about open work, and deleted entries.
INSIDE = ("fristen", "austausch", "papierkorb")


def planning_page() -> None:
    """One section at a time, or one entry; the address names it."""
    address.begin()
    found, register = snapshot(), served_register()
    if entry_shown(found, register):
        return
    own = plans(found.city, served_role())
    sections = {name: one for name, one in _sections().items() if own or name not in INSIDE}
    chosen = address.section({name: label for name, (label, _) in sections.items()})
    sections[chosen][1](found, register)


def _sections() -> dict[str, tuple[str, Section]]:
    return {
        "kreislauf": (text("Kreislauf"), show_cycle),
        "ziele": (text("Ziele"), show_goals),
        "massnahmen": (text("Maßnahmen"), show_measures),
        "befunde": (text("Befunde"), show_findings),
        "fristen": (text("Fristen"), show_deadlines),
        "bericht": (text("Bericht"), show_report),
        "standort": (text("Standort"), show_assessment),
        "austausch": (text("Austausch"), show_exchange),
        "papierkorb": (text("Papierkorb"), show_trash),
    }


st.title(text("Planung"))
st.fragment(planning_page)()
