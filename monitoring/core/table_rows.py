"""Rows that are no data: titles, totals, sub-headings, footnotes, legends."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import SIGNS, WORDS, Classes
from monitoring.core.grid import Grid
from monitoring.core.number_style import Style, numbers_of

TOTAL = (
    r"(?i)^(?:ins-?\s*gesamt|gesamt(?:summe|ergebnis)?|summe|zusammen|total|"
    r"alle (?:bezirke|stadtteile|ortsteile|gebiete|gemeinden)|(?:davon |darunter )?zusammen"
    r"|.{2,60} (?:insgesamt|zusammen|gesamt)|(?:gesamt|summe) .{2,60})\s*:?[\s¹²³0-9)]*$"
)
LEGEND = re.compile(r"^(\S{1,4}) ?(?:=|:|\t| {2,}) ?(.{3,})$")
SMALL = 100.0
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Skipped:
    """
    Rows that are not data, as people count them, with the reason.

    `reason` is one of title, header, column_numbers, units, subheading, total, legend, footnote,
    blank, outside.
    """

    first: int
    last: int
    reason: str
    text: str = ""


def named_totals(
    grid: Grid, rows: npt.NDArray[np.int64], labels: list[int]
) -> npt.NDArray[np.bool_]:
    """Which of these rows say in a column of words that they are sums."""
    found = np.zeros(len(rows), bool)
    for column in labels:
        cells = grid.columns[column].take(pa.array(rows)).dictionary_encode()
        if len(cells.dictionary) == 0:
            continue
        sums = np.asarray(pc.match_substring_regex(cells.dictionary, TOTAL))
        if sums.any():
            found |= sums[np.asarray(cells.indices)]
    return found


def summed(
    grid: Grid, rows: npt.NDArray[np.int64], styles: dict[int, Style]
) -> tuple[int, int, bool]:
    """
    In how many columns the last of these rows is the sum of the others, out of how many.

    The third is whether the sums are large enough not to agree by chance.
    """
    agree = tried = 0
    large = True
    for column, style in styles.items():
        numbers = numbers_of(grid.columns[column].take(pa.array(rows)), style)
        others, last = numbers[:-1], numbers[-1]
        others = others[np.isfinite(others)]
        if len(others) < 2 or not np.isfinite(last):
            continue
        tried += 1
        if abs(others.sum() - last) < 1e-6 and np.count_nonzero(others) > 1:
            agree += 1
            large = large and abs(last) >= SMALL
    return agree, tried, large and agree > 0


def legend_of(cells: list[str]) -> tuple[str, str] | None:
    """A sign and its meaning, if a row explains one."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 2 and (filled[0] in SIGNS or filled[0] in ("0", "0,0", "p", "r", "s")):
        return filled[0], filled[1]
    if len(filled) == 1 and (found := LEGEND.match(filled[0])):
        sign = found.group(1)
        if sign in SIGNS or sign in ("0", "p", "r", "s"):
            return sign, found.group(2)
    return None


def merged_over(grid: Grid, index: int) -> set[int]:
    """Columns of a row that only continue a merged cell to their left."""
    row = int(grid.rows[index])
    return {
        column
        for merged in grid.merged
        if merged.first_row <= row <= merged.last_row
        for column in range(merged.first_column + 1, merged.last_column + 1)
    }


def heads_values(classes: list[Classes], index: int, values: list[int], covered: set[int]) -> bool:
    """Whether a row has words above enough columns of values to be a header."""
    over = sum(classes[column][index] == WORDS for column in values if column not in covered)
    over = int(over)
    filled = sum(1 for column in classes if column[index])
    return over >= max(2, len(values) * 0.5) or (len(values) == 1 and over == 1 and filled > 1)
