"""Columns and rows of a table that nobody reads, so that nothing is lost silently."""

from __future__ import annotations

from fnmatch import fnmatchcase

import numpy as np

from monitoring.core.coded import coded, tuples
from monitoring.core.findings import Findings
from monitoring.core.reading_plan import fits, ignored, needed
from monitoring.core.recipe import IgnoredRows, ObservationsRecipe
from monitoring.language import text

SHOWN_KINDS = 200


def note_unread(findings: Findings, recipe: ObservationsRecipe) -> None:
    """A note for every column and every kind of row that is neither read nor ignored."""
    columns = findings.table.columns
    used = [*needed(recipe), recipe.period.column]
    for name in columns:
        if not any(fits(one, name) for one in used if one) and not ignored(recipe, name):
            message = text("Diese Spalte wird nicht übernommen. Soll das so sein, gehört sie "
                           "mit einem Grund unter [ignored] in die Leseanleitung.")
            findings.note("unused-column", message, column=name, severity="note")
    _note_rows(findings, recipe)


def _note_rows(findings: Findings, recipe: ObservationsRecipe) -> None:
    filters = [figure.where for figure in recipe.columns]
    if not filters or not all(filters):
        return
    names = sorted({name for where in filters for name in where})
    kinds, codes = tuples(*(coded(findings.table.columns[name]) for name in names))
    free = []
    for texts, rows in sorted(zip(kinds, np.bincount(codes, minlength=len(kinds)).tolist(),
                                  strict=True)):
        kind = dict(zip(names, texts, strict=True))
        read = any(all(kind[name] == cell for name, cell in where.items()) for where in filters)
        if not read and not any(_is_ignored(kind, one) for one in recipe.ignored_rows):
            free.append((kind, rows))
    for kind, rows in free[:SHOWN_KINDS]:
        message = text("{n} Zeilen dieser Art werden nicht übernommen. Soll das so sein, gehören "
                       "sie mit einem Grund unter [[ignored_rows]] in die Leseanleitung.", n=rows)
        value = ", ".join(f"{name} = {cell}" for name, cell in kind.items())
        findings.note("unused-rows", message, value=value, severity="note")
    if len(free) > SHOWN_KINDS:
        message = text("Weitere {n} Zeilen anderer Art werden nicht übernommen.",
                       n=sum(rows for _, rows in free[SHOWN_KINDS:]))
        findings.note("unused-rows", message, severity="note")


def _is_ignored(kind: dict[str, str], ignored: IgnoredRows) -> bool:
    return all(fnmatchcase(kind.get(name, ""), cell) for name, cell in ignored.where.items())
