"""Number styles of the columns of a table, where its units, sums and columns tell them."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from monitoring.core.grid import Grid
from monitoring.core.number_style import MARKS, Style, settled
from monitoring.core.signs import DEFAULT
from monitoring.core.table_cells import cells_read
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_found import Found
from monitoring.core.table_rows import says_total

COUNT = re.compile(r"(?i)\(?(?:in )?(?:anzahl|personen|einwohner)\)?")
LARGE, SMALL = 50_000, 100.0


def with_styles(grid: Grid, found: Found, columns: list[ColumnShape]) -> list[ColumnShape]:
    """The columns with all that can be known of how their numbers are written."""
    numbers = [one for one in columns if one.holds == "numbers"]
    if all(one.style.sure for one in numbers):
        styles = [one.style for one in numbers]
    else:
        names = [one for one in columns if one.holds == "words"]
        styles = [_counted(one) or _summed(grid, found, names, one) or one.style
                  for one in numbers]
    by_place = dict(zip([one.place for one in numbers], settled(styles), strict=True))
    return [replace(one, style=by_place.get(one.place, one.style)) for one in columns]


def _counted(column: ColumnShape) -> Style | None:
    """What its unit counts in ones has no decimals, so its mark divides thousands."""
    if column.style.sure or not column.style.open or not COUNT.fullmatch(column.unit):
        return None
    return replace(column.style, sure=True)


def _summed(
    grid: Grid, found: Found, names: list[ColumnShape], column: ColumnShape
) -> Style | None:
    """Where a row is the sum of the others in one reading only, that reading is right."""
    style, rows = column.style, found.solid
    if style.sure or not style.open or style.thousands not in MARKS or len(rows) > LARGE:
        return None
    grouped = cells_read(grid, column, rows, DEFAULT).values
    broken = replace(column, style=Style(style.thousands, style.decimal))
    decimal = cells_read(grid, broken, rows, DEFAULT).values
    total = says_total(grid, rows, [one.place for one in names])
    for row in {0, len(rows) - 1, *np.flatnonzero(total).tolist()}:
        others = ~total
        others[row] = False
        parts = np.isfinite(grouped) & others
        if np.count_nonzero(grouped[parts]) < 3 or not abs(grouped[row]) >= SMALL:
            continue
        if _same(grouped[parts].sum(), grouped[row]) and not _same(
                decimal[parts].sum(), decimal[row]):
            return replace(style, sure=True)
    return None


def _same(one: float, other: float) -> bool:
    return bool(abs(one - other) < 1e-6 * max(1.0, abs(other)))
