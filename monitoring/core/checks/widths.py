"""Check of rows that are longer than their headings, as unquoted decimal commas make them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from monitoring.core.findings import Findings
from monitoring.core.grid import letter
from monitoring.core.problem import Problem
from monitoring.core.reading_plan import ignored, needed
from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.source_table import SourceTable
from monitoring.language import text


def beyond_headings(table: SourceTable, recipe: ObservationsRecipe) -> Iterator[Problem]:
    """One error for every row of a text table with cells to the right of the last heading."""
    findings = Findings(table)
    named = [place for name, place in table.places.items() if name != letter(place)]
    wanted = needed(recipe)
    message = text("Rechts der letzten Überschrift steht in dieser Zeile noch eine Zelle. "
                   "Vermutlich hat ein Dezimalkomma oder Trennzeichen die Zeile zu früh geteilt; "
                   "bitte die Zeile berichtigen.")
    for name, place in table.places.items():
        if place < max(named, default=0) or name in wanted or ignored(recipe, name):
            continue
        if name == letter(place):
            filled = np.asarray(pc.greater(pc.binary_length(table.columns[name]), 0))
            findings.cells("row-width", message, filled, name)
    yield from findings.problems
