"""Whether a cell is empty, a value, a sign or words: what the shape of a table is told by."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Grid, Kind, written
from monitoring.core.side_by_side import each

Classes = npt.NDArray[np.uint8]
EMPTY, VALUE, SIGN, WORDS = 0, 1, 2, 3
# Above this size, whole columns are told apart by their bytes or by their different cells.
EXACT = 20_000
EDGE = 300
PURE = 0.99
DIGIT = np.isin(np.arange(256), range(48, 58))
SIGNS = ("-", "–", "—", "−", ".", "..", "...", "…", "·", "•", "/", "x", "X", "*", "**", "()", "( )",
         "k.A.", "k. A.", "k.A", "n.v.", "n. v.", "n/a", "N/A", "NA")
# A footnote mark: 12*, 12¹, 12¹⁾, 12 1), 12 a)
MARK = r" ?\*{1,3}\)?| ?[¹²³⁰⁴-⁹]{1,2}[⁾)]?| \d{1,2}\)| [a-z]\)"
_DIGITS = (
    r"[+\-−–±]? ?(?:(?:\d+|\d{1,3}(?:[ .,'’]\d{3})+)(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?(?: ?%)?"
)
NUMBER = rf"^(?:{_DIGITS}|\( ?{_DIGITS} ?\))(?: ?[prse])?(?:{MARK})?$"
_MONTHS = "Jan|Feb|Mrz|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez"
_MONTH = r"(?:0[1-9]|1[0-2])"
DATE = (
    r"^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?(?: \d\d:\d\d.*)?$"
    rf"|^\d{{4}}-{_MONTH}(?:-\d{{2}}(?:[ T].*)?)?$|^\d{{1,2}}/\d{{1,2}}/\d{{4}}$"
    rf"|^\d{{4}}/\d{{2,4}}$|^\d{{1,2}}\. ?(?:{_MONTHS})[a-zä]*\.? ?(?:\d{{4}})?$"
)
_SIGN = rf"^(?:{'|'.join(re.escape(sign) for sign in SIGNS)})(?: ?[prs])?(?:{MARK})?$"
# Letters that neither a number, a date nor a sign begins with.
LETTER = np.isin(np.arange(256), [
    code for code in range(256) if (chr(code).isalpha() and code < 128) or code == 0xC3
]) & ~np.isin(np.arange(256), [ord(sign[0]) for sign in SIGNS if sign[0].isascii()])


def classes_of(grid: Grid) -> list[Classes]:
    """Class of every cell, per column."""
    def of(place: int) -> Classes:
        return _column(grid.columns[place], grid.kinds[place])

    return each(of, range(len(grid.columns)), len(grid))


def _column(column: pa.StringArray, kinds: npt.NDArray[np.uint8]) -> Classes:
    if not kinds.any():
        return np.zeros(len(column), np.uint8)
    if (kinds == Kind.text).all():
        return exact(column) if len(column) <= EXACT else _large(column)
    found = np.full(len(column), WORDS, np.uint8)
    found[kinds == Kind.empty] = EMPTY
    found[np.isin(kinds, (Kind.number, Kind.date, Kind.error))] = VALUE
    texts = np.flatnonzero(kinds == Kind.text)
    if len(texts):
        cells = column.take(pa.array(texts))
        found[texts] = exact(cells) if len(texts) <= EXACT else _large(cells)
    return found


def _large(cells: pa.StringArray) -> Classes:
    """The same for many filled cells of text; headers and footnotes are looked at one by one."""
    inner = slice(EDGE, len(cells) - EDGE)
    return np.concatenate([exact(cells[:EDGE]), _inner(cells[inner]), exact(cells[-EDGE:])])


def _inner(cells: pa.StringArray) -> Classes:
    content = written(cells)
    near = exact(cells[:EDGE])
    ends = np.frombuffer(cells.buffers()[1], np.int32, len(cells) + 1, cells.offset * 4)
    if np.count_nonzero(near == VALUE) < len(near) * PURE:
        first = np.frombuffer(content, np.uint8)[ends[:-1] - ends[0]]
        return _but(cells, WORDS, ~LETTER[first])
    rest = content.translate(None, b"0123456789")
    if not rest:
        return np.full(len(cells), VALUE, np.uint8)
    if not rest.translate(None, b".,-+"):
        # Digits first: a number, though perhaps not one of this column's style.
        first = np.frombuffer(content, np.uint8)[ends[:-1] - ends[0]]
        return _but(cells, VALUE, ~DIGIT[first])
    return _but(cells, VALUE, np.asarray(pc.match_substring_regex(cells, r"[^0-9.,]")))


def _but(cells: pa.StringArray, most: int, open_ones: npt.NDArray[np.bool_]) -> Classes:
    """One class for all cells but some that are looked at one by one."""
    odd = np.flatnonzero(open_ones)
    found = np.full(len(cells), most, np.uint8)
    if len(odd):
        coded = cells.take(pa.array(odd)).dictionary_encode()
        found[odd] = exact(coded.dictionary)[np.asarray(coded.indices)]
    return found


def exact(cells: pa.StringArray) -> Classes:
    """Classes of filled cells of text, by their whole writing."""
    numbers = np.asarray(pc.match_substring_regex(cells, f"{NUMBER}|{DATE}"))
    signs = np.asarray(pc.match_substring_regex(cells, _SIGN))
    return np.where(numbers, VALUE, np.where(signs, SIGN, WORDS)).astype(np.uint8)


def counts(classes: list[Classes], *which: int) -> npt.NDArray[np.int32]:
    """How many cells of these classes each row has."""
    total = np.zeros(len(classes[0]) if classes else 0, np.int32)
    for column in classes:
        for one in which:
            total += column == one
    return total


def filled_counts(classes: list[Classes]) -> npt.NDArray[np.int32]:
    """How many filled cells each row has."""
    if len(classes) > np.iinfo(np.uint8).max:
        return len(classes) - counts(classes, EMPTY)
    total = np.zeros(len(classes[0]) if classes else 0, np.uint8)
    for column in classes:
        np.add(total, column > EMPTY, out=total)
    return total.astype(np.int32)
