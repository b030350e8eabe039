"""One chart or map to take along: its drawing as SVG and PNG, its table as CSV and XLSX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from monitoring.charts.framed import framed
from monitoring.language import current, speaking, text
from monitoring.pages.parts.drawn_files import picture_png
from monitoring.pages.parts.file_names import content_hash
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import written
from monitoring.storage.workbook import Told

MIMES = {
    "csv": "text/csv", "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show_figure_files(
    snapshot: Snapshot,
    name: str,
    title: str,
    svg: Callable[[], str],
    table: Callable[[], pd.DataFrame],
    lines: Sequence[str],
    key: str,
    indicators: Sequence[str] = (),
    label: str = "",
    draft: bool = False,
) -> None:
    """
    A box "Herunterladen" for one chart or map; nothing in it is made before it is opened.

    `name` is what and which period, such as "mat_alo-2024-verlauf": release and content hash
    are added. `title` (with unit) and `lines` (source, release) frame `svg`, the bare drawing
    (`drawn(figure, 720, 400, alt)` or `drawn_files.map_drawing`; "" leaves the pictures out).
    `table` has the figure's rows: numbers as numbers, a heading in the reader's words per
    column; with columns "area" and "edition", a row per area, it is offered as GeoJSON too. The
    `indicators` (ids) are explained in the workbook. A `draft` belongs to no release, and its
    names say so.
    """
    box = st.popover(label or text("Herunterladen"), icon=":material/download:",
                     key=f"{key}_box", on_change="rerun")
    if box.open:
        with box:
            release = f"ausgabe{snapshot.release.id}"
            stem = f"{name}-entwurf-nach-{release}" if draft else f"{name}-{release}"
            drawing = framed_drawing(svg(), title, lines)
            picture_buttons(drawing, stem, key)
            table_buttons(snapshot, table(), stem, key, told_of(title, lines, draft), indicators)
            if drawing:
                st.caption(text("Die Tabelle hat dieselben Zahlen wie das Bild."))


def framed_drawing(svg: str, title: str, lines: Sequence[str]) -> str:
    """The drawing with its title and sources; "" where there is none."""
    return framed(svg, title, lines) if svg else ""


def told_of(title: str, lines: Sequence[str], draft: bool = False) -> Told:
    """What the workbook says of the figure itself."""
    said = [(text("Titel"), title), (text("Angaben"), " · ".join(lines))]
    if draft:
        said.append((text("Stand"), text("Entwurf: noch nicht veröffentlicht")))
    return said


def picture_buttons(svg: str, stem: str, key: str, label: str = "") -> None:
    """The framed drawing as lines (SVG) and as dots (PNG); no button without a drawing."""
    if not svg:
        return
    content = svg.encode()
    row = st.container(horizontal=True)
    files: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
        "svg": ("image/svg+xml", content), "png": ("image/png", partial(picture_png, svg))}
    for form, (mime, data) in files.items():
        row.download_button(
            f"{label} {form.upper()}".strip(), data=data,
            file_name=f"{stem}-{content_hash(content)}.{form}", mime=mime,
            icon=":material/image:", on_click="ignore", key=f"{key}_{form}",
        )


def table_buttons(
    snapshot: Snapshot, table: pd.DataFrame, stem: str, key: str, told: Told,
    indicators: Sequence[str],
) -> None:
    """The table in every format; a file is made only when it is asked for."""
    mark = content_hash(written(snapshot, table, "csv"))
    row = st.container(horizontal=True)
    for form in ("csv", "xlsx", *(["geojson"] if _a_row_per_area(table) else [])):
        row.download_button(
            {"geojson": "GeoJSON"}.get(form, form.upper()),
            data=partial(_file, snapshot, table, form, told, indicators, current()),
            file_name=f"{stem}-{mark}.{form}", mime=MIMES[form], icon=":material/table:",
            on_click="ignore", key=f"{key}_{form}",
        )


def _a_row_per_area(table: pd.DataFrame) -> bool:
    keys = ["area", "edition"]
    return set(keys) <= {*table} and not table.duplicated(keys).any()


def _file(
    snapshot: Snapshot, table: pd.DataFrame, form: str, told: Told, indicators: Sequence[str],
    language: str,
) -> bytes:
    # Made when a reader asks for it, in a thread that does not know the reader.
    with speaking(language):
        return written(snapshot, table, form, told, indicators)
