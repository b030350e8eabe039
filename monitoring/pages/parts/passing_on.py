"""The whole release for others: as one file, and through the read-only interface."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import streamlit as st

from monitoring.language import current, text
from monitoring.storage.data_package import data_package, package_name
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words

ASKED = "data_package_asked"


def show_passing_on(found: Snapshot) -> None:
    """The data package is made when somebody asks for it; the interface needs no file."""
    st.subheader(text("Alles in einer Datei"))
    st.markdown(text("{release} als Datenpaket (Frictionless Data Package): alle Werte mit "
                     "Status, Gebiete, Umrisse, Indikatoren, Wörterbuch und Lizenz.",
                     release=release_words(found)))
    st.button(text("Datenpaket erstellen"), key="data_package", icon=":material/inventory_2:",
              on_click=_ask, args=(found.release.id,))
    if st.session_state.get(ASKED) == found.release.id:
        with st.spinner(text("Das Datenpaket wird erstellt …")):
            content = _package(found, current())
        st.download_button(
            package_name(found, content), data=content, file_name=package_name(found, content),
            mime="application/zip", icon=":material/download:", on_click="ignore",
            key="data_package_file", type="primary",
        )
    st.subheader(text("Für andere Programme"))
    said = text("Dieselben geschützten Zahlen liest jedes Programm über eine Adresse, als JSON "
                "oder CSV, ohne Anmeldung. Die Beschreibung (OpenAPI) steht dort.")
    link = '<a href="api/v1/" target="_blank">/api/v1/</a>'
    st.html(f'<p>{escape(said)}</p><p class="go">{link}</p>')


def _ask(release: int) -> None:
    st.session_state[ASKED] = release


@lru_cache(maxsize=2)
def _package(found: Snapshot, _language: str) -> bytes:
    return data_package(found)
