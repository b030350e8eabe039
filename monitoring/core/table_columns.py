"""What each column of a table holds and how its numbers are written."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import SIGN, Classes
from monitoring.core.grid import Grid, Kind, Kinds, cells_at, letter, span
from monitoring.core.number_style import Style, style_of
from monitoring.core.question import Choices
from monitoring.core.table_content import Cells, content_of
from monitoring.core.table_found import Found
from monitoring.core.table_header import header_text, units
from monitoring.core.table_paths import Path, paths

PLAIN = Style()


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """
    One column: its place in the grid, the texts above it, what it holds.

    `holds` is words, numbers, years, dates, keys (digits that are names) or nothing;
    `signs` are the cells that stand for a number, most frequent first; `marks` the footnote marks
    taken off the texts. In a column that `repeats`, an empty cell means the text above it.
    `decimals` is the place of a column with the digits behind the decimal comma, if there is one.
    """

    place: int
    path: tuple[str, ...]
    holds: str
    style: Style = PLAIN
    signs: tuple[str, ...] = ()
    unit: str = ""
    marks: tuple[str, ...] = ()
    repeats: bool = False
    decimals: int | None = None

    @property
    def name(self) -> str:
        """The path in one text, or the column's letter."""
        return " / ".join(self.path) or letter(self.place)


def columns_of(
    grid: Grid, classes: list[Classes], found: Found, values: list[int], choices: Choices
) -> list[ColumnShape]:
    """Columns of a table that hold or are headed by anything."""
    rows = span(found.solid)
    used = [place for place, kinds in enumerate(grid.kinds)
            if kinds[rows].any() or any(kinds[row] for row in found.header)]
    above = paths(grid, found.header, used, values, choices)
    unit = _units(grid, found, used, [path for path, _ in above])
    shorter = []
    for place, (path, _) in zip(used, above, strict=True):
        own = unit.get(place, "")
        shorter.append(path[:-1] if own and path and path[-1] == own and len(path) > 1 else path)
    if len(set(shorter)) < len(shorter):
        shorter = [path for path, _ in above]
    columns: list[ColumnShape] = []
    for place, path, (_, marks) in zip(used, shorter, above, strict=True):
        head = ColumnShape(place, path, "nothing", unit=unit.get(place, ""), marks=marks)
        columns.append(_column(grid, classes, found, head, place in values, choices))
    return [_beside_names(one, columns) for one in columns]


def _beside_names(one: ColumnShape, columns: list[ColumnShape]) -> ColumnShape:
    """A column with its header; numbers that share it with names number these."""
    shared = one.path and any(other.path == one.path and other.holds == "words"
                              for other in columns)
    if one.holds == "numbers" and shared:
        return replace(one, holds="keys", style=PLAIN, unit="")
    return one


def _units(grid: Grid, found: Found, used: list[int], above: list[Path]) -> dict[int, str]:
    """Units by column: a row of units above the values, or one unit for all of them."""
    for row in found.between:
        line = grid.line(row)
        if units(line):
            own = {place: header_text(line[place]) for place in used if line[place]}
            return own if len(own) > 1 else dict.fromkeys(used, next(iter(own.values()), ""))
    if not found.header:
        return {}
    last = grid.line(found.header[-1])
    if not units(last):
        return {}
    return {place: path[-1] for place, path in zip(used, above, strict=True)
            if last[place] and path}


def _column(
    grid: Grid, classes: list[Classes], found: Found, head: ColumnShape, values: bool,
    choices: Choices,
) -> ColumnShape:
    column, kinds, own = _cells(grid, classes, found, head.place)
    if not kinds.any():
        return replace(head, unit="")
    rows = span(found.solid)
    first = not any(one[rows].any() for one in grid.kinds[: head.place])
    cells = Cells(column, kinds, own, head.path, head.name, values, first)
    holds = content_of(cells, choices)
    if holds == "words":
        return replace(head, holds=holds, unit="")
    signs = _signs(column, own)
    if holds != "numbers":
        return replace(head, holds=holds, signs=signs, unit="")
    written = np.where(own == SIGN, np.uint8(Kind.empty), kinds) if signs else kinds
    return replace(head, holds=holds, style=style_of(column, written), signs=signs)


def _cells(
    grid: Grid, classes: list[Classes], found: Found, place: int
) -> tuple[pa.StringArray, Kinds, Classes]:
    """Cells of a column in the rows with values, their kinds and classes."""
    rows = span(found.solid)
    return (cells_at(grid.columns[place], found.solid), grid.kinds[place][rows],
            classes[place][rows])


def _signs(column: pa.StringArray, own: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    places = np.flatnonzero(own == SIGN)
    if not len(places):
        return ()
    found = pc.value_counts(column.take(pa.array(places))).to_pylist()
    found.sort(key=lambda one: -one["counts"])
    return tuple(one["values"] for one in found[:10])
