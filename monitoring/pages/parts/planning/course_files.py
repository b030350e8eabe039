"""A course over time on a planning page: to take along, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from monitoring.charts.drawn import drawn
from monitoring.charts.series import TrendData
from monitoring.core.indicator import Indicator
from monitoring.language import text
from monitoring.pages.parts.drawn_files import TREND_HEIGHT, TREND_WIDTH
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.numbers_box import show_numbers
from monitoring.pages.parts.planning.table_files import planning_lines
from monitoring.pages.parts.tables import table_html
from monitoring.storage.snapshot import Snapshot
from monitoring.views.course_table import course_frame, course_table, targets_table


def show_course_files(
    found: Snapshot, name: str, indicator: Indicator, title: str, figure: Any, data: TrendData,
    words: str, notes: Sequence[str] = (),
) -> None:
    """
    A box with drawing and table, and below it the numbers, of the very data of the `figure`.

    `title` is completed by label and unit; `notes` stand below the drawing before the sources.
    """
    title = f"{title}: {indicator.label}"
    title = f"{title} ({indicator.unit})" if str(indicator.unit) else title
    source = text("Quelle: {source}; Stichtag: {day}", source=indicator.source,
                  day=indicator.reference_date)
    lines = [*notes, source, *planning_lines(found)]
    show_figure_files(
        found, name, title, lambda: drawn(figure, TREND_WIDTH, TREND_HEIGHT, words),
        lambda: goals_beside(course_frame(data), data), lines, "course_files", (indicator.id,))
    show_numbers(lambda: course_html(data, title), "course_numbers")


def goals_beside(table: pd.DataFrame, data: TrendData) -> pd.DataFrame:
    """The rows of the lines with the ways to the goals drawn: their first and last values."""
    year = str(table.columns[0])
    for one in data.targets:
        name = text("Weg zum Ziel „{name}“", name=one.name)
        more = [when for when in (one.since, one.until) if when not in set(table[year])]
        table = pd.concat([table, pd.DataFrame({year: more})], ignore_index=True)
        table[name] = table[year].map({one.since: one.baseline, one.until: one.target})
        if one.tolerance:
            table[text("Zielkorridor ± von „{name}“", name=one.name)] = np.where(
                table[name].notna(), one.tolerance, np.nan)
    return table.sort_values(year, kind="stable", ignore_index=True)


def course_html(data: TrendData, caption: str) -> str:
    """The lines year by year and the goals drawn, as tables."""
    tables = [course_table(data, caption), *targets_table(data)]
    return "".join(table_html(one.head, [[str(cell) for cell in row] for row in one.rows],
                              one.numbers, one.caption) for one in tables)
