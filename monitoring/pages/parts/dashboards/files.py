"""A dashboard as files: paper, slides, text document, tables, its own declaration."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import partial

import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.dashboards.opened import OpenedDashboard
from monitoring.storage.dashboard_file import dashboard_toml
from monitoring.views.dashboard.document import dashboard_document

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
                     on_change="rerun")
    if not box.open:
        return
    with box:
        for form, mime in MIME.items():
            st.download_button(
                form.upper(), data=partial(content_of, found, form, current()),
                file_name=f"{name_of(found)}.{form}", mime=mime, icon=":material/download:",
                on_click="ignore", key=f"dashboard_{form}",
            )
        st.caption(text("PDF zum Drucken, DOCX zum Weiterschreiben, PPTX für Folien, JSON mit "
                        "allen Zahlen, TOML zum Weitergeben an eine andere Stelle."))


def content_of(found: OpenedDashboard, form: str, language: str) -> bytes:
    """The file in the reader's language."""
    with speaking(language):
        return _MAKERS[form](found)


def name_of(found: OpenedDashboard) -> str:
    """Name without its ending: id, release and a hash of what is shown."""
    digest = hashlib.sha256(_json(found)).hexdigest()[:8]
    return f"{found.dashboard.id}-ausgabe{found.snapshot.release.id}-{digest}"


def _document(found: OpenedDashboard, written: str) -> bytes:
    # Imported here: documents need what no page needs.
    from monitoring.reports.pdf import pdf
    from monitoring.reports.slides import slides
    from monitoring.reports.word import word

    notes = [said for _, said in found.corrections]
    document = dashboard_document(found.snapshot, found.dashboard, found.blocks, notes)
    makers = {"pdf": pdf, "docx": word, "pptx": slides}
    return makers[written](document)


def _json(found: OpenedDashboard) -> bytes:
    record = {
        "id": found.dashboard.id, "release": found.snapshot.release.id,
        "label": str(found.dashboard.label), "description": str(found.dashboard.description),
        "blocks": [one.record() for one in found.blocks],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


_MAKERS: dict[str, Callable[[OpenedDashboard], bytes]] = {
    "pdf": partial(_document, written="pdf"), "docx": partial(_document, written="docx"),
    "pptx": partial(_document, written="pptx"), "json": _json,
    "toml": lambda found: dashboard_toml(found.dashboard).encode(),
}
