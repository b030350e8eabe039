"""A text file as one sheet: encoding, delimiter, cells, odd signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.language import text
from monitoring.storage.reading.cell_kinds import kinds_of, odd_signs
from monitoring.storage.reading.delimited import blocks
from monitoring.storage.reading.delimiter import Survey, delimiter_of, survey
from monitoring.storage.reading.encoding import Decoded, decoded
from monitoring.storage.reading.exchange import Block
from monitoring.storage.reading.limits import Limits, beyond


@dataclass
class TextTable:
    """A surveyed text file; `problems` fill up while `blocks` are read."""

    content: bytes
    found: Survey
    encoding: str
    delimiter: str
    questions: tuple[Question, ...]
    limits: Limits
    suspicious: bool
    problems: list[Problem] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Blocks of cells with their kinds and row numbers."""
        row = 1
        for columns in blocks(self.content, self.found, self.delimiter, self.limits):
            length = len(columns[0]) if columns else 0
            rows = np.arange(row, row + length, dtype=np.int32)
            for place, column in enumerate(columns if self.suspicious else ()):
                room = self.limits.problems - len(self.problems)
                self.problems.extend(islice(odd_signs(column, place, rows, ""), room))
            yield Block(columns, [kinds_of(column) for column in columns], rows)
            row += length


def text_table(path: Path, answers: Mapping[str, str], limits: Limits) -> TextTable:
    """Decide encoding and delimiter of a file; raises Refused."""
    return _surveyed(decoded(path.read_bytes(), answers), answers, limits)


def _surveyed(words: Decoded, answers: Mapping[str, str], limits: Limits) -> TextTable:
    content = words.content if words.content.endswith(b"\n") else words.content + b"\n"
    lines = content.count(b"\n")
    if lines > limits.rows * 2:
        raise beyond(limits, "rows", lines)
    found = survey(content)
    # Quotation marks inside of cells would hide delimiters from the count.
    seen = found if found.regular else survey(content.replace(b'"', b"'"))
    delimiter, questions = delimiter_of(content, seen, answers)
    table = TextTable(
        content, found, words.encoding, delimiter, (*words.questions, *questions), limits,
        words.suspicious,
    )
    if not delimiter and not questions:
        table.problems.append(
            Problem(
                "one-column",
                text("Die Datei hat nur eine Spalte; es wurde kein Trennzeichen gefunden. Bitte "
                     "prüfen, ob das eine Tabelle ist."),
                severity="warning",
            )
        )
    return table
