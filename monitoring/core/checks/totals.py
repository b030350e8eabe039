"""Checks of the rows of totals that a table brings along."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from monitoring.core.checks.case import Case, as_read
from monitoring.core.checks.slack import slack_of
from monitoring.core.numbers import numbers_of_cells
from monitoring.core.problem import Problem
from monitoring.core.signs import DEFAULT
from monitoring.core.source_table import SourceTable, with_decimal
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.core.whole import is_whole
from monitoring.language import text

Floats = npt.NDArray[np.float64]


def totals_differ(case: Case) -> Iterator[Problem]:
    """Rows of totals: that they are left out, stand twice, or are no sum of the table's rows."""
    for table in case.tables:
        if table.totals is None or not len(table.totals):
            continue
        yield from _left_out(case, table)
        for column in _counted(case, table):
            yield from _differing(table, table.totals, column)


def _left_out(case: Case, table: SourceTable) -> Iterator[Problem]:
    totals = table.totals
    column = next((one.area for one in case.rows.sources
                   if (one.file, one.sheet) == (table.file, table.sheet)), "")
    if totals is None or column not in totals.columns:
        return
    words = totals.columns[column].to_pylist()
    message = text("Summenzeilen sind keine Gebiete und werden nicht übernommen ({n}).",
                   n=len(totals))
    yield Problem("total-left-out", message, table.file, table.sheet, int(totals.rows[0]), column,
                  words[0], "note")
    for number in range(1, len(totals)):
        if all(map(_is_word, words[number - 1 : number + 1])) and _same(totals, number, column):
            message = text("Zwei Summenzeilen stehen mit denselben Zahlen untereinander. Sie "
                           "zählen nicht mit; bitte prüfen, ob eine davon ein Gebiet ist.")
            yield Problem("total-twice", message, table.file, table.sheet,
                          int(totals.rows[number]), column, words[number], "warning")


def _is_word(word: str) -> bool:
    return bool(word) and is_whole(word)


def _same(totals: SourceTable, number: int, column: str) -> bool:
    """Whether a row of totals follows the one before at once and says the same."""
    if totals.rows[number] != totals.rows[number - 1] + 1:
        return False
    return all(cells[number].equals(cells[number - 1])
               for name, cells in totals.columns.items() if name != column)


def _place(table: SourceTable, number: int) -> int:
    """How many data rows stand above a row of totals."""
    assert table.totals is not None
    return int(np.searchsorted(table.rows, table.totals.rows[number]))


def _counted(case: Case, table: SourceTable) -> list[str]:
    """Columns of counts from which every row of a table was read."""
    found = []
    count = case.of_kind(Kind.count)
    for number, source in enumerate(case.rows.sources):
        if (source.file, source.sheet) == (table.file, table.sheet) and source.value:
            own = (case.rows.source == number) & count
            if own.sum() == len(table) and case.numbers[own].all():
                found.append(source.value)
    return found


def _differing(table: SourceTable, totals: SourceTable, column: str) -> Iterator[Problem]:
    values, wholes = _numbers(table, column), _numbers(totals, column)
    slack = slack_of(values, len(values))
    places = [_place(table, number) for number in range(len(totals))]
    for number, place in enumerate(places):
        before = max([one for one in places if one < place], default=0)
        after = min([one for one in places if one > place], default=len(values))
        sums = [part.sum() for part in (values, values[before:place], values[place:after],
                                        values[:place]) if len(part)]
        whole = wholes[number]
        if not np.isfinite([whole, *sums]).all():
            continue
        if min(abs(one - whole) for one in sums) <= slack:
            continue
        message = text("Die Summenzeile passt nicht: die Zeilen ergeben zusammen {sum}. Bitte "
                       "prüfen, ob Zeilen fehlen oder doppelt sind.",
                       sum=as_read(sums[1 if len(totals) > 1 and before < place else 0]))
        yield Problem("total-differs", message, table.file, table.sheet, int(totals.rows[number]),
                      column, str(totals.columns[column][number].as_py()), "warning")


def _numbers(table: SourceTable, column: str) -> Floats:
    """Numbers of a column of a table or of its totals, NaN where a cell has none."""
    style = table.styles[column]
    decimal = style.decimal or ","
    read = numbers_of_cells(with_decimal(table, column, decimal), decimal, style.thousands, DEFAULT)
    return np.where(has_number(read.status) & ~read.bad, read.values, np.nan)
