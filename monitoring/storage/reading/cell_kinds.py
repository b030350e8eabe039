"""Kinds of written cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from monitoring.core.grid import Kind, Kinds
from monitoring.storage.reading.raw_cells import offsets_of, values_of

ERROR = (
    r"^#(BEZUG!|REF!|WERT!|VALUE!|DIV/0!|NAME\?|ZAHL!|NUM!|NV|N/A|NULL!|ÜBERLAUF!|SPILL!|KALK!"
    r"|CALC!|FELD!|FIELD!|BLOCKED!|UNKNOWN!|#+)$"
)
FORMULA = r"^[=@]|^[+-].*[A-Za-z(|!]|^[+-][0-9.,]+ *[-+*/]"
SPECIAL = (b"=", b"@", b"#", b"+", b"-")
FIRSTS = np.isin(np.arange(256), [ord(sign) for sign in SPECIAL])


def kinds_of(column: pa.StringArray) -> Kinds:
    """Kind of every cell of a text file: empty, text, error or formula."""
    offsets = offsets_of(column)
    # Kind.empty is 0 and Kind.text is 1, as False and True are.
    kinds = (offsets[1:] > offsets[:-1]).view(np.uint8)
    content = values_of(column)
    if not any(sign in content for sign in SPECIAL):
        return kinds
    values = np.frombuffer(content, np.uint8)
    firsts = values.take(offsets[:-1] - offsets[0], mode="clip")
    special = np.flatnonzero(FIRSTS[firsts] & (kinds == Kind.text))
    if len(special):
        cells = column.take(pa.array(special))
        kinds[special[_matching(cells, FORMULA)]] = Kind.formula
        kinds[special[_matching(cells, ERROR)]] = Kind.error
    return kinds


def _matching(cells: pa.StringArray, pattern: str) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.match_substring_regex(cells, pattern))
