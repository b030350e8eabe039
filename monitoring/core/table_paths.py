"""The path of texts above each column: which of them an upper header text stands over."""

from __future__ import annotations

from itertools import pairwise

from monitoring.core.grid import Grid, letter
from monitoring.core.question import Choices
from monitoring.core.table_header import header_text, without_mark
from monitoring.language import text

Path = tuple[str, ...]


def paths(
    grid: Grid, header: list[int], columns: list[int], values: list[int], choices: Choices
) -> list[tuple[Path, Path]]:
    """Texts above each column from top to bottom, and the footnote marks taken off them."""
    written = [_filled(grid, row) for row in header]
    texts = [list(line) for line in written]
    for level, row in enumerate(header[:-1]):
        reach = _Level(written, level, columns, values, _merged(grid, row))
        for group in reach.groups():
            last = len(group) if reach.sure(group) else 1
            if not (reach.merged or reach.repeated or last > 1) and reach.under(group):
                last = _asked(group, written, level, choices)
            for column in reach.under(group[:last]):
                texts[level][column] = written[level][group[0]]
    return [_path([line[column] for line in texts]) for column in columns]


def _path(cells: list[str]) -> tuple[Path, Path]:
    path: list[str] = []
    marks: list[str] = []
    for cell in cells:
        words, mark = without_mark(header_text(cell))
        if words and (not path or path[-1] != words):
            path.append(words)
        if mark and mark not in marks:
            marks.append(mark)
    return tuple(path), tuple(marks)


class _Level:
    """One header row: how far each of its texts reaches to the right."""

    def __init__(
        self, written: list[list[str]], level: int, columns: list[int], values: list[int],
        merged: bool,
    ) -> None:
        self.line, self.upper, self.lower = written[level], written[:level], written[level + 1 :]
        self.columns, self.values, self.merged = columns, set(values), merged
        # Where the texts of a row are repeated, they stand over nothing else.
        filled = [self.line[column] for column in columns]
        self.repeated = any(a and a == b for a, b in pairwise(filled))

    def groups(self) -> list[list[int]]:
        """Each text of the row with the columns to its right that have none."""
        found: list[list[int]] = []
        for column in self.columns:
            begins = bool(self.line[column])
            # A text of a row above ends what stands below its neighbour on the left.
            ends = any(line[column] for line in self.upper)
            if begins or ends or not found:
                found.append([column])
            elif (column in self.values) == (found[-1][0] in self.values):
                found[-1].append(column)
            else:
                found.append([column])
        return [group for group in found if self.line[group[0]] and len(group) > 1]

    def under(self, group: list[int]) -> list[int]:
        """Columns of a group that only have a text in a lower row."""
        return [column for column in group[1:] if any(line[column] for line in self.lower)]

    def sure(self, group: list[int]) -> bool:
        """Whether the text of a group stands over all of it beyond doubt."""
        if self.merged or self.repeated:
            return False
        if self._regular():
            return True
        alone = not any(line[group[0]] for line in self.lower)
        return not alone and self._from_top()

    def _regular(self) -> bool:
        """Whether several groups have the same texts below."""
        below = [tuple(tuple(line[column] for line in self.lower) for column in group)
                 for group in self.groups() if self.under(group)]
        return len(below) > 1 and len(set(below)) == 1

    def _from_top(self) -> bool:
        """Whether headers of one row stand at the top, so that one at the bottom has no own."""
        single = [place for place in self.columns
                  if sum(bool(line[place]) for line in (*self.upper, self.line, *self.lower)) == 1]
        at_bottom = any(self.lower[-1][place] for place in single if place not in self.values)
        at_top = any(line[place] for line in (*self.upper, self.line) for place in single)
        return at_top and not at_bottom


def _filled(grid: Grid, index: int) -> list[str]:
    """Texts of a header row with merged cells filled to the right."""
    line = grid.line(index)
    row = int(grid.rows[index])
    for merged in grid.merged:
        if merged.first_row == row and merged.first_column < len(line):
            for column in range(merged.first_column, min(merged.last_column + 1, len(line))):
                line[column] = line[merged.first_column]
    return line


def _merged(grid: Grid, index: int) -> bool:
    """Whether a row has merged cells side by side, so that it needs no reading of its blanks."""
    row = int(grid.rows[index])
    return any(one.first_row <= row <= one.last_row and one.first_column < one.last_column
               for one in grid.merged)


def _asked(
    group: list[int], written: list[list[str]], level: int, choices: Choices
) -> int:
    """Over how many columns the text of a group stands."""
    words = header_text(written[level][group[0]])
    below = [next((header_text(line[column]) for line in reversed(written) if line[column]), "")
             for column in group]
    options = {str(number): _reach(group, below, number) for number in range(len(group), 0, -1)}
    return int(choices.choose(
        "span", words,
        text("Wie weit reicht „{words}“ in Spalte {column} der oberen Kopfzeile nach rechts?",
             words=words, column=letter(group[0])),
        options, ", ".join(map(letter, group)), below,
    ))


def _reach(group: list[int], below: list[str], number: int) -> str:
    if number == 1:
        return text("nur Spalte {column} ({words})", column=letter(group[0]), words=below[0])
    return text("bis Spalte {column} ({words})", column=letter(group[number - 1]),
                words=below[number - 1])
