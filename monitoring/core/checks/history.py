"""Checks against the period before: jumps, other units, figures that vanish."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from monitoring.core.checks.case import Case
from monitoring.core.problem import Problem
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import text

# A jump is both larger than chance explains for the district's size and larger than usual here.
CHANCE = 6.0
LARGE = 1.5
FACTORS = (10.0, 100.0, 1000.0)
MOST = 0.8


class _Pair(NamedTuple):
    """Two neighbouring periods of one plane, for the observations of the later one."""

    rows: npt.NDArray[np.intp]
    now: npt.NDArray[np.float64]
    then: npt.NDArray[np.float64]
    size: npt.NDArray[np.float64]
    period: str


def jumps(case: Case) -> Iterator[Problem]:
    """Values far from the period before, and whole tables in another unit."""
    for pair in _pairs(case):
        ratio = _ratio(pair)
        usual = float(np.median(ratio[np.isfinite(ratio)])) if np.isfinite(ratio).any() else 1.0
        if factor := _factor(ratio):
            message = text("Fast alle Werte sind rund {factor}-mal so groß wie {period}. "
                           "Vermutlich hat sich die Einheit geändert; dann gehört ein Faktor in "
                           "die Leseanleitung.", factor=f"{factor:g}", period=pair.period)
            yield from case.problems("unit-slip", message, pair.rows[:1], severity="warning")
            continue
        apart = _beyond_chance(case, pair) & _large(ratio / usual if usual > 0 else ratio)
        yield from case.problems("jump", partial(_jump, pair), pair.rows[apart],
                                 severity="warning")


def _jump(pair: _Pair, row: int) -> str:
    then = float(pair.then[np.flatnonzero(pair.rows == row)[0]])
    return text("Gegenüber {period} ({then}) ist das mehr, als die Größe des Gebiets erklärt. "
                "Bitte prüfen und begründen.", period=pair.period, then=f"{then:.6g}")


def _pairs(case: Case) -> Iterator[_Pair]:
    """For every plane and period delivered: the last earlier period that has values."""
    after, cells = case.after, case.cells
    known = has_number(after.status) & ~np.isnan(after.value)
    keys = cells.plane * len(after.periods) + cells.period
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    for rows in np.split(order, starts[1:]) if len(order) else []:
        plane, period = int(cells.plane[rows[0]]), int(cells.period[rows[0]])
        areas = cells.area[rows]
        earlier = np.flatnonzero(known[plane][areas, :period].any(axis=0))
        if not len(earlier):
            continue
        before = int(earlier[-1])
        both = known[plane, areas, before] & case.numbers[rows]
        rows, areas = rows[both], areas[both]  # noqa: PLW2901
        if not len(rows):
            continue
        sizes = after.denominator[plane, areas, before]
        yield _Pair(rows, case.rows.value[rows], after.value[plane, areas, before], sizes,
                    after.periods[before])


def _ratio(pair: _Pair) -> npt.NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(pair.then > 0, pair.now / pair.then, np.nan)


def _factor(ratio: npt.NDArray[np.float64]) -> float:
    """The power of ten by which nearly all values differ; 0 if there is none."""
    known = ratio[np.isfinite(ratio) & (ratio > 0)]
    if len(known) < 3:
        return 0.0
    for factor in (*FACTORS, *(1 / one for one in FACTORS)):
        if np.mean((known > factor / 2) & (known < factor * 2)) >= MOST:
            return factor
    return 0.0


def _beyond_chance(case: Case, pair: _Pair) -> npt.NDArray[np.bool_]:
    """Difference in standard errors: Poisson for counts, binomial for shares."""
    one = case.city.indicators[case.rows.planes[case.rows.plane[pair.rows[0]]].indicator]
    if one.kind in (Kind.balance, Kind.index):
        return np.zeros(len(pair.rows), bool)
    if one.kind is Kind.count:
        error = np.sqrt(np.maximum(pair.now + pair.then, 1))
    elif one.kind is Kind.share and np.isfinite(pair.size).any():
        p = np.clip((pair.now + pair.then) / 2 / one.multiplier, 0.001, 0.999)
        error = one.multiplier * np.sqrt(2 * p * (1 - p) / np.maximum(pair.size, 1))
    else:
        steps = np.abs(pair.now - pair.then)
        error = np.full(len(steps), max(float(np.median(steps)) * 1.4826, 1e-9))
        # A single district has nothing to be compared with; only the factor counts then.
        if len(steps) < 5:
            return np.ones(len(steps), bool)
    found: npt.NDArray[np.bool_] = np.abs(pair.now - pair.then) > CHANCE * error
    return found


def _large(ratio: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Whether a value is a multiple or a fraction of what it was; from nothing is no ratio."""
    found: npt.NDArray[np.bool_] = np.isnan(ratio) | (ratio > LARGE) | (ratio < 1 / LARGE)
    return found


def vanished(case: Case) -> Iterator[Problem]:
    """Numbers of the release that the table delivers without a number, by indicator and period."""
    planes, areas, periods = case.cells.at
    was = has_number(case.before.status[planes, areas, periods])
    lost = was & ~case.numbers
    message = text("Diese Zahl ist in der gültigen Ausgabe veröffentlicht und fehlt jetzt. Bitte "
                   "prüfen und begründen.")
    yield from case.problems("number-lost", message, lost, severity="warning",
                             value=case.area)
