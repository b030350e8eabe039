"""Rows around the tables: titles above, footnotes and explanations of signs below."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitoring.core.grid import Grid
from monitoring.core.table_blocks import Found
from monitoring.core.table_header import header_text
from monitoring.core.table_rows import Skipped, legend_of


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
        around[number].title = " ".join(_words(grid, row) for row in title)
        around[number].skipped += [_skip(grid, row, "title") for row in title]
        if number:
            _below(grid, [row for row in rows if row not in title], around[number - 1])
        start = ends[number] + 1
    _below(grid, [row for row in range(start, len(grid)) if any(grid.line(row))], around[-1])
    return around


def _last_run(rows: list[int]) -> list[int]:
    """The rows that stand together at the end."""
    run: list[int] = []
    for row in reversed(rows):
        if run and run[0] - row > 1:
            break
        run.insert(0, row)
    return run


def _below(grid: Grid, rows: list[int], around: Around) -> None:
    notes = []
    for row in rows:
        sign = legend_of(grid.line(row))
        if sign:
            around.legend[sign[0]] = sign[1]
        else:
            notes.append(_words(grid, row))
        around.skipped.append(_skip(grid, row, "legend" if sign else "footnote"))
    around.notes = tuple(notes)


def _words(grid: Grid, row: int) -> str:
    return header_text(" ".join(cell for cell in grid.line(row) if cell))


def _skip(grid: Grid, index: int, reason: str) -> Skipped:
    row = int(grid.rows[index])
    return Skipped(row, row, reason, _words(grid, index)[:200])
