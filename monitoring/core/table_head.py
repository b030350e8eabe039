"""Which rows above the values head the columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from monitoring.core.cell_classes import SIGN, VALUE, WORDS, Classes
from monitoring.core.grid import Grid, Rows, span
from monitoring.core.table_found import Found
from monitoring.core.table_header import MOST
from monitoring.core.table_numeric_head import NumericHead, again
from monitoring.core.table_rows import heads_values, is_note, legend_of, merged_over

HEAD = 300
FIRST = 200
Counts = npt.NDArray[np.int32]


def header_of(
    grid: Grid, classes: list[Classes], rows: Rows, start: int, filled: Counts
) -> Found:
    """Header rows, rows of column numbers, other rows down to the first data row; the data."""
    inner = rows[2:FIRST] if len(rows) > 4 else rows[-2:]
    values = value_columns(classes, inner)
    stop = max(start, int(rows[0]) - HEAD)
    walk = _Walk(grid, classes, filled, values, stop)
    above, middle = walk.up(int(rows[0]))
    head = NumericHead(grid, classes, inner)
    written, numbering, doubt = list[int](), list[int](), ""
    while len(rows) > 1 and len(written) + len(numbering) < MOST:
        kind = head.kind([*above, *written], rows)
        if kind not in ("header", "numbering"):
            doubt = kind
            break
        (written if kind == "header" else numbering).append(int(rows[0]))
        rows = rows[1:]
        if kind == "header" and not above:
            above, middle = walk.up(written[0], headed=True)
    if not above and not written:
        above, middle = walk.up(int(min([*numbering, *rows[:1]])), free=True)
        doubt = "few" if above else "none"
    valued = [row for row in above if any(0 < one[row] < WORDS for one in classes)]
    rows = again(grid, rows, [*written, *numbering, *valued])
    between = [*middle, *_between(written, numbering, rows)]
    found = Found(sorted([*written, *above]), numbering, sorted(between), rows, doubt)
    found = _lower(grid, classes, _without_heading(walk, found, above), values)
    return found if found.doubt else _doubted(grid, found, head.names)


def value_columns(classes: list[Classes], rows: Rows | slice) -> list[int]:
    """Columns in which most filled cells of these rows are values or signs."""
    found = []
    places = rows if isinstance(rows, slice) else span(rows)
    for place, column in enumerate(classes):
        cells = column[places]
        values = np.count_nonzero((cells == VALUE) | (cells == SIGN))
        if values and (values * 2 >= len(cells)
                       or values >= np.count_nonzero(cells == WORDS)):
            found.append(place)
    return found


def _between(written: list[int], numbering: list[int], rows: Rows) -> list[int]:
    """Rows from the first written header or number of a column down to the data."""
    top = min([*written, *numbering, int(rows[0])])
    return [row for row in range(top, int(rows[0])) if row not in (*written, *numbering)]


def _without_heading(walk: _Walk, found: Found, above: list[int]) -> Found:
    """The table without a lowest header row that is a sub-heading above the only values."""
    if not above or not walk.heading(found.solid, max(above)):
        return found
    row = max(above)
    header = [one for one in found.header if one != row]
    between, doubt = [*found.between, row], found.doubt
    if not header:
        header, middle = walk.up(row)
        between, doubt = [*between, *middle], "" if header else "none"
    return replace(found, header=sorted(header), between=sorted(between), doubt=doubt)


def _lower(grid: Grid, classes: list[Classes], found: Found, values: list[int]) -> Found:
    """A last line of a few headers, such as a country below a continent, belongs to them."""
    header, between = list(found.header), list(found.between)
    for row in found.between:
        if row - 1 not in header:
            continue
        covered = merged_over(grid, row)
        own = [place for place in values if classes[place][row] == WORDS and place not in covered]
        if len({grid.line(row)[place] for place in own}) > 1:
            header.append(row)
            between.remove(row)
    return replace(found, header=sorted(header), between=between)


def _doubted(grid: Grid, found: Found, names: list[int]) -> Found:
    """The table with the doubt that its header leaves, if there is one."""
    if len(found.header) > 1 and _may_be_title(grid, found.header, names):
        return replace(found, doubt="title")
    if found.numbering and _may_count(grid, found):
        return replace(found, doubt="counting")
    return found


def _may_be_title(grid: Grid, header: list[int], names: list[int]) -> bool:
    """Whether the first header row names columns that a lower one names as well."""
    row = header[0]
    line = grid.line(row)
    if merged_over(grid, row):
        return False
    lower = [grid.line(below) for below in header[1:]]
    return any(line[place] and any(below[place] for below in lower) for place in names)


def _may_count(grid: Grid, found: Found) -> bool:
    """Whether a row that counts the columns may be the first of rows that are numbered."""
    line, following = grid.line(found.numbering[-1]), grid.line(int(found.solid[0]))
    if line[grid.left] != "1":
        return False
    narrow = sum(map(bool, line)) == 2 and following[grid.left].isdecimal()
    return narrow or following[grid.left] == "2"


class _Walk:
    """The way up from the first row with values to the first header row."""

    def __init__(
        self, grid: Grid, classes: list[Classes], filled: Counts, values: list[int], stop: int
    ) -> None:
        self.grid, self.classes, self.filled = grid, classes, filled
        self.values, self.stop = values, stop

    def up(
        self, top: int, headed: bool = False, free: bool = False
    ) -> tuple[list[int], list[int]]:
        """
        Header rows above a row, and rows between both; blank rows and titles end the header.

        The lowest header row has words above most columns of values, unless the row below is
        `headed`, a header itself, or any row of several cells will do (`free`).
        """
        header: list[int] = []
        between: list[int] = []
        for row in range(top - 1, self.stop - 1, -1):
            cells = int(self.filled[row])
            if not cells:
                if header or headed:
                    break
            elif self._ends(row, cells, bool(header) or headed):
                break
            elif header or headed or self._heads(row, cells, free):
                header.append(row)
            else:
                between.append(row)
            if len(header) >= MOST:
                break
        lowest = max(header, default=0)
        return header, [row for row in between if row > lowest] if header else []

    def heading(self, rows: Rows, row: int) -> bool:
        """Whether a row of one cell above the only values comes back further down."""
        if len(self.values) != 1 or self.filled[row] != 1:
            return False
        place = self.values[0]
        if not self.classes[place][row]:
            return False
        inner = np.setdiff1d(np.arange(rows[0], rows[-1]), rows)
        return bool(np.any((self.filled[inner] == 1) & (self.classes[place][inner] == WORDS)))

    def _ends(self, row: int, cells: int, headed: bool) -> bool:
        if cells == 1:
            return headed and not self._spans(row)
        line = self.grid.line(row)
        return is_note(line) or bool(legend_of(line))

    def _heads(self, row: int, cells: int, free: bool) -> bool:
        """Whether a row may be the lowest header row."""
        if free:
            return cells > 1
        if cells == 1 and not self._spans(row):
            return False
        return heads_values(self.classes, row, self.values, merged_over(self.grid, row))

    def _spans(self, row: int) -> bool:
        """Whether the only text of a row stands above values, not at the left edge."""
        return next(place for place, kinds in enumerate(self.grid.kinds) if kinds[row]
                    ) > self.grid.left
