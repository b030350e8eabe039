"""Whether a cell is empty, a value, a sign or words: what the shape of a table is told by."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Grid, Kind

Classes = npt.NDArray[np.uint8]
EMPTY, VALUE, SIGN, WORDS = 0, 1, 2, 3
# In large tables only rows near the ends are told apart sign by sign; a column that is almost
# all of one class there is taken for it, and the reading of its numbers finds what is not.
EXACT = 20_000
EDGE = 1_000
PURE = 0.99
SIGNS = ("-", "–", "—", "−", ".", "..", "...", "…", "·", "•", "/", "x", "X", "*", "**", "()", "( )",
         "k.A.", "k. A.", "k.A", "n.v.", "n. v.", "n/a", "N/A", "NA")
NUMBER = (
    r"^\(?[+\-−±]? ?(?:(?:\d+|\d{1,3}(?:[ .,'’]\d{3})+)(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?"
    r" ?%?\)?(?: ?[prse])?[*¹²³]?$"
)
DATE = (
    r"^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?$|^\d{4}-\d{2}(?:-\d{2})?|^\d{1,2}/\d{1,2}/\d{4}$"
    r"|^\d{4}/\d{2,4}$|^\d{1,2}\. ?(?:Jan|Feb|Mrz|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
)
DIGIT, LETTER = 1, 2
MARKS = np.array([
    DIGIT if 48 <= code <= 57 else 0 if code < 65 or code in (91, 93) else LETTER
    for code in range(256)
], np.uint8)


def classes_of(grid: Grid) -> list[Classes]:
    """Class of every cell, per column."""
    return [_column(column, kinds) for column, kinds in zip(grid.columns, grid.kinds, strict=True)]


def _column(column: pa.StringArray, kinds: npt.NDArray[np.uint8]) -> Classes:
    found = np.full(len(column), WORDS, np.uint8)
    found[kinds == Kind.empty] = EMPTY
    found[np.isin(kinds, (Kind.number, Kind.date, Kind.error))] = VALUE
    written = np.flatnonzero(kinds == Kind.text)
    if len(written) == 0:
        return found
    if len(column) <= EXACT:
        found[written] = exact(column.take(pa.array(written)))
        return found
    near = written[(written < EDGE) | (written >= len(column) - EDGE)]
    edges = exact(column.take(pa.array(near)))
    times = np.bincount(edges, minlength=4)
    if times.max() >= len(edges) * PURE:
        found[written] = times.argmax()
    else:
        found[written] = _quick(column)[written]
    found[near] = edges
    return found


def exact(cells: pa.StringArray) -> Classes:
    """Classes of filled cells of text, by their whole writing."""
    numbers = np.asarray(pc.match_substring_regex(cells, f"{NUMBER}|{DATE}"))
    signs = np.asarray(pc.is_in(cells, value_set=pa.array(SIGNS)))
    return np.where(numbers, VALUE, np.where(signs, SIGN, WORDS)).astype(np.uint8)


def _quick(column: pa.StringArray) -> Classes:
    """The same by which kinds of bytes occur: digits without letters are a value."""
    _, raw, values = column.buffers()
    offsets = np.frombuffer(raw, np.int32, len(column) + 1, column.offset * 4)
    content = np.frombuffer(values, np.uint8, offsets[-1]) if values else np.zeros(0, np.uint8)
    content = np.append(content, np.uint8(0))
    present = np.bitwise_or.reduceat(MARKS[content], offsets[:-1])
    found = np.where(present == DIGIT, VALUE, WORDS).astype(np.uint8)
    short = np.flatnonzero((present & DIGIT == 0) & (np.diff(offsets) <= 6))
    if len(short):
        signs = pc.is_in(column.take(pa.array(short)), value_set=pa.array(SIGNS))
        found[short[np.asarray(signs)]] = SIGN
    return found


def counts(classes: list[Classes], which: int) -> npt.NDArray[np.int32]:
    """How many cells of a class each row has."""
    total = np.zeros(len(classes[0]) if classes else 0, np.int32)
    for column in classes:
        total += column == which
    return total
