"""Ansichten: prepared dashboards for council, professionals and public."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.building import show_building
from monitoring.pages.parts.dashboards.draft import begin_from
from monitoring.pages.parts.dashboards.files import show_files
from monitoring.pages.parts.dashboards.list_of_all import show_all
from monitoring.pages.parts.dashboards.look import fit_on_paper, show_style
from monitoring.pages.parts.dashboards.opened import opened
from monitoring.pages.parts.dashboards.presenting import show_presenting
from monitoring.pages.parts.dashboards.reading import show_reading
from monitoring.pages.parts.dashboards.saving import show_saved
from monitoring.pages.parts.embedding import is_embedded
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.dashboards import Kept, dashboards_of
from monitoring.storage.planning.served import planning_is_served, served_register
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.opened import OpenedDashboard

MOST_PROBLEMS = 20


def dashboards_page() -> None:
    """One dashboard, the workshop, or the list of all."""
    address.begin()
    found, register = snapshot(), served_register()
    kept = dashboards_of(found.city, register)
    wanted = address.chosen("dashboard")
    presented = address.chosen("mode") == "present" and wanted in kept
    show_style(bare=presented or is_embedded())
    if address.chosen("build") == "1" and planning_is_served() and not is_embedded():
        st.title(text("Ansicht zusammenstellen"))
        _back()
        show_building(found, register)
        return
    if wanted in kept:
        _one(found, register, kept[wanted])
        return
    st.title(text("Ansichten"))
    if wanted:
        st.warning(text("Die Ansicht „{id}“ gibt es hier nicht oder nicht mehr.",
                        id=address.literal(wanted)),
                   icon=":material/link_off:")
    # Inside another page nothing leads to what that page did not choose.
    if not is_embedded():
        show_all(kept)


def _one(found: Snapshot, register: Register, kept: Kept) -> None:
    if kept.dashboard is None:
        st.title(address.literal(kept.title))
        if not is_embedded():
            _back()
        for problem in kept.problems[:MOST_PROBLEMS]:
            st.error(plain(problem.sentence()), icon=":material/error:")
        return
    own = opened(found, register, kept.dashboard)
    if is_embedded():
        show_reading(own, links=False)
        fit_on_paper()
    elif address.chosen("mode") == "present":
        show_presenting(own)
    else:
        _controls(own, kept)
        show_saved()
        show_reading(own)
        fit_on_paper()


def _controls(own: OpenedDashboard, kept: Kept) -> None:
    """What a reader may do and need not."""
    with st.container(horizontal=True, vertical_alignment="center", key="dashboard_controls"):
        _back()
        st.button(text("Vorführen"), key="dashboard_present", icon=":material/slideshow:",
                  type="tertiary", on_click=_present)
        show_files(own)
        if planning_is_served():
            label = text("Bearbeiten") if kept.item else text("Als Vorlage nehmen")
            st.button(label, key="dashboard_edit", icon=":material/edit:", type="tertiary",
                      on_click=_edit, args=(kept,))


def _present() -> None:
    address.begin()
    address.choose(mode="present")


def _edit(kept: Kept) -> None:
    begin_from(kept)
    address.begin()
    address.choose(build="1", dashboard="")


def _back() -> None:
    st.button(text("Alle Ansichten"), key="dashboard_back", icon=":material/arrow_back:",
              type="tertiary", on_click=_leave)


def _leave() -> None:
    address.begin()
    address.choose(dashboard="", build="", mode="", slide="")


st.fragment(dashboards_page)()
