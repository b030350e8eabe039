"""Check of districts about which a table says nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.checks.case import Case
from monitoring.core.problem import Problem
from monitoring.language import text

SHOWN = 12
Layer = tuple[str, str]


def missing_areas(case: Case) -> Iterator[Problem]:
    """One warning per level for districts about which a table says nothing at all in a period."""
    observed = np.asarray((case.number_of >= 0).any(axis=0))
    since = np.array([int(one or 0) for one in case.areas.since], np.int64)
    for (level, edition), own in _layers(case.areas, observed).items():
        found: dict[bytes, list[int]] = {}
        for at in np.flatnonzero(observed[own].any(axis=0)).tolist():
            year = int(case.after.periods[at])
            lost = own[(since[own] <= year) & ~observed[own, at]]
            if len(lost) and year <= case.this_year:
                found.setdefault(lost.tobytes(), []).append(at)
        for kept, periods in found.items():
            lost = np.frombuffer(kept, np.intp)
            all_ = int((since[own] <= int(case.after.periods[periods[0]])).sum())
            yield from _said(case, (level, edition), own, periods, lost, all_)


def _layers(areas: Areas, observed: npt.NDArray[np.bool_]) -> dict[Layer, npt.NDArray[np.intp]]:
    """The areas of every level and edition of which the table says anything."""
    here = np.flatnonzero(observed.any(axis=1)).tolist()
    found = sorted({(areas.levels[one], areas.editions[one]) for one in here})
    return {layer: areas.on_level(*layer) for layer in found}


def _said(
    case: Case, layer: Layer, own: npt.NDArray[np.intp], periods: list[int],
    lost: npt.NDArray[np.intp], number: int,
) -> Iterator[Problem]:
    rows = case.number_of[:, own, periods[0]]
    source = case.rows.sources[case.rows.source[rows[rows >= 0].min()]]
    # Counts of facilities come from no table, and rows of unknown areas are mended first.
    if not source.area or (source.file, source.sheet) in case.unplaced:
        return
    areas = case.areas
    named = ", ".join(f"{areas.names[one]} ({areas.ids[one]})" for one in lost[:SHOWN].tolist())
    message = text("Für {n} von {all} Gebieten dieser Ebene fehlt {period} jede Angabe: "
                   "{areas}. Sie bleiben leer. Bitte prüfen, ob die Tabelle vollständig "
                   "ist.", n=len(lost), all=number,
                   period=", ".join(case.after.periods[one] for one in periods),
                   areas=named + (" …" if len(lost) > SHOWN else ""))
    yield Problem("missing-areas", message, source.file, source.sheet, None, source.area,
                  str(case.city.level(layer[0]).plural), "warning")
