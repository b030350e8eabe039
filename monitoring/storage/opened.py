"""A file of an office, opened: its cells, the tables in them, and the one that a recipe reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from monitoring.core.checks.personal import personal_columns
from monitoring.core.grid import Grid
from monitoring.core.problem import Problem, errors
from monitoring.core.question import Question
from monitoring.core.reading_plan import absent, fits, needed, on_sheet
from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.refused import ProblemsFound
from monitoring.core.source_table import SourceTable, source_table
from monitoring.core.table_shape import Shape, TableShape, shape_of
from monitoring.language import text
from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.upload import Upload, read_upload

Progress = Callable[[float], None]
# Questions whose answer is known as soon as the recipe's columns are found, and those about one
# column alone, which do not matter if nobody reads it.
SETTLED = ("header", "span", "holds")
OF_COLUMN = ("decimal", "holds", "unnamed", "repeat")


@dataclass(frozen=True, eq=False)
class Opened:
    """
    A file as it was read; `shapes` are parallel to the grids of `upload`.

    `answers` are those that it was read with.
    """

    name: str
    upload: Upload
    shapes: tuple[Shape, ...]
    fingerprint: str
    answers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def tables(self) -> list[SourceTable]:
        """All tables of all sheets."""
        return [
            source_table(grid, table, self.name, _totals(grid, shape, table))
            for grid, shape in zip(self.upload.grids, self.shapes, strict=True)
            for table in shape.tables
        ]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that is open about the file and its tables."""
        return (*self.upload.questions, *(one for shape in self.shapes for one in shape.questions))

    @cached_property
    def personal(self) -> list[Problem]:
        """Columns that look like data of persons; such a file is shown to nobody."""
        return [problem for table in self.tables for problem in personal_columns(table)]

    @property
    def problems(self) -> list[Problem]:
        """Problems of the file and of its sheets, with the name of the file."""
        found = [*self.upload.problems, *(one for shape in self.shapes for one in shape.problems)]
        return [*(replace(one, file=self.name) for one in found), *self.personal]


class TableRefused(ProblemsFound):
    """A file in which the table that is wanted cannot be read; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)


def opened(
    source: Path | bytes,
    name: str,
    answers: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Opened:
    """Read a file in the confined process and find its tables; raises OSError only."""
    # The fingerprint is found while the other process reads.
    with ThreadPoolExecutor(1) as beside:
        fingerprint = beside.submit(_fingerprint, source)
        upload = read_upload(source, name, limits, answers, progress, cancelled)
        shapes = tuple(shape_of(grid, answers or {}) for grid in upload.grids)
        return Opened(name, upload, shapes, fingerprint.result(), answers or {})


def _fingerprint(source: Path | bytes) -> str:
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def answers_of(recipe: ObservationsRecipe) -> dict[str, str]:
    """What a recipe says to the questions of the reader."""
    given = {"encoding": recipe.encoding, "delimiter": recipe.delimiter}
    return {**{name: word for name, word in given.items() if word}, **recipe.answers}


def table_for(found: Opened, recipe: ObservationsRecipe, period: str = "") -> SourceTable:
    """The one table that the recipe reads; raises TableRefused, also for open questions."""
    if found.upload.refused:
        raise TableRefused(*found.problems)
    if found.personal:
        raise TableRefused(*found.personal)
    tables = [one for one in found.tables if on_sheet(recipe, one.sheet)]
    chosen = tables
    if recipe.table:
        chosen = tables[recipe.table - 1 : recipe.table]
    elif len(tables) > 1:
        chosen = [one for one in tables if not absent(recipe, list(one.columns), period)] or tables
    if not tables and not recipe.sheet:
        raise TableRefused(*(errors(found.problems) or found.problems))
    if len(chosen) != 1:
        raise TableRefused(_not_one(found.name, recipe, tables))
    open_ones = [one for one in about(found, chosen[0]) if _concerns(one, recipe)]
    if open_ones:
        raise TableRefused(*(open_question(found.name, one) for one in open_ones))
    return chosen[0]


def about(found: Opened, table: SourceTable) -> list[Question]:
    """Open questions about a table: later tables of a sheet are numbered in their ids."""
    own = [one for one in found.tables if one.sheet == table.sheet]
    number = own.index(table) + 1
    return [
        one for one in found.questions
        if one.sheet in ("", table.sheet) and (len(own) == 1 or not one.sheet or one.id.endswith(
            f"#{number}") or (number == 1 and "#" not in one.id))
    ]


def _concerns(question: Question, recipe: ObservationsRecipe) -> bool:
    """Whether a question is still open for the columns that the recipe reads."""
    kind = question.id.partition(":")[0]
    if kind in SETTLED or (kind == "decimal" and recipe.decimal):
        return False
    return kind not in OF_COLUMN or any(fits(name, question.column) for name in needed(recipe))


def _totals(grid: Grid, shape: Shape, table: TableShape) -> np.ndarray:
    """Places of the rows within a table that were told to be totals."""
    rows = [one.first for one in shape.skipped if one.reason == "total"]
    places = np.flatnonzero(np.isin(grid.rows, rows))
    if not len(table.rows):
        return places[:0]
    first = min([*table.header, int(table.rows[0])])
    return places[(places >= first) & (places <= int(table.rows[-1]) + len(rows) + 2)]


def _not_one(
    name: str, recipe: ObservationsRecipe, tables: list[SourceTable]
) -> Problem:
    if not tables:
        message = text("Dieses Blatt gibt es nicht, oder es hat keine Tabelle.")
    else:
        found = ", ".join(dict.fromkeys(one.sheet or "1" for one in tables))
        message = text("In dieser Datei stehen mehrere Tabellen, auf den Blättern: {sheets}. Bitte "
                       "in der Leseanleitung ein Blatt (sheet) und die Tabelle darauf (table) "
                       "nennen.", sheets=found)
    return Problem("table-choice", message, name, recipe.sheet)


def open_question(name: str, question: Question) -> Problem:
    """An unanswered question as the error that it is for publishing."""
    message = text("{question} Möglich: {options}. Bitte in der Leseanleitung unter [answers] "
                   "„{id}“ festlegen.", question=question.message,
                   options=" · ".join(question.options), id=question.id)
    return Problem("open-question", message, name, question.sheet, column=question.column)
