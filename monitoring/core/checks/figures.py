"""Checks of single figures against what their indicator can be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.checks.case import Case, whole_share
from monitoring.core.problem import Problem
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from monitoring.language import text

ROUND = 1e-9


def impossible(case: Case) -> Iterator[Problem]:
    """Negative counts, numerators above denominators, shares outside 0 to 100."""
    rows, count, share = case.rows, case.of_kind(Kind.count), case.of_kind(Kind.share)
    negative = text("Eine Anzahl kann nicht negativ sein. Bitte berichtigen.")
    counted = ~case.of_kind(Kind.balance, Kind.index)
    less = count & (rows.value < 0)
    yield from case.problems("negative-count", negative, less)
    # The numerator of a count is its value, unless the table gives both.
    below = counted & ~less & ((rows.numerator < 0) | (rows.denominator < 0))
    for figure in ("numerator", "denominator"):
        bad = below & (getattr(rows, figure) < 0)
        yield from case.problems("negative-count", negative, bad, figure)
    message = text("Der Zähler ist größer als der Nenner. Bitte beide prüfen.")
    above = share & (rows.numerator > rows.denominator) & (rows.denominator > 0)
    yield from case.problems("numerator-above", message, above, "numerator")
    message = text("Der Nenner ist null, der Zähler nicht. Bitte beide prüfen.")
    nothing = counted & ~count & (rows.denominator == 0) & (rows.numerator > 0)
    yield from case.problems("zero-denominator", message, nothing, "denominator")
    message = text("Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte berichtigen.")
    top = case.per_plane(whole_share)
    outside = share & ((rows.value < 0) | (rows.value > top * (1 + ROUND)))
    yield from case.problems("share-range", message, outside & ~above & ~below)


def doubtful(case: Case) -> Iterator[Problem]:
    """Counts with decimals."""
    rows = case.rows
    message = text("Eine Anzahl hat normalerweise keine Nachkommastellen. Bitte prüfen, ob Komma "
                   "und Punkt richtig gelesen wurden.")
    # Estimates and projections are often broken numbers, and so is what is counted in thousands.
    whole = case.per_plane(lambda one: one.kind is Kind.count and one.decimals == 0).astype(bool)
    broken = whole & (rows.value != np.floor(rows.value)) & ~np.isnan(rows.value)
    broken &= case.numbers & (rows.status != Status.estimated)
    yield from case.problems("broken-count", message, broken, severity="warning")
