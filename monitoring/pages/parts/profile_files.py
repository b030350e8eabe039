"""The profile of a district as a document."""

from __future__ import annotations

from functools import partial

import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.file_names import content_hash
from monitoring.reports.document import Document
from monitoring.storage.planning.served import served_register
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_document import district_document
from monitoring.views.written import district_name, document_file

FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def show_profile_files(found: Snapshot, area: int) -> None:
    """Two pages as PDF or DOCX; a file is made only when it is asked for."""
    box = st.popover(text("Herunterladen"), icon=":material/download:", key="profile_box",
                     on_change="rerun")
    if not box.open:
        return
    document = district_document(found, served_register(), area)
    name = f"{district_name(found, area)}-{content_hash(repr(document).encode())}"
    with box:
        for form, mime in FORMATS.items():
            st.download_button(
                form.upper(), data=partial(_content, document, form, current()),
                file_name=f"{name}.{form}", mime=mime, icon=":material/download:",
                on_click="ignore", key=f"profile_{form}",
            )
        st.caption(text("Zwei Seiten: PDF zum Drucken, DOCX zum Weiterschreiben."))


def _content(document: Document, form: str, language: str) -> bytes:
    # Made in a thread that does not know the reader.
    with speaking(language):
        return document_file(document, form)
