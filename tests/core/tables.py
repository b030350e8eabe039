"""Text tables as recipes read them, without the detour of a file."""

import csv
import io

import numpy as np
import pyarrow as pa

from monitoring.core.grid import text_grid
from monitoring.core.source_table import SourceTable, source_table
from monitoring.core.table_shape import shape_of


def text_table(content: str, name: str = "t.csv", delimiter: str = ";") -> SourceTable:
    """The first table of a CSV text."""
    lines = list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))
    grid = text_grid(lines)
    return source_table(grid, shape_of(grid).tables[0], name)


def plain_table(head: str, rows: list[tuple[str, ...]], delimiter: str = ";") -> SourceTable:
    """A table of these rows under this line of headings, whatever they look like."""
    names = head.strip().split(delimiter)
    columns = {
        name: pa.array([row[place] for row in rows], pa.string())
        for place, name in enumerate(names)
    }
    numbers = np.arange(2, len(rows) + 2, dtype=np.int32)
    return SourceTable("t.csv", "", columns, numbers, {n: at for at, n in enumerate(names)})
