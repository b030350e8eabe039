"""Rows between the first and the last data row of a table: what is data and what is not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cell_classes import EMPTY, Classes, counts
from monitoring.core.grid import Grid
from monitoring.core.question import Question
from monitoring.core.table_blocks import Found
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_header import units
from monitoring.core.table_rows import ENOUGH, Skipped, merged_over, named_totals, summed
from monitoring.language import text

LARGE = 50_000


@dataclass(frozen=True)
class Inside:
    """Data rows of a table, their sub-headings, and the rows left out with the reason."""

    rows: npt.NDArray[np.int64]
    subheadings: tuple[tuple[str, ...], ...]
    subheading_of: npt.NDArray[np.int32]
    skipped: list[Skipped]
    questions: list[Question]


def inside_of(
    grid: Grid, classes: list[Classes], found: Found, columns: list[ColumnShape], number: int
) -> Inside:
    """Sort the rows of a table into data, totals, sub-headings and repeated headers."""
    heads, skipped, kept = _between(grid, classes, found, columns)
    rows = found.solid
    if kept:
        rows = np.sort(np.concatenate([rows, np.array(kept, np.int64)]))
    total = _named(grid, columns, rows)
    asked: list[Question] = []
    if len(rows) <= LARGE:
        for section in _sections(rows, heads):
            _check_sum(grid, columns, (rows, section, total), number, asked)
    skipped += [_skip(grid, int(row), "total") for row in rows[total]]
    skipped += [_skip(grid, row, "header") for row in found.header]
    skipped += [_skip(grid, row, "column_numbers") for row in found.numbering]
    data = rows[~total]
    names, of_row = _headings(heads, data)
    return Inside(data, names, of_row, skipped, asked)


def _named(
    grid: Grid, columns: list[ColumnShape], rows: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    labels = [one.place for one in columns if one.holds in ("words", "keys", "years", "dates")]
    numbers = [one.place for one in columns if one.holds == "numbers"]
    # A district number in the first column may have given way to the word for the sum.
    return named_totals(grid, rows, [*labels, *numbers[:1]])


def _between(
    grid: Grid, classes: list[Classes], found: Found, columns: list[ColumnShape]
) -> tuple[list[tuple[int, str]], list[Skipped], list[int]]:
    """Sub-headings with their places, rows left out, and rows of data without any value."""
    first, last = int(found.solid[0]), int(found.solid[-1])
    between = np.ones(last - first + 1, bool)
    between[found.solid - first] = False
    gaps = np.flatnonzero(between) + first
    filled = len(classes) - counts([column[gaps] for column in classes], EMPTY)
    inner = [int(row) for row, cells in zip(gaps, filled, strict=True) if cells]
    values = {one.place for one in columns if one.holds == "numbers"}
    headers = [grid.line(row) for row in found.header]
    heads, skipped, kept = list[tuple[int, str]](), list[Skipped](), list[int]()
    for row in [*found.between, *inner]:
        line = grid.line(row)
        texts = [cell for cell in line if cell]
        shown = [cell for place, cell in enumerate(line)
                 if cell and place not in merged_over(grid, row)]
        if not texts:
            continue
        if line in headers:
            skipped.append(_skip(grid, row, "header"))
        elif len(texts) == 1 and units(texts) and row in found.between:
            skipped.append(_skip(grid, row, "units"))
        elif len(shown) == 1 or any(line[place] for place in values) or row in found.between:
            heads.append((row, " / ".join(dict.fromkeys(shown))))
            skipped.append(_skip(grid, row, "subheading"))
        else:
            kept.append(row)
    return sorted(heads), skipped, kept


def _headings(
    heads: list[tuple[int, str]], data: npt.NDArray[np.int64]
) -> tuple[tuple[tuple[str, ...], ...], npt.NDArray[np.int32]]:
    """
    Distinct paths of sub-headings and, per data row, which of them holds.

    Sub-headings in a row of their own replace as many of the last levels as follow each other.
    """
    if not heads:
        return ((),), np.zeros(len(data), np.int32)
    paths: list[tuple[str, ...]] = [()]
    starts = [-1]
    current: tuple[str, ...] = ()
    for group in _groups(heads, data):
        names = tuple(name for _, name in group)
        current = (*current[: max(0, len(current) - len(names))], *names)
        starts.append(group[0][0])
        paths.append(current)
    of_row = np.searchsorted(np.array(starts), data, side="right") - 1
    return tuple(paths), of_row.astype(np.int32)


def _groups(
    heads: list[tuple[int, str]], data: npt.NDArray[np.int64]
) -> list[list[tuple[int, str]]]:
    """Sub-headings without a data row between them."""
    groups: list[list[tuple[int, str]]] = []
    before = -1
    for row, name in heads:
        place = int(np.searchsorted(data, row))
        if place == before:
            groups[-1].append((row, name))
        else:
            groups.append([(row, name)])
        before = place
    return groups


def _sections(
    rows: npt.NDArray[np.int64], heads: list[tuple[int, str]]
) -> list[npt.NDArray[np.int64]]:
    """Places in `rows` of each stretch under one sub-heading."""
    cuts = np.searchsorted(rows, [row for row, _ in heads]).tolist()
    return [part for part in np.split(np.arange(len(rows)), cuts) if len(part) > 2]


def _check_sum(
    grid: Grid, columns: list[ColumnShape],
    place: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]],
    number: int, asked: list[Question],
) -> None:
    """Mark the last row of a section as total if it is the sum of the others, or ask."""
    rows, section, total = place
    section = section[~total[section]]
    if len(section) < 3 or len(section) > LARGE:
        return
    styles = {one.place: one.style for one in columns if one.holds == "numbers"}
    agree, tried, large = summed(grid, rows[section], styles)
    last = int(rows[section[-1]])
    if agree >= ENOUGH and large:
        total[section[-1]] = True
    elif agree and agree * 2 >= tried and large:
        asked.append(
            Question(
                f"total:{grid.sheet}:{number}:{int(grid.rows[last])}",
                text("Ist Zeile {row} die Summe der Zeilen darüber und kein Gebiet?",
                     row=int(grid.rows[last])),
                (text("nein"), text("ja")), grid.sheet,
                evidence=tuple(cell for cell in grid.line(last) if cell)[:8],
            )
        )


def _skip(grid: Grid, index: int, reason: str) -> Skipped:
    row = int(grid.rows[index])
    words = " ".join(cell for cell in grid.line(index) if cell)
    return Skipped(row, row, reason, words[:200])
