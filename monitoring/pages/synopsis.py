"""Synopse: what all plans want, where and for whom; overlaps, conflicts, joint focus areas."""

from __future__ import annotations

import streamlit as st

from monitoring.core.prepared import Block, BlockKind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.planning.sections import Section, show_sections
from monitoring.pages.parts.planning.synopsis.conflicts_section import show_conflicts
from monitoring.pages.parts.planning.synopsis.focus_section import show_focus
from monitoring.pages.parts.planning.synopsis.indicators_section import show_indicators
from monitoring.pages.parts.planning.synopsis.overlaps_section import show_overlaps
from monitoring.pages.parts.planning.synopsis.register_section import show_register
from monitoring.pages.parts.planning.synopsis.services_section import show_services
from monitoring.pages.parts.planning.synopsis.table_section import show_table
from monitoring.pages.parts.planning.synopsis.time_section import show_time
from monitoring.pages.parts.planning.synopsis.twice_section import show_surveys

# Hints are for those who coordinate: nothing is decided yet.
INSIDE = ("ueberschneidungen", "konflikte", "erhebungen")


def synopsis_page() -> None:
    """One section at a time, or one entry; the address names it."""
    if show_sections(_sections, INSIDE):
        show_add(_blocks)


def _blocks() -> tuple[Block, ...]:
    area = address.chosen("area").split(",")[0].strip("-")
    return (Block(BlockKind.synopsis, plan=address.chosen("plan").strip("-"),
                  areas=(area,) if area else ()),)


def _sections() -> dict[str, tuple[str, Section]]:
    return {
        "uebersicht": (text("Übersicht"), show_table),
        "zeit": (text("Zeit"), show_time),
        "ueberschneidungen": (text("Überschneidungen"), show_overlaps),
        "konflikte": (text("Zielkonflikte"), show_conflicts),
        "schwerpunkte": (text("Schwerpunkte"), show_focus),
        "mittel": (text("Mittel"), show_register),
        "erhebungen": (text("Erhebungen"), show_surveys),
        "angebote": (text("Angebote"), show_services),
        "indikatoren": (text("Indikatoren"), show_indicators),
    }


st.title(text("Synopse"))
st.fragment(synopsis_page)()
