"""The table of a view and its downloads: the same rows as the map."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.view import View
from monitoring.storage.values import values_table, written

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "geojson": ("GeoJSON", "application/geo+json"),
}


def show_downloads(view: View) -> None:
    """One button per format; a file is made only when it is asked for."""
    st.subheader(text("Herunterladen"))
    row = st.container(horizontal=True)
    for form, (name, mime) in FORMATS.items():
        row.download_button(
            name,
            data=lambda form=form: file_of(view, form),
            file_name=f"{view.indicator.id}-{view.period}-ausgabe{view.snapshot.release.id}.{form}",
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"download_{form}",
        )
    st.caption(text("Mit Status, Zähler, Nenner, Quelldatei und Zeile. Die Karte selbst speichern "
                    "die Knöpfe oben rechts auf der Karte als SVG oder PNG."))


def file_of(view: View, form: str) -> bytes:
    """The rows of the map as a file."""
    table = values_table(
        view.snapshot, view.indicator.id, view.period, view.level, view.edition
    )
    return written(view.snapshot, table, form)
