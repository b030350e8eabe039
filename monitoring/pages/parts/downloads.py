"""The table of a view and its downloads: the same rows as the map."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from monitoring.language import current, speaking, text
from monitoring.pages.parts.drawn_files import map_svg, titled
from monitoring.pages.parts.figure_files import picture_buttons, table_buttons, told_of
from monitoring.pages.parts.file_names import content_hash
from monitoring.pages.parts.map_block import picture_lines, shown_title
from monitoring.pages.parts.pooled import years_note
from monitoring.reports.document import Document
from monitoring.storage.values import values_table
from monitoring.views.comparison_document import MOST, comparison_document
from monitoring.views.view import View
from monitoring.views.written import document_file


def show_downloads(view: View) -> None:
    """One button per format in a box; a file is made only when it is asked for."""
    box = st.popover(
        text("Herunterladen"), icon=":material/download:", key="download_box", on_change="rerun"
    )
    if box.open:
        with box:
            _buttons(view)


def _buttons(view: View) -> None:
    name, title = name_of(view), titled(view, shown_title(view))
    table_buttons(view.snapshot, rows_of(view), name, "download",
                  told_of(title, picture_lines(view)), ())
    st.caption(text("Mit Status, Zähler, Nenner, Intervall, Quelldatei und Zeile."))
    picture_buttons(map_svg(view), f"{name}-karte", "download_karte", text("Karte"))
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
