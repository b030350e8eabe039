"""Text cells into numbers and statuses, by the signs of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.cube import FloatArray
from monitoring.core.signs import letters_of
from monitoring.core.status import Status, StatusArray, has_number, joined

Mask = npt.NDArray[np.bool_]
SPACES = "[\u00a0\u2007\u2009\u202f]"
MINUS = "[−–]"
# A footnote mark behind a number: 12*, 12¹, 12¹⁾, 12 1), 12 a)
MARK = r" ?\*{1,3}\)?| ?[¹²³⁰⁴-⁹]{1,2}[⁾)]?| \d{1,2}\)| [a-z]\)"
ZEROS = (Status.zero, Status.rounded_zero)


@dataclass(frozen=True, slots=True, eq=False)
class CellNumbers:
    """
    Cells read as numbers, one entry per cell.

    `values` are NaN where there is no number; `bad` cells are neither number nor sign; `marked`
    ones have a footnote mark behind them.
    """

    values: FloatArray
    status: StatusArray
    bad: Mask
    marked: Mask


def numbers_of_cells(
    cells: pa.StringArray, decimal: str, thousands: str, signs: Mapping[str, Status]
) -> CellNumbers:
    """
    Numbers and statuses of cells that are written as declared; "" as mark means that none is used.

    Groups of thousands must be whole, numbers are rounded as `float` rounds them, machine notation
    such as 4.7E-05 needs the decimal point. A per cent sign is read over. Where "0" is a sign for
    nothing or nearly nothing, so is 0,0.
    """
    known = {"": Status.missing, **signs}
    if bool(pc.any(pc.match_substring(cells, "%")).as_py()):
        cells = pc.replace_substring_regex(cells, r"^(.*[^ ]) ?%$", r"\1")
    plain = _plain(cells, decimal, thousands, known)
    values = _cast(cells, plain, decimal, thousands)
    status = np.full(len(cells), Status.value, np.uint8)
    bad, marked = ~np.isfinite(values), np.zeros(len(cells), bool)
    rest = np.flatnonzero(~plain)
    if len(rest):
        coded = cells.take(pa.array(rest)).dictionary_encode()
        codes = np.asarray(coded.indices)
        found = _distinct(coded.dictionary, decimal, thousands, known)
        values[rest], status[rest] = found.values[codes], found.status[codes]
        bad[rest], marked[rest] = found.bad[codes], found.marked[codes]
    if (zero := known.get("0")) in ZEROS:
        status[(values == 0) & (status == Status.value)] = zero
    values[values == 0] = 0.0  # no negative zero
    values[bad | ~has_number(status)] = np.nan
    return CellNumbers(values, status, bad, marked)


def numbers_in(
    cells: pd.Series, decimal: str, thousands: str, signs: Mapping[str, Status]
) -> tuple[FloatArray, StatusArray, Mask]:
    """Values, statuses and bad cells of a column; a footnote mark makes a cell bad."""
    column = pa.array(cells, pa.string(), from_pandas=True).fill_null("")
    found = numbers_of_cells(column, decimal, thousands, signs)
    return found.values, found.status, found.bad | found.marked


def _plain(
    cells: pa.StringArray, decimal: str, thousands: str, known: Mapping[str, Status]
) -> Mask:
    """Cells of digits and marks only, which need no second look."""
    fits = pc.match_substring_regex(cells, f"^[+-]?(?:{_digits(decimal, thousands)})$")
    coded = [sign for sign, status in known.items()
             if any(map(str.isdigit, sign)) and not (sign == "0" and status in ZEROS)]
    if coded:
        fits = pc.and_not(fits, pc.is_in(cells, value_set=pa.array(coded)))
    return np.array(fits)


def _digits(decimal: str, thousands: str) -> str:
    """Pattern of a number without its sign."""
    point, group = re.escape(decimal), re.escape(thousands)
    whole = rf"\d+|[1-9]\d{{0,2}}(?:{group}\d{{3}})+" if thousands else r"\d+"
    return rf"(?:{whole})(?:{point}\d+)?|{point}\d+" if decimal else whole


def _cast(numbers: pa.StringArray, valid: Mask, decimal: str, thousands: str) -> FloatArray:
    """Numbers of the valid cells, NaN elsewhere."""
    if thousands and bool(pc.any(pc.match_substring(numbers, thousands)).as_py()):
        numbers = pc.replace_substring(numbers, thousands, "")
    length = len(numbers)
    _, offsets, content = numbers.buffers()
    if content is None or not length:
        return np.full(length, np.nan)
    if decimal == ",":
        content = pa.py_buffer(content.to_pybytes().translate(bytes.maketrans(b",", b".")))
    # Arrow casts only cells that are not null, so the others need not be cut out.
    start = numbers.offset * 4
    part = offsets.slice(start, (length + 1) * 4)
    present = pa.py_buffer(np.packbits(valid, bitorder="little"))
    whole = pa.StringArray.from_buffers(length, part, content, present)
    return np.array(pc.cast(whole, pa.float64()).to_numpy(zero_copy_only=False))


def _distinct(
    cells: pa.StringArray, decimal: str, thousands: str, known: Mapping[str, Status]
) -> CellNumbers:
    """The careful reading of cells that each occur once here."""
    cells = pc.utf8_trim_whitespace(pc.replace_substring_regex(cells, SPACES, " "))
    letters = letters_of(known)
    sign = _coded(cells, known)
    bare = pc.replace_substring_regex(cells, f"(?:{MARK})$", "")
    unmarked = pc.replace_substring_regex(bare, rf"([^ \w]) ?[{''.join(letters)}]$", r"\1")
    under = np.where(sign < 0, _coded(unmarked, known), -1)
    found = _annotated(cells, decimal, thousands, known)
    number = (sign < 0) & ~found.bad
    sign = np.where(sign < 0, np.where(number, -1, under), sign)
    status = np.where(sign >= 0, sign, found.status).astype(np.uint8)
    values = np.where(np.isin(sign, ZEROS), 0.0, np.where(number, found.values, np.nan))
    marked = np.where(number, found.marked, (under >= 0) & np.array(pc.not_equal(bare, cells)))
    return CellNumbers(values, status, (sign < 0) & ~number, marked)


def _annotated(
    cells: pa.StringArray, decimal: str, thousands: str, known: Mapping[str, Status]
) -> CellNumbers:
    """Numbers with what may stand around them: brackets, per cent, letters, footnote marks."""
    letters = letters_of(known)
    parts = pc.extract_regex(cells, _pattern(decimal, thousands, letters))
    part = {name: pc.struct_field(parts, name).fill_null("") for name in _GROUPS}
    filled = {name: np.array(pc.greater(pc.binary_length(part[name]), 0)) for name in _GROUPS}
    number = filled["number"] & (filled["open"] == filled["close"])
    values = _cast(part["number"], number, decimal, thousands)
    minus = np.array(pc.is_in(part["sign"], value_set=pa.array(["-", "−", "–"])))
    number &= np.isfinite(values) & ~(np.array(pc.equal(part["sign"], "±")) & (values != 0))
    status = np.full(len(cells), Status.value, np.uint8)
    bracketed = np.where(filled["open"], known.get("( )", Status.limited), Status.value)
    noted = _coded(part["annotation"], letters)
    noted = np.where(noted >= 0, noted, Status.value)
    status = joined(status, bracketed.astype(np.uint8), noted.astype(np.uint8))
    return CellNumbers(np.where(minus, -values, values), status, ~number, filled["mark"])


_GROUPS = ("open", "sign", "number", "close", "annotation", "mark")


def _pattern(decimal: str, thousands: str, letters: Mapping[str, Status]) -> str:
    digits = _digits(decimal, thousands)
    if decimal == ".":
        digits = rf"(?:\d+(?:\.\d*)?|\.\d+)[eE][+-]?\d+|{digits}"
    return (
        rf"^(?P<open>\( ?)?(?P<sign>[+\-−–±])? ?(?P<number>{digits})(?: ?%)?(?P<close> ?\))?"
        rf"(?: ?%)?(?: ?(?P<annotation>[{''.join(letters)}]))?(?P<mark>{MARK})?$"
    )


def _coded(cells: pa.StringArray, known: Mapping[str, Status]) -> npt.NDArray[np.int64]:
    """Status by the whole cell, -1 where it is no key."""
    place = pc.index_in(cells, value_set=pa.array(list(known))).fill_null(-1)
    codes = np.array([*known.values(), -1], np.int64)
    found: npt.NDArray[np.int64] = codes[np.asarray(place)]
    return found
