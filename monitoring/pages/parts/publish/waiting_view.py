"""What a waiting draft would change, for the person who is to approve it."""

from __future__ import annotations

import pandas as pd

from monitoring.core.consequences import difference_table
from monitoring.core.cube import PART, Cube, empty_cube
from monitoring.core.differences import differences
from monitoring.core.filling import only_sources, widened
from monitoring.pages.parts.publish.consequences import SHOWN
from monitoring.storage.base import unprotected
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.waiting import Waiting


def draft_differences(snapshot: Snapshot, draft: Waiting) -> tuple[pd.DataFrame, int]:
    """
    The first differences between the current release and a draft, and their number.

    Unprotected, as the person who approves it must judge them; raises NotPublished and Damaged.
    """
    store, city = snapshot.store, snapshot.city
    before, after = _in_one_frame(only_sources(unprotected(store, city, snapshot.release)),
                                  only_sources(unprotected(store, city, draft)))
    found = differences(before, after)
    return difference_table(found, before, after, SHOWN), sum(found.counts().values())


def _in_one_frame(one: Cube, other: Cube) -> tuple[Cube, Cube]:
    planes = dict.fromkeys([*one.planes, *other.planes])
    # Parts stand behind all indicators.
    in_order = sorted(planes, key=lambda name: PART in name)
    periods = tuple(sorted({*one.periods, *other.periods}))
    frames = (empty_cube(tuple(in_order), other.areas, periods) for _ in range(2))
    return widened(one, next(frames)), widened(other, next(frames))
