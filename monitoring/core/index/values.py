"""The values and classes of an index in one period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube, FloatArray
from monitoring.core.index.classes import class_places
from monitoring.core.index.declaration import Component, Index, IndexClass, Scale
from monitoring.core.index.reasons import NotCalculable, Reasons, check_parts, excluded_areas
from monitoring.core.index.standardisation import standardised
from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import Polarity
from monitoring.language import text

IntArray = npt.NDArray[np.intp]
_NOISE = 12


@dataclass(frozen=True, eq=False)
class Scored:
    """
    Status or dynamics of every area; NaN and −1 where an area has none.

    `raw` and `scores` are areas × components, before and after standardising (a high score
    means more need); `total` is their weighted sum, `value` the sum standardised again.
    """

    components: tuple[Component, ...]
    classes: tuple[IndexClass, ...]
    raw: FloatArray
    scores: FloatArray
    total: FloatArray
    value: FloatArray
    place: IntArray


@dataclass(frozen=True, eq=False)
class IndexValues:
    """
    An index on one level in one period; arrays follow `areas`, positions in the cube.

    `reason` says why an area has no value ("" where it has one); residents are NaN where
    they are not known.
    """

    index: Index
    period: str
    edition: str
    areas: IntArray
    status: Scored
    dynamics: Scored | None
    reason: tuple[str, ...]
    residents: FloatArray

    @property
    def scored(self) -> npt.NDArray[np.bool_]:
        """Areas that have a status."""
        found: npt.NDArray[np.bool_] = np.isfinite(self.status.value)
        return found

    def combined(self, at: int) -> str:
        """Signs of status and dynamics side by side, such as "2+"; "" where one is missing."""
        places = [one.place[at] for one in (self.status, self.dynamics) if one is not None]
        if min(places) < 0:
            return ""
        scales = [one for one in (self.status, self.dynamics) if one is not None]
        return "".join(
            one.classes[one.place[at]].short or one.classes[one.place[at]].id for one in scales
        )


def index_values(
    cube: Cube,
    index: Index,
    indicators: Mapping[str, Indicator],
    period: str,
    level: str,
    edition: str = "",
) -> IndexValues:
    """
    The index of all areas of a level and edition in one period.

    Method of the Monitoring Soziale Stadtentwicklung Berlin (handbook 2021) where z-scores
    are declared: excluded areas out, unweighted mean and standard deviation, weighted sum,
    standardised again, classes. NotCalculable says why there is no index at all.
    """
    areas = cube.areas.on_level(level, edition)
    check_parts(cube, index, indicators, period)
    residents = _values(cube, index.population, areas, period)
    reasons = Reasons(cube, indicators, areas, period)
    reasons.add(excluded_areas(cube, index, areas, residents, period))
    raw = _raw(cube, index.components, areas, period)
    for one, column in zip(index.components, raw.T, strict=True):
        reasons.without_number(one.indicator, column)
    out = reasons.out
    status = _scored(index, index.status, index.components, raw, out, indicators)
    dynamics = None
    if index.dynamics:
        dynamics = _dynamics(cube, index, index.dynamics, indicators, (areas, period, out))
    return IndexValues(
        index, period, edition, areas, status, dynamics, reasons.texts(), residents
    )


def _dynamics(
    cube: Cube,
    index: Index,
    scale: Scale,
    indicators: Mapping[str, Indicator],
    at: tuple[IntArray, str, npt.NDArray[np.bool_]],
) -> Scored | None:
    """Dynamics from declared changes, or from the points gained since the window's start."""
    areas, period, out = at
    if scale.components:
        raw = _raw(cube, scale.components, areas, period)
        parts = scale.components
    else:
        before = str(int(period[:4]) - scale.years)
        if before not in cube.period_position:
            return None
        parts = index.components
        raw = _raw(cube, parts, areas, period) - _raw(cube, parts, areas, before)
    if not np.isfinite(raw).all(axis=1).any():
        return None
    return _scored(index, scale, parts, raw, out, indicators)


def _scored(
    index: Index,
    scale: Scale,
    components: tuple[Component, ...],
    raw: FloatArray,
    out: npt.NDArray[np.bool_],
    indicators: Mapping[str, Indicator],
) -> Scored:
    """Scores, sum and classes of the areas that are not out and have every component."""
    usable = np.isfinite(raw).all(axis=1) & ~out
    if usable.sum() < 2:
        raise NotCalculable(text("Weniger als zwei Gebiete haben alle Werte: So lässt sich „"
                                 "{index}“ nicht berechnen.", index=index.label))
    directed = raw * np.array([direction(one, indicators) for one in components])
    given = np.where(usable[:, None], directed, np.nan)
    scores = standardised(given, index.standardisation)
    _no_constant(scores[usable], components, indicators)
    weights = np.array([one.weight for one in components])
    # What components that cancel each other out leave over is noise of binary arithmetic.
    total = np.round(scores @ weights, _NOISE)
    value = standardised(total, index.sum_standardisation)
    if not np.isfinite(value[usable]).all():
        raise NotCalculable(text("Die Summe ist in allen Gebieten gleich: „{index}“ "
                                 "unterscheidet die Gebiete nicht.", index=index.label))
    return Scored(components, scale.all_classes(), raw, scores, total, value,
                  class_places(value, scale))


def direction(component: Component, indicators: Mapping[str, Indicator]) -> float:
    """1 where a high value means more need, −1 where it is better."""
    polarity = component.polarity or indicators[component.indicator].polarity
    return -1.0 if polarity is Polarity.better else 1.0


def _no_constant(
    scores: FloatArray, components: tuple[Component, ...], indicators: Mapping[str, Indicator]
) -> None:
    for one, column in zip(components, scores.T, strict=True):
        if not np.isfinite(column).all():
            raise NotCalculable(text("„{indicator}“ hat in allen Gebieten denselben Wert und "
                                     "kann sie nicht unterscheiden. Bitte aus dem Index nehmen.",
                                     indicator=indicators[one.indicator].label))


def _raw(
    cube: Cube, components: tuple[Component, ...], areas: IntArray, period: str
) -> FloatArray:
    columns = [_values(cube, one.indicator, areas, period) for one in components]
    return np.column_stack(columns)


def _values(cube: Cube, indicator: str, areas: IntArray, period: str) -> FloatArray:
    """
    Values of one indicator; NaN where there is no number, or the indicator is unknown.

    An area that is the same in the edition before has its earlier values.
    """
    if indicator not in cube.indicator_position or period not in cube.period_position:
        return np.full(len(areas), np.nan)
    found: FloatArray = cube.series(indicator, areas)[0][:, cube.period_position[period]]
    return found
