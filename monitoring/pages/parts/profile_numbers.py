"""The profile's pictures as tables, and its table and pictures as files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.charts.listed import listed
from monitoring.charts.position import position_strip
from monitoring.charts.sparkline import sparkline
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import word
from monitoring.language import text
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.tables import document_table_html
from monitoring.storage.snapshot import Snapshot
from monitoring.views.area_courses import courses_table
from monitoring.views.locator import locator
from monitoring.views.profile_figures import ProfileFigure
from monitoring.views.profile_tables import positions_table, profile_frame
from monitoring.views.release import release_words


def show_profile_numbers(
    snapshot: Snapshot, area: int, figures: Sequence[ProfileFigure]
) -> None:
    """Position and course of every indicator as numbers, and everything to take along."""
    indicators = [one.indicator for one in figures]
    show_numbers(
        lambda: "".join(document_table_html(one) for one in (
            positions_table(snapshot, figures), courses_table(snapshot, area, indicators))),
        "profile_numbers")
    areas, title = snapshot.cube.areas, _title(snapshot, area)
    show_figure_files(
        snapshot, f"profil-{areas.ids[area]}-indikatoren", title,
        lambda: listed([_line(one) for one in figures], title),
        lambda: profile_frame(snapshot, figures), _lines(snapshot), "profile_table_files",
        [one.id for one in indicators], label=text("Tabelle herunterladen"),
    )


def show_locator_files(snapshot: Snapshot, area: int) -> None:
    """The locator map as a drawing, and what it shows as a table."""
    areas = snapshot.cube.areas
    show_figure_files(
        snapshot, f"lage-{areas.ids[area]}", text("Lage von {name}", name=areas.names[area]),
        lambda: locator(snapshot, area).svg, lambda: _located(snapshot, area), _lines(snapshot),
        "locator_files", label=text("Karte herunterladen"),
    )


def _located(snapshot: Snapshot, area: int) -> pd.DataFrame:
    """The district and everything that it belongs to; with ids, so that it has outlines."""
    areas = snapshot.cube.areas
    own = (area, *areas.ancestors(area))
    return pd.DataFrame({
        "area": [areas.ids[one] for one in own],
        "edition": [areas.editions[one] for one in own],
        text("Gebiet"): [areas.names[one] for one in own],
        text("Ebene"): [str(snapshot.city.level(areas.levels[one]).label) for one in own],
    })


def _line(one: ProfileFigure) -> tuple[str, str, list[str]]:
    unit, decimals = str(one.indicator.unit), one.indicator.decimals
    strip = position_strip(one.others, one.value, one.city, unit, decimals,
                           without=word(one.status))
    course = sparkline(one.course, one.periods, unit, decimals) if len(one.periods) > 1 else ""
    number = word(one.status)
    if np.isfinite(one.value):
        number = with_unit(rounded(one.value, decimals), unit)
    return f"{one.indicator.label} ({one.period})", number, [strip, course]


def _title(snapshot: Snapshot, area: int) -> str:
    return text("{name}: alle Indikatoren", name=snapshot.cube.areas.names[area])


def _lines(snapshot: Snapshot) -> list[str]:
    lines = [f"{snapshot.city.frame.name}, {release_words(snapshot)}"]
    if snapshot.city.frame.invented:
        lines.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return lines
