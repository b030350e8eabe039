"""Contributions: the forms that are open, what people wrote, and moderation."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.contributions import open_acts, shown_contributions
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at
from monitoring.core.planning.setting import Setting
from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import ALL, chosen_area_key
from monitoring.pages.parts.planning.participation.contribution_form import (
    show_answer,
    show_form,
)
from monitoring.pages.parts.planning.participation.contributions_block import voices_html
from monitoring.pages.parts.planning.participation.moderation import show_moderation
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.contributing import contributing_is_served
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot

MOST = 24


def show_contributions_section(found: Snapshot, register: Register) -> None:
    """Moderation first for planners; then the form and what others wrote."""
    setting = setting_of(found)
    if planning_is_served():
        show_moderation(register, setting)
    left, right = st.columns([1, 1.35], gap="large")
    with left:
        _form(found, register, setting)
    with right:
        _written(found, register, setting)


def _form(found: Snapshot, register: Register, setting: Setting) -> None:
    acts = {one.id: one for one in open_acts(register, found.city, setting.today)}
    show_answer(acts)
    if not acts or not contributing_is_served():
        st.info(text("Zurzeit werden im Netz keine Beiträge angenommen."))
        return
    st.subheader(text("Schreiben Sie mit"))
    wanted = address.chosen("act")
    if wanted and wanted not in acts:
        st.warning(text("Zu dieser Beteiligung werden im Netz keine Beiträge (mehr) angenommen."),
                   icon=":material/event_busy:")
    value = wanted if wanted in acts else next(iter(acts))
    chosen = value if len(acts) == 1 else address.select(
        text("Beteiligung"), "act", list(acts), value, lambda one: acts[one].title)
    show_form(acts[chosen], setting, chosen_area_key(found))


def _written(found: Snapshot, register: Register, setting: Setting) -> None:
    st.subheader(text("Was andere geschrieben haben"))
    everything = shown_contributions(register, setting.areas)
    if not everything:
        st.info(text("Noch kein Beitrag ist veröffentlicht."))
        return
    with st.container(horizontal=True):
        area = _area(everything, setting, chosen_area_key(found))
        topic = _topic(everything)
    items = shown_contributions(register, setting.areas, area, topic)
    shown = items if address.chosen("all") == "1" else items[:MOST]
    if not items:
        st.info(text("Dazu hat noch niemand geschrieben."))
    st.html(voices_html(shown, register, setting))
    show_entries_files(found, items)
    if len(items) > MOST:
        address.switch(text("Alle {n} zeigen", n=len(items)), "all")


def _area(items: list[Item], setting: Setting, value: str) -> str:
    areas = setting.areas
    keys = {key for one in items for key in one.list("areas")} | ({value} if value else set())
    names = {key: areas.names[at] for key in keys if (at := area_at(areas, key)) is not None}
    if (wanted := address.chosen("area")) not in ("", ALL) and not value:
        address.warn_of(text("das Gebiet"), wanted)
    order = [ALL, *sorted(names, key=lambda one: sort_key(names[one]))]
    found = address.select(text("Gebiet"), "area", order, value if value in names else ALL,
                           lambda one: names.get(one, text("Alle Gebiete")))
    return "" if found == ALL else found


def _topic(items: list[Item]) -> str:
    topics = [ALL, *(one for one in DOMAINS if any(each.text("topic") == one for each in items))]
    value = address.known("topic", topics, ALL, text("das Thema"))
    found = address.select(text("Thema"), "topic", topics, value,
                           lambda one: str(DOMAINS.get(one, text("Alle Themen"))))
    return "" if found == ALL else found
