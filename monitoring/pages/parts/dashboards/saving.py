"""Saving a dashboard into the planning register; nobody overwrites what others wrote."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from monitoring.core.prepared import Dashboard
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.draft import Draft
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.dashboard_file import dashboard_in, dashboard_toml
from monitoring.storage.dashboards import DASHBOARD, content_of
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.waiting import NotAllowed

SAID = "dashboard_said"


def show_saved() -> None:
    """Say once that a dashboard was saved."""
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")


def show_saving(found: Snapshot, own: Draft) -> None:
    """Name and button; what is missing is said."""
    by = person_input("dashboard_by")
    missing = _missing(own.dashboard, by)
    if missing:
        st.caption(missing)
    with st.container(horizontal=True):
        wanted = st.button(text("Speichern"), key="draft_save", type="primary",
                           icon=":material/save:", disabled=bool(missing))
        st.download_button(
            text("Entwurf als TOML"), data=dashboard_toml(own.dashboard).encode(),
            file_name=f"{own.id or own.dashboard.id}.toml", mime="application/toml",
            icon=":material/download:", on_click="ignore", key="draft_toml",
            disabled=bool(_missing(own.dashboard, "-")),
        )
    if wanted and not missing:
        _save(found, own, by)


def _missing(dashboard: Dashboard, by: str) -> str:
    lacking = [name for name, there in (
        (text("ein Titel"), str(dashboard.label)),
        (text("ein Satz, worum es geht"), str(dashboard.description)),
        (text("ein Baustein"), dashboard.blocks), (text("Ihr Name"), by)) if not there]
    return text("Zum Speichern fehlt noch: {names}.", names=", ".join(lacking)) if lacking else ""


def _save(found: Snapshot, own: Draft, by: str) -> None:
    data = {**content_of(own.dashboard),
            "visibility": "oeffentlich" if own.public else "intern"}
    # What cannot be read again must not be kept.
    again, problems = dashboard_in(data["content"])
    if again is None:
        for problem in problems:
            st.error(plain(problem.sentence().lstrip(": ")), icon=":material/error:")
        return
    try:
        saved = found.store.ledger.save(
            [Change(DASHBOARD, own.id, own.read, data)], by, text("Ansicht gespeichert"))[0]
    except Overwritten as other:
        _show_other(own, other)
        return
    except (NotAllowed, Unreachable) as refused:
        st.error(plain(str(refused)), icon=":material/error:")
        return
    own.id, own.read = saved.id, saved.version
    st.session_state[SAID] = text("Gespeichert als {id}.", id=saved.id)
    address.choose(dashboard=saved.id, build="")
    st.rerun()


def _show_other(own: Draft, other: Overwritten) -> None:
    """Two ways out; the draft stays as it is."""
    st.error(plain(str(other)), icon=":material/sync_problem:")
    if not other.theirs.gone:
        link = f"ansichten?{urlencode(address.link(dashboard=own.id))}"
        st.html(f'<p class="note"><a href="{link}" target="_blank">'
                f'{text("Die andere Fassung in einem neuen Fenster ansehen")}</a></p>')
    with st.container(horizontal=True):
        st.button(text("Meine als neue Ansicht"), key="draft_new", icon=":material/add:",
                  on_click=_as_new, args=(own,))
        st.button(text("Meine Fassung gilt"), key="draft_over", icon=":material/check:",
                  on_click=_over, args=(own, other.theirs.version))
    st.caption(text("Danach noch einmal speichern. Frühere Fassungen bleiben erhalten."))


def _as_new(own: Draft) -> None:
    own.id, own.read = "", 0


def _over(own: Draft, version: int) -> None:
    own.read = version
