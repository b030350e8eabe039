"""A dashboard that another office or city passed on: as a file, or its text."""

from __future__ import annotations

import streamlit as st

from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.pages.parts.dashboards.draft import draft
from monitoring.pages.parts.publish.uploader_style import uploader_style
from monitoring.storage.dashboard_file import LONGEST, dashboard_in

TEXT, FILE, PROBLEMS = "dashboard_toml", "dashboard_uploaded", "dashboard_problems"


def show_import() -> None:
    """What was typed stays while something is wrong with it."""
    problems: list[Problem] = st.session_state.get(PROBLEMS, [])
    with st.expander(text("Aus einer Datei übernehmen (TOML)"), icon=":material/input:",
                     expanded=bool(problems)):
        st.html(f"<style>{uploader_style()}</style>")
        st.file_uploader(text("Datei"), key=_file_key(), on_change=_take_file, type=None)
        st.text_area(text("oder der Inhalt der Datei"), key=TEXT, height=140)
        st.button(text("Übernehmen"), key="dashboard_take", icon=":material/input:",
                  on_click=_take_text)
        for problem in problems:
            st.error(problem.sentence().lstrip(": "), icon=":material/error:")


def _file_key() -> str:
    """A field of its own for each file: an old one would still hold the file before."""
    return f"{FILE}_{st.session_state.get(FILE, 0)}"


def _take_file() -> None:
    file = st.session_state.get(_file_key())
    if file is None:
        return
    st.session_state[FILE] = st.session_state.get(FILE, 0) + 1
    content = file.getvalue()[: 4 * LONGEST + 1]
    try:
        given = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = text("Die Datei ist kein Text in UTF-8. Bitte als UTF-8 speichern und noch "
                       "einmal wählen.")
        st.session_state[PROBLEMS] = [Problem("unreadable-file", message, file.name)]
        return
    _take(given, file.name)


def _take_text() -> None:
    given = str(st.session_state.get(TEXT, ""))
    if _take(given, ""):
        st.session_state[TEXT] = ""


def _take(given: str, name: str) -> bool:
    """Whether the draft is now what the text declares."""
    dashboard, problems = dashboard_in(given, name)
    st.session_state[PROBLEMS] = problems
    if dashboard is None:
        return False
    own = draft()
    own.id, own.read = "", 0
    own.put(dashboard)
    return True
