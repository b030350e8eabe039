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
from monitoring.core.cube import Cube, plane_name
from monitoring.core.differences import clear_delivered
from monitoring.core.filling import Cells, cells_of, filled, frame_for, only_sources, widened
from monitoring.core.findings import listed
from monitoring.core.indicator import Indicator
from monitoring.core.observations import Observations, Source
from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import current, text

Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Message = str | Callable[[int], str]
SMALL = 1 << 16
# So many rows at once fit into the processor's cache.
CHUNK = 1 << 14
GERMAN = str.maketrans(",.", ".,")
PERCENT = ("%", "Prozent", "in %", "v. H.")


@dataclass(frozen=True, eq=False)
class Case:
    """
    Completed observations of known areas, each in its cell of a common frame.

    `before` is the release in that frame and `after` what sources say with the delivery in it;
    `this_year` is the year in which the table is checked; `unplaced` are file and sheet of tables
    with rows of unknown areas.
    """

    rows: Observations
    cells: Cells
    areas: Areas
    city: City
    before: Cube
    after: Cube
    tables: tuple[SourceTable, ...]
    this_year: int
    unplaced: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The indicator of every plane of the observations."""
        return [self.city.indicators[one.indicator] for one in self.rows.planes]

    @cached_property
    def numbers(self) -> Mask:
        """Observations that hold a number."""
        return has_number(self.rows.status)

    @cached_property
    def number_of(self) -> npt.NDArray[np.int32]:
        """The observation in each cell of the frame, −1 where none was delivered."""
        found = np.full(self.after.status.shape, -1, np.int32)
        found[self.cells.at] = np.arange(len(self.rows), dtype=np.int32)
        return found

    def of_kind(self, *kinds: Kind) -> Mask:
        """Observations of indicators of these kinds."""
        return self.per_plane(lambda one: one.kind in kinds).astype(bool)

    def per_plane(self, fact: Callable[[Indicator], Any]) -> npt.NDArray[Any]:
        """A fact about the indicator of every observation."""
        return self.of_planes(fact)[self.cells.plane]

    def of_planes(self, fact: Callable[[Indicator], Any]) -> npt.NDArray[Any]:
        """A fact about the indicator of every plane of the frame that was delivered."""
        facts = np.array([fact(one) for one in self.indicators] or [0])
        found = np.zeros(len(self.before.planes), facts.dtype)
        if self.indicators:
            position = self.before.indicator_position
            found[[position[plane_name(*one)] for one in self.rows.planes]] = facts
        return found

    def chunks(self) -> Iterator[slice]:
        """Observations in portions, for sums over many of their arrays at once."""
        for first in range(0, len(self.rows), CHUNK):
            yield slice(first, first + CHUNK)

    def groups(self, marked: Mask) -> Iterator[Rows]:
        """The marked observations of each indicator, part and period."""
        rows = np.flatnonzero(marked)
        periods = len(self.rows.periods)
        keys = self.rows.plane[rows] * np.int32(periods) + self.rows.period[rows]
        if len(self.rows.planes) * periods < SMALL:
            keys = keys.astype(np.uint16)  # sorted by their bits, which is far quicker
        order = np.argsort(keys, kind="stable")
        cuts = np.flatnonzero(np.diff(keys[order])) + 1
        for group in np.split(rows[order], cuts):
            if len(group):
                yield group

    def problems(
        self, rule: str, message: Message, bad: Mask | Rows, figure: str = "value",
        severity: str = "error", value: Callable[[int], str] | None = None,
    ) -> Iterator[Problem]:
        """One problem for every marked observation, at the cell that the figure was read from."""
        rows = np.flatnonzero(bad) if bad.dtype == bool else bad
        most = listed(severity)
        for row in rows[:most].tolist():
            source = self.rows.sources[self.rows.source[row]]
            column = column_of(source, figure)
            said = message if isinstance(message, str) else message(row)
            yield Problem(
                rule, said, source.file, source.sheet, int(self.rows.row[row]) or None, column,
                value(row) if value else self.cell(row, column, figure), severity,
            )
        if len(rows) > most:
            source = self.rows.sources[self.rows.source[rows[-1]]]
            more = text("Weitere {n} Zellen derselben Art, bis Zeile {last}.",
                        n=len(rows) - most, last=int(self.rows.row[rows].max()))
            yield Problem(rule, more, source.file, source.sheet, None, column_of(source, figure),
                          "", severity)

    def area(self, row: int) -> str:
        """Id of the area of an observation."""
        return self.rows.places[int(self.rows.place[row])].area

    def named(self, row: int) -> str:
        """Name and id of the area of an observation."""
        name = self.areas.names[self.cells.area[row]]
        area = self.area(row)
        return area if name == area else f"{name} ({area})"

    def cell(self, row: int, column: str, figure: str = "value") -> str:
        """The text of the cell of an observation; without a table its figure as a number."""
        source, line = self.rows.sources[self.rows.source[row]], self.rows.row[row]
        for table in self.tables:
            if (table.file, table.sheet) == (source.file, source.sheet) and column in table.columns:
                at = int(np.searchsorted(table.rows, line))
                if at < len(table) and table.rows[at] == line:
                    found = table.columns[column][at].as_py()
                    return str(found)
        number = float(getattr(self.rows, figure)[row])
        return "" if np.isnan(number) else f"{number:.12g}"


def as_read(number: float) -> str:
    """A number in a sentence, with as many decimals as it has, six at most."""
    found = f"{number:,.6f}".rstrip("0").rstrip(".")
    return found.translate(GERMAN) if current() == "de" else found


def whole_share(indicator: Indicator) -> float:
    """The value of an indicator for a share of everything: 100 for per cent, however computed."""
    if indicator.multiplier == 1 and indicator.unit.de in PERCENT:
        return 100.0
    return indicator.multiplier


def column_of(source: Source, figure: str) -> str:
    """The column that a figure was read from; without one the column that gives it."""
    own: str = getattr(source, figure)
    return own or source.value or source.numerator


def case_of(
    rows: Observations, areas: Areas, city: City, release: Cube | None,
    tables: tuple[SourceTable, ...], this_year: int,
) -> Case:
    """The case of observations whose areas are all known, before they are written anywhere."""
    before = _frame(rows, areas, city, release)
    return Case(rows, cells_of(rows, before), areas, city, before, before, tables, this_year)


def _frame(rows: Observations, areas: Areas, city: City, release: Cube | None) -> Cube:
    """The release with room for the observations; the release itself where they fit into it."""
    if release is not None and release.areas is areas:
        planes = {*city.indicators, *(plane_name(*one) for one in rows.planes)}
        if planes <= set(release.planes) and set(rows.periods) <= set(release.periods):
            return release
    frame = frame_for(rows, list(city.indicators), areas, release)
    return widened(release, frame) if release else frame


def with_delivery(case: Case, keep: Mask, files: Sequence[str]) -> Case:
    """The case of the kept observations, written over what the release had in their place."""
    rows, cells = case.rows, case.cells
    if not keep.all():
        rows, cells = rows.select(keep), cells.select(keep)
    after = only_sources(case.before)
    clear_delivered(after, cells)
    return replace(case, rows=rows, cells=cells, after=filled(after, rows, cells, files))
