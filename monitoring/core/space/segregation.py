"""How unevenly a group lives over the areas of the city."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Segregation:
    """
    Indices of a group among all residents, one entry per period, from 0 to 1; NaN where none.

    `dissimilarity` compares with the rest of the residents, `from_all` with all; `isolation` and
    `exposure` are the shares of the group and of the rest in the area of the average member;
    `eta_squared` is isolation without what the size of the group explains. `left_out` areas had
    no usable figures; `areas` had.
    """

    dissimilarity: FloatArray
    from_all: FloatArray
    isolation: FloatArray
    exposure: FloatArray
    eta_squared: FloatArray
    areas: npt.NDArray[np.int64]
    left_out: npt.NDArray[np.int64]
    group: FloatArray
    rest: FloatArray

    def sentences(self, period: int = -1) -> tuple[str, ...]:
        """What one period's figures say, or why there are none; by default of the last period."""
        if reason := self._reason(period):
            return (reason,)
        share = with_unit(rounded(100 * float(self.dissimilarity.flat[period]), 1), "%")
        said = [
            text("{share} der Gruppe müssten umziehen, damit sie überall denselben Anteil hätte.",
                 share=share),
        ]
        if left_out := int(self.left_out.flat[period]):
            n = rounded(left_out, 0)
            said.append(text("Gebiete ohne brauchbare Zahlen, deshalb nicht einbezogen: {n}.", n=n))
        return (*said, size_warning())

    def _reason(self, period: int) -> str:
        if self.areas.flat[period] < 2:
            return text("Weniger als zwei Gebiete haben Zahlen für die Gruppe und für alle.")
        if self.group.flat[period] == 0:
            return text("Niemand gehört zur Gruppe, deshalb gibt es keine Verteilung.")
        if self.rest.flat[period] == 0:
            return text("Alle gehören zur Gruppe, deshalb gibt es keine Verteilung.")
        return ""


def segregation(group: npt.ArrayLike, total: npt.ArrayLike) -> Segregation:
    """
    Indices of a group's residents among all residents, areas × periods (or one value per area).

    D = ½Σ|a/A - b/B| (Duncan and Duncan 1955); ½Σ|a/A - t/T|; isolation Σ(a/A)(a/t) and exposure
    Σ(a/A)(b/t) (Lieberson 1981); eta² = (isolation - P)/(1 - P) with P = A/T. An area counts in a
    period if 0 ≤ a ≤ t; areas where nobody lives change nothing.
    """
    a, t = np.array(group, dtype=np.float64), np.array(total, dtype=np.float64)
    usable = np.isfinite(a) & np.isfinite(t) & (a >= 0) & (a <= t)
    a, t = np.where(usable, a, 0.0), np.where(usable, t, 0.0)
    inhabited = t > 0
    b = t - a
    of_group, of_rest, of_all = _ratio(a, a.sum(0)), _ratio(b, b.sum(0)), _ratio(t, t.sum(0))
    own = np.where(inhabited, _ratio(a, t), 0.0)
    share = _ratio(a.sum(0), t.sum(0))
    areas = inhabited.sum(0)
    valid = (areas > 1) & (a.sum(0) > 0) & (b.sum(0) > 0)

    def shown(values: FloatArray) -> FloatArray:
        return np.where(valid, values, np.nan)

    isolation = (of_group * own).sum(0)
    return Segregation(
        dissimilarity=shown(np.abs(of_group - of_rest).sum(0) / 2),
        from_all=shown(np.abs(of_group - of_all).sum(0) / 2),
        isolation=shown(isolation),
        exposure=shown((of_group * np.where(inhabited, _ratio(b, t), 0.0)).sum(0)),
        eta_squared=shown(_ratio(isolation - share, 1 - share)),
        areas=np.asarray(areas), left_out=np.asarray((~usable).sum(0)),
        group=np.asarray(a.sum(0)), rest=np.asarray(b.sum(0)),
    )


def size_warning() -> str:
    """What every figure for the whole city depends on (modifiable areal unit problem)."""
    return text("Die Zahl hängt von Anzahl und Größe der Gebiete ab: nur bei gleichen Gebieten "
                "vergleichen. Kleine Anzahlen lassen sie größer erscheinen.")


def _ratio(upper: FloatArray, lower: FloatArray) -> FloatArray:
    """Quotient, NaN where the divisor is 0."""
    found: FloatArray = np.where(lower != 0, upper / np.where(lower != 0, lower, 1.0), np.nan)
    return found
