"""A copy of an uploaded table in which every problem is marked where it stands."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from monitoring.core.grid import Grid, Kind, letter
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.opened import Opened

MOST_CELLS = 400_000
MOST_ROWS = 1_000_000
HEAD = 12
# A cell of a spreadsheet holds hardly more characters.
LONGEST = 32_000
COLOURS = {"error": "#f4b183", "warning": "#ffe699", "note": "#ddebf7"}


def marked_copy(found: Opened, problems: Sequence[Problem]) -> bytes:
    """
    A workbook: first the list of all problems, then the sheets with marked cells.

    Of a file with data of persons only the places are named, nothing of its content.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        formats = {name: book.add_format({"bg_color": colour}) for name, colour in COLOURS.items()}
        first = text("Befunde")
        _list(book.add_worksheet(first), _places_only(found) or problems, formats)
        if not found.personal:
            titles = {first.casefold()}
            for number, grid in enumerate(found.upload.grids, 1):
                title = _title(grid.sheet or text("Tabelle {n}", n=number), titles)
                own = [one for one in problems if one.sheet in ("", grid.sheet)]
                _sheet(book.add_worksheet(title), grid, own, _places(found, grid), formats)
    return out.getvalue()


def _places_only(found: Opened) -> list[Problem]:
    """Problems of a file with data of persons: even a heading may be the name of somebody."""
    places = {(one.sheet, name): letter(place) for one in found.tables
              for name, place in one.places.items()}
    return [replace(one, sheet="", value="", column=places.get((one.sheet, one.column), ""))
            for one in found.personal]


def _title(name: str, taken: set[str]) -> str:
    """A name that spreadsheets accept and that no other sheet of the copy has."""
    clean = "".join("_" if sign in "[]:*?/\\'" or ord(sign) < 32 else sign for sign in name)
    title, number = clean[:31].strip() or "_", 1
    while title.casefold() in taken:
        number += 1
        title = f"{clean[:27]} {number}"
    taken.add(title.casefold())
    return title


def _list(page: Worksheet, problems: Sequence[Problem], formats: dict[str, Format]) -> None:
    names = {"error": text("Fehler"), "warning": text("Warnung"), "note": text("Hinweis")}
    head = (text("Art"), text("Regel"), text("Blatt"), text("Zeile"), text("Spalte"), text("Wert"),
            text("Was zu tun ist"))
    page.write_row(0, 0, head)
    for row, one in enumerate(problems[:MOST_ROWS], 1):
        page.write_string(row, 0, names[one.severity], formats[one.severity])
        page.write_string(row, 1, one.rule)
        page.write_string(row, 2, one.sheet)
        if one.row is not None:
            page.write_number(row, 3, one.row)
        for column, words in enumerate((one.column, one.value, one.message), 4):
            page.write_string(row, column, words[:LONGEST])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(problems), 1), len(head) - 1)
    for column, width in enumerate((10, 18, 16, 8, 26, 26, 100)):
        page.set_column(column, column, width)


def _places(found: Opened, grid: Grid) -> list[tuple[int, int, Mapping[str, int]]]:
    """First and last row of every table of the sheet, and its columns by their names."""
    return [(int(one.rows[0]), int(one.rows[-1]), one.places) for one in found.tables
            if one.sheet == grid.sheet and len(one)]


def _sheet(
    page: Worksheet, grid: Grid, problems: Sequence[Problem],
    places: list[tuple[int, int, Mapping[str, int]]], formats: dict[str, Format],
) -> None:
    """
    The cells as they are; of a very large sheet only the head and the rows with problems.

    Then the first column says which row of the table each of them is.
    """
    marks: dict[tuple[int, int], list[Problem]] = {}
    for one in problems:
        if one.row is not None:
            marks.setdefault((one.row, _column(one, places)), []).append(one)
    rows = np.arange(len(grid))
    parts = len(grid) * len(grid.columns) > MOST_CELLS
    if parts:
        named = {row for row, _ in marks}
        rows = np.flatnonzero((rows < HEAD) | np.isin(grid.rows, list(named)))
    for target, at in enumerate(rows[:MOST_ROWS].tolist()):
        number = int(grid.rows[at])
        line = target if parts else number - 1
        if parts:
            page.write_number(line, 0, number)
        for place, cells in enumerate(grid.columns):
            own, column = marks.get((number, place), []), place + parts
            worst = next((name for name in COLOURS if any(one.severity == name for one in own)), "")
            _cell(page, (line, column), cells[at].as_py(), int(grid.kinds[place][at]),
                  formats.get(worst))
            if own:
                words = "\n".join(f"{one.rule}: {one.message}" for one in own[:5])
                page.write_comment(line, column, words[:2000], {"x_scale": 3, "y_scale": 2})


def _column(
    problem: Problem, places: list[tuple[int, int, Mapping[str, int]]]
) -> int:
    """The place of a column by its name in the table of the row, by its letter, or the first."""
    name, row = problem.column, problem.row or 0
    near = [own for first, last, own in places if first <= row <= last]
    for own in (*near, *(own for *_, own in places)):
        if name in own:
            return own[name]
    if name.isascii() and name.isalpha() and name.isupper() and len(name) <= 3:
        number = 0
        for sign in name:
            number = number * 26 + ord(sign) - 64
        return number - 1
    return 0


def _cell(
    page: Worksheet, place: tuple[int, int], cell: str, kind: int, shown: Format | None
) -> None:
    if kind == Kind.number and len(cell) < 16:
        page.write_number(*place, float(cell), shown)
    elif cell:
        page.write_string(*place, cell[:LONGEST], shown)
    elif shown:
        page.write_blank(*place, None, shown)
