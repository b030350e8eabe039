"""Large text tables of like records: how they are laid out, and whether that is beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

import numpy as np
import numpy.typing as npt

from monitoring.storage.reading.delimited import Columns
from monitoring.storage.reading.delimiter import (
    AGREE,
    DELIMITERS,
    decimal_commas,
    delimiter_of,
    survey,
)
from monitoring.storage.reading.exchange import Block
from monitoring.storage.reading.like_records import Irregular, Layout, chunks, end_of_records
from monitoring.storage.reading.limits import Limits, check_size
from monitoring.storage.reading.progress import Told

HEAD = 200_000


def layout_of(content: bytearray, answers: Mapping[str, str]) -> Layout:
    """The layout that the first and last records show; raises Irregular if they leave doubts."""
    quoted = b'"' in content
    head = bytes(content[: end_of_records(content, 0, HEAD, quoted)])
    chosen = answers.get("delimiter", "")
    found = survey(head, chosen)
    delimiter, questions = delimiter_of(head, found, answers)
    if not found.regular or questions or delimiter not in found.counts:
        raise Irregular
    counts = found.counts[delimiter]
    usual = int(np.bincount(counts).argmax())
    widest = int(counts.max())
    if not quoted:
        tail = content[content.rfind(b"\n", 0, -min(HEAD, len(content))) + 1 :]
        last = survey(tail, chosen).counts.get(delimiter, counts)
        widest = max(widest, int(last.max()))
    if not usual:
        raise Irregular
    return Layout(delimiter, usual + 1, widest + 1, quoted)


class Regular:
    """A text read by its layout, and what was counted on the way."""

    def __init__(self, content: bytearray, layout: Layout, limits: Limits, told: Told) -> None:
        self.content, self.layout, self.limits, self.told = content, layout, limits, told
        self.rows = self.odd = self.empty = 0

    def columns(self) -> Iterator[Columns]:
        """Columns of the records, chunk after chunk; raises Irregular."""
        width = self.layout.widest
        most = min(self.limits.rows, self.limits.cells // width)
        if width > self.limits.columns:
            raise Irregular
        for chunk in chunks(self.content, self.layout):
            self.rows += chunk.rows
            self.odd += chunk.odd
            if self.rows > most:
                lines = 0 if self.layout.quoted else self.content.count(b"\n")
                check_size(self.limits, max(self.rows, lines), width)
            yield chunk.columns
            self.told(chunk.end / len(self.content))

    def note(self, block: Block) -> None:
        """Count the empty rows, which say nothing about the delimiter."""
        filled: npt.NDArray[np.uint8] = reduce(np.bitwise_or, block.kinds)
        self.empty += len(filled) - int(np.count_nonzero(filled))

    def evident(self) -> bool:
        """Whether no other sign divides as many records; if not, only a survey can tell."""
        usual = self.rows - self.odd - self.empty
        if usual * 2 < self.rows - self.empty:
            return False
        decimal = decimal_commas(self.content)
        if self.layout.delimiter == "," and decimal and (self.odd or self.empty):
            return False
        # A decimal comma yields to any sign that divides nearly as many records.
        known = ("," if decimal and usual >= self.rows * AGREE else "", self.layout.delimiter)
        others = [sign.encode() for sign in DELIMITERS if sign not in known]
        # To look for a sign takes a tenth of the time of counting it.
        present = [sign for sign in others if sign in self.content]
        return all(self.content.count(sign) < usual * AGREE for sign in present)
