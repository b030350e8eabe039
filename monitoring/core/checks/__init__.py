"""Checks of what was read: every rule in a file of its theme, all problems at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from monitoring.core.area import Areas
from monitoring.core.checks.case import Case, case_of, with_delivery
from monitoring.core.checks.figures import doubtful, impossible
from monitoring.core.checks.history import jumps
from monitoring.core.checks.levels import levels_disagree
from monitoring.core.checks.lost import vanished
from monitoring.core.checks.missing import missing_areas
from monitoring.core.checks.parts import parts_differ
from monitoring.core.checks.periods import odd_years
from monitoring.core.checks.places import known_places, unknown_places
from monitoring.core.checks.protection import below_threshold, unchecked
from monitoring.core.checks.repeats import repeated
from monitoring.core.checks.shares import fractions, mismatched
from monitoring.core.checks.totals import totals_differ
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.observations import Observations
from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable

CHECKS = (impossible, odd_years, doubtful, mismatched, fractions, jumps, vanished, missing_areas,
          parts_differ, levels_disagree, totals_differ, below_threshold, unchecked)


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
    known = known_places(rows, areas)[rows.place]
    if not known.all():
        rows = rows.select(known)
    case = case_of(rows, areas, city, release, tables, this_year or date.today().year)
    keep, found = repeated(case)
    case = replace(with_delivery(case, keep, files),
                   unplaced=frozenset((one.file, one.sheet) for one in problems))
    problems += found
    for check in CHECKS:
        problems += check(case)
    return Checked(case, problems)
