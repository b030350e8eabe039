"""Directly standardised rates of many areas and periods, from the parts of an indicator by age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.intervals import Z95, Interval
from monitoring.core.chance.standardised_rates import (
    FEWEST_CASES,
    StandardisedRate,
    directly_standardised,
)
from monitoring.core.cube import Cube, FloatArray, Origin, plane_parts
from monitoring.core.indicator import Indicator
from monitoring.core.sheet import EMPTY_BAND, FEW_CASES, NO_BANDS, NO_COUNTS, BoolArray, Sheet
from monitoring.core.standard import Standard, band_key
from monitoring.core.status import Status, StatusArray, has_number, joined

_PLAIN = (Status.zero, Status.rounded_zero)
_GAPS = (Status.not_meaningful, Status.unknown, Status.missing)


@dataclass(frozen=True, eq=False)
class Bands:
    """
    What is known about the bands of a standard: areas × periods × bands.

    A band that was never delivered is missing everywhere. `cases` and `people` are NaN where a
    band has no number; a band in which nobody lives keeps its zeros.
    """

    cases: FloatArray
    people: FloatArray
    status: StatusArray
    reason: npt.NDArray[np.uint16]

    def rate(self, standard: Standard, multiplier: float, z: float = Z95) -> StandardisedRate:
        """The standardised rates and their limits (see `directly_standardised`)."""
        return directly_standardised(self.cases, self.people, standard.weights, multiplier, z)


def band_planes(planes: Sequence[str], indicator: str, standard: Standard) -> tuple[str, ...]:
    """
    Planes of an indicator in the order of the standard's bands, "" for a band without one.

    Where several breakdowns have such bands, the one with the most of them counts.
    """
    divisions: dict[str, dict[str, str]] = {}
    for plane in planes:
        own, breakdown = plane_parts(plane)
        if own == indicator and breakdown and ";" not in breakdown:
            dimension, _, word = breakdown.partition("=")
            divisions.setdefault(dimension, {})[band_key(word)] = plane
    keys = [band_key(one) for one in standard.bands]
    best = max(divisions.values(), key=lambda one: sum(key in one for key in keys), default={})
    return tuple(best.get(key, "") for key in keys)


def bands_in_cube(
    cube: Cube,
    indicator: Indicator,
    standard: Standard,
    areas: npt.NDArray[np.intp],
    columns: npt.NDArray[np.intp],
) -> Bands:
    """The bands of chosen areas and positions of periods."""
    names = band_planes(cube.planes, indicator.id, standard)
    grid = (areas[:, None], columns)
    found = [
        tuple(figures[cube.indicator_position[name]][grid] for figures in (
            cube.numerator, cube.denominator, cube.status, cube.reason)) if name else None
        for name in names
    ]
    return _stacked(found, (len(areas), len(columns)))


def standardised_interval(
    cube: Cube,
    indicator: Indicator,
    standard: Standard,
    areas: npt.NDArray[np.intp],
    columns: npt.NDArray[np.intp],
    z: float = Z95,
) -> Interval:
    """
    Limits after Dobson et al. 1991 of the cube's standardised rates, areas × periods.

    `columns` are positions of periods. NaN where there is no rate, or where the source gave
    another value than its bands do.
    """
    found = bands_in_cube(cube, indicator, standard, areas, columns).rate(
        standard, indicator.multiplier, z)
    value = cube.value[cube.indicator_position[indicator.id], areas[:, None], columns]
    known = ~np.isnan(value) & ~np.isnan(found.value)
    # A source rounds its own rates to the decimals that are shown.
    apart = np.abs(np.where(known, value - found.value, np.inf))
    return Interval(found.lower, found.upper).where(apart <= 0.5 * 10.0**-indicator.decimals)


def standardised_rest(
    cube: Cube, indicator: Indicator, areas: npt.NDArray[np.intp], whole: int, period: str
) -> FloatArray:
    """
    Standardised rate of the whole without each area, one per area.

    Cases and people of every band are taken off the whole's; NaN where a band is unknown, where
    parts exceed the whole or where the indicator has no standard.
    """
    if indicator.standard is None:
        return np.full(areas.shape, np.nan)
    column = np.array([cube.period_position[period]], np.intp)
    everyone, own = (bands_in_cube(cube, indicator, indicator.standard, some, column)
                     for some in (np.array([whole], np.intp), areas))
    found = directly_standardised(
        everyone.cases - own.cases, everyone.people - own.people, indicator.standard.weights,
        indicator.multiplier)  # fmt: skip
    return found.value[:, 0]


def standardise(sheet: Sheet, standard: Standard, sheets: Mapping[str, Sheet]) -> None:
    """
    Fill the cells of an indicator that nobody has given from its parts by the standard's bands.

    Larger areas have the sums of their parts by then, so that no rates are averaged. Numerator
    and denominator are all cases and all people; a cell without a rate says why.
    """
    names = band_planes(tuple(sheets), sheet.indicator.id, standard)
    bands = _of_sheets([sheets[name] if name else None for name in names], sheet)
    some: BoolArray = (bands.status != Status.missing).any(axis=-1)
    cells = some & (sheet.free | sheet.because(NO_COUNTS) | sheet.because(NO_BANDS))
    rate = bands.rate(standard, sheet.indicator.multiplier)
    known = cells & ~np.isnan(rate.value)
    status = _joined(bands)
    np.copyto(sheet.value, rate.value, where=known)
    for figure, counted in ((sheet.numerator, bands.cases), (sheet.denominator, bands.people)):
        np.copyto(figure, counted.sum(axis=-1), where=known)
    np.copyto(sheet.status, np.where(np.isin(status, _PLAIN), np.uint8(Status.value), status),
              where=known)
    sheet.reason[known] = 0
    sheet.origin[cells] = Origin.formula
    _say_why_not(sheet, cells & ~known, bands, status)


def restandardise(
    sheet: Sheet, standard: Standard, bands: Sequence[Sheet | None], cells: BoolArray
) -> None:
    """Put the standardised rate in place of the crude one in cells whose counts are estimates."""
    found = _of_sheets(bands, sheet)
    rate = found.rate(standard, sheet.indicator.multiplier)
    known = cells & ~np.isnan(rate.value)
    np.copyto(sheet.value, rate.value, where=known)
    _say_why_not(sheet, cells & ~known, found, _joined(found))


def _of_sheets(found: Sequence[Sheet | None], like: Sheet) -> Bands:
    parts = [(one.numerator, one.denominator, one.status, one.reason) if one else None
             for one in found]
    return _stacked(parts, like.value.shape)


def _say_why_not(sheet: Sheet, cells: BoolArray, bands: Bands, status: StatusArray) -> None:
    """Reasons of the cells without a rate; what the source says of a band goes first."""
    empty = (bands.people == 0).any(axis=-1)
    few = bands.cases.sum(axis=-1) < FEWEST_CASES
    gap = (bands.status == Status.missing).any(axis=-1) & np.isin(status, _GAPS)
    sheet.silence(cells, Status.unknown, NO_BANDS)
    sheet.silence(cells & few, Status.not_meaningful, FEW_CASES)
    sheet.silence(cells & empty, Status.not_meaningful, EMPTY_BAND)
    # Few cases or people say nothing while a band is missing.
    sheet.silence(cells & gap, Status.unknown, NO_BANDS)
    said = cells & ~gap & ~has_number(status) & ~(empty & (status == Status.not_meaningful))
    first = (bands.status == status[..., None]).argmax(axis=-1)[..., None]
    reason = np.take_along_axis(bands.reason, first, axis=-1)[..., 0]
    np.copyto(sheet.status, status, where=said)
    np.copyto(sheet.reason, reason, where=said)
    for figure in (sheet.value, sheet.numerator, sheet.denominator):
        figure[cells] = np.nan


def _joined(bands: Bands) -> StatusArray:
    """The status that limits the reader most among the bands."""
    return joined(*np.moveaxis(bands.status, -1, 0))


Found = tuple[FloatArray, FloatArray, StatusArray, npt.NDArray[np.uint16]]


def _stacked(found: Sequence[Found | None], shape: tuple[int, ...]) -> Bands:
    gaps = np.full(shape, np.nan)
    nothing: Found = (gaps, gaps, np.zeros(shape, np.uint8), np.zeros(shape, np.uint16))
    cases, people, status, reason = (
        np.stack(figures, axis=-1) for figures in zip(*(one or nothing for one in found),
                                                      strict=True))
    # In a band without people cases and people are known all the same.
    known = has_number(status) | ((people == 0) & (status == Status.not_meaningful))
    return Bands(np.where(known, cases, np.nan), np.where(known, people, np.nan), status, reason)
