"""What stands below an act: what became of it, its information, what people wrote."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.access import is_public
from monitoring.core.planning.contributions import is_open, shown_contributions
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.stage_words import OUTCOME_MEANINGS
from monitoring.language import text
from monitoring.pages.parts.planning.participation.contribution_form import (
    show_answer,
    show_form,
)
from monitoring.pages.parts.planning.participation.contributions_block import voices_html
from monitoring.pages.parts.planning.participation.invitation import show_plain_hints
from monitoring.pages.parts.planning.participation.needs_block import show_needs
from monitoring.pages.parts.planning.participation.styled import style_participation
from monitoring.pages.parts.planning.participation.words import section_link
from monitoring.storage.planning.contributing import contributing_is_served
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot


def show_act(found: Snapshot, register: Register, act: Item) -> None:
    """Result first, then needs and contributions, the form last."""
    setting = setting_of(found)
    style_participation()
    link = section_link(text("Einladung zum Lesen und Drucken"), einladung=act.id)
    st.html(_became(act) + f'<p class="go">{link}</p>')
    if planning_is_served() and is_public(act):
        with st.expander(text("Einfache Sprache")):
            show_plain_hints(act)
    show_needs(found, act)
    written = shown_contributions(register, setting.areas, act=act.id)
    if written:
        st.html(f'<h3 class="part">{escape(text("Was Menschen hierzu schreiben"))}</h3>'
                + voices_html(written, register, setting))
    is_taking = contributing_is_served() and is_open(act, found.city, setting.today)
    show_answer([act.id] if is_taking else [])
    if is_taking:
        show_form(act, setting)


def _became(act: Item) -> str:
    outcome = str(OUTCOME_MEANINGS.get(act.text("outcome") or "offen", ""))
    said = "".join(f"<p>{escape(one)}</p>" for one in (
        act.text("result"), outcome, act.text("became")) if one)
    return (f'<h3 class="part">{escape(text("Was daraus wurde"))}</h3>'
            f'<article class="voice staerke">{said}</article>')
