"""What each column of a table holds and how its numbers are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import DATE, SIGN, Classes
from monitoring.core.grid import Grid, Kind, letter
from monitoring.core.number_style import Style, joined, style_of
from monitoring.core.table_blocks import Found
from monitoring.core.table_header import YEAR, header_text, paths, units

KEY = r"^0\d+$|^\d{8,12}$"
PERIOD = re.compile(r"(?i)jahr|zeit|stichtag|datum|year|period|date")
NAMED_KEY = re.compile(
    r"(?i)nummer|schl(?:u|ü|ue)ssel|kennz|postleitzahl|plz|\bids?\b|_id\b|\bags\b|\bkey\b|code|\bnr\b"
    r"|bezirk|stadtteil|ortsteil|gebiet|raum|gemeinde|kreis"
)
ENOUGH = 0.9
PLAIN = Style()


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """
    One column: its place in the grid, the texts above it, what it holds.

    `holds` is words, numbers, years, dates, keys (digits that are names) or nothing;
    `signs` are the cells that stand for a number, most frequent first.
    """

    place: int
    path: tuple[str, ...]
    holds: str
    style: Style = PLAIN
    signs: tuple[str, ...] = ()
    unit: str = ""

    @property
    def name(self) -> str:
        """The path in one text, or the column's letter."""
        return " / ".join(self.path) or letter(self.place)


def columns_of(
    grid: Grid, classes: list[Classes], found: Found, values: list[int]
) -> tuple[list[ColumnShape], list[int]]:
    """Columns of a table that hold or are headed by anything, and those with doubtful headers."""
    used = [place for place, kinds in enumerate(grid.kinds)
            if kinds[found.solid].any() or any(kinds[row] for row in found.header)]
    above, doubtful = paths(grid, found.header, used)
    unit = _units(grid, found, used, above)
    columns = []
    for place, path in zip(used, above, strict=True):
        own = unit.get(place, "")
        shorter = path[:-1] if own and path and path[-1] == own and len(path) > 1 else path
        columns.append(_column(grid, classes, found, (place, shorter, own), place in values))
    names = [column.path for column in columns]
    if len(set(names)) < len(names):
        columns = [replace(one, path=path) for one, path in zip(columns, above, strict=True)]
    return _with_table_style(columns), doubtful


def _units(
    grid: Grid, found: Found, used: list[int], above: list[tuple[str, ...]]
) -> dict[int, str]:
    """Units by column: a row of units above the values, or one unit for all of them."""
    for row in found.between:
        filled = [cell for cell in grid.line(row) if cell]
        if len(filled) == 1 and units(filled):
            return dict.fromkeys(used, header_text(filled[0]))
    if not found.header:
        return {}
    last = grid.line(found.header[-1])
    if not units(last):
        return {}
    return {place: path[-1] for place, path in zip(used, above, strict=True) if last[place]}


def _column(
    grid: Grid, classes: list[Classes], found: Found,
    head: tuple[int, tuple[str, ...], str], values: bool,
) -> ColumnShape:
    place, path, unit = head
    whole = len(found.solid) == int(found.solid[-1]) - int(found.solid[0]) + 1
    part = slice(int(found.solid[0]), int(found.solid[-1]) + 1)
    column, kinds, own = grid.columns[place][part], grid.kinds[place][part], classes[place][part]
    if not whole:
        rows = found.solid - part.start
        column, kinds, own = column.take(pa.array(rows)), kinds[rows], own[rows]
    if not kinds.any():
        return ColumnShape(place, path, "nothing")
    if not values:
        return ColumnShape(place, path, "words")
    signs = _signs(column, own)
    special = _special(column, kinds, own, path)
    if special:
        return ColumnShape(place, path, special, PLAIN, signs)
    written = kinds.copy()
    written[own == SIGN] = Kind.empty
    return ColumnShape(place, path, "numbers", style_of(column, written), signs, unit)


def _signs(column: pa.StringArray, own: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    places = np.flatnonzero(own == SIGN)
    if not len(places):
        return ()
    found = pc.value_counts(column.take(pa.array(places))).to_pylist()
    found.sort(key=lambda one: -one["counts"])
    return tuple(one["values"] for one in found[:10])


def _special(
    column: pa.StringArray, kinds: npt.NDArray[np.uint8], own: npt.NDArray[np.uint8],
    path: tuple[str, ...],
) -> str:
    """Whether values are dates, years or keys rather than numbers; "" if they are numbers."""
    places = np.flatnonzero((kinds > 0) & (own != SIGN))
    if not len(places):
        return ""
    cells = pc.unique(column.take(pa.array(places[:100_000])))
    if np.mean(kinds[places] == Kind.date) > ENOUGH or _share(cells, DATE) > ENOUGH:
        return "dates"
    head = " ".join(path)
    if _share(cells, f"^{YEAR.pattern}$") > ENOUGH and (
        PERIOD.search(head) or len(cells) < len(places) / 3
    ):
        return "years"
    return "keys" if _is_key(cells, path) else ""


def _is_key(cells: pa.StringArray, path: tuple[str, ...]) -> bool:
    """Whether digits are names of areas: by their zeros, their length, or their heading."""
    if _share(cells, r"^0\d+$") > 0.05:
        return True
    if _share(cells, r"^\d+$") < 1:
        return False
    same = len(pc.unique(pc.binary_length(cells))) == 1
    if same and _share(cells, KEY) > 0:
        return True
    return bool(NAMED_KEY.search(" ".join(path[-1:]))) and (len(path) == 1 or same)


def _share(cells: pa.StringArray, pattern: str) -> float:
    return float(np.mean(np.asarray(pc.match_substring_regex(cells, pattern))))


def _with_table_style(columns: list[ColumnShape]) -> list[ColumnShape]:
    """Columns that could be read in two ways follow the others where all of those agree."""
    common = joined([one.style for one in columns if one.holds == "numbers"])
    if common is None:
        return columns
    settled = []
    for one in columns:
        fits = all(mark in ("", getattr(common, name)) for name, mark in
                   (("decimal", one.style.decimal), ("thousands", one.style.thousands)))
        # The proposed reading of an open column takes its mark for a thousands mark.
        if one.holds == "numbers" and not one.style.sure and fits and not _mixed(one):
            one = replace(one, style=common)  # noqa: PLW2901
        settled.append(one)
    return settled


def _mixed(column: ColumnShape) -> bool:
    """Whether the open cells of a column use both marks."""
    written = "".join(column.style.examples)
    return ("," in written and "." in written) or not column.style.examples


def form_of(grid: Grid, columns: list[ColumnShape], rows: npt.NDArray[np.int64]) -> str:
    """How observations lie in the table: long, years, groups or one (one column of numbers)."""
    numbers = [one for one in columns if one.holds == "numbers"]
    years = {part for one in numbers for part in one.path for _ in YEAR.findall(part)}
    if len(numbers) >= 2 and len(years) >= 2:
        return "years"
    if any(one.holds in ("years", "dates") for one in columns) and any(
        _repeats(grid, one, rows) for one in columns if one.holds in ("words", "keys")
    ):
        return "long"
    return "groups" if len(numbers) > 1 else "one"


def _repeats(grid: Grid, column: ColumnShape, rows: npt.NDArray[np.int64]) -> bool:
    cells = grid.columns[column.place].take(pa.array(rows[:10_000]))
    return len(rows) > 1 and len(pc.unique(cells)) < min(len(rows), 10_000)
