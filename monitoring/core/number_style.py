"""How a column writes its numbers, by the evidence of all its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cell_classes import MARK
from monitoring.core.grid import Kind, Kinds, written

MARKS = {",": ".", ".": ","}
LARGE, REPEATED = 20_000, 0.6
BARE = r"[\s%()+\-−–±*¹²³a-zA-Z]"
AMBIGUOUS = r"^[1-9]\d{{0,2}}{0}\d{{3}}$"
# Many cells with a mark before exactly three digits beside whole numbers below 1000 are groups of
# thousands: as decimals some would end in a zero that is left out, and hardly any would be whole.
# A whole number tells as much as ten others.
MANY, WEIGHT, WHOLE = 40, 10, 2


@dataclass(frozen=True, slots=True)
class Style:
    """
    Decimal mark and thousands mark of a column; "" where the column has none.

    `sure` is false if the cells allow more than one reading; `examples` are such cells, `open` is
    how many different ones there are and `whole` how many numbers below 1000 stand beside them.
    """

    decimal: str = ""
    thousands: str = ""
    sure: bool = True
    examples: tuple[str, ...] = ()
    open: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the cells say about one mark: numbers of cells per reading."""

    decimal: int
    thousands: int
    open: int
    three: int
    examples: tuple[str, ...]


def style_of(column: pa.StringArray, kinds: Kinds) -> Style:
    """Style of a column of numbers; numbers of a spreadsheet have a decimal point."""
    texts = kinds == Kind.text
    if not texts.any():
        return Style(".", "")
    places = np.flatnonzero(texts)
    cells = column if len(places) == len(column) else column.take(pa.array(places))
    content = written(cells)
    group = _group(cells, content)
    # Only cells with a mark tell anything; in most columns there are none.
    marks = [mark for mark in MARKS if mark.encode() in content]
    if not marks:
        return Style("", group)
    if len(cells) > LARGE:
        ends = pc.unique(pa.concat_arrays([cells[: LARGE // 2], cells[-LARGE // 2 :]]))
        if len(ends) < LARGE * REPEATED:
            return _told(pc.unique(cells), group)
        found = _told(ends, group)
        if found.sure and [found.decimal] == marks and not _other(cells, marks[0]):
            return found
    return _told(cells, group)


def _other(cells: pa.StringArray, mark: str) -> bool:
    """Whether a cell could have this mark between thousands."""
    sign = re.escape(mark)
    pattern = rf"{sign}\d{{3}}(?:\D|$)|{sign}.*{sign}"
    return bool(pc.any(pc.match_substring_regex(cells, pattern)).as_py())


def _told(cells: pa.StringArray, group: str) -> Style:
    """Style by all cells that have a mark."""
    telling = cells.filter(pc.match_substring_regex(cells, r"\d[.,]\d|^[.,]\d"))
    telling = pc.replace_substring_regex(pc.unique(telling), f"(?:{MARK})$", "")
    telling = pc.unique(pc.replace_substring_regex(telling, BARE, ""))
    found = _style(_mark(telling, ",", "."), _mark(telling, ".", ","), group)
    return found if found.sure else replace(found, whole=_whole(cells))


def _group(cells: pa.StringArray, content: bytes) -> str:
    """A thousands mark that can be nothing else: the blank or the apostrophe."""
    for sign, pattern in ((" ", r"\d \d{3}(?:\D|$)"), ("'", r"\d'\d{3}"), ("’", r"\d’\d{3}")):
        if sign.encode() in content and pc.any(pc.match_substring_regex(cells, pattern)).as_py():
            return sign
    return ""


def _whole(cells: pa.StringArray) -> int:
    """How many different whole numbers below 1000 are written; 0 if larger ones have no mark."""
    bare = pc.unique(cells.filter(pc.match_substring_regex(cells, r"^[+\-−–]?[1-9]\d*$")))
    lengths = np.asarray(pc.utf8_length(pc.replace_substring_regex(bare, r"\D", "")))
    return 0 if (lengths > 3).any() else len(bare)


def _mark(cells: pa.StringArray, mark: str, other: str) -> _Mark:
    times = np.asarray(pc.count_substring(cells, mark))
    others = np.asarray(pc.count_substring(cells, other))
    lengths = np.asarray(pc.binary_length(cells))
    place = np.asarray(pc.find_substring(cells, mark))
    after = lengths - place - 1
    later = np.asarray(pc.find_substring(cells, other)) < place
    once = times == 1
    unclear = np.asarray(pc.match_substring_regex(cells, AMBIGUOUS.format("\\" + mark)))
    decimal = once & ~unclear & ((others == 0) | later)
    thousands = (times > 1) | (once & (others >= 1) & ~later)
    return _Mark(
        int(decimal.sum()), int(thousands.sum()), int(unclear.sum()),
        int((decimal & (after == 3)).sum()),
        tuple(cells.filter(pa.array(unclear))[:3].to_pylist()),
    )


def _style(comma: _Mark, point: _Mark, group: str) -> Style:
    examples = comma.examples + point.examples
    if (comma.decimal and point.decimal) or (comma.thousands and point.thousands):
        return Style(",", ".", False, examples)
    for mark, own, other, found in ((",", comma, point, "."), (".", point, comma, ",")):
        if not (own.decimal or other.thousands):
            continue
        # Three digits after the mark, where decimals have another number of them.
        odd = own.open > 0 and not own.three
        clash = other.decimal > 0 or own.thousands > 0
        grouped = found if other.thousands or other.open else group
        return Style(mark, grouped, not (odd or clash), examples if odd else ())
    if comma.open or point.open:
        if group and not (comma.open and point.open):
            # The thousands mark is another, so this one is the decimal mark.
            return Style("," if comma.open else ".", group)
        mark = "," if comma.open else "."
        both = bool(comma.open and point.open)
        return Style("." if mark == "," else ",", mark, False, examples,
                     0 if both else comma.open + point.open)
    return Style("", group)


def settled(styles: list[Style]) -> list[Style]:
    """
    Styles of the columns of one table, where they tell more together than alone.

    Open columns are taken for groups of thousands by the numbers beside them (see `MANY`), or
    follow the others where all of those agree.
    """
    grouped = [one for one in styles if not one.sure and one.open and one.whole]
    whole = sum(one.whole for one in grouped)
    enough = whole >= WHOLE and whole * WEIGHT + sum(one.open for one in grouped) >= MANY
    if enough and len({one.thousands for one in grouped}) == 1:
        styles = [replace(one, sure=True) if any(one is other for other in grouped) else one
                  for one in styles]
    common = _common(styles)
    if common is None:
        return styles
    return [common if _follows(one, common) else one for one in styles]


def _common(styles: list[Style]) -> Style | None:
    """The one style that the sure columns of a table agree on; None if there is none."""
    decimals = {style.decimal for style in styles if style.sure and style.decimal}
    groups = {style.thousands for style in styles if style.sure and style.thousands}
    if len(decimals) > 1 or len(groups) > 1 or decimals & groups or not (decimals or groups):
        return None
    group = next(iter(groups), "")
    decimal = next(iter(decimals), "")
    if not decimal:
        decimal = {".": ",", ",": "."}.get(group, "")
    return Style(decimal, group or {",": ".", ".": ","}[decimal]) if decimal else None


def _follows(style: Style, common: Style) -> bool:
    """Whether an open style fits the common one; its open cells then are groups of thousands."""
    if style.sure or not style.examples:
        return False
    written = "".join(style.examples)
    if "," in written and "." in written:
        return False
    return style.decimal in ("", common.decimal) and style.thousands in ("", common.thousands)

