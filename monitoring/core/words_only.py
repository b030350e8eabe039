"""A table without any number: its first full row is the header."""

from __future__ import annotations

import numpy as np

from monitoring.core.cell_classes import Classes, filled_counts
from monitoring.core.table_found import Found


def words_table(classes: list[Classes]) -> list[Found]:
    """The one table of a sheet of words, if most of its rows are equally wide."""
    if len(classes) < 2:
        return []
    filled = filled_counts(classes)
    rows = np.flatnonzero(filled > 1)
    if not len(rows):
        return []
    usual = np.bincount(filled[rows]).argmax()
    if np.count_nonzero(filled[rows] >= usual) < len(rows) * 0.8:
        return []
    header = int(rows[np.argmax(filled[rows] >= usual)])
    below = rows[rows > header]
    stop = int(below[0]) if len(below) else header
    return [Found([header], [], list(range(header + 1, stop)), below)]
