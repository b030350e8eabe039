"""Check of larger areas against the districts that they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from monitoring.core.checks.case import Case, Rows, as_read
from monitoring.core.checks.slack import slack_of
from monitoring.core.problem import Problem
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Aggregation
from monitoring.language import text

Floats = npt.NDArray[np.float64]


def levels_disagree(case: Case) -> Iterator[Problem]:
    """Counts of a larger area that differ from the sum of its districts."""
    above = np.zeros(len(case.areas), bool)
    above[case.areas.parents[case.areas.parents >= 0]] = True
    if not above.any():
        return
    sums = case.per_plane(lambda one: one.aggregation is Aggregation.sum).astype(bool)
    rows = np.flatnonzero(case.numbers & sums & above[case.cells.area])
    planes = case.cells.plane[rows]
    for plane in np.unique(planes).tolist():
        own = rows[planes == plane]
        for districts in _layers(case):
            for figure in ("numerator", "denominator"):
                yield from _compared(case, own, districts, plane, figure)


def _layers(case: Case) -> Iterator[Rows]:
    """The areas of each level and edition that have areas above them, sorted by those."""
    areas = case.areas
    below = np.flatnonzero(areas.parents >= 0).tolist()
    for level, edition in sorted({(areas.levels[one], areas.editions[one]) for one in below}):
        own = areas.on_level(level, edition)
        own = own[areas.parents[own] >= 0]
        yield own[np.argsort(areas.parents[own], kind="stable")]


def _compared(
    case: Case, rows: Rows, districts: Rows, plane: int, figure: str
) -> Iterator[Problem]:
    parents, starts = np.unique(case.areas.parents[districts], return_index=True)
    sums, slack = _sums(case, districts, starts, plane, figure)
    place = np.full(len(case.areas), -1, np.intp)
    place[parents] = np.arange(len(parents))
    rows = rows[place[case.cells.area[rows]] >= 0]
    total = np.full(len(case.rows), np.nan)
    total[rows] = sums[place[case.cells.area[rows]], case.cells.period[rows]]
    with np.errstate(invalid="ignore"):
        bad = rows[np.abs(total[rows] - getattr(case.rows, figure)[rows]) > slack]
    yield from case.problems("levels-disagree", partial(_message, case, total), bad, figure,
                             "warning")


def _sums(
    case: Case, districts: Rows, starts: Rows, plane: int, figure: str
) -> tuple[Floats, float]:
    """Sums by larger area and period, NaN where a district is not known, and their slack."""
    values: Floats = getattr(case.after, figure)[plane][districts]
    since = np.array([int(case.areas.since[one] or 0) for one in districts.tolist()])
    years = np.array([int(one) for one in case.after.periods])
    exists = since[:, None] <= years[None, :]
    known = has_number(case.after.status[plane][districts]) & exists
    whole = np.logical_and.reduceat(known | ~exists, starts) & np.logical_or.reduceat(known, starts)
    sums = np.add.reduceat(np.where(known, values, 0.0), starts)
    most = int(np.diff([*starts.tolist(), len(districts)]).max())
    return np.where(whole, sums, np.nan), slack_of(values[known], most)


def _message(case: Case, total: Floats, row: int) -> str:
    return text("{area}: Die Teilgebiete ergeben zusammen {sum}. Bitte prüfen, welche Ebene "
                "stimmt.", area=case.named(row), sum=as_read(total[row]))
