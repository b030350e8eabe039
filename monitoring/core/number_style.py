"""How a column writes its numbers, by the evidence of all its cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Kind, Kinds

BARE = r"[\s%()+\-−±*¹²³a-zA-Z]"
SPACED = r"\d ?\d{3}"
AMBIGUOUS = r"^[1-9]\d{{0,2}}{0}\d{{3}}$"


@dataclass(frozen=True, slots=True)
class Style:
    """
    Decimal mark and thousands mark of a column; "" where the column has none.

    `sure` is false if the cells allow more than one reading; `examples` are such cells.
    """

    decimal: str = ""
    thousands: str = ""
    sure: bool = True
    examples: tuple[str, ...] = ()


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
    written = np.flatnonzero(kinds == Kind.text)
    if len(written) == 0:
        return Style(".", "")
    cells = column if len(written) == len(column) else column.take(pa.array(written))
    spaced = _spaced(cells)
    # Only cells with a mark tell anything; in most columns there are none.
    values = cells.buffers()[2]
    content = values.to_pybytes() if values else b""
    if b"," not in content and b"." not in content:
        return Style("", " " if spaced else "")
    telling = cells.filter(pc.match_substring_regex(cells, r"\d[.,]\d|^[.,]\d"))
    telling = pc.replace_substring_regex(pc.unique(telling), BARE, "")
    return _style(_mark(telling, ",", "."), _mark(telling, ".", ","), spaced)


def _spaced(cells: pa.StringArray) -> bool:
    values = cells.buffers()[2]
    if values is None or b" " not in values.to_pybytes():
        return False
    return bool(pc.any(pc.match_substring_regex(cells, r"\d \d{3}(?:\D|$)")).as_py())


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


def _style(comma: _Mark, point: _Mark, spaced: bool) -> Style:
    examples = comma.examples + point.examples
    if (comma.decimal and point.decimal) or (comma.thousands and point.thousands):
        return Style(",", ".", False, examples)
    for mark, own, other, found in ((",", comma, point, "."), (".", point, comma, ",")):
        if not (own.decimal or other.thousands):
            continue
        # Three digits after the mark, where decimals have another number of them.
        odd = own.open > 0 and not own.three
        clash = other.decimal > 0 or own.thousands > 0
        grouped = found if other.thousands or other.open else " " if spaced else ""
        return Style(mark, grouped, not (odd or clash), examples if odd else ())
    if comma.open or point.open:
        if spaced and not (comma.open and point.open):
            # The thousands mark is the space, so this one is the decimal mark.
            return Style("," if comma.open else ".", " ")
        mark = "," if comma.open else "."
        return Style("." if mark == "," else ",", mark, False, examples)
    return Style("", " " if spaced else "")


def joined(styles: list[Style]) -> Style | None:
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


def numbers_of(column: pa.StringArray, style: Style) -> npt.NDArray[np.float64]:
    """Numbers as the style reads them, NaN for everything else; for sums, not for storing."""
    bare = pc.replace_substring_regex(column, r"[\s%()*¹²³]", "")
    if style.thousands:
        bare = pc.replace_substring(bare, style.thousands, "")
    if style.decimal == ",":
        bare = pc.replace_substring(bare, ",", ".")
    fits = pc.match_substring_regex(bare, r"^[+-]?\d+(?:\.\d+)?$")
    bare = pc.replace_substring(bare, "+", "")
    return np.asarray(pc.cast(pc.if_else(fits, bare, "nan"), pa.float64()))
