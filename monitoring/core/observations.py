"""Observations as they were delivered: figures in arrays, texts as numbers into lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.cube import FloatArray
from monitoring.core.status import StatusArray
from monitoring.language import Words

IntArray = npt.NDArray[np.int32]
FIGURES = ("value", "numerator", "denominator")
CODES = ("plane", "place", "period", "reason", "source")
NO_REASON = Words("", "")


class Plane(NamedTuple):
    """What is observed: an indicator and one part of it; the breakdown "" is the whole."""

    indicator: str
    breakdown: str = ""


class Place(NamedTuple):
    """Where it is observed; the edition is "" where areas are the same in all of them."""

    level: str
    edition: str
    area: str


class Source(NamedTuple):
    """A table and the columns in it from which observations were read; "" where there is none."""

    file: str
    sheet: str = ""
    area: str = ""
    period: str = ""
    value: str = ""
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True, eq=False)
class Observations:
    """
    Parallel arrays, one entry per observation.

    plane, place, period, reason and source point into the tuples of the same name; value,
    numerator and denominator are NaN where there is none and status says why; row is the row
    that people see in the source (0: none).
    """

    planes: tuple[Plane, ...]
    places: tuple[Place, ...]
    periods: tuple[str, ...]
    reasons: tuple[Words, ...]
    sources: tuple[Source, ...]
    plane: IntArray
    place: IntArray
    period: IntArray
    reason: IntArray
    source: IntArray
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray
    row: IntArray

    def __len__(self) -> int:
        return len(self.row)

    def select(self, rows: npt.NDArray[Any]) -> Observations:
        """Some of the observations, by a mask or by their numbers."""
        names = (*CODES, *FIGURES, "status", "row")
        return replace(self, **{name: getattr(self, name)[rows] for name in names})

    def table(self) -> pd.DataFrame:
        """One row per observation with texts in place of numbers, as people and files have it."""
        planes = pd.DataFrame(self.planes, columns=Plane._fields, dtype=str)
        places = pd.DataFrame(self.places, columns=Place._fields, dtype=str)
        columns: dict[str, Any] = {
            "indicator": planes["indicator"].to_numpy()[self.plane],
            "edition": places["edition"].to_numpy()[self.place],
            "area": places["area"].to_numpy()[self.place],
            "level": places["level"].to_numpy()[self.place],
            "period": np.array(self.periods, dtype=object)[self.period],
            "breakdown": planes["breakdown"].to_numpy()[self.plane],
            **{name: getattr(self, name) for name in FIGURES},
            "status": self.status,
            "reason_de": np.array([one.de for one in self.reasons], dtype=object)[self.reason],
            "reason_en": np.array([one.en for one in self.reasons], dtype=object)[self.reason],
            "file": np.array([one.file for one in self.sources], dtype=object)[self.source],
            "row": self.row,
        }
        return pd.DataFrame(columns)


def no_observations() -> Observations:
    """Nothing observed."""
    codes = np.zeros(0, np.int32)
    figures = np.zeros(0)
    return Observations(
        (), (), (), (NO_REASON,), (), codes, codes, codes, codes, codes,
        figures, figures, figures, np.zeros(0, np.uint8), codes,
    )


def together(parts: Sequence[Observations]) -> Observations:
    """Observations of several tables behind each other, their lists united."""
    if not parts:
        return no_observations()
    if len(parts) == 1:
        return parts[0]
    lists: dict[str, Any] = {}
    arrays: dict[str, Any] = {}
    for name in CODES:
        united = {one: None for part in parts for one in getattr(part, f"{name}s")}
        number = {one: at for at, one in enumerate(united)}
        lists[f"{name}s"] = tuple(united)
        arrays[name] = np.concatenate([
            np.array([number[one] for one in getattr(part, f"{name}s")], np.int32)[
                getattr(part, name)]
            for part in parts
        ])
    for name in (*FIGURES, "status", "row"):
        arrays[name] = np.concatenate([getattr(part, name) for part in parts])
    return Observations(**lists, **arrays)
