"""Rows around the tables: titles above, footnotes and explanations of signs below."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitoring.core.grid import Grid
from monitoring.core.table_found import Found
from monitoring.core.table_header import header_text
from monitoring.core.table_rows import Skipped, legend_of, skipped_row


@dataclass
class Around:
    """Texts that belong to one table, and the rows they stand in."""

    title: str = ""
    legend: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    skipped: list[Skipped] = field(default_factory=list)


def outside_of(grid: Grid, found: list[Found], ends: list[int]) -> list[Around]:
    """For each table what stands above and below it."""
    around = [Around() for _ in found]
    start = 0
    for number, one in enumerate(found):
        top = min([*one.header, *one.numbering, *one.between, int(one.solid[0])])
        rows = [row for row in range(start, top) if any(grid.line(row))]
        title = _last_run(rows) if number else rows
        _above(grid, title, around[number])
        if number:
            _below(grid, [row for row in rows if row not in title], around[number - 1])
        start = ends[number] + 1
    _below(grid, [row for row in range(start, len(grid)) if any(grid.line(row))], around[-1])
    for before in around[:-1]:
        # The explanations at the end of a sheet hold for all of its tables.
        before.legend = {**around[-1].legend, **before.legend}
    return around


def _last_run(rows: list[int]) -> list[int]:
    """The rows that stand together at the end."""
    run: list[int] = []
    for row in reversed(rows):
        if run and run[0] - row > 1:
            break
        run.insert(0, row)
    return run


def _above(grid: Grid, rows: list[int], around: Around) -> None:
    titles = []
    for row in rows:
        signs = legend_of(grid.line(row))
        around.legend.update(signs)
        if not signs:
            titles.append(_words(grid, row))
        around.skipped.append(skipped_row(grid, row, "legend" if signs else "title"))
    around.title = " ".join(titles)


def _below(grid: Grid, rows: list[int], around: Around) -> None:
    notes = []
    for row in rows:
        signs = legend_of(grid.line(row))
        around.legend.update(signs)
        if not signs:
            notes.append(_words(grid, row))
        around.skipped.append(skipped_row(grid, row, "legend" if signs else "footnote"))
    around.notes = tuple(notes)


def _words(grid: Grid, row: int) -> str:
    return header_text(" ".join(cell for cell in grid.line(row) if cell))
