"""What one figure is made of: the cells of a release behind it, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from monitoring.core.chance.standardised_planes import band_planes
from monitoring.core.city import City
from monitoring.core.cube import Cube, Origin, plane_parts
from monitoring.core.indicator import Formula, Indicator
from monitoring.core.sheet import EMPTY_BASE
from monitoring.core.space.carried import CarriedSeries, carried_series
from monitoring.core.space.crosswalk import Crosswalk
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import Words

MOST_PARTS = 20
DEEPEST = 6
_WAYS = {Origin.source: "source", Origin.formula: "formula", Origin.sum: "sum",
         Origin.official: "official"}


class Way(StrEnum):
    """How a figure came about."""

    nothing = "nothing"
    source = "source"
    formula = "formula"
    standardised = "standardised"
    sum = "sum"
    official = "official"
    carried = "carried"
    same = "same"


class Role(StrEnum):
    """What a cell does in the figure that it is part of."""

    numerator = "numerator"
    denominator = "denominator"
    band = "band"
    area = "area"


@dataclass(frozen=True, slots=True)
class Trace:
    """
    One cell and the cells that it was made of.

    `area` is a position in the cube's areas, `file` points into the release's sources and `row` is
    the row people see there (0: none); figures are NaN where there is none. `of` counts all parts,
    also those that are not listed; `crosswalk` points into the crosswalks (−1: not carried).
    """

    plane: str
    area: int
    period: str
    way: Way
    value: float
    numerator: float
    denominator: float
    status: Status
    reason: Words
    file: int = 0
    row: int = 0
    crosswalk: int = -1
    of: int = 0
    parts: tuple[Part, ...] = ()

    @property
    def has_number(self) -> bool:
        """Whether the cell holds a number."""
        return bool(has_number(np.array([self.status], np.uint8))[0])


@dataclass(frozen=True, slots=True)
class Part:
    """
    A cell in a figure.

    `weight` is −1 where a count is subtracted, of a band its weight in the standard population,
    and of a former area the part of its counts that was carried over.
    """

    role: Role
    weight: float
    trace: Trace


def trace(
    cube: Cube, city: City, area: int, plane: str, period: str,
    crosswalks: Sequence[Crosswalk] = (), most: int = MOST_PARTS,
) -> Trace:
    """
    The tree behind the figure of one area and period; `plane` is an indicator or a part of one.

    A sum lists the areas that sources speak of, not those in between, first the ones without a
    count, and at most so many. A cell of which the release says nothing is looked for among the
    figures carried from earlier editions.
    """
    return _Tracer(cube, city, crosswalks, most).of(plane, area, period, 0)


@dataclass(frozen=True, slots=True)
class _Tracer:
    cube: Cube
    city: City
    crosswalks: Sequence[Crosswalk]
    most: int

    def of(self, plane: str, area: int, period: str, depth: int) -> Trace:
        cube = self.cube
        cell = cube.cell(plane, area, period)
        if not cube.observed[cell]:
            return self._carried(plane, area, period, depth)
        way = Way(_WAYS.get(Origin(int(cube.origin[cell])), "nothing"))
        parts: list[tuple[Role, float, str, int]] = []
        own = self._indicator(plane)
        if way is Way.formula and own.formula:
            parts = [(role, sign, one, area) for role, sign, one in _terms(own.formula)]
        elif way is Way.formula and own.standard:
            way = Way.standardised
            names = band_planes(cube.planes, own.id, own.standard)
            parts = [(Role.band, weight, one, area)
                     for one, weight in zip(names, own.standard.weights, strict=True) if one]
        elif way is Way.sum:
            parts = [(Role.area, 1.0, plane, one) for one in self._summed(plane, area, period)]
        listed, of = self._parts(parts, period, depth)
        return Trace(
            plane, area, period, way, float(cube.value[cell]), float(cube.numerator[cell]),
            float(cube.denominator[cell]), Status(int(cube.status[cell])),
            cube.reasons[int(cube.reason[cell])], int(cube.file[cell]), int(cube.row[cell]),
            of=of, parts=listed,
        )

    def _parts(
        self, parts: Sequence[tuple[Role, float, str, int]], period: str, depth: int
    ) -> tuple[tuple[Part, ...], int]:
        shown = parts[: self.most] if depth < DEEPEST else ()
        return tuple(Part(role, weight, self.of(plane, area, period, depth + 1))
                     for role, weight, plane, area in shown), len(parts)

    def _indicator(self, plane: str) -> Indicator:
        return self.city.indicators[plane_parts(plane)[0]]

    def _summed(self, plane: str, area: int, period: str) -> list[int]:
        """The smallest areas of a sum, those without a count first."""
        found = list(dict.fromkeys(self._leaves(plane, area, period)))
        return sorted(found, key=lambda one: self._counts(plane, one, period))

    def _leaves(self, plane: str, area: int, period: str) -> Iterator[int]:
        for one in self._added(plane, area, period):
            origin = self.cube.origin[self.cube.cell(plane, one, period)]
            if origin == Origin.sum:
                yield from self._leaves(plane, one, period)
            else:
                yield one

    def _added(self, plane: str, area: int, period: str) -> list[int]:
        """The areas directly below that were added up: as `sums.add_up` chooses their edition."""
        cube, areas = self.cube, self.cube.areas
        below = [one for one in areas.children(area).tolist() if period >= areas.since[one]]
        editions = [one.id for one in reversed(self.city.frame.editions)] or [""]
        families = [[one for one in below if areas.editions[one] in (edition, "")]
                    for edition in editions]
        known = [family for family in families
                 if any(cube.observed[cube.cell(plane, one, period)] for one in family)]
        whole = [family for family in known
                 if all(self._counts(plane, one, period) for one in family)]
        return (whole or known or [[]])[0]

    def _counts(self, plane: str, area: int, period: str) -> bool:
        """Whether a cell can be added up; 0 of 0 adds nothing wrong to a sum."""
        cube, cell = self.cube, self.cube.cell(plane, area, period)
        empty = cube.reasons[int(cube.reason[cell])] == EMPTY_BASE
        number = bool(has_number(cube.status[cell])) or empty
        count = self._indicator(plane).kind is Kind.count
        base = count or bool(np.isfinite(cube.denominator[cell]))
        return number and base and bool(np.isfinite(cube.numerator[cell]))

    def _carried(self, plane: str, area: int, period: str, depth: int) -> Trace:
        """A figure that an earlier edition gives: the same area there, or counts by weights."""
        own = self._indicator(plane)
        found = carried_series(self.cube, self.crosswalks, own, np.array([area]), plane)
        at = self.cube.period_position[period]
        source, number = int(found.source[0, at]), int(found.crosswalk[0, at])
        if number >= 0:
            step = self.crosswalks[number]
            links = np.flatnonzero(step.targets == area).tolist()
            parts = [(Role.area, float(step.weights[one]), plane, int(step.sources[one]))
                     for one in links]
            return self._outcome(found, at, (plane, area, period), Way.carried, parts, depth)
        if source not in (area, -1):
            parts = [(Role.area, 1.0, plane, source)]
            return self._outcome(found, at, (plane, area, period), Way.same, parts, depth)
        return self._outcome(found, at, (plane, area, period), Way.nothing, [], depth)

    def _outcome(
        self, found: CarriedSeries, at: int, cell: tuple[str, int, str], way: Way,
        parts: Sequence[tuple[Role, float, str, int]], depth: int,
    ) -> Trace:
        listed, of = self._parts(parts, cell[2], depth)
        return Trace(
            *cell, way, float(found.value[0, at]), float(found.numerator[0, at]),
            float(found.denominator[0, at]), Status(int(found.status[0, at])),
            found.reasons[int(found.reason[0, at])], crosswalk=int(found.crosswalk[0, at]),
            of=of, parts=listed,
        )


def _terms(formula: Formula) -> Iterator[tuple[Role, float, str]]:
    for role, names in ((Role.numerator, formula.numerator),
                        (Role.denominator, formula.denominator)):
        for one in names:
            yield role, -1.0 if one.startswith("-") else 1.0, one.removeprefix("-")
