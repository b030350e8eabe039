"""How far the values of the areas lie apart, in one figure for the whole city."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.core.space.segregation import size_warning
from monitoring.language import text


@dataclass(frozen=True, slots=True, eq=False)
class Inequality:
    """
    Inequality of the areas' values, weighted with residents, one entry per period.

    `gini` is 0 (all equal) to 1, `theil` 0 or more, `variation` the standard deviation as a
    multiple of the mean `mean`; NaN where there is none. `left_out` areas had no usable figures;
    `areas` had; `negative` tells whether a value below zero forbids the figures.
    """

    gini: FloatArray
    theil: FloatArray
    variation: FloatArray
    mean: FloatArray
    areas: npt.NDArray[np.int64]
    left_out: npt.NDArray[np.int64]
    negative: npt.NDArray[np.bool_]

    def sentences(self, period: int = -1) -> tuple[str, ...]:
        """What one period's figures say, or why there are none; by default of the last period."""
        if self.areas.flat[period] < 2:
            return (text("Weniger als zwei Gebiete haben einen Wert und eine Bevölkerung."),)
        if self.negative.flat[period]:
            return (text("Für Werte unter null ist diese Ungleichheit nicht definiert."),)
        if self.mean.flat[period] == 0:
            return (text("Alle Werte sind null, deshalb gibt es keine Ungleichheit zu messen."),)
        gini = rounded(float(self.gini.flat[period]), 2)
        said = [text("Gini {gini}: 0 heißt, alle Gebiete haben denselben Wert.", gini=gini)]
        if left_out := int(self.left_out.flat[period]):
            n = rounded(left_out, 0)
            said.append(text("Gebiete ohne brauchbare Zahlen, deshalb nicht einbezogen: {n}.", n=n))
        return (*said, size_warning())


def inequality(values: npt.ArrayLike, residents: npt.ArrayLike) -> Inequality:
    """
    Gini, Theil and coefficient of variation of rates or means, areas × periods (or one per area).

    With p = share of the residents, m = Σ p v: Gini = 1 - Σ p (L + L') over the areas by value, L
    and L' the share in Σ p v up to and before the area (Brown's formula); Theil = Σ p (v/m)
    ln(v/m) with 0 ln 0 = 0 (Theil 1967); variation = √(Σ p (v - m)²)/m. Areas without residents
    change nothing.
    """
    v, t = np.asarray(values, dtype=np.float64), np.asarray(residents, dtype=np.float64)
    usable = np.isfinite(v) & np.isfinite(t) & (t >= 0)
    there = usable & (np.where(usable, t, 0.0) > 0)
    v, t = np.where(there, v, 0.0), np.where(there, t, 0.0)
    areas = np.asarray(there.sum(0))
    people = t / np.where(areas > 0, t.sum(0), 1.0)
    mean = np.asarray((people * v).sum(0))
    negative = np.asarray((v < 0).any(0))
    valid = (areas > 1) & ~negative & (mean > 0)
    relative = np.where(valid, v, 0.0) / np.where(valid, mean, 1.0)
    logarithm = np.log(np.where(relative > 0, relative, 1.0))

    def shown(figures: FloatArray) -> FloatArray:
        return np.where(valid, figures, np.nan)

    order = np.argsort(relative, axis=0, kind="stable")
    shares = np.take_along_axis(people, order, 0)
    amounts = np.take_along_axis(people * relative, order, 0)
    # Twice the area below the Lorenz curve: up to and before each area.
    below = (shares * (2 * np.cumsum(amounts, axis=0) - amounts)).sum(0)
    return Inequality(
        gini=shown(np.maximum(0.0, 1 - below)),
        theil=shown(np.maximum(0.0, (people * relative * logarithm).sum(0))),
        variation=shown(np.sqrt((people * (relative - 1) ** 2).sum(0))),
        mean=np.where(areas > 0, mean, np.nan), areas=areas,
        left_out=np.asarray((~usable).sum(0)), negative=negative,
    )
