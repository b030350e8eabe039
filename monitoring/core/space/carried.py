"""Series carried across editions: counts distributed by declared weights, never shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.area import IntArray
from monitoring.core.chance.standardised_planes import band_planes, restandardise
from monitoring.core.cube import Cube, FloatArray
from monitoring.core.indicator import Indicator
from monitoring.core.sheet import EMPTY_BASE, REASONS, BoolArray, Sheet
from monitoring.core.space.crosswalk import Crosswalk
from monitoring.core.status import Status, StatusArray, has_number
from monitoring.core.vocabulary import Aggregation, Kind
from monitoring.language import Words

VALUE_ONLY = Words(
    "Nicht umgerechnet: nur der fertige Wert liegt vor, keine Anzahlen; ein Anteil lässt sich "
    "nicht umrechnen",
    "Not converted: only the finished value is there, no counts; a share cannot be converted",
)
NO_SOURCE = Words(
    "Nicht umgerechnet: nicht für alle früheren Gebiete, die hierher gehören, liegt eine Angabe "
    "vor",
    "Not converted: not all of the former areas that belong here have a figure",
)
CUT_OTHERWISE = Words(
    "Nicht umgerechnet: in diesem Jahr waren die früheren Gebiete noch anders geschnitten",
    "Not converted: in this year the former areas were still cut otherwise",
)
NO_WEIGHTS = Words(
    "Nicht umgerechnet: für dieses Gebiet gibt es keine Gewichte",
    "Not converted: there are no weights for this area",
)
_OWN = (VALUE_ONLY, NO_SOURCE, CUT_OTHERWISE, NO_WEIGHTS)


@dataclass(frozen=True, slots=True, eq=False)
class CarriedSeries:
    """
    One indicator of chosen areas over all periods, with what earlier editions say; each array
    has the shape areas × periods.

    `estimated` cells were carried by weights; their status is `Status.estimated`, and counts need
    not be whole. Only the `divided` ones rest on how people are spread within a former area; the
    others are sums of whole former areas. In all other cells `source` is the position of the area
    whose cell is shown: the area itself, or the same one in an earlier edition. `crosswalk` points
    into the crosswalks (−1: none), `reason` into `reasons` (0 is none): how an estimate was made,
    or why there is none.
    """

    periods: tuple[str, ...]
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray
    estimated: BoolArray
    divided: BoolArray
    source: IntArray
    crosswalk: IntArray
    reason: npt.NDArray[np.uint16]
    reasons: tuple[Words, ...]


def distributed(figures: FloatArray, crosswalk: Crosswalk) -> FloatArray:
    """
    Sum of weight × count of the sources, for every area; sources × periods in and out.

    Areal interpolation of an extensive figure: Goodchild and Lam 1980, Areal interpolation: a
    variant of the traditional spatial problem, Geo-Processing 1. Areas without a link get 0.
    """
    found = np.zeros_like(figures)
    parts = crosswalk.weights[:, None] * figures[crosswalk.sources]
    np.add.at(found, crosswalk.targets, parts)
    return found


def carried_series(
    cube: Cube, crosswalks: Sequence[Crosswalk], indicator: Indicator, areas: IntArray,
    plane: str = "",
) -> CarriedSeries:
    """
    Values of these areas over all periods, earlier editions carried over; `plane` is a part.

    Numerator and denominator are distributed, then divided, those of a standardised rate by
    bands; a value without counts is not carried. An area that is the same in the edition before
    keeps its exact figures.
    """
    work = _carried(cube, crosswalks, indicator, plane)
    sheet = work.sheet
    if indicator.standard and plane in ("", indicator.id):
        names = band_planes(cube.planes, indicator.id, indicator.standard)
        bands = [_carried(cube, crosswalks, indicator, one).sheet if one else None
                 for one in names]
        restandardise(sheet, indicator.standard, bands, work.by >= 0)
    value = np.where(sheet.numbers, sheet.value, np.nan)
    by = np.where(sheet.numbers, work.by, -1)
    return CarriedSeries(
        cube.periods, value[areas], sheet.numerator[areas], sheet.denominator[areas],
        sheet.status[areas], by[areas] >= 0,
        work.divided[areas] & (by[areas] >= 0), work.source[areas], by[areas],
        sheet.reason[areas], work.reasons,
    )


def _carried(
    cube: Cube, crosswalks: Sequence[Crosswalk], indicator: Indicator, plane: str
) -> _Carrying:
    """One plane with every crosswalk applied, from old to new."""
    work = _Carrying(cube, crosswalks, indicator, plane)
    work.keep_the_same()
    for number in sorted(range(len(crosswalks)), key=lambda one: crosswalks[one].to_edition):
        work.carry(number)
        work.keep_the_same()
    return work


class _Carrying:
    """Copies of an indicator's figures in all areas, filled step by step."""

    def __init__(
        self, cube: Cube, crosswalks: Sequence[Crosswalk], indicator: Indicator, plane: str
    ) -> None:
        at = cube.indicator_position[plane or indicator.id]
        ways = [words for one in crosswalks for words in (one.words, one.summed)]
        self.reasons = tuple(dict.fromkeys([*cube.reasons, *REASONS, *_OWN, *ways]))
        codes = {one: number for number, one in enumerate(self.reasons)}
        self.sheet = Sheet(
            indicator, cube.value[at].copy(), cube.numerator[at].copy(),
            cube.denominator[at].copy(), cube.status[at].copy(), cube.origin[at].copy(),
            cube.reason[at].copy(), codes,
        )
        self.crosswalks = crosswalks
        self.periods = np.array(cube.periods, dtype=str)
        self.areas = cube.areas
        places = np.arange(len(cube.areas), dtype=np.intp)
        self.source = np.repeat(places[:, None], len(cube.periods), axis=1)
        self.by = np.full(self.source.shape, -1, np.intp)
        self.divided = np.zeros(self.source.shape, bool)

    def keep_the_same(self) -> None:
        """Take what the same area says in the edition before, also that it is secret."""
        after = np.flatnonzero(self.areas.earlier >= 0)
        before = self.areas.earlier[after]
        sheet = self.sheet
        while True:
            known = sheet.status[before] != Status.missing
            rows, periods = np.nonzero((sheet.status[after] == Status.missing) & known)
            if not len(rows):
                return
            own, other = (after[rows], periods), (before[rows], periods)
            for figure in (sheet.value, sheet.numerator, sheet.denominator, sheet.status,
                           sheet.reason, self.source, self.by, self.divided):
                figure[own] = figure[other]

    def carry(self, number: int) -> None:
        """Fill the free cells of a crosswalk's later edition, or say why they stay empty."""
        crosswalk, sheet = self.crosswalks[number], self.sheet
        counts, holds = self._counts(), self._holds(crosswalk)
        links = np.zeros(len(counts), np.intp)
        np.add.at(links, crosswalk.targets, 1)
        free = np.zeros(counts.shape, bool)
        free[self.areas.on_level(crosswalk.level, crosswalk.to_edition)] = True
        free &= sheet.status == Status.missing
        good = _per_target(counts[crosswalk.sources] & holds, crosswalk, counts.shape)
        whole = free & (links > 0)[:, None] & (good == links[:, None])
        # Years of which the earlier edition says nothing at all are no gaps.
        asked = (sheet.status[crosswalk.sources] != Status.missing).any(axis=0)
        self._say_why_not(crosswalk, free & ~whole & asked, counts, holds)
        for figure in (sheet.numerator, sheet.denominator):
            np.copyto(figure, distributed(figure, crosswalk), where=whole)
        np.copyto(sheet.status, np.uint8(Status.estimated), where=whole)
        divided = whole & self._divided(crosswalk)
        sheet.reason[whole] = sheet.codes[crosswalk.summed]
        sheet.reason[divided] = sheet.codes[crosswalk.words]
        self.by[whole], self.source[whole], self.divided[divided] = number, -1, True
        if sheet.indicator.kind is Kind.count:
            np.copyto(sheet.value, sheet.numerator, where=whole)
        else:
            sheet.divide(whole)

    def _counts(self) -> BoolArray:
        """Cells whose counts can be distributed; 0 of 0 is no share, but no wrong part either."""
        sheet = self.sheet
        own = sheet.indicator
        if own.aggregation is Aggregation.none and not own.formula:
            return np.zeros(sheet.value.shape, bool)
        known = (sheet.numbers | sheet.because(EMPTY_BASE)) & np.isfinite(sheet.numerator)
        return known if own.kind is Kind.count else known & np.isfinite(sheet.denominator)

    def _holds(self, crosswalk: Crosswalk) -> BoolArray:
        """Links × periods in which the source was already cut as its weights say."""
        found: BoolArray = self.periods[None, :] >= crosswalk.since[:, None]
        return found

    def _divided(self, crosswalk: Crosswalk) -> BoolArray:
        """Cells that get part of a divided area, or a whole one that was an estimate itself."""
        before = _per_target(self.divided[crosswalk.sources], crosswalk, self.divided.shape) > 0
        return before | crosswalk.divides(len(self.divided))[:, None]

    def _say_why_not(
        self, crosswalk: Crosswalk, cells: BoolArray, counts: BoolArray, holds: BoolArray
    ) -> None:
        sheet = self.sheet
        sources = crosswalk.sources
        only_value = has_number(sheet.status[sources]) & ~counts[sources]
        own = [(NO_SOURCE, np.ones(counts.shape, bool))]
        for reason, links in ((CUT_OTHERWISE, ~holds), (VALUE_ONLY, only_value)):
            own.append((reason, _per_target(links, crosswalk, counts.shape) > 0))
        fed = np.isin(np.arange(len(counts)), crosswalk.targets)
        own.append((NO_WEIGHTS, np.repeat(~fed[:, None], counts.shape[1], axis=1)))
        for reason, where in own:
            sheet.reason[cells & where] = sheet.codes[reason]


def _per_target(links: BoolArray, crosswalk: Crosswalk, shape: tuple[int, ...]) -> IntArray:
    """How many of the links to an area are such ones, areas × periods."""
    found = np.zeros(shape, np.intp)
    np.add.at(found, crosswalk.targets, links.astype(np.intp))
    return found
