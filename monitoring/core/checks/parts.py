"""Check of parts against the whole that they make up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from monitoring.core.checks.case import Case, Mask, Rows, as_read
from monitoring.core.checks.slack import EXACT, slack_of
from monitoring.core.cube import plane_parts
from monitoring.core.problem import Problem
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import text

Floats = npt.NDArray[np.float64]


def parts_differ(case: Case) -> Iterator[Problem]:
    """Parts of a count that do not add up to it, where most others do."""
    after = case.after
    for whole, planes in _divided(case):
        known = np.asarray(has_number(after.status[[whole, *planes]]).all(axis=0))
        sums = after.value[planes].sum(axis=0)
        slack = slack_of(after.value[planes][:, known], len(planes))
        apart = np.asarray(known & (np.abs(sums - after.value[whole]) > slack))
        # Groups that overlap never add up; only exceptions are mistakes.
        if not apart.any() or apart.sum() > max(1, known.sum() / 4):
            continue
        if known.sum() == 1 or _overlapping(case, whole, planes, known, sums):
            continue
        yield from case.problems("parts-differ", partial(_parts, case, sums, whole),
                                 _delivered(case, [whole, *planes], apart), severity="warning")


def _divided(case: Case) -> Iterator[tuple[int, list[int]]]:
    """Counts of which something was delivered, with their parts by one division."""
    after, groups = case.after, dict[tuple[str, str], list[int]]()
    delivered: Mask = np.asarray((case.number_of >= 0).any(axis=(1, 2)))
    for at, name in enumerate(after.planes):
        indicator, breakdown = plane_parts(name)
        if breakdown and ";" not in breakdown:
            groups.setdefault((indicator, breakdown.partition("=")[0]), []).append(at)
    for (indicator, _), planes in groups.items():
        whole = after.indicator_position.get(indicator)
        if whole is None or len(planes) < 2 or not delivered[[whole, *planes]].any():
            continue
        declared = case.city.indicators.get(indicator)
        if declared and declared.kind is Kind.count:
            yield whole, planes


def _overlapping(
    case: Case, whole: int, planes: list[int], known: Mask, sums: Floats
) -> bool:
    """Whether everything adds up as soon as one part is left out, which then is part of others."""
    value = case.after.value
    return any(bool((np.abs(sums - value[one] - value[whole])[known] <= EXACT).all())
               for one in planes)


def _delivered(case: Case, planes: list[int], cells: Mask) -> Rows:
    """The first of these planes' observations in each cell, where there is any."""
    numbers = case.number_of[planes][:, cells]
    numbers = numbers[:, (numbers >= 0).any(axis=0)]
    first = (numbers >= 0).argmax(axis=0)
    return np.sort(numbers[first, np.arange(numbers.shape[1])].astype(np.intp))


def _parts(case: Case, sums: Floats, whole: int, row: int) -> str:
    at = (case.cells.area[row], case.cells.period[row])
    return text("{area}: Die Teile ergeben zusammen {sum}, das Ganze ist {whole}. Bitte prüfen.",
                area=case.named(row), sum=as_read(sums[at]),
                whole=as_read(case.after.value[(whole, *at)]))
