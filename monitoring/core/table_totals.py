"""Rows of a table that are sums of others, by their words and by their figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import WORDS, Classes
from monitoring.core.grid import Grid, Rows, cells_at, span
from monitoring.core.question import Choices
from monitoring.core.signs import DEFAULT
from monitoring.core.status import Status
from monitoring.core.table_cells import cells_read
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_found import filled
from monitoring.core.table_rows import TOTAL
from monitoring.language import text

Mask = npt.NDArray[np.bool_]
LARGE = 50_000
SMALL = 100.0
ENOUGH = 3
AREA = re.compile(r"(?i)gebiet|bezirk|teil|raum|ort|stadt|kreis|gemeinde|quartier|viertel|name")
BREAKDOWN = re.compile(
    r"(?i)geschlecht|alter|merkmal|indikator|staatsang|national|herkunft|kategorie|^art|gruppe|typ|"
    r"position|kennzahl|familienstand|bezeichnung|auspr(?:ä|ae)gung|sex|gender|variable"
)


@dataclass(frozen=True)
class Sums:
    """In how many columns a row is the sum of others, exactly or but for gaps and rounding."""

    exact: int
    near: int
    within: int
    against: int
    tried: int
    large: bool

    @property
    def whole(self) -> bool:
        """Whether the row is the sum in most columns, and like a mean of rates in the rest."""
        agree = self.exact + self.near + self.within == self.tried
        return self.exact >= ENOUGH and agree and self.large


def named_totals(
    grid: Grid, classes: list[Classes], rows: Rows, columns: list[ColumnShape], choices: Choices
) -> Mask:
    """Which of these rows say in place of an area that they are sums."""
    names = [one for one in columns if one.holds in ("words", "keys", "years", "dates")]
    # A district number in the first column may have given way to the word for the sum.
    numbers = [one for one in columns if one.holds == "numbers"][:1]
    found, places = np.zeros(len(rows), bool), span(rows)
    for column in [*names, *numbers]:
        if column.holds != "words" and not (classes[column.place][places] == WORDS).any():
            continue
        cells = cells_at(grid.columns[column.place], rows).dictionary_encode()
        if not len(cells.dictionary):
            continue
        sums = np.asarray(pc.match_substring_regex(cells.dictionary, TOTAL))
        if not sums.any():
            continue
        marked = sums[np.asarray(cells.indices)]
        others = [one for one in names if one.place != column.place
                  and one.holds in ("words", "keys")]
        if not _part_of_breakdown(grid, rows, column, others, marked, choices):
            found |= marked
    return found


def _part_of_breakdown(
    grid: Grid, rows: Rows, column: ColumnShape, others: list[ColumnShape], marked: Mask,
    choices: Choices,
) -> bool:
    """Whether the words for a sum stand for the whole of a breakdown, such as both sexes."""
    own = np.asarray(cells_at(grid.columns[column.place], rows).dictionary_encode().indices)
    beside = np.zeros(len(rows), np.int64)
    for other in others:
        cells = cells_at(grid.columns[other.place], rows)
        if bool(pc.all(pc.equal(cells.filter(pa.array(marked)), "")).as_py()):
            continue
        codes = np.asarray(cells.dictionary_encode().indices)
        if len(np.unique(own * (codes.max() + 1) + codes)) == len(np.unique(own)):
            continue  # another name of the same thing
        beside = beside * (int(codes.max()) + 1) + codes
    if not beside.any():
        return False
    pairs = np.unique(np.stack([own[~marked], beside[~marked]]), axis=1)
    if len(pairs[0]) == len(np.unique(pairs[0])):
        return False  # every other name stands beside one thing only: parts and their sum
    if BREAKDOWN.search(column.name):
        return True
    if AREA.search(column.name):
        return False
    word = grid.columns[column.place][int(rows[np.argmax(marked)])].as_py()
    return choices.choose(
        "totals", column.name,
        text("Steht „{word}“ in dieser Spalte für die Summe aller Gebiete oder für eine "
             "Ausprägung, etwa beide Geschlechter?", word=word),
        {"part": text("Ausprägung, Zeilen behalten"), "total": text("Summe, Zeilen auslassen")},
        column.name, [word],
    ) == "part"


def summed_rows(
    grid: Grid, rows: Rows, sections: list[Rows], columns: list[ColumnShape], total: Mask,
    choices: Choices,
) -> Mask:
    """The mask with the rows that turn out to be sums of the others; open ones are asked about."""
    if len(rows) > LARGE:
        return total
    total = total.copy()
    parts = sections if len(sections) < 2 else [*sections, np.arange(len(rows))]
    read = {one.place: _numbers(grid, one, rows) for one in columns if one.holds == "numbers"}
    keys = [grid.columns[one.place] for one in columns if one.holds == "keys"]
    for part in parts:
        for place in (-1, 0):
            section = part[~total[part]]
            if len(section) < 3:
                break
            row = int(section[place])
            others = section[:-1] if place else section[1:]
            sums = _sums(read, row, others)
            keyed = bool(keys) and all(_names(key[int(rows[row])].as_py()) for key in keys)
            total[row] = _is_sum(grid, int(rows[row]), sums, keyed, choices)
    return total


def _names(key: str) -> bool:
    """Whether a key is one of an area; nought is the whole city."""
    return key[:1].isdecimal() and bool(key.strip("0"))


def _is_sum(grid: Grid, row: int, sums: Sums, keyed: bool, choices: Choices) -> bool:
    if sums.whole and not keyed:
        return True
    if not (sums.large or sums.exact == sums.tried > 1):
        return False
    if not (sums.exact >= ENOUGH or ((sums.exact or sums.near) and not sums.against)):
        return False
    line = filled(grid.line(row))
    # A row with the key of an area is one; the sum of its parts is shown as it is.
    sure = sums.exact >= ENOUGH and sums.large and not keyed
    return choices.agreed(
        "total", line[0],
        text("Ist Zeile {row} die Summe anderer Zeilen und kein Gebiet?", row=int(grid.rows[row])),
        sure, evidence=line,
    )


def _sums(
    read: dict[int, tuple[npt.NDArray[np.float64], Mask]], row: int, others: Rows
) -> Sums:
    exact = near = within = against = tried = 0
    large = True
    for values, gaps in read.values():
        last, parts = values[row], values[others]
        missing = gaps[others].any()
        parts = parts[np.isfinite(parts)]
        if not np.isfinite(last) or np.count_nonzero(parts) < 2:
            continue
        tried += 1
        whole = parts.sum()
        close = min(len(parts) / 2, 0.02 * abs(last))
        if abs(whole - last) < 1e-6 * max(1.0, abs(last)):
            exact += 1
        elif abs(whole - last) <= close or (missing and 0.5 * last <= whole < last):
            near += 1
        else:
            within += int(parts.min() <= last <= parts.max())
            # A sum of counts is no smaller than any part of it.
            against += int(last < parts.max() and bool(np.all(parts == np.rint(parts))))
            continue
        large = large and (abs(last) >= SMALL or len(parts) > 5)
    return Sums(exact, near, within, against, tried, large and exact + near > 0)


def _numbers(
    grid: Grid, column: ColumnShape, rows: Rows
) -> tuple[npt.NDArray[np.float64], Mask]:
    """Numbers of a column for sums, and where a number is not told."""
    read = cells_read(grid, column, rows, DEFAULT)
    return read.values, ~np.isfinite(read.values) & (read.status != Status.zero)
