"""An index of the current release: where it can be computed, and its values as a table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from monitoring.core.index.declaration import Index
from monitoring.core.index.reasons import NotCalculable
from monitoring.core.index.values import IndexValues, Scored, index_values
from monitoring.core.refused import NotInRelease
from monitoring.core.status import has_number
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot


def index_in(
    snapshot: Snapshot, index: str, period: str, level: str = "", edition: str | None = None
) -> IndexValues:
    """
    The index of the release; without a level its declared one, without an edition the newest
    one that has its figures.

    NotInRelease names what does not exist, NotCalculable why there is no index.
    """
    declared = snapshot.city.indices
    if index not in declared:
        raise NotInRelease(text("Den Index „{id}“ gibt es nicht. Vorhanden sind: {known}.",
                                id=index, known=", ".join(declared)))
    return computed(snapshot, declared[index], period, level, edition)


def computed(
    snapshot: Snapshot, index: Index, period: str, level: str = "", edition: str | None = None
) -> IndexValues:
    """The same for an index that need not be declared, such as one that a planner changes."""
    if not index.components:
        raise NotCalculable(text("Ein Index braucht mindestens einen Indikator."))
    own = level or index_level(snapshot, index)
    found = [one for one in editions_with(snapshot, index, period, own)
             if edition is None or one in (edition, "")]
    if not found:
        raise NotCalculable(text("„{index}“ lässt sich für {period} nicht berechnen: Nicht alle "
                                 "Indikatoren haben auf dieser Ebene Zahlen. Möglich ist: "
                                 "{known}.", index=index.label, period=period,
                                 known=", ".join(index_periods(snapshot, index, own)) or "–"))
    city = snapshot.city
    return index_values(snapshot.cube, index, city.indicators, period, own, found[0])


def index_level(snapshot: Snapshot, index: Index) -> str:
    """The declared level, else the smallest."""
    return index.level or snapshot.city.frame.levels[0].id


def editions_with(snapshot: Snapshot, index: Index, period: str, level: str) -> list[str]:
    """Editions in which every indicator of the index has a number in the period, newest first."""
    cube = snapshot.cube
    names = index.indicators()
    if period not in cube.period_position or not set(names) <= set(cube.indicator_position):
        return []
    at = [cube.indicator_position[one] for one in names]
    found = []
    for edition in reversed(cube.areas.editions_of(level)):
        areas = cube.areas.on_level(level, edition)
        there = has_number(cube.status[np.array(at)[:, None], areas, cube.period_position[period]])
        if there.any(axis=1).all():
            found.append(edition)
    return found


def indicators_with(snapshot: Snapshot, period: str, level: str, edition: str) -> list[str]:
    """Indicators that have a number on a level in a period."""
    cube = snapshot.cube
    areas = cube.areas.on_level(level, edition)
    numbered = has_number(cube.status[:, areas, cube.period_position[period]])
    there = np.flatnonzero(numbered.any(axis=1)).tolist()
    return [one for one in cube.indicators if cube.indicator_position[one] in there]


def index_periods(snapshot: Snapshot, index: Index, level: str = "") -> tuple[str, ...]:
    """Periods in which every indicator of the index has numbers."""
    own = level or index_level(snapshot, index)
    return tuple(one for one in snapshot.cube.periods
                 if editions_with(snapshot, index, one, own))


def index_table(snapshot: Snapshot, found: IndexValues) -> pd.DataFrame:
    """
    One row per area: value and class, or status, dynamics and their classes.

    A column per component holds its standardised score; a weighted sum of them is the index
    before it is standardised again. Areas without a value have a reason.
    """
    areas = snapshot.cube.areas
    ids = [areas.ids[one] for one in found.areas]
    columns: dict[str, object] = {"area": ids}
    places = range(len(ids))
    if found.index.dynamics is None:
        columns["value"] = found.status.value
        columns["class"] = _classes(found.status, len(ids))
    else:
        columns["status"] = found.status.value
        columns["status_class"] = _classes(found.status, len(ids))
        columns["dynamics"] = found.dynamics.value if found.dynamics else np.nan
        columns["dynamics_class"] = _classes(found.dynamics, len(ids))
        columns["class"] = [found.combined(at) if found.dynamics else "" for at in places]
    for part in (found.status, found.dynamics):
        for number, one in enumerate(part.components if part else ()):
            name = one.indicator if one.indicator not in columns else f"{one.indicator}_change"
            columns[name] = part.scores[:, number] if part else np.nan
    columns["reason"] = list(found.reason)
    columns["name"] = [areas.names[one] for one in found.areas]
    columns["residents"] = found.residents
    columns |= {"index": found.index.id, "period": found.period, "edition": found.edition,
                "release": snapshot.release.id}
    return pd.DataFrame(columns)


def _classes(part: Scored | None, rows: int) -> list[str]:
    if part is None:
        return [""] * rows
    return [part.classes[one].id if one >= 0 else "" for one in part.place.tolist()]
