"""A document to take along: made only when it is asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.file_names import content_hash
from monitoring.reports.document import Document
from monitoring.storage.planning.served import served_register
from monitoring.storage.snapshot import Snapshot
from monitoring.views.comparison_document import joined
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
    """The profiles of all districts of the level, as a ZIP or as one PDF, with progress."""
    areas = found.cube.areas
    level = str(found.city.level(areas.levels[area]).plural)
    st.subheader(text("Profile aller Gebiete ({level})", level=level))
    with st.container(horizontal=True):
        for form, (label, icon) in _whole_forms().items():
            if st.button(label, key=f"{ALL}_{form}_make", icon=icon):
                st.session_state[ALL] = (_layer(found, area), form, _whole(found, area, form))
    layer, form, content = st.session_state.get(ALL, (None, "", b""))
    if layer == _layer(found, area):
        st.download_button(
            text("{form} herunterladen", form=form.upper()), data=content,
            mime=FORMATS.get(form, "application/zip"),
            file_name=f"profile-{areas.levels[area]}-ausgabe{found.release.id}-"
                      f"{content_hash(content)}.{form}",
            icon=":material/download:", on_click="ignore", key=f"{ALL}_{form}")


def _whole_forms() -> dict[str, tuple[str, str]]:
    return {"zip": (text("Als ZIP zusammenstellen"), ":material/folder_zip:"),
            "pdf": (text("Als ein PDF zusammenstellen"), ":material/picture_as_pdf:")}


def _layer(found: Snapshot, area: int) -> tuple[int, str, str, str]:
    areas = found.cube.areas
    return found.release.id, areas.levels[area], areas.editions[area], current()


def _whole(found: Snapshot, area: int, form: str) -> bytes:
    areas = found.cube.areas
    if form == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, document in _documents(found, area):
                archive.writestr(f"{name}.pdf", document_file(document, "pdf"))
        return out.getvalue()
    title = str(found.city.level(areas.levels[area]).plural)
    whole = joined([one for _, one in _documents(found, area)], title)
    with st.spinner(text("Das PDF wird gesetzt …")):
        return document_file(whole, "pdf")


def _documents(found: Snapshot, area: int) -> Iterator[tuple[str, Document]]:
    """Name and document of each district of the level, with a bar of progress."""
    areas, register = found.cube.areas, served_register()
    places = areas.on_level(areas.levels[area], areas.editions[area]).tolist()
    bar = st.progress(0.0)
    for number, at in enumerate(places, 1):
        yield district_name(found, at), district_document(found, register, at)
        bar.progress(number / len(places),
                     text("{n} von {all} Profilen", n=number, all=len(places)))
    bar.empty()
