"""Tables of crosswalks as they are read: ids as text, weights as numbers, with their rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from monitoring.core.grid import Kind
from monitoring.core.numbers import numbers_of_cells
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import CrosswalkRecipe
from monitoring.core.source_table import SourceTable
from monitoring.language import text
from monitoring.storage.opened import opened


def read_crosswalk(
    folder: Path, recipe: CrosswalkRecipe
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """
    The table with columns from, to, weight, cell and row; None, with problems, if unreadable.

    A weight is NaN where its cell holds no number.
    """
    try:
        found = opened(folder / recipe.file, recipe.file)
    except OSError:
        message = text("Die Tabelle der Gewichte ist nicht lesbar. Bitte Pfad und Rechte prüfen.")
        return None, [Problem("unreadable-table", message, recipe.file)]
    if found.upload.refused or not found.tables or found.personal:
        return None, errors(found.problems) or [_no_table(recipe)]
    table = found.tables[0]
    wanted = (recipe.from_, recipe.to, recipe.weight)
    if missing := [one for one in wanted if one not in table.columns]:
        message = text("Diese Spalte fehlt in der Tabelle der Gewichte. Vorhanden sind: {names}. "
                       "Bitte die Leseanleitung berichtigen.", names=", ".join(table.columns))
        return None, [Problem("missing-column", message, recipe.file, column=one)
                      for one in missing]
    return _links(table, recipe), errors(found.problems)


def _no_table(recipe: CrosswalkRecipe) -> Problem:
    message = text("In dieser Datei steht keine Tabelle mit Gewichten. Bitte die Datei prüfen.")
    return Problem("empty-file", message, recipe.file)


def _links(table: SourceTable, recipe: CrosswalkRecipe) -> pd.DataFrame:
    cells = table.columns[recipe.weight]
    # What a workbook holds as a number has a decimal point, whatever texts look like.
    typed = table.kinds(recipe.weight) == Kind.number
    written = numbers_of_cells(cells, recipe.decimal, "", {}).values
    exact = numbers_of_cells(cells, ".", "", {}).values
    return pd.DataFrame({
        "from": table.columns[recipe.from_].to_pylist(),
        "to": table.columns[recipe.to].to_pylist(),
        "weight": np.where(typed, exact, written),
        "cell": cells.to_pylist(),
        "row": table.rows,
    })
