"""Where the tables of a sheet begin and end."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from monitoring.core.cell_classes import EMPTY, SIGN, VALUE, WORDS, Classes, counts
from monitoring.core.grid import Grid
from monitoring.core.table_header import MOST, is_numbering, is_years
from monitoring.core.table_rows import heads_values, legend_of, merged_over

Rows = npt.NDArray[np.int64]
HEAD = 300


@dataclass(frozen=True)
class Found:
    """
    Places of one table in a grid: its header rows and its rows with values.

    `sure` is false if the header rows do not head most columns of values.
    """

    header: list[int]
    numbering: list[int]
    between: list[int]
    solid: Rows
    sure: bool = True


def blocks_of(grid: Grid, classes: list[Classes]) -> list[Found]:
    """The tables of a grid from top to bottom."""
    filled = len(classes) - counts(classes, EMPTY)
    solid = _solid(grid, classes, filled)
    if not len(solid):
        return []
    tables: list[Found] = []
    start = 0
    for first, last in _runs(grid, classes, solid, filled):
        rows = solid[first:last]
        found = _header(grid, classes, rows, start, filled)
        if len(found.solid):
            found = replace(found, solid=_with_tail(grid, classes, found.solid, filled))
            tables.append(found)
            start = int(found.solid[-1]) + 1
    return tables


def _with_tail(
    grid: Grid, classes: list[Classes], solid: Rows, filled: npt.NDArray[np.int32]
) -> Rows:
    """The rows with those that follow at once and only lack their values."""
    values = value_columns(classes, solid[-200:])
    tail = []
    for row in range(int(solid[-1]) + 1, len(filled)):
        covered = merged_over(grid, row)
        if filled[row] < 2 or heads_values(classes, row, values, covered):
            break
        if len(set(grid.line(row)) - {""}) < 2 or legend_of(grid.line(row)):
            break
        tail.append(row)
    return np.concatenate([solid, np.array(tail, solid.dtype)]) if tail else solid


def value_columns(classes: list[Classes], rows: Rows) -> list[int]:
    """Columns in which most filled cells of these rows are values or signs."""
    found = []
    for place, column in enumerate(classes):
        cells = column[rows]
        values = np.count_nonzero((cells == VALUE) | (cells == SIGN))
        if values and values >= np.count_nonzero(cells == WORDS):
            found.append(place)
    return found


def _solid(grid: Grid, classes: list[Classes], filled: npt.NDArray[np.int32]) -> Rows:
    """Rows with values, without titles of one cell and explanations of signs."""
    held = counts(classes, VALUE) + counts(classes, SIGN)
    rows = np.flatnonzero(held > 0)
    if not len(rows):
        return rows
    usual = float(np.median(filled[rows]))
    if usual >= 2:
        rows = rows[filled[rows] > 1]
    if usual >= 2:
        pairs = rows[filled[rows] == 2]
        legends = [row for row in pairs[-200:] if legend_of(grid.line(int(row)))]
        # Pairs of a sign and a text are a table of their own only if they are few in it.
        if usual > 2 or len(legends) * 2 > len(rows):
            rows = rows[~np.isin(rows, legends)] if legends else rows
    return rows


def _runs(
    grid: Grid, classes: list[Classes], solid: Rows, filled: npt.NDArray[np.int32]
) -> list[tuple[int, int]]:
    """Stretches of the solid rows that belong to one table each."""
    cuts, begin = [0], 0
    top = int(solid[0])
    known = [grid.line(row) for row in range(max(0, top - HEAD), top) if filled[row] > 1]
    for place in np.flatnonzero(np.diff(solid) > 1):
        gap = range(int(solid[place]) + 1, int(solid[place + 1]))
        values = value_columns(classes, solid[begin : place + 1][-200:])
        heads = [row for row in gap if filled[row] > 1
                 and heads_values(classes, row, values, merged_over(grid, row))]
        lines = [grid.line(row) for row in heads]
        years = is_years(grid.line(int(solid[place + 1])))
        again = lines and all(line in known for line in lines)
        if (not lines and not years) or (again and not _titled(grid, gap, filled)):
            continue
        begin = int(place) + 1
        cuts.append(begin)
        known = lines
        if len(cuts) > 100:
            break
    return list(zip(cuts, [*cuts[1:], len(solid)], strict=True))


def _titled(grid: Grid, gap: range, filled: npt.NDArray[np.int32]) -> bool:
    """Whether a title stands in the gap, other than the one that says that a table goes on."""
    left = _left(grid)
    texts = [grid.line(row)[left].lower() for row in gap if filled[row] == 1]
    return any(text and not text.startswith(("noch", "fortsetzung")) for text in texts)


def _header(
    grid: Grid, classes: list[Classes], rows: Rows, start: int, filled: npt.NDArray[np.int32]
) -> Found:
    """Header rows, rows of column numbers, other rows down to the first data row; the data."""
    header, numbering, rows = _written_in_numbers(grid, rows)
    top = int(min([*numbering, *header, *rows[:1].tolist()], default=start))
    bottom = int(rows[0]) if len(rows) else top + 1
    between = [row for row in range(top + 1, bottom) if row not in (*numbering, *header)]
    values = value_columns(classes, rows[:200]) if len(rows) else []
    stop = max(start, top - HEAD)
    sure = True
    above, middle = _walk_up(grid, classes, (top, stop), filled, values)
    if not above and not header:
        above, middle = _walk_up(grid, classes, (top, stop), filled, [])
        sure = not above
    # A last line of a few headers, such as a country below a continent, belongs to them.
    for row in [row for row in middle if row - 1 in above]:
        covered = merged_over(grid, row)
        own = [place for place in values if classes[place][row] == WORDS and place not in covered]
        if len({grid.line(row)[place] for place in own}) > 1:
            above.append(row)
            middle.remove(row)
    return Found(sorted([*header, *above]), numbering, sorted([*between, *middle]), rows, sure)


def _written_in_numbers(grid: Grid, rows: Rows) -> tuple[list[int], list[int], Rows]:
    """Header rows of years and rows that count the columns, split from the rows of data."""
    header: list[int] = []
    numbering: list[int] = []
    while len(rows) and len(header) < MOST:
        line = grid.line(int(rows[0]))
        following = grid.line(int(rows[1])) if len(rows) > 1 else []
        if is_numbering(line) and line[0].strip("()") in ("", "0", "1", "a"):
            if is_numbering(following):
                break
            numbering.append(int(rows[0]))
        elif is_years(line) and not is_years(following):
            header.append(int(rows[0]))
        else:
            break
        rows = rows[1:]
    return header, numbering, rows


def _walk_up(
    grid: Grid, classes: list[Classes], span: tuple[int, int],
    filled: npt.NDArray[np.int32], values: list[int],
) -> tuple[list[int], list[int]]:
    """
    Header rows above a row, and rows between both; blank rows and titles end the header.

    With `values`, the lowest header row must have words above most of these columns.
    """
    header: list[int] = []
    between: list[int] = []
    for row in range(span[0] - 1, span[1] - 1, -1):
        cells = int(filled[row])
        if not cells:
            if header:
                break
        elif header and cells == 1 and not _spans(grid, row):
            break
        elif header or (cells > 1 and (
            not values or heads_values(classes, row, values, merged_over(grid, row))
        )):
            header.append(row)
        else:
            between.append(row)
        if len(header) >= MOST:
            break
    return (header, [row for row in between if row > max(header)]) if header else ([], [])


def _spans(grid: Grid, index: int) -> bool:
    """Whether the only text of a row stands above columns of values, not at the left edge."""
    line = grid.line(index)
    place = next(column for column, cell in enumerate(line) if cell)
    return any(line[:place]) or place > _left(grid)


def _left(grid: Grid) -> int:
    """First column of a grid that has any cell."""
    return next((place for place, kinds in enumerate(grid.kinds) if kinds.any()), 0)
