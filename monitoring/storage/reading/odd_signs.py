"""Signs that nobody can see, and umlauts that were encoded twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import letter
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.storage.reading.letters import controls_in, letters_of
from monitoring.storage.reading.raw_cells import values_of

INVISIBLE = "".join(map(chr, (
    0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
    *range(0x2066, 0x206A), 0xFEFF, 0xFFFD,
)))
HIDDEN = f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f{INVISIBLE}]"
TWICE = "[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€"
ODD = frozenset(INVISIBLE + "ÂÃ")


def may_be_odd(content: bytes, letters: frozenset[str]) -> bool:
    """Whether UTF-8 bytes with these letters can hold what `odd_signs` reports."""
    return not letters.isdisjoint(ODD) or letters.issuperset("â€") or controls_in(content)


def odd_signs(
    column: pa.StringArray, place: int, rows: npt.NDArray[np.int32], sheet: str
) -> Iterator[Problem]:
    """Warnings for invisible signs and for letters that were encoded twice."""
    content = values_of(column)
    if not may_be_odd(content, letters_of(content)):
        return
    for index in np.flatnonzero(pc.match_substring_regex(column, HIDDEN)):
        cell = column[int(index)].as_py()
        found = sorted({_name(sign) for sign in re.findall(HIDDEN, cell)})
        yield Problem(
            "hidden-sign",
            text("Die Zelle enthält unsichtbare Zeichen ({signs}). Bitte die Zelle neu "
                 "eingeben.", signs=", ".join(found)),
            "", sheet, int(rows[index]), letter(place), re.sub(HIDDEN, "␣", cell)[:120], "warning",
        )
    for index in np.flatnonzero(pc.match_substring_regex(column, TWICE)):
        cell = column[int(index)].as_py()
        yield Problem(
            "encoded-twice",
            text("Die Umlaute dieser Zelle sind zerstört (UTF-8 wurde als Windows-Text gelesen). "
                 "Bitte die Tabelle neu ausgeben lassen."),
            "", sheet, int(rows[index]), letter(place), cell[:120], "warning",
        )


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
