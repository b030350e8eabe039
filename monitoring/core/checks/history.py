"""Checks against the period before: jumps and other units."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from monitoring.core.checks.case import Case, Mask, Rows, as_read, whole_share
from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import text

# A jump is both larger than chance explains for the district's size and larger than usual here.
CHANCE = 6.0
LARGE = 1.5
FACTORS = (100.0, 1000.0, 10.0)
MOST = 0.8
# Fewer districts say nothing about what is usual, or about a factor that could be a real change.
SOME = 5
FEW = 3
SAMPLE = 2_000
Floats = npt.NDArray[np.float64]


class _Pair(NamedTuple):
    """Two neighbouring periods of one plane, for the observations of the later one."""

    rows: Rows
    now: Floats
    then: Floats
    size_now: Floats
    size_then: Floats
    period: str
    indicator: Indicator


def jumps(case: Case) -> Iterator[Problem]:
    """Values far from the period before, and whole tables in another unit."""
    flagged: list[Rows] = [np.zeros(0, np.intp)]
    then = np.zeros(len(case.rows))
    since: dict[tuple[int, int], str] = {}
    for pair in _pairs(case):
        ratio = _ratio(pair)
        middle = _median(ratio)
        if factor := _factor(pair, ratio, middle):
            yield from case.problems("unit-slip", _slip(factor, pair.period), pair.rows[:1],
                                     severity="warning")
            continue
        usual = middle if middle > 0 and len(ratio) >= SOME else 1.0
        apart = _large(ratio, usual)
        if not apart.any():
            continue
        flagged.append(pair.rows[apart & _beyond_chance(pair, usual)])
        then[pair.rows] = pair.then
        first = int(pair.rows[0])
        since[int(case.rows.plane[first]), int(case.rows.period[first])] = pair.period
    yield from case.problems(
        "jump",
        lambda row: text("{area}: Der Unterschied zu {period} ({then}) ist größer, als die Größe "
                         "des Gebiets erklärt. Bitte prüfen und begründen.", area=case.named(row),
                         period=since[int(case.rows.plane[row]), int(case.rows.period[row])],
                         then=as_read(then[row])),
        np.sort(np.concatenate(flagged)), severity="warning",
    )


def _slip(factor: float, period: str) -> str:
    remedy = f"{1 / factor:g}"
    if factor > 1:
        return text("Fast alle Werte sind rund {factor}-mal so groß wie {period}. Vermutlich eine "
                    "andere Einheit. Bitte prüfen; umgerechnet wird mit „factor = {remedy}“ in der "
                    "Leseanleitung.", factor=as_read(factor), period=period, remedy=remedy)
    return text("Fast alle Werte sind rund {factor}-mal kleiner als {period}. Vermutlich eine "
                "andere Einheit. Bitte prüfen; umgerechnet wird mit „factor = {remedy}“ in der "
                "Leseanleitung.", factor=as_read(1 / factor), period=period, remedy=remedy)


def _pairs(case: Case) -> Iterator[_Pair]:
    """For every plane and period delivered: the last earlier period that has values."""
    after, delivered = case.after, case.number_of >= 0
    for plane in np.flatnonzero(delivered.any(axis=(1, 2))).tolist():
        numbers = np.ascontiguousarray(case.number_of[plane].T)
        indicator = case.indicators[case.rows.plane[numbers.max()]]
        if indicator.kind in (Kind.balance, Kind.index):
            continue
        # One period after the other, so that its areas lie side by side.
        value, base = (np.ascontiguousarray(one[plane].T)
                       for one in (after.value, after.denominator))
        known = has_number(after.status[plane].T) & ~np.isnan(value)
        for period in np.flatnonzero(((numbers >= 0) & known).any(axis=1)).tolist():
            areas = np.flatnonzero((numbers[period] >= 0) & known[period])
            before, past = _past(case, known, areas, period)
            both = past >= 0
            if not both.any():
                continue
            areas, past = areas[both], past[both]
            yield _Pair(
                numbers[period, areas].astype(np.intp), value[period, areas], value[before, past],
                base[period, areas], base[before, past], after.periods[before], indicator,
            )


def _past(case: Case, known: Mask, areas: Rows, period: int) -> tuple[int, Rows]:
    """The last earlier period of any of these areas; each area there, or its earlier edition."""
    earlier = case.areas.earlier[areas]
    for before in range(period - 1, -1, -1):
        there = known[before]
        past = np.where(there[areas], areas, np.where(there[earlier], earlier, -1))
        past[(past >= 0) & (past != areas) & (earlier < 0)] = -1
        if (past >= 0).any():
            return before, past
    return 0, np.full(len(areas), -1, np.intp)


def _ratio(pair: _Pair) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(pair.then > 0, pair.now / pair.then, np.nan)


def _median(ratio: Floats) -> float:
    """The middle of what is known, by a sample of many; 1 where nothing is."""
    known = ratio[:: max(1, len(ratio) // SAMPLE)]
    known = known[np.isfinite(known)]
    return float(np.median(known)) if len(known) else 1.0


def _factor(pair: _Pair, ratio: Floats, middle: float) -> float:
    """The power of ten by which nearly all values differ; 0 if there is none."""
    if 1 / 5 < middle < 5:
        return 0.0
    known = ratio[np.isfinite(ratio) & (ratio > 0)]
    if not len(known):
        return 0.0
    if pair.indicator.kind is Kind.count:
        now, then = float(pair.now.sum()), float(pair.then.sum())
        if abs(now - then) <= CHANCE * np.sqrt(now + then):
            return 0.0  # so few cases that chance explains it
    for factor in (*FACTORS, *(1 / one for one in FACTORS)):
        near = np.mean((known > factor / 2) & (known < factor * 2))
        if near >= MOST and (len(known) >= FEW or factor not in (10.0, 1 / 10)):
            return factor
    return 0.0


def _large(ratio: Floats, usual: float) -> Mask:
    """Whether a value is a multiple or a fraction of what is usual; from nothing is no ratio."""
    found: Mask = np.isnan(ratio) | (ratio > LARGE * usual) | (ratio < usual / LARGE)
    return found


def _beyond_chance(pair: _Pair, usual: float) -> Mask:
    """Difference in standard errors: Poisson for counts, binomial for shares, else the usual."""
    steps = np.abs(pair.now - pair.then * usual)
    if pair.indicator.kind is Kind.count:
        own = np.sqrt(np.maximum(pair.now + pair.then * usual**2, 1))
        return np.asarray(steps > CHANCE * own)
    sized = (pair.size_now > 0) & (pair.size_then > 0)
    sized &= pair.indicator.kind is Kind.share
    error = np.zeros(len(steps))
    if len(steps) >= SOME and not sized.all():
        # 1.4826 times the median of deviations estimates their standard deviation.
        error += _median(steps) * 1.4826
    if sized.any():
        top = whole_share(pair.indicator)
        share = np.clip((pair.now + pair.then) / 2 / top, 0.001, 0.999)
        with np.errstate(divide="ignore", invalid="ignore"):
            own = top * np.sqrt(share * (1 - share) * (1 / pair.size_now + 1 / pair.size_then))
        error = np.where(sized, own, error)
    return np.asarray(steps > CHANCE * error)
