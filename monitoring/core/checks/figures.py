"""Checks of single figures against what their indicator can be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.checks.case import Case
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Kind
from monitoring.language import text

ROUND = 1e-9


def impossible(case: Case) -> Iterator[Problem]:
    """Negative counts, numerators above denominators, shares outside 0 to 100."""
    rows, count, share = case.rows, case.of_kind(Kind.count), case.of_kind(Kind.share)
    balance = case.of_kind(Kind.balance, Kind.index)
    negative = text("Eine Anzahl kann nicht negativ sein. Bitte berichtigen.")
    yield from case.problems("negative-count", negative, count & (rows.value < 0))
    for figure in ("numerator", "denominator"):
        bad = ~count & ~balance & (getattr(rows, figure) < 0)
        yield from case.problems("negative-count", negative, bad, figure)
    message = text("Der Zähler ist größer als der Nenner. Bitte beide prüfen.")
    above = share & (rows.numerator > rows.denominator) & (rows.denominator != 0)
    yield from case.problems("numerator-above", message, above, "numerator")
    message = text("Der Nenner ist null, der Zähler nicht. Bitte beide prüfen.")
    nothing = ~count & (rows.denominator == 0) & (rows.numerator > 0)
    yield from case.problems("zero-denominator", message, nothing, "denominator")
    message = text("Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte berichtigen.")
    top = case.per_plane(lambda one: one.multiplier)
    outside = share & ~above & ((rows.value < 0) | (rows.value > top * (1 + ROUND)))
    yield from case.problems("share-range", message, outside)


def doubtful(case: Case) -> Iterator[Problem]:
    """Counts with decimals, and values that do not follow from their own counts."""
    rows = case.rows
    message = text("Eine Anzahl hat normalerweise keine Nachkommastellen. Bitte prüfen, ob Komma "
                   "und Punkt richtig gelesen wurden.")
    broken = case.of_kind(Kind.count) & case.numbers & (rows.value % 1 != 0)
    # Estimates and projections are often broken numbers, and so is what is counted in thousands.
    broken &= case.per_plane(lambda one: one.decimals == 0).astype(bool)
    yield from case.problems("broken-count", message, broken, severity="warning")
    both = case.numbers & ~np.isnan(rows.numerator) & ~case.of_kind(Kind.count)
    both &= rows.denominator > 0
    top = case.per_plane(lambda one: one.multiplier)
    step = case.per_plane(lambda one: 10.0 ** -max(one.decimals - 1, 0))
    with np.errstate(divide="ignore", invalid="ignore"):
        own = rows.numerator * top / rows.denominator
    apart = both & (np.abs(own - rows.value) > 0.5 * step + ROUND * np.abs(own))
    yield from case.problems(
        "share-mismatch",
        lambda row: text("Der Wert passt nicht zu Zähler und Nenner: daraus ergäbe sich {own}. "
                         "Bitte alle drei prüfen.", own=f"{own[row]:.6g}"),
        apart, severity="warning",
    )


def fractions(case: Case) -> Iterator[Problem]:
    """Percentages that a table gives as parts of one: one warning per indicator and period."""
    rows = case.rows
    share = case.of_kind(Kind.share) & case.numbers & ~np.isnan(rows.value)
    given = share & np.isnan(rows.numerator)
    top = case.per_plane(lambda one: one.multiplier)
    keys = case.cells.plane * len(case.after.periods) + case.cells.period
    for key in np.unique(keys[given & (top == 100)]).tolist():
        own = np.flatnonzero(given & (keys == key))
        values = rows.value[own]
        if len(own) < 3 or values.max() > 1 or np.count_nonzero(values % 1) < 3:
            continue
        message = text("Alle Anteile liegen zwischen 0 und 1. Vermutlich sind es Bruchteile statt "
                       "Prozent; dann gehört „factor = 100“ in die Leseanleitung.")
        yield from case.problems("share-as-fraction", message, own[:1], severity="warning")
