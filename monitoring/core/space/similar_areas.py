"""Areas that are most like a chosen one in the chosen indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded
from monitoring.core.space.contiguity import IntArray
from monitoring.core.space.neighbouring_values import all_equal
from monitoring.language import text

Mask = npt.NDArray[np.bool_]
# So many indicators are named as the closest ones.
NAMED = 2


class NotCompared(Enum):
    """Why no area could be compared."""

    negative_weight = auto()
    no_weight = auto()
    no_value = auto()
    no_other = auto()
    all_equal = auto()

    def words(self) -> str:
        """The reason in the reader's words."""
        return {
            NotCompared.negative_weight: text("Gewichte dürfen nicht negativ sein."),
            NotCompared.no_weight: text("Mindestens ein Indikator braucht ein Gewicht über null."),
            NotCompared.no_value: text(
                "Dieses Gebiet hat in keinem gewählten Indikator einen Wert."
            ),
            NotCompared.no_other: text(
                "Kein anderes Gebiet hat Werte in allen verglichenen Indikatoren."
            ),
            NotCompared.all_equal: text(
                "Die gewählten Indikatoren sind in allen Gebieten gleich."
            ),
        }[self]


@dataclass(frozen=True, slots=True, eq=False)
class SimilarArea:
    """
    One area by position, and how far it is from the chosen one.

    `distance` is in standard deviations per indicator; `differences` are this area minus the
    chosen one in standard deviations, one per indicator, NaN where that is left out.
    """

    area: int
    distance: float
    differences: FloatArray

    def sentence(self, labels: Sequence[str]) -> str:
        """Why it is similar: the closest indicators, and the one that differs most."""
        apart = np.abs(self.differences)
        order = [int(one) for one in np.argsort(apart, kind="stable") if np.isfinite(apart[one])]
        if apart[order].max() == 0:
            return text("In allen gewählten Indikatoren gleich.")
        if len(order) == 1:
            return text("Verglichen nur bei {label}.", label=labels[order[0]])
        farthest, closest = order[-1], order[: min(NAMED, len(order) - 1)]
        names = labels[closest[0]]
        if len(closest) > 1:
            rest = ", ".join(labels[one] for one in closest[1:])
            names = text("{first} und {second}", first=names, second=rest)
        words = {"names": names, "label": labels[farthest]}
        if self.differences[farthest] > 0:
            return text("Am nächsten bei {names}; am fernsten bei {label}, hier höher.", **words)
        return text("Am nächsten bei {names}; am fernsten bei {label}, hier niedriger.", **words)


@dataclass(frozen=True, slots=True, eq=False)
class SimilarAreas:
    """
    The most similar areas, nearest first, and what was left out.

    Positions: `areas` lack a value; `missing` indicators lack one for the chosen area, `equal`
    ones are the same everywhere. `reason` says why nothing was found.
    """

    found: tuple[SimilarArea, ...]
    areas: IntArray
    missing: IntArray
    equal: IntArray
    reason: NotCompared | None = None

    def sentences(self, labels: Sequence[str]) -> tuple[str, ...]:
        """What was left out, and why nothing was found."""
        said = [self.reason.words()] if self.reason else []
        if len(self.missing):
            said.append(text("Ohne Wert für dieses Gebiet, deshalb nicht verglichen: {names}.",
                             names=", ".join(labels[one] for one in self.missing)))
        if len(self.equal):
            said.append(text("Überall gleich, deshalb nicht verglichen: {names}.",
                             names=", ".join(labels[one] for one in self.equal)))
        if len(self.areas) and self.found:
            n = rounded(len(self.areas), 0)
            said.append(text("Gebiete mit fehlenden Werten, deshalb nicht verglichen: {n}.", n=n))
        return tuple(said)


def most_similar(
    values: npt.ArrayLike, area: int, n: int = 5, weights: npt.ArrayLike | None = None
) -> SimilarAreas:
    """
    The `n` areas with the smallest standardised distance from the one at position `area`.

    `values` is areas × indicators. Distance: √(Σ w Δz² / Σ w), z with the standard deviation of
    the compared areas (Euclidean distance of z-scores, per indicator); equal weights if left out.
    Equally distant areas keep their order.
    """
    given = np.asarray(values, dtype=np.float64)
    weight = np.ones(given.shape[1]) if weights is None else np.asarray(weights, np.float64)
    there = np.isfinite(given)
    missing = np.flatnonzero(~there[area])
    asked = there[area] & (weight > 0)
    complete = there[:, asked].all(axis=1)
    absent = np.flatnonzero(~complete)
    compared = np.flatnonzero(complete)
    columns = [int(one) for one in np.flatnonzero(asked)]
    equal = np.array([one for one in columns if all_equal(given[compared, one])], np.int64)
    columns = [one for one in columns if one not in equal]
    if reason := _reason(weight, asked, columns, len(compared)):
        return SimilarAreas((), absent, missing, equal, reason)
    used = given[compared][:, columns]
    used = used / np.abs(used).max(axis=0)
    differences = (used - used[compared.searchsorted(area)]) / used.std(axis=0)
    distance = np.sqrt((differences**2) @ weight[columns] / weight[columns].sum())
    order = np.argsort(distance, kind="stable")
    order = order[compared[order] != area][:n]
    apart = np.full((len(order), given.shape[1]), np.nan)
    apart[:, columns] = differences[order]
    found = tuple(
        SimilarArea(int(compared[one]), float(distance[one]), row)
        for one, row in zip(order, apart, strict=True)
    )
    return SimilarAreas(found, absent, missing, equal)


def _reason(
    weight: FloatArray, asked: Mask, columns: Sequence[int], compared: int
) -> NotCompared | None:
    if not np.isfinite(weight).all() or (weight < 0).any():
        return NotCompared.negative_weight
    if not weight.any():
        return NotCompared.no_weight
    if not asked.any():
        return NotCompared.no_value
    if compared < 2:
        return NotCompared.no_other
    return None if columns else NotCompared.all_equal
