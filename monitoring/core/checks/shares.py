"""Checks of values beside their own counts, and of percentages that are parts of one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from monitoring.core.checks.case import Case, Mask, as_read, whole_share
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Kind
from monitoring.language import text

ROUND = 1e-9
MOST = 0.8
FEW = 3
Floats = npt.NDArray[np.float64]


def mismatched(case: Case) -> Iterator[Problem]:
    """Values that do not follow from their own counts; those of another unit in one warning."""
    apart = _apart(case)
    if not apart.any():
        return
    own = _own(case, apart)
    for group in case.groups(apart):
        factor = _factor(own[group], case.rows.value[group])
        if factor and len(group) >= FEW:
            message = text("Fast alle Werte sind das {factor}-fache dessen, was Zähler und Nenner "
                           "ergeben. Bitte die Einheit prüfen; umgerechnet wird mit „factor = "
                           "{remedy}“ in der Leseanleitung.",
                           factor=as_read(factor), remedy=f"{1 / factor:g}")
            rule = "share-as-fraction" if factor == 1 / 100 else "other-unit"
            yield from case.problems(rule, message, group[:1], severity="warning")
            apart[group] = False
    yield from case.problems(
        "share-mismatch",
        lambda row: text("Der Wert passt nicht zu Zähler und Nenner: daraus ergäbe sich {own}. "
                         "Bitte alle drei prüfen.", own=as_read(own[row])),
        apart, severity="warning",
    )


def _apart(case: Case) -> Mask:
    """Observations whose value differs from numerator by denominator by more than rounding."""
    rows, found = case.rows, np.zeros(len(case.rows), bool)
    # A standardised rate is not the quotient of its counts.
    tops = case.of_planes(
        lambda one: np.nan if one.kind is Kind.count or one.standard else one.multiplier)
    slack = case.of_planes(lambda one: 0.5 * 10.0 ** -max(one.decimals - 1, 0))
    with np.errstate(invalid="ignore"):
        for part in case.chunks():
            plane, base = case.cells.plane[part], rows.denominator[part]
            own = rows.numerator[part] * tops[plane]
            off = np.abs(own - rows.value[part] * base)
            found[part] = (off > slack[plane] * base + ROUND * np.abs(own)) & (base > 0)
    found &= case.numbers
    return found


def _own(case: Case, marked: Mask) -> Floats:
    """What numerator and denominator give in the marked observations; 0 elsewhere."""
    rows = np.flatnonzero(marked)
    found = np.zeros(len(case.rows))
    tops = case.of_planes(lambda one: one.multiplier)[case.cells.plane[rows]]
    found[rows] = case.rows.numerator[rows] * tops / case.rows.denominator[rows]
    return found


def _factor(own: Floats, given: Floats) -> float:
    """The power of ten by which nearly all given values differ; 0 if there is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = given / own
    for factor in (1 / 100, 100.0, 1 / 1000, 1000.0, 1 / 10, 10.0):
        if np.mean(np.abs(ratio / factor - 1) < 0.1) >= MOST:
            return factor
    return 0.0


def fractions(case: Case) -> Iterator[Problem]:
    """Percentages that a table gives as parts of one: one warning per indicator and period."""
    rows = case.rows
    percent = case.per_plane(lambda one: one.kind is Kind.share and whole_share(one) == 100)
    given = percent.astype(bool) & case.numbers & np.isnan(rows.numerator)
    given &= ~np.isnan(rows.value)
    if not given.any():
        return
    for own in case.groups(given):
        values = rows.value[own]
        parts = values.max() <= 1 and np.count_nonzero(values % 1) >= FEW
        if not parts or _has_past(case, int(own[0])):
            continue
        message = text("Alle Anteile liegen zwischen 0 und 1, vermutlich Bruchteile statt "
                       "Prozent. Bitte prüfen; umgerechnet wird mit „factor = 100“ in der "
                       "Leseanleitung.")
        yield from case.problems("share-as-fraction", message, own[:1], severity="warning")


def _has_past(case: Case, row: int) -> bool:
    """Whether earlier values tell the unit; the check of jumps compares with them."""
    plane, period = int(case.cells.plane[row]), int(case.cells.period[row])
    return not bool(np.isnan(case.after.value[plane, :, :period]).all())
