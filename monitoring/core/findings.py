"""Problems of one table, each with the row and column that people see."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from monitoring.core.grid import Kind
from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable
from monitoring.language import text

# Above this many cells of one kind a list helps nobody; the rest is named by its rows. Errors are
# mended one by one, warnings are confirmed together.
LISTED = 20_000
LISTED_DOUBTS = 2_000
LONGEST = 120
Mask = npt.NDArray[np.bool_]


def listed(severity: str) -> int:
    """How many problems of one rule are listed one by one."""
    return LISTED if severity == "error" else LISTED_DOUBTS


def once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that name the same cell by the same rule again."""
    found: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        # Without a row the sentence is what tells problems apart.
        about = (one.column,) if one.row is not None else (one.column, one.value, one.message)
        found.setdefault((one.rule, one.file, one.sheet, one.row, *about), one)
    return list(found.values())


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
        bad: Mask,
        column: str,
        value: Callable[[int], str] | None = None,
        severity: str = "error",
    ) -> None:
        """One problem for each marked row of a column; the value is the cell's own text."""
        rows = np.flatnonzero(bad)
        if not len(rows):
            return
        cells, most = self.table.columns.get(column), listed(severity)
        for row in rows[:most].tolist():
            shown = value(row) if value else cells[row].as_py() if cells is not None else ""
            self.note(rule, message, int(self.table.rows[row]), column, shown, severity)
        if len(rows) > most:
            more = text("Weitere {n} Zellen derselben Art, Zeilen {first} bis {last}.",
                        n=len(rows) - most, first=int(self.table.rows[rows[most]]),
                        last=int(self.table.rows[rows[-1]]))
            self.note(rule, f"{message} {more}", column=column, severity=severity)

    def odd_cells(self, column: str, among: Mask | None = None) -> Mask:
        """
        Cells in which a spreadsheet wrote an error or left a formula, each an error by itself.

        Only rows `among` these are looked at; nobody needs to wonder about the cells again.
        """
        kinds = self.table.kinds(column)
        errors, formulas = kinds == Kind.error, kinds == Kind.formula
        if among is not None:
            errors, formulas = errors & among, formulas & among
        message = text("In dieser Zelle steht ein Fehlerwert des Tabellenprogramms statt einer "
                       "Angabe. Bitte die Formel dort berichtigen und die Tabelle neu speichern.")
        self.cells("error-cell", message, errors, column)
        message = text("In dieser Zelle steht eine Formel als Text statt ihres Ergebnisses. Bitte "
                       "das Ergebnis als Wert eintragen.")
        self.cells("formula", message, formulas, column)
        return np.asarray(errors | formulas)

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

