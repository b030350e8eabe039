"""Problems of one table, each with the row and column that people see."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable
from monitoring.language import text

# Above this many cells of one kind a list helps nobody; the rest is named by its rows.
LISTED = 20_000
LONGEST = 120


class Findings:
    """Collects the problems of one table, each of them once."""

    def __init__(self, table: SourceTable) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self._known: set[Problem] = set()

    def cells(
        self,
        rule: str,
        message: str,
        bad: npt.NDArray[np.bool_],
        column: str,
        value: Callable[[int], str] | None = None,
        severity: str = "error",
    ) -> None:
        """One problem for each marked row of a column; the value is the cell's own text."""
        rows = np.flatnonzero(bad)
        cells = self.table.columns.get(column)
        for row in rows[:LISTED].tolist():
            shown = value(row) if value else cells[row].as_py() if cells is not None else ""
            self.note(rule, message, int(self.table.rows[row]), column, shown, severity)
        if len(rows) > LISTED:
            more = text("Weitere {n} Zellen derselben Art, Zeilen {first} bis {last}.",
                        n=len(rows) - LISTED, first=int(self.table.rows[rows[LISTED]]),
                        last=int(self.table.rows[rows[-1]]))
            self.note(rule, f"{message} {more}", column=column, severity=severity)

    def note(
        self,
        rule: str,
        message: str,
        row: int | None = None,
        column: str = "",
        value: str = "",
        severity: str = "error",
    ) -> None:
        """Keep a problem of this table."""
        table = self.table
        problem = Problem(
            rule, message, table.file, table.sheet, row, column, value[:LONGEST], severity
        )
        if problem not in self._known:
            self._known.add(problem)
            self.problems.append(problem)
