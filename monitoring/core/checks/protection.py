"""Check of counts that a source does not allow to be published."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.checks.case import Case
from monitoring.core.city import ProtectionRule
from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Kind
from monitoring.language import Words, text

# An indicator without a rule is not published at all.
_NONE = ProtectionRule(Words("", ""))


def below_threshold(case: Case) -> Iterator[Problem]:
    """Cases and denominators below the source's smallest numbers."""
    rows = case.rows
    smallest = case.per_plane(lambda one: _rule(case, one).min_numerator)
    base = case.per_plane(lambda one: _rule(case, one).min_denominator)
    with np.errstate(invalid="ignore"):
        few = (rows.numerator > 0) & (rows.numerator < smallest)
        narrow = ~case.of_kind(Kind.count) & (rows.denominator > 0) & (rows.denominator < base)
    for figure, bad in (("numerator", few), ("denominator", narrow & ~few)):
        yield from case.problems(
            "below-threshold",
            lambda row: text("Die Zahl liegt unter der Schutzgrenze der Quelle ({rule}). Sie wird "
                             "geheim gehalten, mit weiteren, aus denen sie sich errechnen ließe.",
                             rule=_label(case, row)),
            case.numbers & bad, figure, "note", value=case.area,
        )


def _rule(case: Case, indicator: Indicator) -> ProtectionRule:
    return case.city.frame.protection.get(indicator.protection, _NONE)


def _label(case: Case, row: int) -> str:
    return str(_rule(case, case.indicators[case.rows.plane[row]]).label)
