"""What a release holds, in numbers."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot


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
        f'<tr><td>{escape(name)}</td><td class="number">{escape(value)}</td></tr>'
        for name, value in rows
    )
    st.html(f'<table class="figures">{cells}</table>')


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
