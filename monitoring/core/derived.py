"""Figures that follow from others: values from counts, formulas, sums to larger areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from monitoring.core.cube import Cube, FloatArray, Origin
from monitoring.core.indicator import Formula, Indicator
from monitoring.core.status import Status, StatusArray, has_number, joined
from monitoring.core.vocabulary import Aggregation, Kind
from monitoring.language import Words

INCOMPLETE = Words(
    "Summe nicht gebildet: nicht für alle Teilgebiete liegt eine Angabe vor",
    "Sum not formed: not all sub-areas have a figure",
)
NO_COUNTS = Words(
    "Nicht gebildet: aus Anteilen der Teilgebiete wird kein Mittelwert gerechnet",
    "Not formed: shares of sub-areas are never averaged",
)
EMPTY_BASE = Words("Bezugsgröße ist null", "Denominator is zero")
REASONS = (INCOMPLETE, NO_COUNTS, EMPTY_BASE)


def derive(
    cube: Cube,
    indicators: Mapping[str, Indicator],
    levels: Sequence[str],
    editions: Sequence[str],
) -> None:
    """Fill, in place, all cells of a cube that follow from what sources delivered."""
    for number, name in enumerate(cube.indicators):
        _values_from_counts(cube, number, indicators[name])
    sums_first = sorted(cube.indicators, key=lambda one: indicators[one].formula is not None)
    for name in sums_first:
        indicator, number = indicators[name], cube.indicator_position[name]
        if indicator.formula:
            _formula(cube, number, indicator)
        if any(one.period in cube.period_position for one in indicator.official):
            _official(cube, number, indicator)
        _larger_areas(cube, number, indicator, levels, editions)


def _values_from_counts(cube: Cube, at: int, indicator: Indicator) -> None:
    """value = numerator / denominator × multiplier where the source gave no value itself."""
    value, numerator, status = cube.value[at], cube.numerator[at], cube.status[at]
    if indicator.kind is Kind.count:
        np.copyto(numerator, value, where=np.isnan(numerator))
        np.copyto(value, numerator, where=np.isnan(value))
    missing = np.isnan(value) & has_number(status)
    _divide(cube, at, missing, indicator)


def _divide(cube: Cube, at: int, cells: npt.NDArray[np.bool_], indicator: Indicator) -> None:
    base = cube.denominator[at]
    if not cells.any():
        return
    usable = cells & (base != 0)
    np.divide(cube.numerator[at] * indicator.multiplier, base, out=cube.value[at], where=usable)
    empty = cells & (base == 0)
    cube.status[at][empty] = Status.not_meaningful
    cube.reason[at][empty] = cube.reasons.index(EMPTY_BASE)


def _formula(cube: Cube, at: int, indicator: Indicator) -> None:
    if indicator.formula is None:
        return
    numerator, parts = _summed(cube, indicator.formula.numerator)
    silent = (cube.origin[at] == Origin.none) & ~has_number(parts)
    np.copyto(cube.reason[at], _reasons(cube, indicator.formula), where=silent)
    if not indicator.formula.denominator:
        _place(cube, at, numerator, parts, cells=cube.origin[at] == Origin.none)
        np.copyto(cube.value[at], numerator, where=cube.origin[at] == Origin.formula)
        return
    denominator, below = _summed(cube, indicator.formula.denominator)
    status = joined(parts, below)
    free = cube.origin[at] == Origin.none
    _place(cube, at, numerator, status, cells=free)
    np.copyto(cube.denominator[at], denominator, where=free)
    _divide(cube, at, free & has_number(cube.status[at]), indicator)


def _place(
    cube: Cube,
    at: int,
    numerator: FloatArray,
    status: StatusArray,
    cells: npt.NDArray[np.bool_],
) -> None:
    cells &= status != Status.missing
    np.copyto(cube.numerator[at], np.where(has_number(status), numerator, np.nan), where=cells)
    np.copyto(cube.status[at], status, where=cells)
    cube.origin[at][cells] = Origin.formula


def _summed(cube: Cube, parts: Sequence[str]) -> tuple[FloatArray, StatusArray]:
    """Sum of counts cell by cell, "-" subtracts; the status is the most limiting one."""
    names = [part.removeprefix("-") for part in parts]
    numbers = [cube.indicator_position[name] for name in names]
    signs = [-1.0 if part.startswith("-") else 1.0 for part in parts]
    total = sum(
        (sign * cube.value[number] for sign, number in zip(signs, numbers, strict=True)),
        start=np.zeros(cube.value.shape[1:]),
    )
    status = joined(*(cube.status[number] for number in numbers))
    some = np.any([cube.status[number] != Status.missing for number in numbers], axis=0)
    return total, np.where(some, status, Status.missing).astype(np.uint8)


def _reasons(cube: Cube, formula: Formula) -> npt.NDArray[np.uint16]:
    """The reason of any part that has one: a figure without number inherits it."""
    numbers = [cube.indicator_position[name] for name in formula.ids()]
    found: npt.NDArray[np.uint16] = np.max([cube.reason[number] for number in numbers], axis=0)
    return found


def _official(cube: Cube, at: int, indicator: Indicator) -> None:
    for one in indicator.official:
        area = cube.areas.find(one.area)
        if area is None or one.period not in cube.period_position:
            continue
        cell = (at, area, cube.period_position[one.period])
        cube.value[cell] = one.value
        cube.status[cell] = Status.value
        cube.origin[cell] = Origin.official
        cube.reason[cell] = 0


def _larger_areas(
    cube: Cube, at: int, indicator: Indicator, levels: Sequence[str], editions: Sequence[str]
) -> None:
    """Sums from level to level; a figure the source gave itself stays."""
    for level in levels[1:]:
        parents = np.flatnonzero(np.array(cube.areas.levels) == level)
        if indicator.formula:
            _without_counts(cube, at, parents, indicator)
            continue
        for edition in reversed(editions):
            if indicator.aggregation is Aggregation.sum:
                _sums(cube, at, parents, edition, indicator)
        _without_counts(cube, at, parents, indicator)


def _sums(
    cube: Cube, at: int, parents: npt.NDArray[np.intp], edition: str, indicator: Indicator
) -> None:
    """Sum numerators and denominators of the children of one edition, then divide."""
    children = _children(cube, parents, edition)
    if not children.size:
        return
    above = cube.areas.parents[children]
    shape = (len(cube.areas), len(cube.periods))
    exists = _exists(cube, children)
    given = (cube.status[at][children] != Status.missing) & exists
    good = has_number(cube.status[at][children]) & ~np.isnan(cube.numerator[at][children])
    counted, needed = np.zeros(shape), np.zeros(shape)
    np.add.at(counted, above, good & exists)
    np.add.at(needed, above, exists)
    anything = np.zeros(shape)
    np.add.at(anything, above, given)
    free = (cube.origin[at] == Origin.none) | (cube.reason[at] == cube.reasons.index(INCOMPLETE))
    on_level = np.zeros(shape, bool)
    on_level[parents] = True
    whole = free & on_level & (needed > 0) & (counted == needed)
    partly = free & on_level & (anything > 0) & ~whole & (cube.status[at] == Status.missing)
    _add_up(cube, at, children, above, whole, indicator)
    cube.status[at][partly] = Status.unknown
    cube.reason[at][partly] = cube.reasons.index(INCOMPLETE)
    cube.origin[at][partly] = Origin.sum


def _add_up(
    cube: Cube,
    at: int,
    children: npt.NDArray[np.intp],
    above: npt.NDArray[np.intp],
    whole: npt.NDArray[np.bool_],
    indicator: Indicator,
) -> None:
    shape = whole.shape
    for name in ("numerator", "denominator"):
        figure = getattr(cube, name)[at]
        total = np.zeros(shape)
        np.add.at(total, above, np.where(_exists(cube, children), figure[children], 0.0))
        np.copyto(figure, total, where=whole)
    rank = np.full(shape, Status.value, np.uint8)
    for special in (Status.revised, Status.provisional, Status.estimated):
        some = np.zeros(shape, bool)
        np.logical_or.at(some, above, cube.status[at][children] == special)
        rank[some] = special
    np.copyto(cube.status[at], rank, where=whole)
    cube.origin[at][whole] = Origin.sum
    cube.reason[at][whole] = 0
    if indicator.kind is Kind.count:
        np.copyto(cube.value[at], cube.numerator[at], where=whole)
    else:
        _divide(cube, at, whole, indicator)


def _children(cube: Cube, parents: npt.NDArray[np.intp], edition: str) -> npt.NDArray[np.intp]:
    editions = np.array(cube.areas.editions)
    mine = np.isin(cube.areas.parents, parents) & ((editions == edition) | (editions == ""))
    return np.flatnonzero(mine)


def _exists(cube: Cube, areas: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Whether an area exists in a period: areas × periods."""
    since = np.array(cube.areas.since)[areas]
    found: npt.NDArray[np.bool_] = np.array(cube.periods)[None, :] >= since[:, None]
    return found


def _without_counts(
    cube: Cube, at: int, parents: npt.NDArray[np.intp], indicator: Indicator
) -> None:
    """Say why a larger area stays empty although its parts have values."""
    if indicator.kind is Kind.count and indicator.aggregation is Aggregation.sum:
        return
    children = np.flatnonzero(np.isin(cube.areas.parents, parents))
    some = np.zeros((len(cube.areas), len(cube.periods)), bool)
    has = has_number(cube.status[at][children]) | (
        cube.reason[at][children] == cube.reasons.index(NO_COUNTS)
    )
    np.logical_or.at(some, cube.areas.parents[children], has)
    without = some & (
        (cube.origin[at] == Origin.none) | (cube.reason[at] == cube.reasons.index(INCOMPLETE))
    )
    counts = np.zeros_like(some)
    with_counts = has_number(cube.status[at][children]) & ~np.isnan(cube.numerator[at][children])
    np.logical_or.at(counts, cube.areas.parents[children], with_counts)
    without &= ~counts
    cube.status[at][without] = Status.not_meaningful
    cube.reason[at][without] = cube.reasons.index(NO_COUNTS)
    cube.origin[at][without] = Origin.sum
