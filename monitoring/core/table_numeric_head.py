"""Header rows that are written in numbers: years, dates, ages, numbers of the columns."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import VALUE, WORDS, Classes
from monitoring.core.grid import Grid, Rows
from monitoring.core.table_content import KEY_NAME, ONLY_PERIOD
from monitoring.core.table_header import is_numbering, is_period, is_years, without_mark
from monitoring.core.table_rows import TOTAL_ROW, heads_values, merged_over

OLDEST = 120


class NumericHead:
    """What tells a first row with values that heads the columns from a row of data."""

    def __init__(self, grid: Grid, classes: list[Classes], rows: Rows) -> None:
        self.grid, self.classes = grid, classes
        self.names, self.values = _sides(classes, rows)

    def like_header(self, row: int) -> bool:
        """Whether a row directly above a header may belong to it."""
        line = self.grid.line(row)
        cells = [line[place] for place in self.values if line[place]]
        figures = [cell for place, cell in zip(self.values, (line[one] for one in self.values),
                   strict=True) if cell and self.classes[place][row] != WORDS]
        if not cells or all(map(is_period, figures)):
            return bool(cells)
        return _rises(figures) and (self.titled(line) or not any(
            line[place] for place in self.names))

    def kind(self, above: list[int], rows: Rows) -> str:
        """header, numbering, first (it may be a header) or "" for the first of these rows."""
        line, following = self.grid.line(int(rows[0])), self.grid.line(int(rows[1]))
        if self._counts(line, following, above):
            return "numbering"
        cells = [line[place] for place in self.values if line[place]]
        if not cells:
            return ""
        named = any(line[place] for place in self.names)
        if is_years(line) and not is_years(following) and not is_period(line[self.grid.left]):
            # Below a full header and with a name, years may be the values of the first area.
            doubt = named and self._headed(above) and self._distinct(above)
            return "first" if doubt else "header"
        periods = [is_period(cell) for cell in cells]
        if all(periods) and not named and (above or len(cells) > 1):
            return "header" if not above or not self._distinct(above) else "first"
        words = any(self.classes[place][rows[0]] == WORDS for place in self.values if line[place])
        if words:
            return "header" if any(periods) and not above and not self._area(line) else ""
        return self._rising(line, above, rows, named)

    def _rising(self, line: list[str], above: list[int], rows: Rows, named: bool) -> str:
        """The kind of a row of whole numbers that rise, like ages."""
        if not _rises([line[place] for place in self.values if line[place]]):
            return ""
        if above and not self._distinct(above):
            return "header" if not named or self.titled(line) else "first"
        if named:
            return "header" if not above and self.titled(line) else ""
        return "first" if above or self._whole(rows) else "header"

    def _counts(self, line: list[str], following: list[str], above: list[int]) -> bool:
        """Whether a row numbers the columns."""
        fewest = min(3, len(self.names) + len(self.values))
        if not is_numbering(line, fewest) or is_numbering(following, fewest):
            return False
        first = line[self.grid.left].strip("()[]")
        if not first:
            # Numbers above the values only may be ages, where nothing else tells them apart.
            cells = [cell for cell in line if cell]
            return bool(above) and cells[0].strip("()[]") in ("1", "a") and self._distinct(above)
        return first in ("0", "1", "a")

    def _headed(self, above: list[int]) -> bool:
        lowest = max(above, default=-1)
        return lowest >= 0 and heads_values(
            self.classes, lowest, self.values, merged_over(self.grid, lowest))

    def _distinct(self, above: list[int]) -> bool:
        """Whether the header rows give every column of values a path of its own."""
        paths = [""] * len(self.values)
        for row in sorted(above):
            line, last = self.grid.line(row), ""
            for number, place in enumerate(self.values):
                last = line[place] or last
                paths[number] += "\t" + last
        return len(set(paths)) == len(paths)

    def _area(self, line: list[str]) -> bool:
        """Whether a name is a number, as those of areas are."""
        return any(line[place].isdecimal() for place in self.names)

    def titled(self, line: list[str]) -> bool:
        """Whether the names of a row are words for what is named, such as district."""
        cells = [line[place] for place in self.names if line[place]]
        return not any(TOTAL_ROW.match(cell) for cell in cells) and any(
            KEY_NAME.search(cell) or ONLY_PERIOD.match(cell) or cell in ("Name", "Bezeichnung")
            for cell in cells)

    def _whole(self, rows: Rows) -> bool:
        """Whether a row without name may be the sum of those below it."""
        first = int(rows[0])
        for place in self.values:
            cell = self.grid.columns[place][first].as_py()
            if self.classes[place][first] != VALUE or not cell.isdecimal():
                continue
            below = self.grid.columns[place].take(pa.array(rows[1:200]))
            below = pc.replace_substring_regex(below, "[ .,'’]", "")
            digits = below.filter(pc.match_substring_regex(below, r"^\d{1,15}$"))
            largest = pc.max(pc.cast(digits, pa.int64())).as_py()
            if largest is not None and largest > int(cell):
                return False
        return True


def _rises(cells: list[str]) -> bool:
    """Whether cells are whole numbers that rise as ages do."""
    bare = [without_mark(cell)[0] for cell in cells]
    if len(bare) < 2 or not all(cell.isdecimal() for cell in bare):
        return False
    numbers = list(map(int, bare))
    return all(np.diff(numbers) > 0) and numbers[-1] <= OLDEST


def _sides(classes: list[Classes], rows: Rows) -> tuple[list[int], list[int]]:
    """Columns that name the rows, from the left to the last one of words, and the others."""
    used = [place for place, column in enumerate(classes) if column[rows].any()]
    words = [place for place in used[:-1]
             if _mostly_words(classes[place][rows])]
    last = max(words, default=used[0] if used else 0)
    remark = used[-1:] if used and _mostly_words(classes[used[-1]][rows]) else []
    return [one for one in used if one <= last], [
        one for one in used if one > last and one not in remark]


def _mostly_words(cells: Classes) -> bool:
    return bool(np.count_nonzero(cells == WORDS) * 2 > np.count_nonzero(cells))


def again(grid: Grid, rows: Rows, lines: list[int]) -> Rows:
    """The rows without those that repeat one of these lines, as after a page break."""
    for row in lines:
        same = rows
        for column in grid.columns:
            if not len(same):
                break
            same = same[np.asarray(pc.equal(column.take(pa.array(same)), column[row]))]
        if 0 < len(same) < len(rows):
            rows = rows[~np.isin(rows, same)]
    return rows
