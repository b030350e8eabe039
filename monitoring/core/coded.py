"""Columns of text as codes into their distinct texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
SMALL = 1 << 31


@dataclass(frozen=True, eq=False)
class Coded:
    """A column as `texts[codes]`."""

    texts: tuple[str, ...]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def map(self, change: Callable[[str], str]) -> Coded:
        """The column with every distinct text changed; equal results share a code."""
        changed = [change(one) for one in self.texts]
        number = {one: at for at, one in enumerate(dict.fromkeys(changed))}
        codes = np.array([number[one] for one in changed] or [0], np.int32)
        return Coded(tuple(number), codes[self.codes])

    def where(self, test: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
        """Which rows have a text that passes."""
        found = np.array([test(one) for one in self.texts] or [False], bool)
        return found[self.codes]

    def select(self, rows: npt.NDArray[np.intp]) -> Coded:
        """Some of the rows."""
        return Coded(self.texts, self.codes[rows])


def coded(column: pa.StringArray) -> Coded:
    """The distinct texts of a column and which of them each row has."""
    encoded = column.dictionary_encode()
    indices = pc.fill_null(encoded.indices, 0) if encoded.null_count else encoded.indices
    codes = np.asarray(indices).astype(np.int32, copy=False)
    return Coded(tuple(encoded.dictionary.to_pylist()), codes)


def fixed(word: str, rows: int) -> Coded:
    """A column in which every row has the same text."""
    return Coded((word,), np.zeros(rows, np.int32))


def equal(column: pa.StringArray, word: str) -> npt.NDArray[np.bool_]:
    """Rows whose cell is just this text."""
    found: npt.NDArray[np.bool_] = np.asarray(pc.equal(column, word))
    return found


def tuples(*parts: Coded) -> tuple[list[tuple[str, ...]], Codes]:
    """The distinct combinations that occur, and which of them each row has."""
    sizes = [len(part.texts) for part in parts]
    total = int(np.prod(sizes, dtype=np.int64))
    combined: npt.NDArray[np.integer] | None = None
    for part, size in zip(parts, sizes, strict=True):
        if size > 1:
            codes = part.codes if total < SMALL else part.codes.astype(np.int64)
            combined = codes if combined is None else combined * size + codes
    if combined is None:
        combined = np.zeros(len(parts[0]), np.int32)
    # A table of all combinations is faster than sorting the rows, as long as it is small.
    if total <= 4 * len(combined) + 1000:
        seen = np.zeros(total, bool)
        seen[combined] = True
        distinct = np.flatnonzero(seen)
        numbers = np.zeros(total, np.int32)
        numbers[distinct] = np.arange(len(distinct), dtype=np.int32)
        number = numbers[combined]
    else:
        distinct, inverse = np.unique(combined, return_inverse=True)
        number = inverse.astype(np.int32)
    found: list[list[str]] = []
    for part, size in zip(reversed(parts), reversed(sizes), strict=True):
        distinct, own = np.divmod(distinct, max(size, 1))
        found.insert(0, [part.texts[one] for one in own.tolist()])
    return list(zip(*found, strict=True)), number
