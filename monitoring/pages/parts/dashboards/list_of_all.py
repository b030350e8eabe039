"""All dashboards, by whom they are made for."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.prepared import AUDIENCES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.draft import Draft, draft, start
from monitoring.storage.dashboards import Kept
from monitoring.storage.planning.served import planning_is_served


def show_all(kept: Mapping[str, Kept]) -> None:
    """A card for each, and where this role may plan, the way to a new one."""
    st.markdown(text("Vorbereitete Seiten für Rat, Fachleute und Öffentlichkeit: lesen, vorführen, "
                     "drucken."))
    if not kept:
        st.info(text("Noch gibt es keine Ansicht."))
    st.html(f'<div class="cards dashboards">{"".join(_card(one) for one in kept.values())}</div>')
    if planning_is_served():
        with st.container(horizontal=True):
            st.button(text("Neue Ansicht"), key="dashboard_new", icon=":material/add:",
                      on_click=_new)
            count = len(draft().dashboard.blocks)
            if count:
                st.button(text("Entwurf weiterführen ({n} Bausteine)", n=count),
                          key="dashboard_go_on", icon=":material/edit:", on_click=_go_on)


def _new() -> None:
    start(Draft(turn=draft().turn + 1))
    _go_on()


def _go_on() -> None:
    address.begin()
    address.choose(build="1", dashboard="")


def _card(kept: Kept) -> str:
    own = kept.dashboard
    link = f"ansichten?{urlencode(address.link(dashboard=kept.id))}"
    facts = ""
    if own:
        state = text("eingefroren auf Ausgabe {id}", id=own.release) if own.release else \
            text("laufend")
        facts = " · ".join(one for one in (str(AUDIENCES[own.audience]), str(own.agenda or ""),
                                        state) if one)
    about = str(own.description) if own else text("Der Inhalt ist nicht lesbar.")
    return (f'<div class="card"><h3><a href="{escape(link)}" target="_self">'
            f"{escape(kept.title)}</a></h3><p>{escape(about)}</p>"
            f'<div class="change">{escape(facts)}</div></div>')
