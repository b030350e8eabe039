"""Downloads of the workshop: the values as shown, and the changed index as a declaration."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.downloads import FORMATS
from monitoring.pages.parts.workshop.view import Workshop
from monitoring.storage.index_file import index_toml
from monitoring.storage.index_table import index_table
from monitoring.storage.values import written


def show_files(work: Workshop) -> None:
    """One button per format in a box; a file is made only when it is asked for."""
    box = st.popover(text("Herunterladen"), icon=":material/download:", key="index_box",
                     on_change="rerun")
    if not box.open:
        return
    with box:
        row = st.container(horizontal=True)
        name = f"{work.index.id}-{work.period}-ausgabe{work.snapshot.release.id}"
        for form in ("csv", "xlsx"):
            label, mime = FORMATS[form]
            row.download_button(
                label, data=partial(_file, work, form, current()), file_name=f"{name}.{form}",
                mime=mime, icon=":material/download:", on_click="ignore", key=f"index_{form}",
            )
        row.download_button(
            "TOML", data=partial(declaration_file, work), file_name=f"{work.index.id}.toml",
            mime="application/toml", icon=":material/download:", on_click="ignore",
            key="index_toml",
        )
        st.caption(text("CSV und XLSX: Werte, Klassen und Bestandteile aller Gebiete. TOML: die "
                        "gezeigte Fassung als Erklärung für den Ordner „indices“. Der Link dieser "
                        "Seite zeigt dieselben Einstellungen."))


def _file(work: Workshop, form: str, language: str) -> bytes:
    # The file is made when a reader asks for it, in a thread that does not know the reader.
    with speaking(language):
        return written(work.snapshot, index_table(work.snapshot, work.shown), form)


def declaration_file(work: Workshop) -> bytes:
    """The shown index as a declaration; a changed one gets an id of its own."""
    changed = bool(work.variant)
    return index_toml(replace(work.own, id=f"{work.index.id}_neu" if changed else work.index.id),
                      ).encode()
