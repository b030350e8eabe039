"""Where an area stands among the others; never a league table by default."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt

from monitoring.core.rounding import half_up, rounded
from monitoring.language import text

SortKey = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Place from 1 on among `of` areas with a value; `shared` areas stand on it."""

    place: int
    of: int
    shared: int

    def words(self, language: str | None = None) -> str:
        """The place as a reader says it."""
        place, of = rounded(self.place, 0, language), rounded(self.of, 0, language)
        if self.shared > 1:
            return text("Platz {place} von {of} (geteilt)", place=place, of=of)
        return text("Platz {place} von {of}", place=place, of=of)


def place(
    values: npt.ArrayLike, index: int, higher_first: bool = True, decimals: int | None = None
) -> Place | None:
    """
    Place of the area at `index`; equal values share the better place (1, 2, 2, 4).

    With `decimals`, values that read the same are equal. None if the area has no value.
    """
    given = _given(values, decimals)
    own = given[index]
    if np.isnan(own):
        return None
    ahead = given > own if higher_first else given < own
    return Place(
        place=int(ahead.sum()) + 1,
        of=int(np.isfinite(given).sum()),
        shared=int((given == own).sum()),
    )


def percentile(values: npt.ArrayLike, index: int, decimals: int | None = None) -> float:
    """
    Percent of the areas with a value that lie below this one, equal ones counted half.

    NaN if the area has no value.
    """
    given = _given(values, decimals)
    own = given[index]
    if np.isnan(own):
        return nan
    below, equal = int((given < own).sum()), int((given == own).sum())
    return 100 * (below + equal / 2) / int(np.isfinite(given).sum())


def alphabetical(names: Sequence[str]) -> list[int]:
    """Places of the names in the neutral order that lists use by default."""
    return sorted(range(len(names)), key=lambda index: sort_key(names[index]))


def sort_key(name: str) -> SortKey:
    """Key by DIN 5007-1 (ä like a, ß like ss); numbers by their size."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parts = re.findall(r"[0-9]+|[^0-9]+", plain)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _given(values: npt.ArrayLike, decimals: int | None) -> npt.NDArray[np.float64]:
    given = np.asarray(values, dtype=np.float64)
    return given if decimals is None else half_up(given, decimals)
