"""Planung: the planning cycle, goals, measures, findings and reports."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.planning.assessment_section import show_assessment
from monitoring.pages.parts.planning.cycle_section import show_cycle
from monitoring.pages.parts.planning.deadlines_section import show_deadlines
from monitoring.pages.parts.planning.exchange_section import show_exchange
from monitoring.pages.parts.planning.findings_section import show_findings
from monitoring.pages.parts.planning.goals_section import show_goals
from monitoring.pages.parts.planning.measures_section import show_measures
from monitoring.pages.parts.planning.report_section import show_report
from monitoring.pages.parts.planning.sections import Section, show_sections
from monitoring.pages.parts.planning.trash_section import show_trash

# What only planners see: notes about open work, and deleted entries.
INSIDE = ("fristen", "austausch", "papierkorb")


def planning_page() -> None:
    """One section at a time, or one entry; the address names it."""
    show_sections(_sections, INSIDE)


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
