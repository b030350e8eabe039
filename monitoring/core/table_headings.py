"""Rows without values inside a table: sub-headings, repeated headers, areas without values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import VALUE, Classes, filled_counts
from monitoring.core.grid import Grid, Rows
from monitoring.core.question import Choices
from monitoring.core.table_columns import ColumnShape
from monitoring.core.table_found import Found
from monitoring.core.table_header import units
from monitoring.core.table_rows import Skipped, is_note, merged_over, says_total, skipped_row
from monitoring.language import text

ALWAYS = 0.9
Headings = tuple[tuple[str, ...], ...]


@dataclass
class Between:
    """Sub-headings with their places, rows left out, and rows of data without any value."""

    heads: list[tuple[int, str]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)


def between_of(
    grid: Grid, classes: list[Classes], found: Found, columns: list[ColumnShape], choices: Choices
) -> Between:
    """Sort the rows between header and last data row that have no values."""
    out, open_ones = Between(), list[int]()
    rows = _rows(grid, classes, found)
    if not rows:
        return out
    sorter = _Sorter(grid, classes, found, columns)
    for row in rows:
        reason = sorter.reason(row)
        if reason == "open":
            open_ones.append(row)
        elif reason == "data":
            out.kept.append(row)
        else:
            out.skipped.append(skipped_row(grid, row, reason))
            if reason == "subheading":
                out.heads.append((row, sorter.words(row)))
    for row in sorter.headings(open_ones, choices):
        out.heads.append((row, sorter.words(row)))
        out.skipped.append(skipped_row(grid, row, "subheading"))
    heads = {row for row, _ in out.heads}
    out.kept += [row for row in open_ones if row not in heads]
    out.heads.sort()
    return out


def _rows(grid: Grid, classes: list[Classes], found: Found) -> list[int]:
    """Filled rows that are neither header nor have a value, from top to bottom."""
    first, last = int(found.solid[0]), int(found.solid[-1])
    gaps = np.zeros(0, np.int64)
    if last - first + 1 > len(found.solid):
        between = np.ones(last - first + 1, bool)
        between[found.solid - first] = False
        gaps = np.flatnonzero(between) + first
        filled = filled_counts([one[gaps] for one in classes])
        gaps = gaps[filled > 0]
    return [*(row for row in found.between if any(grid.line(row))), *gaps.tolist()]


class _Sorter:
    """What is known of a table to tell its rows without values apart."""

    def __init__(
        self, grid: Grid, classes: list[Classes], found: Found, columns: list[ColumnShape]
    ) -> None:
        self.grid, self.classes, self.found = grid, classes, found
        self.values = {one.place for one in columns if one.holds == "numbers"}
        self.used = {one.place for one in columns}
        named = [one for one in columns if one.holds not in ("numbers", "nothing")]
        total = says_total(grid, found.solid, [one.place for one in named])
        rows = found.solid[~total]
        self.names = [one for one in named
                      if np.count_nonzero(grid.kinds[one.place][rows]) > ALWAYS * len(rows)]
        self.headers = [grid.line(row) for row in found.header]
        self.numbering = [grid.line(row) for row in found.numbering]

    def shown(self, row: int) -> list[int]:
        """Columns in which a row has a cell of its own."""
        covered = merged_over(self.grid, row)
        return [place for place, kinds in enumerate(self.grid.kinds)
                if kinds[row] and place not in covered]

    def words(self, row: int) -> str:
        """The cells of a sub-heading in one text."""
        line = self.grid.line(row)
        return " / ".join(dict.fromkeys(line[place] for place in self.shown(row)))

    def reason(self, row: int) -> str:
        """Why a row is no data; "data" if it is, "open" if that has to be seen from the others."""
        line = self.grid.line(row)
        for lines, reason in ((self.headers, "header"), (self.numbering, "column_numbers")):
            if line in lines:
                return reason
        texts = [cell for cell in line if cell]
        named = any(line[one.place] for one in self.names)
        between = row in self.found.between
        if units(texts) and (not named or (between and len(texts) == 1)):
            return "units"
        if is_note(line) and not between:
            return "footnote"
        shown = self.shown(row)
        return self._of_many(row, shown) if len(shown) > 1 else self._of_one(row, shown)

    def _of_one(self, row: int, shown: list[int]) -> str:
        """A row of one cell is an area only where areas have one name and it is like theirs."""
        if len(merged_over(self.grid, row) & self.used) or not self.names:
            return "subheading"
        if shown[0] not in {one.place for one in self.names} or len(self.names) > 1:
            return "subheading"
        if self.names[0].holds != "words":
            # Digits name what the other rows name with digits; words among them do not.
            return "data" if self.classes[shown[0]][row] == VALUE else "subheading"
        name = self.grid.columns[shown[0]][row].as_py()
        return "subheading" if name.endswith(":") else "open"

    def _of_many(self, row: int, shown: list[int]) -> str:
        """A row of several cells is data if it has the names that all data have."""
        line = self.grid.line(row)
        if not self.names:
            return "subheading" if self.values & set(shown) else "data"
        for one in self.names[:2]:
            if not line[one.place]:
                return "subheading"
            if one.holds == "keys" and self.classes[one.place][row] != VALUE:
                return "subheading"
        return "data"

    def headings(self, rows: list[int], choices: Choices) -> list[int]:
        """Which of the open rows are sub-headings: all or none of those not told by the others."""
        if not rows:
            return []
        place = self.names[0].place
        column = self.grid.columns[place]
        labels = column.take(pa.array(self.found.solid))
        texts = [column[row].as_py() for row in rows]
        again = np.asarray(pc.is_in(pa.array(texts), value_set=labels))
        rows = [row for row, known in zip(rows, again, strict=True) if not known]
        texts = [text for text, known in zip(texts, again, strict=True) if not known]
        if not rows or self._alike(texts, labels) or self._repeated(rows, labels):
            return rows
        first = rows[0] < int(self.found.solid[0])
        heads = choices.agreed(
            "subheading", "",
            text("Sind diese Zeilen Zwischenüberschriften, oder sind es Gebiete ohne Werte? Ja: "
                 "Sie gelten für die Zeilen darunter."),
            first, evidence=texts,
        )
        return rows if heads else []

    def _alike(self, texts: list[str], labels: pa.StringArray) -> bool:
        """Whether several sub-headings share a word that no other row begins or ends with."""
        if len(texts) < 2:
            return False
        for place, pattern in ((0, "^{} "), (-1, " {}$")):
            words = {one.split()[place] if " " in one else "" for one in texts}
            if len(words) == 1 and (word := words.pop()):
                sought = pattern.format("".join(f"\\x{{{ord(sign):x}}}" for sign in word))
                return not pc.any(pc.match_substring_regex(labels, sought)).as_py()
        return False

    def _repeated(self, rows: list[int], labels: pa.StringArray) -> bool:
        """Whether the same names stand below several of the rows."""
        cuts = np.searchsorted(self.found.solid, rows)
        codes = np.asarray(labels.dictionary_encode().indices)
        parts = [set(part.tolist()) for part in np.split(codes, cuts)[1:]]
        parts = [part for part in parts if part]
        return len(parts) > 1 and all(
            len(one & parts[0]) * 2 >= len(one) for one in parts[1:])


def headings_of(
    heads: list[tuple[int, str]], data: Rows
) -> tuple[Headings, npt.NDArray[np.int32]]:
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


def _groups(heads: list[tuple[int, str]], data: Rows) -> list[list[tuple[int, str]]]:
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
