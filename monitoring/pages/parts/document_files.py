"""A document to take along: made only when it is asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
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
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
ALL = "all_profiles"


def show_document_files(made: Callable[[], Document], key: str, label: str = "") -> None:
    """A box with a button per format; the document is made when the box is open."""
    box = st.popover(label or text("Herunterladen"), icon=":material/download:", key=f"{key}_box",
                     on_change="rerun")
    if not box.open:
        return
    document = made()
    name = f"{document.id}-{content_hash(repr(document).encode())}"
    with box:
        for form, mime in FORMATS.items():
            st.download_button(
                form.upper(), data=partial(_content, document, form, current()),
                file_name=f"{name}.{form}", mime=mime, icon=":material/download:",
                on_click="ignore", key=f"{key}_{form}",
            )
        st.caption(text("PDF zum Drucken, DOCX zum Weiterschreiben, PPTX für Folien."))


def _content(document: Document, form: str, language: str) -> bytes:
    # Made in a thread that does not know the reader.
    with speaking(language):
        return document_file(document, form)


def show_all_profiles(found: Snapshot, area: int) -> None:
    """The profiles of all districts of the level as one ZIP, with progress."""
    areas = found.cube.areas
    level = str(found.city.level(areas.levels[area]).plural)
    if st.button(text("Profile aller Gebiete ({level}) zusammenstellen", level=level),
                 key="all_profiles_make", icon=":material/folder_zip:"):
        st.session_state[ALL] = (_layer(found, area), _all(found, area))
    kept, content = st.session_state.get(ALL, (None, b""))
    if kept == _layer(found, area):
        st.download_button(
            text("ZIP herunterladen"), data=content, mime="application/zip",
            file_name=f"profile-{areas.levels[area]}-ausgabe{found.release.id}-"
                      f"{content_hash(content)}.zip",
            icon=":material/download:", on_click="ignore", key="all_profiles_zip")


def _layer(found: Snapshot, area: int) -> tuple[int, str, str, str]:
    areas = found.cube.areas
    return found.release.id, areas.levels[area], areas.editions[area], current()


def _all(found: Snapshot, area: int) -> bytes:
    areas, register = found.cube.areas, served_register()
    places = areas.on_level(areas.levels[area], areas.editions[area]).tolist()
    bar = st.progress(0.0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, at in enumerate(places, 1):
            document = district_document(found, register, at)
            archive.writestr(f"{district_name(found, at)}.pdf", document_file(document, "pdf"))
            bar.progress(number / len(places),
                         text("{n} von {all} Profilen", n=number, all=len(places)))
    bar.empty()
    return out.getvalue()
