"""Checks of counts that a source does not allow to be published."""

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
    """Cases, what remains of the denominator, and denominators below the source's limits."""
    rows = case.rows
    smallest = case.per_plane(lambda one: _rule(case, one).min_numerator)
    base = case.per_plane(lambda one: _rule(case, one).min_denominator)
    complement = case.of_kind(Kind.share) & case.per_plane(
        lambda one: _rule(case, one).complement).astype(bool)
    zeros = case.per_plane(lambda one: _rule(case, one).zeros).astype(bool)
    with np.errstate(invalid="ignore"):
        rest = rows.denominator - rows.numerator
        few = (rows.numerator > 0) & (rows.numerator < smallest)
        few |= (rows.numerator == 0) & ~zeros
        few |= complement & (rest > 0) & (rest < smallest)
        narrow = ~case.of_kind(Kind.count) & (rows.denominator > 0) & (rows.denominator < base)
    for figure, bad in (("numerator", few), ("denominator", narrow & ~few)):
        yield from case.problems(
            "below-threshold",
            lambda row: text("Die Zahl liegt unter der Schutzgrenze der Quelle ({rule}). Sie wird "
                             "geheim gehalten, mit weiteren, aus denen sie sich errechnen ließe.",
                             rule=_label(case, row)),
            case.numbers & bad, figure, "note", value=case.area,
        )


def unchecked(case: Case) -> Iterator[Problem]:
    """Finished shares and rates of which no count says whether they are small: one note each."""
    limited = case.per_plane(lambda one: bool(_rule(case, one).min_numerator
                                              or _rule(case, one).min_denominator))
    shares = case.of_kind(Kind.share, Kind.rate) & limited.astype(bool) & case.numbers
    counted = np.isfinite(case.rows.numerator) | np.isfinite(case.rows.denominator)
    for plane, one in enumerate(case.indicators):
        own = shares & (case.rows.plane == plane)
        if own.any() and not counted[own].any():
            message = text("„{label}“ kam als fertiger Wert ohne Zähler und Nenner: Ob eine kleine "
                           "Zahl dahinter steht, lässt sich nicht prüfen. Veröffentlicht wird sie "
                           "so, wie die Quelle sie freigegeben hat. Besser ist es, Zähler und "
                           "Nenner zu liefern.", label=one.label)
            yield Problem("protection-unchecked", message, value=one.id, severity="note")


def _rule(case: Case, indicator: Indicator) -> ProtectionRule:
    return case.city.frame.protection.get(indicator.protection, _NONE)


def _label(case: Case, row: int) -> str:
    return str(_rule(case, case.indicators[case.rows.plane[row]]).label)
