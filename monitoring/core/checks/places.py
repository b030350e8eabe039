"""Check of areas that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.checks.guesses import Guesses
from monitoring.core.findings import LISTED
from monitoring.core.observations import Observations
from monitoring.core.problem import Problem
from monitoring.language import text


def known_places(rows: Observations, areas: Areas) -> np.ndarray:
    """Which of the places of the observations are areas of their level and edition."""
    find, levels = areas.position.get, areas.levels
    found = [find((edition, area), -1) for _, edition, area in rows.places]
    return np.array([at >= 0 and levels[at] == one.level
                     for at, one in zip(found, rows.places, strict=True)] or [False], bool)


def unknown_places(rows: Observations, areas: Areas) -> Iterator[Problem]:
    """One problem for every row of an area that does not exist, with what it probably is."""
    known = known_places(rows, areas)
    if known.all():
        return
    unknown = np.flatnonzero(~known[rows.place])
    # Of several figures in one row the first is enough.
    tables = [(one.file, one.sheet, one.area) for one in rows.sources]
    number = np.array([tables.index(one) for one in tables], np.int64)
    keys = number[rows.source[unknown]] << 32 | rows.row[unknown]
    unknown = unknown[np.sort(np.unique(keys, return_index=True)[1])]
    guesses = Guesses(areas)
    for row in unknown[:LISTED].tolist():
        source, place = rows.sources[rows.source[row]], rows.places[rows.place[row]]
        rule, message = guesses.about(place)
        yield Problem(rule, message, source.file, source.sheet, int(rows.row[row]), source.area,
                      place.area)
    if len(unknown) > LISTED:
        source = rows.sources[rows.source[unknown[-1]]]
        more = text("Weitere {n} Zellen derselben Art, bis Zeile {last}.",
                    n=len(unknown) - LISTED, last=int(rows.row[unknown].max()))
        yield Problem("unknown-area", more, source.file, source.sheet, None, source.area)
