"""The table of a view and its downloads: the same rows as the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.drawn_files import map_svg, picture_png, trend_svg
from monitoring.pages.parts.file_names import content_hash
from monitoring.pages.parts.pooled import years_note
from monitoring.reports.document import Document
from monitoring.storage.values import values_table, written
from monitoring.views.comparison_document import MOST, comparison_document
from monitoring.views.view import View
from monitoring.views.written import document_file

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
    table = rows_of(view)
    name = f"{name_of(view)}-{content_hash(written(view.snapshot, table, 'csv'))}"
    for form, (label, mime) in FORMATS.items():
        row.download_button(
            label,
            data=partial(file_of, view, table, form, language),
            file_name=f"{name}.{form}",
            mime=mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"download_{form}",
        )
    st.caption(text("Mit Status, Zähler, Nenner, Intervall, Quelldatei und Zeile."))
    _pictures(text("Karte"), "karte", map_svg(view), view)
    _pictures(text("Verlauf"), "verlauf", trend_svg(view), view)
    _comparison(view)


def _comparison(view: View) -> None:
    """Chosen districts side by side as PDF, where there are two or more."""
    if not 2 <= len(view.chosen) <= MOST:
        return
    document = comparison_document(view.snapshot, view.chosen)
    st.download_button(
        text("Vergleich der Gebiete (PDF)"), data=partial(_pdf, document, current()),
        file_name=f"{document.id}-{content_hash(repr(document).encode())}.pdf",
        mime="application/pdf", icon=":material/compare:", on_click="ignore",
        key="download_comparison",
    )


def _pdf(document: Document, language: str) -> bytes:
    with speaking(language):
        return document_file(document, "pdf")


def _pictures(label: str, what: str, svg: str, view: View) -> None:
    """The drawing as lines (SVG) and as dots (PNG)."""
    if not svg:
        return
    content = svg.encode()
    name = f"{name_of(view)}-{what}-{content_hash(content)}"
    row = st.container(horizontal=True)
    files: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
        "svg": ("image/svg+xml", content), "png": ("image/png", partial(picture_png, svg))}
    for form, (mime, data) in files.items():
        row.download_button(
            f"{label} {form.upper()}", data=data, file_name=f"{name}.{form}", mime=mime,
            icon=":material/image:", on_click="ignore", key=f"download_{what}_{form}",
        )


def name_of(view: View) -> str:
    """Name of a file without its ending; it says when each value stands for several years."""
    years = view.indicator.rolling_years if years_note(view.indicator, view.period) else 1
    several = f"-{years}jahre" if years > 1 else ""
    return f"{view.indicator.id}-{view.period}{several}-ausgabe{view.snapshot.release.id}"


def rows_of(view: View) -> pd.DataFrame:
    """The rows of the map; of a change the rows of both periods."""
    tables = [
        values_table(view.snapshot, view.indicator.id, period, view.level, view.edition)
        for period in (view.base, view.period)
        if period
    ]
    if years_note(view.indicator, view.period):
        # How many years each value puts together.
        for table in tables:
            table["years"] = view.indicator.rolling_years
    return pd.concat(tables, ignore_index=True)


def file_of(view: View, table: pd.DataFrame, form: str, language: str) -> bytes:
    """The rows as a file in the reader's language."""
    # The file is made when a reader asks for it, in a thread that does not know the reader.
    with speaking(language):
        return written(view.snapshot, table, form)
