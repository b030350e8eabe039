"""The bytes of a column's cells and where each begins."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc


def offsets_of(column: pa.StringArray) -> npt.NDArray[np.int32]:
    """Where each cell begins in the values, and where the last one ends."""
    offsets = column.buffers()[1]
    return np.frombuffer(offsets, np.int32, len(column) + 1, column.offset * 4)


def values_of(column: pa.StringArray) -> bytes:
    """The bytes of all cells, one after the other."""
    if not len(column) or column.buffers()[2] is None:
        return b""
    offsets = offsets_of(column)
    first, last = int(offsets[0]), int(offsets[-1])
    return bytes(column.buffers()[2].slice(first, last - first).to_pybytes())


def trimmed(column: pa.StringArray) -> pa.StringArray:
    """Cells without blanks, tabs and line ends around them."""
    content = values_of(column)
    if not any(sign in content for sign in (b" ", b"\t", b"\n")):
        return column
    return pc.ascii_trim(column, " \t\n")
