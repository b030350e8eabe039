"""Quotation marks: those that enclose cells, and those that belong to what is written."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.language import text
from monitoring.storage.reading.content import no_table
from monitoring.storage.reading.delimiter import NEWLINE, QUOTE, STEP, survey
from monitoring.storage.reading.limits import Refused, refused
from monitoring.storage.reading.raw_cells import values_of

CHUNK = 1 << 16
STAND_INS = bytes([*range(1, 9), *range(14, 27), *range(28, 32)])


def encloses_cells(signs: npt.NDArray[np.uint8], delimiter: str) -> bool:
    """Whether quotation marks enclose whole cells, or are doubled inside of such cells."""
    border = np.zeros(256, bool)
    border[[NEWLINE, QUOTE, *map(ord, delimiter)]] = True
    seen = 0
    for start in range(0, len(signs), STEP):
        marks = np.flatnonzero(signs[start : start + STEP] == QUOTE) + start
        opening, closing = marks[seen % 2 :: 2], marks[1 - seen % 2 :: 2]
        before, after = opening[opening > 0] - 1, closing[closing < len(signs) - 1] + 1
        if not (border[signs[before]].all() and border[signs[after]].all()):
            return False
        seen += len(marks)
    return True


def hide_literal(content: bytearray, delimiter: str) -> bytes:
    """
    Replace quotation marks that enclose no cell by a sign that stands nowhere else.

    Returns the sign, or nothing if there was none to replace. Raises Refused for a mark at the
    beginning of a cell that is not closed before a delimiter.
    """
    if b'"' not in content:
        return b""
    border = frozenset(b"\n" + delimiter.encode())
    literal: list[int] = []
    place = 0
    while place < len(content):
        end = content.rfind(b"\n", place, place + CHUNK) + 1 or content.find(b"\n", place) + 1
        chunk = np.frombuffer(content[place:end], np.uint8)
        if np.count_nonzero(chunk == QUOTE) % 2 == 0 and encloses_cells(chunk, delimiter):
            place = end
        else:
            place = _search(content, place, end, border, literal)
    if not literal:
        return b""
    sign = next((sign for sign in STAND_INS if sign not in content), None)
    if sign is None:
        raise no_table(text("eine Binärdatei"))
    for mark in literal:
        content[mark] = sign
    return bytes([sign])


def shown(columns: list[pa.StringArray], sign: bytes) -> list[pa.StringArray]:
    """The columns with quotation marks back in place of the sign that stood for them."""
    return [
        pc.replace_substring(column, sign.decode(), '"')
        if sign and sign in values_of(column) else column
        for column in columns
    ]


def _search(
    content: bytearray, place: int, end: int, border: frozenset[int], literal: list[int]
) -> int:
    """Add the literal marks up to an end; the place to go on from, outside of any cell."""
    while 0 <= (mark := content.find(b'"', place)) < end:
        if mark and content[mark - 1] not in border:
            literal.append(mark)
            place = mark + 1
            continue
        closing = _closing(content, mark)
        if closing >= 0 and content[closing + 1] in border:
            place = closing + 1
            continue
        # A line whose marks come in pairs is taken by itself: the mark is part of the text.
        line_end = content.find(b"\n", mark)
        line_start = content.rfind(b"\n", 0, mark) + 1
        if not mark < closing < line_end or content.count(b'"', line_start, line_end) % 2:
            raise _unclosed(content, line_start, literal)
        literal.append(mark)
        place = mark + 1
    return max(place, end)


def _closing(content: bytearray, mark: int) -> int:
    """The mark that ends a cell, over doubled ones; -1 if there is none."""
    place = content.find(b'"', mark + 1)
    while place >= 0 and content[place + 1] == QUOTE:
        place = content.find(b'"', place + 2)
    return place


def _unclosed(content: bytearray, line_start: int, literal: list[int]) -> Refused:
    before = content[:line_start]
    for mark in literal:
        before[mark : mark + 1] = b"x" if mark < line_start else b""
    return refused(
        "quotes",
        text("Die Anführungszeichen dieser Zeile passen nicht zusammen: Eines wird geöffnet "
             "und nicht vor dem nächsten Trennzeichen geschlossen. Bitte berichtigen."),
        row=len(survey(before).ends) + 1,
    )
