"""One indicator's figures as a sheet of areas × periods that can be written on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube, FloatArray, Origin
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, StatusArray, has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import Words

BoolArray = npt.NDArray[np.bool_]

INCOMPLETE = Words(
    "Summe nicht gebildet: nicht für alle Teilgebiete liegt eine Angabe vor",
    "Sum not formed: not all sub-areas have a figure",
)
NO_COUNTS = Words(
    "Nicht gebildet: aus Anteilen der Teilgebiete wird kein Mittelwert gerechnet",
    "Not formed: shares of sub-areas are never averaged",
)
EMPTY_BASE = Words("Bezugsgröße ist null", "Denominator is zero")
NO_BASE = Words("Zähler oder Nenner fehlt", "Numerator or denominator is missing")
TOO_LARGE = Words(
    "Zähler ist größer als der Nenner; bei der Quelle zu klären",
    "Numerator exceeds the denominator; to be settled with the source",
)
NO_BANDS = Words(
    "Nicht berechnet: nicht für alle Altersgruppen liegen Fälle und Personen vor",
    "Not calculated: not all age groups have cases and people",
)
EMPTY_BAND = Words(
    "Nicht berechnet: in einer Altersgruppe leben keine Personen",
    "Not calculated: nobody lives in one of the age groups",
)
FEW_CASES = Words(
    "Nicht berechnet: unter 10 Fällen ist die Rate zu unsicher",
    "Not calculated: below 10 cases the rate is too uncertain",
)
REASONS = (INCOMPLETE, NO_COUNTS, EMPTY_BASE, NO_BASE, TOO_LARGE, NO_BANDS, EMPTY_BAND, FEW_CASES)


@dataclass(frozen=True, eq=False)
class Sheet:
    """Views on a cube: writing here writes there; `codes` number the reasons."""

    indicator: Indicator
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray
    origin: npt.NDArray[np.uint8]
    reason: npt.NDArray[np.uint16]
    codes: Mapping[Words, int]

    @property
    def numbers(self) -> BoolArray:
        """Cells that hold a number."""
        return has_number(self.status)

    @property
    def free(self) -> BoolArray:
        """Cells about which nobody has said anything yet."""
        found: BoolArray = self.origin == Origin.none
        return found

    def because(self, reason: Words) -> BoolArray:
        """Cells that are empty for this reason."""
        found: BoolArray = self.reason == self.codes[reason]
        return found

    def silence(self, cells: BoolArray, status: Status, reason: Words) -> None:
        """Say in these cells why there is no number."""
        self.status[cells] = status
        self.reason[cells] = self.codes[reason]

    def divide(self, cells: BoolArray) -> None:
        """value = numerator / denominator × multiplier; a zero below gives no value."""
        top, base = self.numerator * self.indicator.multiplier, self.denominator
        np.divide(top, base, out=self.value, where=cells & (base != 0))
        self.silence(cells & (base == 0), Status.not_meaningful, EMPTY_BASE)
        self.silence(cells & self.numbers & np.isnan(self.value), Status.unknown, NO_BASE)
        if self.indicator.kind is Kind.share:
            above = cells & self.numbers & (self.numerator > base)
            self.value[above] = np.nan
            self.silence(above, Status.not_meaningful, TOO_LARGE)


def sheet_of(cube: Cube, indicator: Indicator, plane: str = "") -> Sheet:
    """The sheet of an indicator, or of one of its parts; the cube must know `REASONS`."""
    at = cube.indicator_position[plane or indicator.id]
    return Sheet(
        indicator,
        cube.value[at],
        cube.numerator[at],
        cube.denominator[at],
        cube.status[at],
        cube.origin[at],
        cube.reason[at],
        {reason: cube.reasons.index(reason) for reason in REASONS},
    )
