"""Where the tables of a sheet begin and end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from monitoring.core.cell_classes import SIGN, VALUE, WORDS, Classes, filled_counts
from monitoring.core.grid import Grid, Rows, span
from monitoring.core.table_found import Found, may_name
from monitoring.core.table_head import HEAD, header_of, value_columns
from monitoring.core.table_header import FIGURE, MOST, is_numbering, is_period, is_years
from monitoring.core.table_numeric_head import NumericHead
from monitoring.core.table_rows import heads_values, is_note, legend_of, merged_over

EDGE = 200
Counts = npt.NDArray[np.int32]


def blocks_of(grid: Grid, classes: list[Classes]) -> list[Found]:
    """The tables of a grid from top to bottom."""
    filled = filled_counts(classes)
    solid = _solid(grid, classes, filled)
    if not len(solid):
        return []
    tables: list[Found] = []
    start = 0
    for rows in _runs(grid, classes, solid, filled):
        found = header_of(grid, classes, rows, start, filled)
        if len(found.solid):
            found = replace(found, solid=_with_tail(grid, classes, found, filled))
            tables.append(found)
            start = int(found.solid[-1]) + 1
    return _without_fronts(tables, filled)


def _without_fronts(tables: list[Found], filled: Counts) -> list[Found]:
    """The tables without lines of a name and a value above the first that has a header."""
    first = next((place for place, one in enumerate(tables) if one.header), 0)
    for one in tables[:first]:
        rows = [*one.between, *one.numbering, *one.solid.tolist()]
        if len(rows) > 5 or max(filled[rows]) > 2 or filled[tables[first].header].max() <= 2:
            return tables
    return tables[first:]


def _with_tail(grid: Grid, classes: list[Classes], found: Found, filled: Counts) -> Rows:
    """The rows with those that follow at once and only lack their values."""
    solid = found.solid
    values = value_columns(classes, solid[-EDGE:])
    names = [place for place, column in enumerate(classes)
             if place not in values and np.mean(column[solid[-EDGE:]] > 0) > 0.5]
    tail = []
    for row in range(int(solid[-1]) + 1, len(filled)):
        if filled[row] < 2 or heads_values(classes, row, values, merged_over(grid, row)):
            break
        line = grid.line(row)
        if len(set(line) - {""}) < 2 or legend_of(line) or is_note(line):
            break
        if not all(line[place] for place in names[:2]):
            break
        tail.append(row)
    return np.concatenate([solid, np.array(tail, solid.dtype)]) if tail else solid


def _solid(grid: Grid, classes: list[Classes], filled: Counts) -> Rows:
    """Rows with values, without titles of one cell, notes and explanations of signs."""
    held = np.zeros(len(grid), bool)
    for column in classes:
        held |= (column == VALUE) | (column == SIGN)
    rows = np.flatnonzero(held)
    many = held & (filled > 1)
    if np.count_nonzero(many) * 2 < len(rows) or not len(rows):
        return rows
    if np.count_nonzero(many) < len(rows):
        rows = np.flatnonzero(many)
    # Explanations stand at the ends; a row of a table has more cells than its legend.
    few = np.flatnonzero(many & (filled <= 4))
    ends = np.unique(np.concatenate([few[:EDGE], few[-EDGE:]]))
    if not len(ends):
        return rows
    values = set(value_columns(classes, rows))
    out = [row for row in map(int, ends) if _aside(grid, classes, row, values)]
    return rows[~np.isin(rows, out)] if out else rows


def _aside(grid: Grid, classes: list[Classes], row: int, values: set[int]) -> bool:
    line = grid.line(row)
    if is_note(line):
        return True
    if not legend_of(line):
        return False
    # A table of signs and texts has its texts in a column of words.
    return any(line[place] and classes[place][row] == WORDS for place in values) or len(
        set(line) - {""}) < 3


def _runs(
    grid: Grid, classes: list[Classes], solid: Rows, filled: Counts
) -> list[Rows]:
    """The solid rows of one table each, without those that belong to a header."""
    cuts, begin, heading = [0], 0, set[int]()
    known = _lines(grid, classes, solid, max(0, int(solid[0]) - HEAD), filled)
    for place in _gaps(solid, filled):
        gap = range(int(solid[place]) + 1, int(solid[place + 1]))
        values = value_columns(classes, _figures(grid, solid, begin, int(place)))
        heads = [row for row in gap if filled[row] > 1
                 and heads_values(classes, row, values, merged_over(grid, row))]
        if heads and heads[0] == gap.start and not _begins(grid, classes, solid, int(place), known):
            heads = [row for row in heads[1:] if not all(filled[heads[0] + 1 : row] > 1)]
        if heads:
            heading |= _above(grid, classes, solid, int(place), heads[0])
        lines = [grid.line(row) for row in heads]
        following = grid.line(int(solid[place + 1]))
        years = is_years(following) and not is_period(following[grid.left])
        again = all(line in known for line in lines) and (lines or following in known)
        # A title before a header that is known begins another table of the same form.
        before = range(gap.start, heads[0] if heads else gap.stop)
        if (not lines and not years) or (again and not _titled(grid, before, filled)):
            continue
        begin = int(place) + 1
        cuts.append(begin)
        known = _lines(grid, classes, solid[begin:], gap.start, filled)
        if len(cuts) > 100:
            break
    parts = [solid[first:last] for first, last in zip(cuts, [*cuts[1:], len(solid)], strict=True)]
    if heading:
        parts = [part[~np.isin(part, list(heading))] for part in parts]
    return [part for part in parts if len(part)]


def _lines(
    grid: Grid, classes: list[Classes], rows: Rows, first: int, filled: Counts
) -> list[list[str]]:
    """Rows of several cells down to the first data row of a table, among which its header is."""
    head = NumericHead(grid, classes, rows[1:EDGE] if len(rows) > 1 else rows)
    data = next((row for row in rows[:MOST].tolist()
                 if not head.like_header(row) and not is_numbering(grid.line(row))), int(rows[0]))
    return [grid.line(row) for row in range(first, data) if filled[row] > 1]


def _begins(
    grid: Grid, classes: list[Classes], solid: Rows, place: int, known: list[list[str]]
) -> bool:
    """
    Whether a row of words that follows a row of values at once is a header all the same.

    It may as well be an area with words in place of its values.
    """
    row = int(solid[place]) + 1
    line = grid.line(row)
    if line in known:
        return True
    head = NumericHead(grid, classes, solid[place + 1 :][:EDGE])
    headers = [one for one in known if is_years(one) or not any(
        FIGURE.match(one[column]) for column in head.values)]
    names = {one[column] for one in headers for column in head.names if one[column]}
    if head.titled(line) or any(line[one] in names for one in head.names):
        return True
    # The row of values may itself belong to the header, as one of years does.
    apart = place == 0 or int(solid[place - 1]) < int(solid[place]) - 1
    return apart and head.like_header(int(solid[place]))


def _above(
    grid: Grid, classes: list[Classes], solid: Rows, place: int, header: int
) -> set[int]:
    """Rows of years and the like that stand directly above a header row."""
    head = NumericHead(grid, classes, solid[place + 1 :][:EDGE])
    found: set[int] = set()
    for row in solid[max(0, place - 2) : place + 1][::-1].tolist():
        if row != header - 1 - len(found) or not head.like_header(row):
            break
        found.add(row)
    return found


def _figures(grid: Grid, solid: Rows, begin: int, place: int) -> Rows:
    """Rows of a table that show its columns of values: without rows that only head them."""
    first = begin
    while first <= place and first < begin + 3:
        line = grid.line(int(solid[first]))
        if not (is_numbering(line) or is_years(line)):
            break
        first += 1
    return solid[first : place + 1][-EDGE:] if first <= place else solid[place + 1 :][:EDGE]


def _gaps(solid: Rows, filled: Counts) -> Rows:
    """Gaps between solid rows in which a header could stand, by the place of the row before."""
    if isinstance(span(solid), slice):
        return np.zeros(0, np.int64)
    gaps = np.flatnonzero(np.diff(solid) > 1)
    wide = np.concatenate([[0], np.cumsum(filled > 1)])
    within = wide[solid[gaps + 1]] - wide[solid[gaps] + 1]
    return gaps[within > 0] if len(gaps) > EDGE else gaps


def _titled(grid: Grid, gap: range, filled: Counts) -> bool:
    """Whether a title stands in the gap, other than the one that says that a table goes on."""
    left = grid.left
    texts = [grid.line(row)[left] for row in gap if filled[row] == 1]
    if texts and filled[gap.start] == 1 and may_name(texts[0]):
        texts = texts[1:]  # an area without values at the end of the page
    return any(text and not text.lower().startswith(("noch", "fortsetzung")) for text in texts)
