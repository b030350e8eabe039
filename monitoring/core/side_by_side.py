"""Work on several columns at once; Arrow and NumPy let other threads run meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Column = TypeVar("Column")
Made = TypeVar("Made")
# Below this many rows threads cost more than they save.
LARGE = 100_000
THREADS = 2


def each(work: Callable[[Column], Made], columns: Sequence[Column], rows: int) -> list[Made]:
    """The work done on every column, in order; of large tables on two columns at a time."""
    if rows < LARGE or len(columns) < 2:
        return [work(one) for one in columns]
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(work, columns))
