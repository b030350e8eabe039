"""Downloads of the workshop: map and values as shown, the changed index as a declaration."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.drawn_files import map_drawing
from monitoring.pages.parts.figure_files import (
    framed_drawing,
    picture_buttons,
    table_buttons,
    told_of,
)
from monitoring.pages.parts.file_names import content_hash
from monitoring.pages.parts.workshop.index_map import index_map_data, shown_of
from monitoring.pages.parts.workshop.view import Workshop
from monitoring.storage.index_file import index_toml
from monitoring.storage.index_table import index_table
from monitoring.storage.workbook import Told

# As the bar above the map calls them.
MAPS = {"groups": "status-dynamik", "status": "status", "dynamics": "dynamik",
        "changes": "wechsel"}


def show_files(work: Workshop) -> None:
    """One button per format in a box; a file is made only when it is asked for."""
    box = st.popover(text("Herunterladen"), icon=":material/download:", key="index_box",
                     on_change="rerun")
    if not box.open:
        return
    with box:
        picture_buttons(map_picture(work), stem_of(work, MAPS[shown_of(work)]), "index_map")
        table_buttons(work.snapshot, values_of(work), stem_of(work), "index", _told(work),
                      [one.id for one in work.indicators])
        declared = declaration_file(work)
        st.download_button(
            "TOML", data=declared, file_name=f"{work.index.id}-{content_hash(declared)}.toml",
            mime="application/toml", icon=":material/download:", on_click="ignore",
            key="index_toml",
        )
        st.caption(text("Bild: die Karte, wie sie gezeigt wird. CSV, XLSX und GeoJSON: Werte, "
                        "Klassen und Bestandteile aller Gebiete. TOML: die gezeigte Fassung als "
                        "Erklärung für den Ordner „indices“. Der Link dieser Seite zeigt "
                        "dieselben Einstellungen."))


def stem_of(work: Workshop, shown: str = "") -> str:
    """What a file holds: index, year, whether somebody has changed it, map, release."""
    parts = (work.index.id, work.period, "veraendert" if changed(work) else "", shown,
             f"ausgabe{work.snapshot.release.id}")
    return "-".join(one for one in parts if one)


def changed(work: Workshop) -> bool:
    """Whether the shown index differs from the declared one."""
    return bool(work.variant) and work.changed is not None


def map_picture(work: Workshop) -> str:
    """The map as it is shown, with title and sources."""
    data = index_map_data(work, shown_of(work), 0)
    level = work.snapshot.cube.areas.levels[work.shown.areas[0]]
    drawing = map_drawing(data, work.snapshot, level, work.shown.edition, data["words"])
    return framed_drawing(drawing, data["picture"]["title"], data["picture"]["lines"])


def values_of(work: Workshop) -> pd.DataFrame:
    """The rows of the shown index; of a changed one also the value and class as declared."""
    table = index_table(work.snapshot, work.shown)
    if changed(work):
        status = work.declared.status
        table["declared_value"] = status.value
        table["declared_class"] = [status.classes[one].id if one >= 0 and status.classes else ""
                                   for one in status.place.tolist()]
    return table


def _told(work: Workshop) -> Told:
    picture = index_map_data(work, shown_of(work), 0)["picture"]
    return [*told_of(picture["title"], picture["lines"]),
            (text("Index"), f"{work.index.label}: {work.index.description}")]


def declaration_file(work: Workshop) -> bytes:
    """The shown index as a declaration; a changed one gets an id of its own."""
    own = f"{work.index.id}_neu" if work.variant else work.index.id
    return index_toml(replace(work.own, id=own)).encode()
