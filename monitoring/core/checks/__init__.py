"""Checks of what was read: every rule in a file of its theme, all problems at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from monitoring.core.area import Areas
from monitoring.core.checks.case import Case, case_of, with_delivery
from monitoring.core.checks.figures import doubtful, fractions, impossible
from monitoring.core.checks.history import jumps, vanished
from monitoring.core.checks.periods import future
from monitoring.core.checks.places import known_places, missing_areas, unknown_places
from monitoring.core.checks.protection import below_threshold
from monitoring.core.checks.repeats import repeated
from monitoring.core.checks.sums import levels_disagree, parts_differ, totals_differ
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.observations import Observations
from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable

CHECKS = (impossible, future, doubtful, fractions, jumps, vanished, missing_areas, parts_differ,
          levels_disagree, totals_differ, below_threshold)


@dataclass(frozen=True)
class Checked:
    """
    Everything that is wrong or doubtful; `case` has the observations of known areas, each once.

    Its `before` is the release and its `after` what sources say with the delivery in it.
    """

    case: Case
    problems: list[Problem]


def checked(
    rows: Observations,
    areas: Areas,
    city: City,
    release: Cube | None = None,
    tables: tuple[SourceTable, ...] = (),
    files: Sequence[str] = (),
    this_year: int | None = None,
) -> Checked:
    """Every check of completed observations against areas, indicators and the current release."""
    problems = list(unknown_places(rows, areas))
    known = known_places(rows, areas)
    if not known.all():
        rows = rows.select(known[rows.place])
    case = case_of(rows, areas, city, release, tables, this_year or date.today().year)
    keep, found = repeated(case)
    case = with_delivery(case, keep, files)
    problems += found
    for check in CHECKS:
        problems += check(case)
    return Checked(case, problems)
