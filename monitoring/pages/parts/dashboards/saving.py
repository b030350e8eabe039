"""Saving a dashboard into the planning register, and reading one from a file."""

from __future__ import annotations

import streamlit as st

from monitoring.core.prepared import Dashboard
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.draft import Draft, draft
from monitoring.pages.parts.publish.person import person_input
from monitoring.storage.dashboard_file import dashboard_in
from monitoring.storage.dashboards import DASHBOARD, content_of
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.waiting import NotAllowed

SAID = "dashboard_said"


def show_saving(found: Snapshot, own: Draft) -> None:
    """Name and button; what is missing is said."""
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    by = person_input("dashboard_by")
    missing = _missing(own.dashboard, by)
    if missing:
        st.caption(missing)
    if st.button(text("Speichern"), key="draft_save", type="primary", icon=":material/save:",
                 disabled=bool(missing)):
        _save(found, own, by)


def _missing(dashboard: Dashboard, by: str) -> str:
    lacking = [name for name, there in (
        (text("ein Titel"), str(dashboard.label)), (text("ein Baustein"), dashboard.blocks),
        (text("Ihr Name"), by)) if not there]
    return text("Zum Speichern fehlt noch: {names}.", names=", ".join(lacking)) if lacking else ""


def _save(found: Snapshot, own: Draft, by: str) -> None:
    data = {**content_of(own.dashboard),
            "visibility": "oeffentlich" if own.public else "intern"}
    try:
        saved = found.store.ledger.save(
            [Change(DASHBOARD, own.id, own.read, data)], by, text("Ansicht gespeichert"))[0]
    except Overwritten as other:
        st.error(str(other), icon=":material/sync_problem:")
        st.info(text("Ihr Entwurf bleibt stehen. Als neue Ansicht speichern geht immer: dafür den "
                     "Entwurf mit „Als neue Ansicht“ lösen."))
        st.button(text("Als neue Ansicht"), key="draft_new", on_click=_as_new, args=(own,))
        return
    except (NotAllowed, Unreachable) as refused:
        st.error(str(refused), icon=":material/error:")
        return
    own.id, own.read = saved.id, saved.version
    st.session_state[SAID] = text("Gespeichert als {id}.", id=saved.id)
    address.choose(dashboard=saved.id, build="")
    st.rerun()


def _as_new(own: Draft) -> None:
    own.id, own.read = "", 0


def show_import() -> None:
    """A dashboard that another city or office passed on, as text."""
    with st.expander(text("Aus einer Datei übernehmen (TOML)")):
        given = st.text_area(text("Inhalt der Datei"), key="dashboard_toml", height=140)
        if not st.button(text("Übernehmen"), key="dashboard_take", icon=":material/input:"):
            return
        dashboard, problems = dashboard_in(given)
        for problem in problems:
            st.error(problem.sentence().lstrip(": "), icon=":material/error:")
        if dashboard:
            own = draft()
            own.id, own.read = "", 0
            own.put(dashboard)
            st.rerun()
