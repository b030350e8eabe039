"""Columns and rows of a table that nobody reads, so that nothing is lost silently."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

import pandas as pd

from monitoring.core.recipe import IgnoredRows, ObservationsRecipe
from monitoring.language import text
from monitoring.storage.table_problems import TableProblems

SHOWN_KINDS = 200


def note_unused(
    problems: TableProblems, recipe: ObservationsRecipe, needed: Sequence[str]
) -> None:
    """A note for every column and every kind of row that is neither read nor ignored."""
    used = {*needed, recipe.period.column}
    for name in problems.table.columns:
        ignored = any(fnmatchcase(name, pattern) for pattern in recipe.ignored)
        if name not in used and not ignored:
            message = text("Diese Spalte wird nicht übernommen. Soll das so sein, gehört sie "
                           "mit einem Grund unter [ignored] in die Leseanleitung.")
            problems.note("unused-column", message, column=name, severity="note")
    _note_rows(problems, recipe)


def _note_rows(problems: TableProblems, recipe: ObservationsRecipe) -> None:
    filters = [figure.where for figure in recipe.columns]
    if not filters or not all(filters):
        return
    names = sorted({name for where in filters for name in where})
    kinds = pd.DataFrame({name: problems.table.columns[name] for name in names})
    counts = kinds.value_counts(sort=False).reset_index(name="")
    free = []
    for *texts, rows in counts.to_numpy().tolist():
        kind = dict(zip(names, texts, strict=True))
        read = any(all(kind[name] == cell for name, cell in where.items()) for where in filters)
        if not read and not any(_is_ignored(kind, one) for one in recipe.ignored_rows):
            free.append((kind, int(rows)))
    for kind, rows in free[:SHOWN_KINDS]:
        message = text("{n} Zeilen dieser Art werden nicht übernommen. Soll das so sein, gehören "
                       "sie mit einem Grund unter [[ignored_rows]] in die Leseanleitung.", n=rows)
        value = ", ".join(f"{name} = {cell}" for name, cell in kind.items())
        problems.note("unused-rows", message, value=value, severity="note")
    if len(free) > SHOWN_KINDS:
        message = text("Weitere {n} Zeilen anderer Art werden nicht übernommen.",
                       n=sum(rows for _, rows in free[SHOWN_KINDS:]))
        problems.note("unused-rows", message, severity="note")


def _is_ignored(kind: dict[str, str], ignored: IgnoredRows) -> bool:
    return all(fnmatchcase(kind.get(name, ""), cell) for name, cell in ignored.where.items())
