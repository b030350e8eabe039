"""Tables as offices write them, each with every figure that it holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import xlsxwriter

from monitoring.core.grid import Grid, Kind, Merged, text_grid
from monitoring.core.signs import DEFAULT, signs_of
from monitoring.core.status import Status
from monitoring.core.table_cells import numbers_of_column, texts_of_column
from monitoring.core.table_shape import Shape

Cell = str | int | float
LABELS = ("words", "keys", "years", "dates")


class Observed(NamedTuple):
    """One figure of a table with everything that names it."""

    under: tuple[str, ...]
    labels: tuple[str, ...]
    path: tuple[str, ...]
    value: float | None
    status: str


@dataclass
class Page:
    """Written cells of one sheet, merged ranges (as in `Merged`), and the figures in them."""

    lines: list[list[Cell]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    expected: list[Observed] = field(default_factory=list)


def observed(grid: Grid, shape: Shape) -> list[Observed]:
    """Every figure of the tables of a sheet as the project reads it, row by row."""
    found: list[Observed] = []
    for table in shape.tables:
        signs = {**DEFAULT, **signs_of(table.legend)}
        names = [texts_of_column(grid, table, column).to_pylist()
                 for column in table.columns if column.holds in LABELS]
        columns = [column for column in table.columns if column.holds == "numbers"]
        read = [numbers_of_column(grid, table, column, signs) for column in columns]
        for row, under in enumerate(table.subheading_of):
            labels = tuple(name[row] for name in names)
            for column, numbers in zip(columns, read, strict=True):
                status = "bad" if numbers.bad[row] else Status(numbers.status[row]).name
                value = float(numbers.values[row])
                found.append(Observed(table.subheadings[under], labels, column.path,
                                      None if np.isnan(value) else value, status))
    return found


def as_csv(lines: Sequence[Sequence[Cell]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """The cells as a text file; cells with the delimiter in them are quoted."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode(encoding)


def as_xlsx(pages: dict[str, Page]) -> bytes:
    """The pages as sheets of a workbook; numbers stay numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, page in pages.items():
            sheet = book.add_worksheet(name)
            covered = set(_covered(page.merged))
            for one in page.merged:
                sheet.merge_range(one.first_row - 1, one.first_column, one.last_row - 1,
                                  one.last_column, page.lines[one.first_row - 1][one.first_column])
            for row, line in enumerate(page.lines):
                for place, cell in enumerate(line):
                    if cell != "" and (row, place) not in covered:
                        sheet.write(row, place, cell)
    return out.getvalue()


def as_grid(page: Page, sheet: str = "", typed: bool = False) -> Grid:
    """The grid that the reading of the page gives, without a file; `typed` as in a workbook."""
    width = max(map(len, page.lines), default=0)
    lines = [[*line, *[""] * (width - len(line))] for line in page.lines]
    grid = text_grid([[_written(cell) for cell in line] for line in lines], sheet)
    if not typed:
        return grid
    kinds = tuple(
        np.where([isinstance(line[place], int | float) for line in lines], Kind.number, own)
        .astype(np.uint8) for place, own in enumerate(grid.kinds)
    )
    return Grid(sheet, grid.columns, kinds, grid.rows, tuple(sorted(page.merged)))


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return str(pa.scalar(cell).cast(pa.string()))


def _covered(merged: list[Merged]) -> Iterator[tuple[int, int]]:
    for one in merged:
        for row in range(one.first_row - 1, one.last_row):
            yield from ((row, place) for place in range(one.first_column, one.last_column + 1))


def rows_of_values(
    under: tuple[str, ...], labels: tuple[str, ...], figures: dict[str, tuple[float | None, str]]
) -> list[Observed]:
    """The figures of one row, by the header path written with " / "."""
    return [Observed(under, labels, tuple(path.split(" / ")), *figure)
            for path, figure in figures.items()]
