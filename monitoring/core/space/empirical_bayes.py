"""Rates of rare events, drawn towards the rate of the whole city where little is known."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.language import text


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """
    Smoothed rates as events per unit of the denominator, NaN where there is none.

    `mean` is the rate of all areas together, `variance` the weighted variance of the raw rates,
    `between` what of it is not chance. Suppressed cells can be told from smoothed values, so they
    must be left out before.
    """

    values: FloatArray
    mean: float
    variance: float
    between: float
    left_out: int

    def sentences(self) -> tuple[str, ...]:
        """What smoothing did, or why it could not be done."""
        used = int(np.isfinite(self.values).sum())
        said = []
        if self.left_out and used:
            n = rounded(self.left_out, 0)
            said.append(text("Gebiete ohne brauchbaren Zähler oder Nenner: {n}.", n=n))
        if not len(self.values) or not used:
            return (text("Kein Gebiet hat Zähler und Nenner; es gibt nichts zu glätten."),)
        if used < 2:
            said.append(text("Ein einziges Gebiet behält beim Glätten seinen Wert."))
        elif self.mean == 0:
            said.append(text("In keinem Gebiet gab es ein Ereignis; überall bleibt es bei null."))
        elif self.between == 0:
            said.append(
                text("Die Gebiete unterscheiden sich nicht mehr, als der Zufall erwarten lässt; "
                     "geglättet haben alle den Wert der Gesamtheit.")
            )
        else:
            said.append(
                text("Geglättete Werte liegen näher am Wert der Gesamtheit, je kleiner das Gebiet "
                     "ist. Sie sind für die Karte gedacht, nicht zum Verteilen von Geld.")
            )
        return tuple(said)


def smoothed(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> Smoothed:
    """
    Global empirical Bayes estimates of a rate, one per area.

    m = ΣO/Σn; s² = Σn(r-m)²/Σn; A = s² - m/n̄, at least 0; w = A/(A + m/n);
    w·r + (1-w)·m. Source: Marshall (1991), Applied Statistics 40, 283-294. An area counts if its
    denominator is above 0 and its numerator not negative.
    """
    events = np.asarray(numerators, dtype=np.float64)
    base = np.asarray(denominators, dtype=np.float64)
    usable = np.isfinite(events) & np.isfinite(base) & (events >= 0) & (base > 0)
    values = np.full(events.shape, np.nan)
    left_out = int((~usable).sum())
    if not usable.any():
        return Smoothed(values, nan, nan, nan, left_out)
    o, n = events[usable], base[usable]
    rates, mean = o / n, float(o.sum() / n.sum())
    variance = float((n * (rates - mean) ** 2).sum() / n.sum())
    between = max(0.0, variance - mean / float(n.mean()))
    chance = mean / n
    # Where nothing varies and nothing happened there is nothing to weigh: 0/0.
    weight = between / np.where(between + chance > 0, between + chance, 1.0)
    values[usable] = weight * rates + (1 - weight) * mean
    return Smoothed(values, mean, variance, between, left_out)
