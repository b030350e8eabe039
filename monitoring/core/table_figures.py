"""Figures and statuses of the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import DATE
from monitoring.core.coded import Codes, coded, equal
from monitoring.core.cube import FloatArray
from monitoring.core.findings import Findings
from monitoring.core.grid import Kind
from monitoring.core.numbers import CellNumbers, numbers_of_cells
from monitoring.core.observations import FIGURES, NO_REASON
from monitoring.core.recipe import Figure, ObservationsRecipe
from monitoring.core.side_by_side import each
from monitoring.core.status import Status, StatusArray, has_number, joined
from monitoring.language import Words, text

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp] | slice
EVERY = slice(None)


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures of some rows; `reason` numbers `reasons`."""

    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray
    reason: Codes
    reasons: tuple[Words, ...]


class FigureReader:
    """Reads numbers, signs and rules of a recipe; what is neither becomes a problem."""

    def __init__(self, findings: Findings, recipe: ObservationsRecipe) -> None:
        self.findings, self.recipe, self.table = findings, recipe, findings.table
        self.signs: Mapping[str, Status] = {**recipe.signs}
        self._read: dict[str, CellNumbers] = {}

    def figures(self, figure: Figure, rows: Rows, count: Mask | bool) -> Figures:
        """Figures of one indicator, or of several of a long table, in these rows."""
        size = len(self.table) if isinstance(rows, slice) else len(rows)
        found: dict[str, FloatArray] = {}
        statuses = []
        self._read_columns(figure)
        for name in FIGURES:
            if column := getattr(figure, name):
                found[name], status = self._numbers(column, rows)
                statuses.append(status)
            else:
                found[name] = np.full(size, np.nan)
        if figure.factor != 1:
            found["value"] *= figure.factor
        status = self._status(figure, found, statuses, count)
        status = self._stated(found, status, rows)
        reason, reasons = np.zeros(size, np.int32), [NO_REASON]
        self._ruled(figure, status, reason, reasons, rows)
        self._complete(figure, found, status, rows)
        without = ~has_number(status)
        if without.any():
            for figures in found.values():
                figures[without] = np.nan
        return Figures(**found, status=status, reason=reason, reasons=tuple(reasons))

    def _read_columns(self, figure: Figure) -> None:
        """Parse what is not known yet of a figure's columns."""
        names = [name for name in sorted(figure.cells()) if name not in self._read]
        read = each(self._parsed, names, len(self.table))
        self._read |= dict(zip(names, read, strict=True))

    def _parsed(self, column: str) -> CellNumbers:
        decimal, thousands = self._style(column)
        cells, typed = self.table.columns[column], self.table.kinds(column) == Kind.number
        if typed.all():
            # What a workbook holds as a number has a decimal point, whatever texts look like.
            return numbers_of_cells(cells, ".", "", self.signs)
        read = numbers_of_cells(cells, decimal, thousands, self.signs)
        if typed.any():
            at = np.flatnonzero(typed)
            exact = numbers_of_cells(cells.take(pa.array(at)), ".", "", self.signs)
            read.values[at], read.status[at] = exact.values, exact.status
            read.bad[at], read.marked[at] = exact.bad, exact.marked
        if read.bad.any():
            read.status[read.bad] = Status.unknown
        return read

    def _numbers(self, column: str, rows: Rows) -> tuple[FloatArray, StatusArray]:
        read = self._read[column]
        if read.bad.any():
            self._name_bad(column, _within(read.bad, rows))
        if read.marked.any():
            message = text("An dieser Zahl hängt ein Fußnotenzeichen. Gelesen wird die Zahl; "
                           "bitte prüfen, was die Fußnote sagt.")
            self.findings.cells("footnote-mark", message, _within(read.marked, rows), column,
                                severity="warning")
        return read.values[rows].copy(), read.status[rows]

    def _name_bad(self, column: str, bad: Mask) -> None:
        """One error for every cell that is no number, by what it is instead."""
        bad = bad & ~self.findings.odd_cells(column, bad)
        days = self.table.kinds(column) == Kind.date
        days |= np.asarray(pc.match_substring_regex(self.table.columns[column], DATE))
        message = text("Hier steht ein Datum statt einer Zahl. Tabellenprogramme machen aus „1.2“ "
                       "oder „1-2“ ein Datum; bitte die Spalte als Text formatieren und die Zahl "
                       "neu eingeben.")
        self.findings.cells("date-for-number", message, bad & days, column)
        message = text("Das ist weder eine Zahl noch ein erklärtes Zeichen. Bitte berichtigen "
                       "oder das Zeichen in der Leseanleitung erklären.")
        self.findings.cells("not-a-number", message, bad & ~days, column)

    def _style(self, column: str) -> tuple[str, str]:
        """Decimal and thousands mark: as the recipe says, else as the column is written."""
        if self.recipe.decimal:
            return self.recipe.decimal, self.recipe.thousands
        style = self.table.styles[column]
        return style.decimal or ",", style.thousands

    def _status(
        self, figure: Figure, found: Mapping[str, FloatArray], statuses: list[StatusArray],
        count: Mask | bool,
    ) -> StatusArray:
        """Status of the figure's columns together."""
        numbers = found["value" if figure.value else "numerator"]
        if figure.zero_is is None and all((one == Status.value).all() for one in statuses):
            nothing = (numbers == 0) & count
            return np.where(nothing, np.uint8(Status.zero), np.uint8(Status.value))
        empty = np.logical_and.reduce([one == Status.missing for one in statuses])
        status = joined(*(np.where(one == Status.missing, Status.zero, one) for one in statuses))
        plain = np.isin(status, [Status.value, Status.zero])
        if figure.zero_is is not None:
            status = np.where(numbers == 0, figure.zero_is, status)
        else:
            # A 0 of a count is exactly nothing; of a share or mean only the sign says so.
            own = np.where(numbers == 0, Status.zero, Status.value)
            status = np.where(plain & count, own, status)
        return np.where(empty, Status.missing, status).astype(np.uint8)

    def _stated(
        self, found: dict[str, FloatArray], status: StatusArray, rows: Rows
    ) -> StatusArray:
        """The status that the source writes in a column of its own, where it does."""
        if not self.recipe.status or not self.table.kinds(self.recipe.status).any():
            return status
        column = coded(self.table.columns[self.recipe.status])
        codes = np.array([int(self.signs.get(one, -1)) for one in column.texts] or [-1], int)
        blank = column.where(lambda one: one == "")
        message = text("Dieses Zeichen ist in der Leseanleitung nicht erklärt. Bitte dort "
                       "ergänzen.")
        unknown = ~blank & (codes[column.codes] < 0)
        self.findings.cells("unknown-sign", message, unknown, self.recipe.status)
        stated = np.where(blank, -1, codes[column.codes])[rows]
        nothing = np.logical_and.reduce([np.isnan(one) for one in found.values()])
        found["value"][(stated == Status.zero) & nothing] = 0.0
        return np.where(stated >= 0, stated, status).astype(np.uint8)

    def _ruled(
        self, figure: Figure, status: StatusArray, reason: Codes, reasons: list[Words], rows: Rows
    ) -> None:
        """Statuses and reasons that rules of the recipe give to whole rows."""
        own, columns = figure.cells(), self.table.columns
        rules: list[tuple[Mask, Status, Words | None]] = []
        for either in self.recipe.missing_when:
            if own & set(either.columns):
                same = [equal(columns[name], either.equals) for name in either.columns]
                rules.append((np.logical_and.reduce(same), either.status, either.reason))
        for rule in self.recipe.status_by:
            if not rule.columns or own & set(rule.columns):
                rules.append((equal(columns[rule.column], rule.equals), rule.status, rule.reason))
        for hit, state, why in rules:
            chosen = hit[rows]
            if not chosen.any():
                continue
            if (words := why or NO_REASON) not in reasons:
                reasons.append(words)
            status[chosen], reason[chosen] = state, reasons.index(words)

    def _complete(
        self, figure: Figure, found: Mapping[str, FloatArray], status: StatusArray, rows: Rows
    ) -> None:
        """A status that promises a number needs one."""
        without = has_number(status) & np.isnan(found["value"])
        if figure.numerator and without.any():
            half = np.isnan(found["numerator"])
            if figure.denominator:
                half |= np.isnan(found["denominator"])
            without &= half
        if without.any():
            message = text("Hier fehlt die Zahl oder eine von Zähler und Nenner. Bitte ergänzen "
                           "oder beide leer lassen.")
            bad = np.zeros(len(self.table), bool)
            bad[np.arange(len(self.table))[rows][without]] = True
            self.findings.cells("incomplete-figure", message, bad,
                                figure.value or figure.numerator)
            status[without] = Status.unknown


def _within(marked: Mask, rows: Rows) -> Mask:
    """Only the marked rows that are read."""
    if isinstance(rows, slice) or not marked.any():
        return marked
    found = np.zeros(len(marked), bool)
    found[rows] = marked[rows]
    return found
