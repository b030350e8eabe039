"""Kinds of written cells, and signs in them that nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Kind, Kinds, letter
from monitoring.core.problem import Problem
from monitoring.language import text

ERROR = (
    r"^#(BEZUG!|REF!|WERT!|VALUE!|DIV/0!|NAME\?|ZAHL!|NUM!|NV|N/A|NULL!|ÜBERLAUF!|SPILL!|KALK!"
    r"|CALC!|FELD!|FIELD!|BLOCKED!|UNKNOWN!|#+)$"
)
FORMULA = r"^[=@]|^[+-].*[A-Za-z(|!]|^[+-][0-9.,]+ *[-+*/]"
FIRSTS = np.isin(np.arange(256), [ord(sign) for sign in "=@#+-"])
HIDDEN = (
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ufffd]"
)
SUSPECT = np.isin(np.arange(256), [*range(9), 11, 12, *range(14, 32), 127])
LEADS = np.isin(np.arange(256), [0xC2, 0xC3, 0xE2, 0xEF])
TWICE = "[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€"


def kinds_of(column: pa.StringArray) -> Kinds:
    """Kind of every cell of a text file: empty, text, error or formula."""
    offsets, values = _raw(column)
    filled = np.diff(offsets) > 0
    kinds = np.where(filled, Kind.text, Kind.empty).astype(np.uint8)
    places = np.flatnonzero(filled)
    if not len(places):
        return kinds
    special = places[FIRSTS[values[offsets[:-1][places]]]]
    if len(special):
        cells = column.take(pa.array(special))
        kinds[special[_matching(cells, FORMULA)]] = Kind.formula
        kinds[special[_matching(cells, ERROR)]] = Kind.error
    return kinds


def odd_signs(
    column: pa.StringArray, place: int, rows: npt.NDArray[np.int32], sheet: str
) -> Iterator[Problem]:
    """Warnings for invisible signs and for letters that were encoded twice."""
    _, values = _raw(column)
    if not (SUSPECT[values].any() or LEADS[values].any()):
        return
    for index in np.flatnonzero(_matching(column, HIDDEN)):
        cell = column[int(index)].as_py()
        found = sorted({_name(sign) for sign in re.findall(HIDDEN, cell)})
        yield Problem(
            "hidden-sign",
            text("Die Zelle enthält unsichtbare Zeichen ({signs}). Bitte die Zelle neu "
                 "eingeben.", signs=", ".join(found)),
            "", sheet, int(rows[index]), letter(place), re.sub(HIDDEN, "␣", cell)[:120], "warning",
        )
    for index in np.flatnonzero(_matching(column, TWICE)):
        cell = column[int(index)].as_py()
        yield Problem(
            "encoded-twice",
            text("Die Umlaute dieser Zelle sind zerstört (UTF-8 wurde als Windows-Text gelesen). "
                 "Bitte die Tabelle neu ausgeben lassen."),
            "", sheet, int(rows[index]), letter(place), cell[:120], "warning",
        )


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def _matching(cells: pa.StringArray, pattern: str) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.match_substring_regex(cells, pattern))


def _raw(column: pa.StringArray) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Offsets of the cells and the bytes that they point into."""
    _, offsets, values = column.buffers()
    places = np.frombuffer(offsets, np.int32, len(column) + 1, column.offset * 4)
    if values is None:
        return places, np.zeros(1, np.uint8)
    return places, np.frombuffer(values, np.uint8)
