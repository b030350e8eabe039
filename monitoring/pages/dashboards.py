"""Ansichten: prepared dashboards for council, professionals and public."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.prepared import AUDIENCES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.building import copied, show_building
from monitoring.pages.parts.dashboards.draft import Draft, start
from monitoring.pages.parts.dashboards.files import show_files
from monitoring.pages.parts.dashboards.opened import opened
from monitoring.pages.parts.dashboards.presenting import show_presenting
from monitoring.pages.parts.dashboards.reading import show_reading
from monitoring.pages.parts.loaded import snapshot
from monitoring.storage.dashboards import Kept, dashboards_of
from monitoring.storage.planning.served import planning_is_served, served_register
from monitoring.storage.snapshot import Snapshot


def dashboards_page() -> None:
    """One dashboard, the workshop, or the list of all."""
    address.begin()
    found, register = snapshot(), served_register()
    kept = dashboards_of(found.city, register)
    if address.chosen("build") == "1" and planning_is_served():
        _back()
        show_building(found, register)
        return
    wanted = address.chosen("dashboard")
    if wanted and wanted not in kept:
        st.warning(text("Die Ansicht „{id}“ gibt es hier nicht oder nicht mehr.", id=wanted),
                   icon=":material/link_off:")
    if wanted in kept:
        _one(found, register, kept[wanted])
    else:
        _all(kept)


def _one(found: Snapshot, register: Register, kept: Kept) -> None:
    if kept.dashboard is None:
        _back()
        for problem in kept.problems:
            st.error(problem.sentence(), icon=":material/error:")
        return
    own = opened(found, register, kept.dashboard)
    if address.chosen("mode") == "present":
        show_presenting(own)
        return
    if address.chosen("embed") != "true":
        with st.container(horizontal=True, vertical_alignment="center"):
            _back()
            st.button(text("Vorführen"), key="dashboard_present", icon=":material/slideshow:",
                      on_click=lambda: address.choose(mode="present"))
            show_files(own)
            if planning_is_served():
                st.button(text("Bearbeiten"), key="dashboard_edit", icon=":material/edit:",
                          on_click=_edit, args=(kept,))
    show_reading(own)


def _edit(kept: Kept) -> None:
    assert kept.dashboard is not None
    if kept.item is None:
        start(copied(kept.dashboard))
    else:
        start(Draft(kept.dashboard, kept.id, kept.item.version,
                    kept.item.text("visibility") == "oeffentlich", turn=kept.item.version))
    address.begin()
    address.choose(build="1", dashboard="")


def _back() -> None:
    st.button(text("Alle Ansichten"), key="dashboard_back", icon=":material/arrow_back:",
              on_click=lambda: address.choose(dashboard="", build="", mode="", slide=""))


def _all(kept: Mapping[str, Kept]) -> None:
    st.markdown(text("Vorbereitete Seiten für Rat, Fachleute und Öffentlichkeit: lesen, vorführen, "
                     "drucken."))
    if planning_is_served():
        st.button(text("Neue Ansicht"), key="dashboard_new", icon=":material/add:",
                  on_click=_new)
    if not kept:
        st.info(text("Noch gibt es keine Ansicht."))
    st.html(f'<div class="cards dashboards">{"".join(_card(one) for one in kept.values())}</div>')


def _new() -> None:
    start(Draft())
    address.begin()
    address.choose(build="1")


def _card(kept: Kept) -> str:
    own = kept.dashboard
    link = f"ansichten?{urlencode(address.link(dashboard=kept.id))}"
    facts = ""
    if own:
        state = text("eingefroren auf Ausgabe {id}", id=own.release) if own.release else \
            text("laufend")
        facts = f"{AUDIENCES[own.audience]} · {state}"
    about = str(own.description) if own else text("Der Inhalt ist nicht lesbar.")
    return (f'<div class="card"><h3><a href="{escape(link)}" target="_self">'
            f"{escape(kept.title)}</a></h3><p>{escape(about)}</p>"
            f'<div class="change">{escape(facts)}</div></div>')


st.title(text("Ansichten"))
st.fragment(dashboards_page)()
