"""What a draft changes of the figures that people of a profile see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from monitoring.core.corrections import corrections_after, no_corrections
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.differences import differences
from monitoring.core.filling import widened
from monitoring.core.status import Status
from monitoring.storage import parquet
from monitoring.storage.drafting import Draft
from monitoring.storage.release_layers import (
    areas_of,
    cube_from,
    file_names,
    is_protected,
    layer_of,
    most_detailed,
)

CELL = ["plane", "edition", "area", "period"]


def shown_before(made: Draft, profile: str) -> Cube | None:
    """The layer of the current release in the draft's frame; None where there is none."""
    base = made.base
    listed = layer_of(base.manifest, made.city, profile) if base.manifest else None
    if base.manifest is None or listed is None:
        return None
    if not is_protected(base.manifest):
        # Releases of earlier versions showed everything, to everybody.
        return made.before
    areas = areas_of(made.store, base.manifest, made.city)
    files = file_names(base.manifest)
    cube = cube_from(made.store.objects, listed["indicators"], areas, files, made.city)
    frame = empty_cube(made.cube.planes, made.cube.areas, made.cube.periods)
    return widened(cube, frame)


def shown_corrections(made: Draft, profile: str) -> pd.DataFrame:
    """
    All corrections so far that people of a profile may know.

    Both figures must be shown to them: nothing is said of a figure that is secret now.
    """
    before, after = shown_before(made, profile), made.layers[profile].cube
    if before is None:
        return no_corrections()
    listed = layer_of(made.base.manifest or {}, made.city, profile) or {}
    name = listed.get("corrections")
    known = parquet.frame_in(made.store.objects.get(name)) if name else no_corrections()
    secret = after.status == Status.secret
    shown = replace(before, status=np.where(secret, np.uint8(Status.missing), before.status))
    return corrections_after(_without(known, after), shown, after, made.after + 1)


def shown_counts(made: Draft) -> dict[str, int]:
    """How many figures of the most detailed layer are new, changed and gone."""
    profile = most_detailed(made.city)
    after = made.layers[profile].cube
    before = shown_before(made, profile)
    if before is None:
        before = empty_cube(after.planes, after.areas, after.periods)
    return differences(before, after).counts()


def _without(known: pd.DataFrame, after: Cube) -> pd.DataFrame:
    """Known corrections without those of figures that are secret now."""
    planes, areas, periods = (after.indicator_position, after.areas.position,
                              after.period_position)

    def open_(plane: str, edition: str, area: str, period: str) -> bool:
        at = planes.get(plane), areas.get((edition, area)), periods.get(period)
        return None in at or bool(after.status[at] != Status.secret)

    rows = zip(*(known[one] for one in CELL), strict=True)
    return known[np.array([open_(*row) for row in rows], bool)]
