"""Spatial statistics of a view, each computed once for its release, indicator and period."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from monitoring.core.cube import FloatArray
from monitoring.core.space.empirical_bayes import Smoothed, smoothed
from monitoring.core.space.local_moran import LocalMoran, enough, local_moran
from monitoring.core.space.moran import Moran, moran
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Interval, Kind
from monitoring.storage.neighbourhood import neighbourhood
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View

# Few areas cost little, and with 999 a small p is too coarse for the control of chance finds.
PERMUTATIONS = 9_999
Key = tuple[Snapshot, str, str, str, str]


def key_of(view: View) -> Key:
    """What the results of a view depend on."""
    return view.snapshot, view.indicator.id, view.level, view.edition, view.period


def numbers(view: View, figures: FloatArray) -> FloatArray:
    """Figures of the cube's shape for the areas of the view, NaN where no number may be shown."""
    cell = (view.cube.indicator_position[view.indicator.id], view.areas,
            view.cube.period_position[view.period])
    return np.where(has_number(view.cube.status[cell]), figures[cell], np.nan)


def _values(key: Key) -> FloatArray:
    snapshot, indicator, level, edition, period = key
    view = View(snapshot, snapshot.city.indicators[indicator], level, edition, period, "", ())
    return numbers(view, snapshot.cube.value)


@lru_cache(maxsize=32)
def global_pattern(key: Key) -> Moran:
    """Moran's I of a view."""
    return moran(_values(key), neighbourhood(key[0], key[2], key[3]))


@lru_cache(maxsize=32)
def local_pattern(key: Key) -> LocalMoran:
    """Local Moran of a view, one entry per area of the level."""
    values = _values(key)
    permutations = max(PERMUTATIONS, enough(int(np.isfinite(values).sum())))
    return local_moran(values, neighbourhood(key[0], key[2], key[3]), permutations)


def can_be_smoothed(view: View) -> bool:
    """Whether the indicator is a share or rate of cases whose counts are there."""
    indicator = view.indicator
    if indicator.kind not in (Kind.share, Kind.rate) or indicator.interval is Interval.none:
        return False
    if indicator.standard:
        return False
    counts = numbers(view, view.cube.numerator) + numbers(view, view.cube.denominator)
    return bool(np.isfinite(counts).any())


def smoothed_view(view: View) -> Smoothed:
    """Marshall's estimates of a view, per unit of the denominator; hidden cells take no part."""
    return smoothed(numbers(view, view.cube.numerator), numbers(view, view.cube.denominator))
