"""Places of one table in a grid, before its columns are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from monitoring.core.grid import Grid, Rows
from monitoring.core.question import Choices
from monitoring.core.table_numeric_head import again
from monitoring.core.table_rows import is_note, legend_of
from monitoring.language import text


@dataclass(frozen=True)
class Found:
    """
    Header rows of a table, rows between these and the data, and its rows with values.

    `doubt` says why the number of header rows is open: nothing heads the values ("none") or too
    few of them ("few"), the first header row may be a title ("title"), the first row with values
    may be a header ("first"), or a row may only count the columns ("counting").
    """

    header: list[int]
    numbering: list[int]
    between: list[int]
    solid: Rows
    doubt: str = ""


def with_header(grid: Grid, found: Found, choices: Choices) -> Found:
    """The table with as many header rows as the answer says; asks where that is open."""
    if found.doubt == "counting":
        return _counted(grid, found, choices)
    if not found.doubt:
        return found
    own = len(found.header)
    second = {"none": 1, "few": 0, "title": own - 1, "first": own + 1}[found.doubt]
    # A table needs one row of data at least.
    most = own + (1 if len(found.solid) > 1 else 0)
    numbers = dict.fromkeys([own, min(second, most), *range(most + 1)])
    options = {str(number): _rows_shown(grid, found, number) for number in numbers}
    rows = found.header or [int(found.solid[0])]
    answer = int(choices.choose(
        "header", "",
        text("Welche Zeilen sagen, was die Spalten bedeuten? Über den Werten ist die Kopfzeile "
             "nicht eindeutig."),
        options, evidence=[" | ".join(filter(None, grid.line(row))) for row in rows],
    ))
    header = _header(found, answer)
    solid = again(grid, found.solid[max(0, answer - own) :], header)
    # Without a header, the rows that were one are titles.
    top = min([*header, *found.between, int(solid[0])])
    between = [row for row in range(top, int(solid[0])) if row not in (*header, *found.numbering)]
    return replace(found, header=header, doubt="", between=between, solid=solid)


def _header(found: Found, number: int) -> list[int]:
    """So many header rows: the lowest ones, and more from the first rows with values."""
    own = len(found.header)
    return [*found.header[own - min(own, number) :], *found.solid[: max(0, number - own)].tolist()]


def _rows_shown(grid: Grid, found: Found, number: int) -> str:
    rows = [int(grid.rows[row]) for row in _header(found, number)]
    if not rows:
        return text("ohne Kopfzeile")
    if len(rows) == 1:
        return text("Zeile {row}", row=rows[0])
    return text("Zeilen {first} bis {last}", first=rows[0], last=rows[-1])


def _counted(grid: Grid, found: Found, choices: Choices) -> Found:
    """The table with its row of column numbers, or with that row among its data."""
    row = found.numbering[-1]
    counts = choices.agreed(
        "numbering", "",
        text("Zählt Zeile {row} nur die Spalten, oder sind das Werte? Ja: Sie wird ausgelassen.",
             row=int(grid.rows[row])),
        True, evidence=filled(grid.line(row)),
    )
    if counts:
        return replace(found, doubt="")
    return replace(found, doubt="", numbering=found.numbering[:-1],
                   solid=np.concatenate([[row], found.solid]).astype(np.int64))


def with_tail(
    grid: Grid, found: Found, columns: Mapping[int, str], choices: Choices
) -> Found:
    """
    The table with the rows of only a name that follow at once, where they are areas.

    `columns` are those of the names, with what they hold.
    """
    rows = []
    for row in range(int(found.solid[-1]) + 1, len(grid)):
        shown = [place for place, kinds in enumerate(grid.kinds) if kinds[row]]
        if len(shown) != 1 or shown[0] not in columns:
            break
        name = grid.columns[shown[0]][row].as_py()
        numbered = columns[shown[0]] != "words" and name.isdecimal()
        if (not numbered and not may_name(name)) or (not numbered and not choices.agreed(
            "tail", name,
            text("Ist Zeile {row} ein Gebiet ohne Werte? Nein: Sie ist eine Fußnote.",
                 row=int(grid.rows[row])),
            False, evidence=[name],
        )):
            break
        rows.append(row)
    if not rows:
        return found
    return replace(found, solid=np.concatenate([found.solid, rows]).astype(np.int64))


def may_name(words: str) -> bool:
    """Whether a text may name an area, so that it is no sentence, source or heading."""
    if not words or is_note([words]) or legend_of([words]) or len(words.split()) > 5:
        return False
    return words.isdecimal() or (words[-1] not in ".:;_" and not any(map(str.isdecimal, words)))


def filled(cells: Sequence[str]) -> list[str]:
    """The cells that are not empty."""
    return [cell for cell in cells if cell]
