"""First step: the office's file, as it is."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.pages.parts.publish.template_box import show_template_box
from monitoring.pages.parts.publish.uploader_style import uploader_style
from monitoring.pages.parts.publish.work import Work, begin_work, current_work, drop_work
from monitoring.storage.snapshot import Snapshot

UPLOADER = "publish_file"
MILLION = 1_000_000


def show_file(snapshot: Snapshot, work: Work | None) -> None:
    """The field for a file and the empty tables; once a file is there, only its name."""
    st.subheader(text("1. Datei"))
    if work:
        _show_name(work)
        return
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        st.html(f"<style>{uploader_style()}</style>")
        st.file_uploader(
            text("Tabelle, wie das Amt sie liefert: CSV, TXT, XLSX, XLS oder ODS, auch gepackt "
                 "als GZ"),
            key=_key(), on_change=_take, type=None,
        )
        st.html('<p class="note">' + escape(text(
            "Titelzeilen, Fußnoten, Zeichen und mehrere Blätter dürfen bleiben. Veröffentlicht "
            "wird erst im letzten Schritt.")) + "</p>")
    with right:
        show_template_box(snapshot)


def _show_name(work: Work) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(work.name)}** ({_size(len(work.content))})", width="content")
        st.button(text("Andere Datei"), key="publish_other", icon=":material/close:",
                  on_click=drop_work)


def _size(count: int) -> str:
    if count >= MILLION:
        return f"{rounded(count / MILLION, 1)} MB"
    return f"{rounded(count / 1000, 1 if count < 10_000 else 0)} kB"


def _key() -> str:
    """A field of its own for each file: an old one would still hold the file before."""
    return f"{UPLOADER}_{st.session_state.get(UPLOADER, 0)}"


def _take() -> None:
    file = st.session_state.get(_key())
    if file is None or current_work():
        return
    begin_work(file.name, file.getvalue())
    st.session_state[UPLOADER] = st.session_state.get(UPLOADER, 0) + 1
