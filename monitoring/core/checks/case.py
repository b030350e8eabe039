"""What checks look at: observations in their cells, the release before, and the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.differences import clear_delivered
from monitoring.core.filling import Cells, cells_of, filled, frame_for, only_sources, widened
from monitoring.core.indicator import Indicator
from monitoring.core.observations import Observations, Source
from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import text

LISTED = 20_000
Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Case:
    """
    Completed observations of known areas, each in its cell of a common frame.

    `before` is the release in that frame and `after` what sources say with the delivery in it;
    `this_year` is the year in which the table is checked.
    """

    rows: Observations
    cells: Cells
    areas: Areas
    city: City
    before: Cube
    after: Cube
    tables: tuple[SourceTable, ...]
    this_year: int

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The indicator of every plane of the observations."""
        return [self.city.indicators[one.indicator] for one in self.rows.planes]

    @cached_property
    def numbers(self) -> Mask:
        """Observations that hold a number."""
        return has_number(self.rows.status)

    def of_kind(self, *kinds: Kind) -> Mask:
        """Observations of indicators of these kinds."""
        return self.per_plane(lambda one: one.kind in kinds).astype(bool)

    def per_plane(self, fact: Callable[[Indicator], Any]) -> npt.NDArray[Any]:
        """A fact about the indicator of every observation."""
        return np.array([fact(one) for one in self.indicators] or [0])[self.rows.plane]

    def problems(
        self,
        rule: str,
        message: str | Callable[[int], str],
        bad: Mask | Rows,
        figure: str = "value",
        severity: str = "error",
        value: Callable[[int], str] | None = None,
    ) -> Iterator[Problem]:
        """One problem for every marked observation, in the column of the figure."""
        rows = np.flatnonzero(bad) if bad.dtype == bool else bad
        for row in rows[:LISTED].tolist():
            source = self.rows.sources[self.rows.source[row]]
            said = message if isinstance(message, str) else message(row)
            yield Problem(
                rule, said, source.file, source.sheet, int(self.rows.row[row]) or None,
                column_of(source, figure), value(row) if value else self.shown(row, figure),
                severity,
            )
        if len(rows) > LISTED:
            source = self.rows.sources[self.rows.source[rows[-1]]]
            more = text("Weitere {n} Zellen derselben Art, bis Zeile {last}.",
                        n=len(rows) - LISTED, last=int(self.rows.row[rows[-1]]))
            yield Problem(rule, more, source.file, source.sheet, None, column_of(source, figure),
                          "", severity)

    def area(self, row: int) -> str:
        """Id of the area of an observation."""
        return self.rows.places[self.rows.place[row]].area

    def shown(self, row: int, figure: str = "value") -> str:
        """Area and number of an observation, as a problem quotes it."""
        number = float(getattr(self.rows, figure)[row])
        return f"{self.area(row)}: {number:.12g}"


def column_of(source: Source, figure: str) -> str:
    """The column that a figure was read from; without one the column that gives it."""
    own: str = getattr(source, figure)
    return own or source.value or source.numerator


def case_of(
    rows: Observations, areas: Areas, city: City, release: Cube | None,
    tables: tuple[SourceTable, ...], this_year: int,
) -> Case:
    """The case of observations whose areas are all known, before they are written anywhere."""
    frame = frame_for(rows, list(city.indicators), areas, release)
    before = widened(release, frame) if release else frame
    return Case(rows, cells_of(rows, before), areas, city, before, before, tables, this_year)


def with_delivery(case: Case, keep: Mask, files: Sequence[str]) -> Case:
    """The case of the kept observations, written over what the release had in their place."""
    rows, cells = case.rows, case.cells
    if not keep.all():
        rows, cells = rows.select(keep), cells.select(keep)
    after = only_sources(case.before)
    clear_delivered(after, cells)
    return replace(case, rows=rows, cells=cells, after=filled(after, rows, cells, files))
