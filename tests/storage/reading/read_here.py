"""Text files read in the test's own process, which is faster than a process for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from monitoring.core.question import Question
from monitoring.storage.reading.encoding import decoded
from monitoring.storage.reading.exchange import Block
from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.text_tables import TextTable


@dataclass
class Written:
    """Blocks as the reading process would write them."""

    blocks: list[Block] = field(default_factory=list)

    def __call__(self, blocks: Iterable[Block]) -> None:
        self.blocks = list(blocks)

    def lines(self) -> list[list[str]]:
        """Cells row by row."""
        return [list(line) for block in self.blocks
                for line in zip(*(column.to_pylist() for column in block.columns), strict=True)]

    def kinds(self) -> list[list[int]]:
        """Kinds of the cells row by row."""
        return [list(line) for block in self.blocks
                for line in zip(*(kinds.tolist() for kinds in block.kinds), strict=True)]

    def rows(self) -> list[int]:
        """Numbers of the rows."""
        return [int(row) for row in np.concatenate([block.rows for block in self.blocks])]


Reading = Callable[..., TextTable]


@dataclass(frozen=True)
class Found:
    """Everything that one way of reading found."""

    lines: list[list[str]]
    kinds: list[list[int]]
    rows: list[int]
    encoding: str
    delimiter: str
    questions: tuple[Question, ...]
    problems: list[tuple[str, int | None, str, str]]


def found_by(
    reading: Reading, raw: bytes, answers: Mapping[str, str] | None = None
) -> Found:
    """What `regular_table` or `careful_table` makes of these bytes."""
    words = decoded(raw, answers or {})
    if not words.content.endswith(b"\n"):
        words.content.extend(b"\n")
    written = Written()
    table = reading(words, answers or {}, Limits(), written)
    problems = [(one.rule, one.row, one.column, one.value) for one in table.problems]
    return Found(written.lines(), written.kinds(), written.rows(), table.encoding,
                 table.delimiter, table.questions, sorted(problems, key=repr))
