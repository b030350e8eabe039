"""What a release holds, in numbers."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words


def show_stock(snapshot: Snapshot) -> None:
    """Indicators, figures, areas per level and edition, years, facilities."""
    st.subheader(text("Bestand"))
    cube, city = snapshot.cube, snapshot.city
    rows = [
        (text("Indikatoren"), _count(len(cube.indicators))),
        (text("Fachpläne"), _count(len(city.plans))),
        (text("Jahre"), f"{cube.periods[0]} – {cube.periods[-1]}"),
        (text("Zahlen"), _count(int(cube.observed.sum()))),
        *_areas(snapshot),
    ]
    if len(snapshot.facilities):
        rows.append((text("Einrichtungen"), _count(len(snapshot.facilities))))
    cells = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="number">{escape(value)}</td></tr>'
        for name, value in rows
    )
    st.html(f'<table class="figures tight">{cells}</table>')
    show_figure_files(
        snapshot, "bestand", text("Bestand"), lambda: "",
        lambda: _frame(snapshot),
        [f"{snapshot.city.frame.name}, {release_words(snapshot)}"], "stock_files",
        label=text("Bestand herunterladen"),
    )


def _frame(snapshot: Snapshot) -> pd.DataFrame:
    """The same as numbers; areas of every edition in a row of their own."""
    cube, city = snapshot.cube, snapshot.city
    editions = {one.id: str(one.label) for one in city.frame.editions}
    rows = [
        (text("Indikatoren"), "", len(cube.indicators)),
        (text("Fachpläne"), "", len(city.plans)),
        (text("Jahre"), f"{cube.periods[0]}–{cube.periods[-1]}", len(cube.periods)),
        (text("Zahlen"), "", int(cube.observed.sum())),
        *((str(level.plural), editions.get(one, one), len(cube.areas.on_level(level.id, one)))
          for level in city.frame.levels[:-1] for one in cube.areas.editions_of(level.id)),
        (text("Einrichtungen"), "", len(snapshot.facilities)),
    ]
    return pd.DataFrame(rows, columns=[text("Bestand"), text("Stand"), text("Zahl")])


def _areas(snapshot: Snapshot) -> list[tuple[str, str]]:
    found = []
    for level in snapshot.city.frame.levels[:-1]:
        areas = snapshot.cube.areas
        editions = areas.editions_of(level.id)
        counts = [_count(len(areas.on_level(level.id, one))) for one in reversed(editions)]
        value = counts[0] if len(counts) == 1 else text("{now} (vorher {before})", now=counts[0],
                                                        before=", ".join(counts[1:]))
        found.append((str(level.plural), value))
    return found


def _count(number: int) -> str:
    return rounded(number, 0)
