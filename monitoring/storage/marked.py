"""A copy of an uploaded table in which every problem is marked where it stands."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from monitoring.core.grid import Grid, Kind
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.opened import Opened

MOST_CELLS = 400_000
HEAD = 12
COLOURS = {"error": "#f4b183", "warning": "#ffe699", "note": "#ddebf7"}


def marked_copy(found: Opened, problems: Sequence[Problem]) -> bytes:
    """A workbook: first the list of all problems, then the sheets with marked cells."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        formats = {name: book.add_format({"bg_color": colour}) for name, colour in COLOURS.items()}
        _list(book.add_worksheet(text("Befunde")), problems, formats)
        if not found.personal:
            for number, grid in enumerate(found.upload.grids, 1):
                title = _title(grid.sheet or text("Tabelle {n}", n=number), number)
                own = [one for one in problems if one.sheet in ("", grid.sheet)]
                _sheet(book.add_worksheet(title), grid, own, _places(found, grid), formats)
    return out.getvalue()


def _title(name: str, number: int) -> str:
    clean = "".join("_" if sign in "[]:*?/\\'" else sign for sign in name)
    taken = clean.casefold() == text("Befunde").casefold()
    return f"{clean[:26]} {number}" if taken else clean[:31]


def _list(page: Worksheet, problems: Sequence[Problem], formats: dict[str, Format]) -> None:
    names = {"error": text("Fehler"), "warning": text("Warnung"), "note": text("Hinweis")}
    head = (text("Art"), text("Regel"), text("Blatt"), text("Zeile"), text("Spalte"), text("Wert"),
            text("Was zu tun ist"))
    page.write_row(0, 0, head)
    for row, one in enumerate(problems[:1_000_000], 1):
        page.write_string(row, 0, names[one.severity], formats[one.severity])
        page.write_string(row, 1, one.rule)
        page.write_string(row, 2, one.sheet)
        if one.row is not None:
            page.write_number(row, 3, one.row)
        page.write_string(row, 4, one.column)
        page.write_string(row, 5, one.value)
        page.write_string(row, 6, one.message)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(problems), 1), len(head) - 1)
    for column, width in enumerate((10, 18, 16, 8, 26, 26, 100)):
        page.set_column(column, column, width)


def _places(found: Opened, grid: Grid) -> dict[str, int]:
    """Columns of the sheet by the names that problems call them by."""
    places: dict[str, int] = {}
    for table in found.tables:
        if table.sheet == grid.sheet:
            places |= dict(table.places)
    return places


def _sheet(
    page: Worksheet, grid: Grid, problems: Sequence[Problem], places: dict[str, int],
    formats: dict[str, Format],
) -> None:
    """The cells as they are; of a very large sheet only the head and the rows with problems."""
    marks: dict[tuple[int, int], list[Problem]] = {}
    for one in problems:
        if one.row is not None:
            marks.setdefault((one.row, _column(one.column, places)), []).append(one)
    rows = np.arange(len(grid))
    if len(grid) * len(grid.columns) > MOST_CELLS:
        named = {row for row, _ in marks}
        rows = np.flatnonzero((rows < HEAD) | np.isin(grid.rows, list(named)))
    for target, at in enumerate(rows.tolist()):
        number = int(grid.rows[at])
        line = number - 1 if len(rows) == len(grid) else target
        for column, cells in enumerate(grid.columns):
            own = marks.get((number, column), [])
            worst = next((name for name in COLOURS if any(one.severity == name for one in own)), "")
            _cell(page, (line, column), cells[at].as_py(), int(grid.kinds[column][at]),
                  formats.get(worst))
            if own:
                words = "\n".join(f"{one.rule}: {one.message}" for one in own[:5])
                page.write_comment(line, column, words[:2000], {"x_scale": 3, "y_scale": 2})


def _column(name: str, places: dict[str, int]) -> int:
    """The place of a column by its name or its letter; the first where it is neither."""
    if name in places:
        return places[name]
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
        page.write_string(*place, cell[:32_000], shown)
    elif shown:
        page.write_blank(*place, None, shown)
