"""The table of a view and its downloads: the same rows as the map."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.pooled import years_note
from monitoring.storage.values import values_table, written
from monitoring.views.view import View

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
            file_name=f"{name_of(view)}.{form}",
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"download_{form}",
        )
    st.caption(text("Mit Status, Zähler, Nenner, Intervall, Quelldatei und Zeile. Die Karte "
                    "selbst speichern Sie mit dem Knopf oben rechts auf der Karte als SVG oder "
                    "PNG."))


def name_of(view: View) -> str:
    """Name of a file without its ending; it says when each value stands for several years."""
    years = view.indicator.rolling_years if years_note(view.indicator, view.period) else 1
    several = f"-{years}jahre" if years > 1 else ""
    return f"{view.indicator.id}-{view.period}{several}-ausgabe{view.snapshot.release.id}"


def file_of(view: View, form: str, language: str) -> bytes:
    """The rows of the map as a file; of a change the rows of both periods."""
    # The file is made when a reader asks for it, in a thread that does not know the reader.
    with speaking(language):
        tables = [
            values_table(view.snapshot, view.indicator.id, period, view.level, view.edition)
            for period in (view.base, view.period)
            if period
        ]
        if years_note(view.indicator, view.period):
            # How many years each value puts together.
            for table in tables:
                table["years"] = view.indicator.rolling_years
        return written(view.snapshot, pd.concat(tables, ignore_index=True), form)
