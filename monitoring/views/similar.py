"""Which districts count as similar: by key indicators, never by the one that is compared."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from monitoring.core.space.contiguity import IntArray
from monitoring.core.space.similar_areas import SimilarAreas, most_similar
from monitoring.core.space.similar_to_each import similar_to_each
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Kind
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View

NO_KEYS: tuple[str, ...] = ()
HOW_MANY = 5
# An indicator known for fewer of the areas would leave out too many.
LEAST_KNOWN = 0.8


def keys_of(snapshot: Snapshot, plan: str) -> tuple[str, ...]:
    """The plan's indicators if one is chosen, else the key indicators of the city."""
    chosen = snapshot.city.plans.get(plan)
    return chosen.indicators() if chosen else snapshot.city.frame.key_indicators


def similar_areas_of(
    snapshot: Snapshot, indicator: str, areas: IntArray, period: str, keys: tuple[str, ...]
) -> IntArray:
    """Places (in the order of `areas`) of the most similar ones of each: areas × 5, −1 none."""
    return _similar(snapshot, indicator, areas.tobytes(), period, keys)


@lru_cache(maxsize=32)
def _similar(
    snapshot: Snapshot, indicator: str, areas: bytes, period: str, keys: tuple[str, ...]
) -> IntArray:
    values, _ = _values(snapshot, indicator, np.frombuffer(areas, np.intp), period, keys)
    return similar_to_each(values, HOW_MANY)


def why_similar(view: View, area: int, keys: tuple[str, ...]) -> tuple[SimilarAreas, list[str]]:
    """The areas most similar to one (places in the view's areas), and the indicators' names."""
    values, used = _values(view.snapshot, view.indicator.id, view.areas, view.period, keys)
    at = int(np.flatnonzero(view.areas == area)[0])
    labels = [str(view.snapshot.city.indicators[one].label) for one in used]
    return most_similar(values, at, HOW_MANY), labels


def _values(
    snapshot: Snapshot, indicator: str, areas: IntArray, period: str, keys: tuple[str, ...]
) -> tuple[np.ndarray, list[str]]:
    """Areas × indicators in each one's newest period up to the shown one, else its first."""
    cube, declared = snapshot.cube, snapshot.city.indicators
    columns, used = [], []
    for name in keys:
        # Size is no likeness, and likeness in the compared figure would compare with itself.
        if name not in cube.indicator_position or name == indicator or (
                declared[name].kind is Kind.count):
            continue
        at = cube.indicator_position[name]
        known = has_number(cube.status[at, areas])
        periods = np.flatnonzero(known.mean(axis=0) >= LEAST_KNOWN)
        if not len(periods):
            continue
        upto = periods[periods <= cube.period_position[period]]
        when = int(upto[-1]) if len(upto) else int(periods[0])
        columns.append(np.where(known[:, when], cube.value[at, areas, when], np.nan))
        used.append(name)
    return np.column_stack(columns) if columns else np.empty((len(areas), 0)), used
