"""Rows that are no data: titles, totals, sub-headings, footnotes, legends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from monitoring.core.cell_classes import SIGNS, WORDS, Classes
from monitoring.core.grid import Grid, Rows, cells_at
from monitoring.core.signs import meaning

TOTAL = (
    r"(?i)^(?:\d{1,3} )?(?:ins-?\s*gesamt|gesamt(?:summe|ergebnis|stadt)?|summe|zusammen|total|"
    r"alle (?:bezirke|stadtteile|ortsteile|gebiete|gemeinden)|(?:davon |darunter )?zusammen"
    r"|.{2,60} (?:insgesamt|zusammen|gesamt)|(?:gesamt|summe) .{2,60})\s*:?[\s¹²³0-9)*]*$"
)
TOTAL_ROW = re.compile(TOTAL)
# These are signs only where their explanation says so.
LETTERS = ("0", "0,0", "p", "r", "s", "e", "x", "X", "*", "**")
BRACKETS = ("( )", "()", "(…)", "(...)", "(Zahl)")
_SIGN = "|".join(re.escape(sign) for sign in sorted({*SIGNS, *LETTERS, *BRACKETS}, key=len)[::-1])
_PAIR = re.compile(rf"^({_SIGN})(?: ?(?:=|:|\t) ?| {{2,}})(\S.{{2,}})$", re.DOTALL)
_LOOSE = re.compile(rf"^({_SIGN}) (\S.{{2,}})$", re.DOTALL)
_NEXT = re.compile(rf"(?:^|[;,|\n] ?| {{2,}})({_SIGN}) ?= ?")
_LEAD = re.compile(r"(?i)^(?:zeichenerkl(?:ä|ae)rung|legende|zeichen|symbole)\s*:\s*")
_NOTE = re.compile(
    r"(?i)^(?:(?:daten)?quelle|(?:daten|gebiets)stand|stand:|hinweis|anmerkung|fu(?:ß|ss)note|"
    r"(?:tabelle|tab\.|(?:ü|ue)bersicht) ?\d|"
    r"zeichenerkl|legende|erstellt|abruf|©|\(c\)|copyright|_{3,}|\*{1,3}\)|\d{1,2}\)|[¹²³⁴-⁹])"
)
_PERIOD = re.compile(r"(?i)^(?:stand|stichtag|berichts(?:jahr|zeitraum)|jahr|zeitraum)$")


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


def skipped_row(grid: Grid, index: int, reason: str) -> Skipped:
    """One row by its place in the grid."""
    row = int(grid.rows[index])
    return Skipped(row, row, reason, " ".join(cell for cell in grid.line(index) if cell)[:200])


def legend_of(cells: list[str]) -> dict[str, str]:
    """Signs and their meanings, if a row explains nothing else."""
    filled = [cell for cell in cells if cell]
    if len(filled) % 2 == 0 and filled:
        pairs = dict(zip(filled[::2], filled[1::2], strict=True))
        return pairs if all(_explains(*pair) for pair in pairs.items()) else {}
    return _in_one_cell(filled[0]) if len(filled) == 1 else {}


def _explains(sign: str, words: str) -> bool:
    if len(words) < 3 or words[:1].isdecimal():
        return False
    if sign in LETTERS or sign in BRACKETS:
        return meaning(words) is not None
    return sign in SIGNS


def _in_one_cell(cell: str) -> dict[str, str]:
    cell = _LEAD.sub("", cell)
    starts = list(_NEXT.finditer(cell))
    if len(starts) > 1 and starts[0].start() == 0:
        ends = [*(one.start() for one in starts[1:]), len(cell)]
        return {one[1]: cell[one.end() : end].strip(" ;,|\n")
                for one, end in zip(starts, ends, strict=True)}
    if found := _PAIR.match(cell):
        return {found[1]: found[2]}
    found = _LOOSE.match(cell)
    return {found[1]: found[2]} if found and meaning(found[2]) is not None else {}


def is_note(cells: list[str]) -> bool:
    """Whether a row of few cells says where the table comes from or what a mark means."""
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) > 3:
        return False
    if len(filled) == 2 and (filled[0].endswith(":") or _PERIOD.match(filled[0])):
        return filled[0].endswith(":") or re.search(r"\d{4}", filled[1]) is not None
    return bool(_NOTE.match(filled[0]))


def says_total(grid: Grid, rows: Rows, columns: Iterable[int]) -> npt.NDArray[np.bool_]:
    """Which of these rows have a word for a sum in one of these columns."""
    found = np.zeros(len(rows), bool)
    for column in columns:
        cells = cells_at(grid.columns[column], rows).dictionary_encode()
        if len(cells.dictionary):
            words = np.asarray(pc.match_substring_regex(cells.dictionary, TOTAL))
            found |= words[np.asarray(cells.indices)]
    return found


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
    if len(values) == 1 and over == 1:
        # A single cell above names at the left edge is a title.
        return any(column[index] for column in classes[: values[0]]) or values[0] > 0
    return over >= max(2, len(values) * 0.5)
