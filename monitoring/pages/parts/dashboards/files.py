"""A dashboard as files: paper, slides, text document, tables, its own declaration."""

from __future__ import annotations

from functools import partial

import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.views.dashboard.files import dashboard_file, file_name
from monitoring.views.dashboard.opened import OpenedDashboard

MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "json": "application/json",
    "toml": "application/toml",
}


def show_files(found: OpenedDashboard) -> None:
    """One button per format in a box; a file is made only when it is asked for."""
    box = st.popover(text("Herunterladen"), icon=":material/download:", key="dashboard_files",
                     on_change="rerun", type="tertiary")
    if not box.open:
        return
    with box:
        for form, mime in MIME.items():
            st.download_button(
                form.upper(), data=partial(_content, found, form, current()),
                file_name=f"{file_name(found)}.{form}", mime=mime, icon=":material/download:",
                on_click="ignore", key=f"dashboard_{form}",
            )
        st.caption(text("PDF zum Drucken, DOCX zum Weiterschreiben, PPTX für Folien, JSON mit "
                        "allen Zahlen, TOML zum Weitergeben an eine andere Stelle."))


def _content(found: OpenedDashboard, form: str, language: str) -> bytes:
    # Made in a thread that does not know the reader.
    with speaking(language):
        return dashboard_file(found, form)
