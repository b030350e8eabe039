"""Problems of one table, each with the row and column that people see."""

from __future__ import annotations

import pandas as pd

from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.tables import Table

PROBLEMS_PER_RULE = 200


class TableProblems:
    """Collects the problems of one table, each of them once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self._known: set[Problem] = set()
        self._rows = pd.Series(table.rows)

    def cells(
        self, rule: str, message: str, bad: pd.Series, cells: pd.Series, column: str
    ) -> None:
        """One problem for each bad cell, the first ones in full, the rest counted."""
        hits = bad[bad].index
        for hit in hits[:PROBLEMS_PER_RULE]:
            self.note(rule, message, int(self._rows[hit]), column, str(cells[hit]))
        if len(hits) > PROBLEMS_PER_RULE:
            more = text("Weitere {n} Zellen derselben Art sind nicht einzeln aufgeführt.",
                        n=len(hits) - PROBLEMS_PER_RULE)
            self.note(rule, more, column=column)

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
        problem = Problem(rule, message, self.table.file, "", row, column, value[:120], severity)
        if problem not in self._known:
            self._known.add(problem)
            self.problems.append(problem)
