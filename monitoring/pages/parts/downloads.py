"""The table of a view and its downloads: the same rows as the map."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.view import View
from monitoring.storage.values import values_table, written

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "geojson": ("GeoJSON", "application/geo+json"),
}


def show_downloads(view: View) -> None:
    """One button per format in a box; a file is made only when it is asked for."""
    box = st.popover(
        text("Herunterladen"), icon=":material/download:", key="download_box", on_change="rerun"
    )
    if box.open:
        with box:
            _buttons(view)


def _buttons(view: View) -> None:
    row = st.container(horizontal=True)
    language = current()
    for form, (name, mime) in FORMATS.items():
        row.download_button(
            name,
            data=partial(file_of, view, form, language),
            file_name=f"{view.indicator.id}-{view.period}-ausgabe{view.snapshot.release.id}.{form}",
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"download_{form}",
        )
    st.caption(text("Mit Status, Zähler, Nenner, Intervall, Quelldatei und Zeile. Die Karte "
                    "selbst speichern Sie mit dem Knopf oben rechts auf der Karte als SVG oder "
                    "PNG."))


def file_of(view: View, form: str, language: str) -> bytes:
    """The rows of the map as a file; of a change the rows of both periods."""
    # The file is made when a reader asks for it, in a thread that does not know the reader.
    with speaking(language):
        tables = [
            values_table(view.snapshot, view.indicator.id, period, view.level, view.edition)
            for period in (view.base, view.period)
            if period
        ]
        return written(view.snapshot, pd.concat(tables, ignore_index=True), form)
