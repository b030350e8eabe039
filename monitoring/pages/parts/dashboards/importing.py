"""A dashboard that another office or city passed on: as a file, or its text."""

from __future__ import annotations

import streamlit as st

from monitoring.core.prepared import Dashboard
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.pages.parts.dashboards.draft import draft
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.pages.parts.publish.uploader_style import uploader_style
from monitoring.storage.dashboard_file import dashboard_in, dashboard_in_bytes
from monitoring.storage.dashboards import taken_over
from monitoring.storage.served import served_city

TEXT, FILE = "dashboard_toml", "dashboard_uploaded"
MOST_PROBLEMS = 20
PROBLEMS, SAID = "dashboard_problems", "dashboard_of_other_city"


def show_import() -> None:
    """What was typed stays while something is wrong with it."""
    problems: list[Problem] = st.session_state.get(PROBLEMS, [])
    with st.expander(text("Aus einer Datei übernehmen (TOML)"), icon=":material/input:",
                     expanded=bool(problems or st.session_state.get(SAID))):
        st.html(f"<style>{uploader_style()}</style>")
        st.file_uploader(text("Datei"), key=_file_key(), on_change=_take_file, type=None)
        st.text_area(text("oder der Inhalt der Datei"), key=TEXT, height=140)
        st.button(text("Übernehmen"), key="dashboard_take", icon=":material/input:",
                  on_click=_take_text)
        if said := st.session_state.get(SAID, ""):
            st.warning(plain(said), icon=":material/location_city:")
        for problem in problems[:MOST_PROBLEMS]:
            st.error(plain(problem.sentence().lstrip(": ")), icon=":material/error:")


def _file_key() -> str:
    """A field of its own for each file: an old one would still hold the file before."""
    return f"{FILE}_{st.session_state.get(FILE, 0)}"


def _take_file() -> None:
    file = st.session_state.get(_file_key())
    if file is None:
        return
    st.session_state[FILE] = st.session_state.get(FILE, 0) + 1
    _take(*dashboard_in_bytes(file.getvalue(), file.name))


def _take_text() -> None:
    given = str(st.session_state.get(TEXT, ""))
    if _take(*dashboard_in(given)):
        st.session_state[TEXT] = ""


def _take(dashboard: Dashboard | None, problems: list[Problem]) -> bool:
    """Whether the draft is now what was declared."""
    st.session_state[PROBLEMS] = problems
    if dashboard is None:
        return False
    found, st.session_state[SAID] = taken_over(dashboard, served_city())
    own = draft()
    own.id, own.read = "", 0
    own.put(found)
    return True
