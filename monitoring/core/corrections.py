"""Published figures that a later release changed, with what they were before."""

from __future__ import annotations

import numpy as np
import pandas as pd

from monitoring.core.cube import Cube
from monitoring.core.differences import corrected

COLUMNS = ["plane", "edition", "area", "period", "release", "value", "status"]
TEXTS = ["plane", "edition", "area", "period"]


def corrections_after(known: pd.DataFrame, before: Cube, after: Cube, release: int) -> pd.DataFrame:
    """
    The known corrections and those that this release brings (two cubes of the same frame).

    One row per figure and release: `value` and `status` are what stood there before.
    """
    at = np.nonzero(corrected(before, after))
    new = pd.DataFrame({
        "plane": np.array(before.planes, dtype=object)[at[0]],
        "edition": np.array(before.areas.editions, dtype=object)[at[1]],
        "area": np.array(before.areas.ids, dtype=object)[at[1]],
        "period": np.array(before.periods, dtype=object)[at[2]],
        "release": np.full(len(at[0]), release, np.int64),
        "value": before.value[at],
        "status": before.status[at],
    }).astype(dict.fromkeys(TEXTS, "str"))
    parts = [part for part in (known, new) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else new


def no_corrections() -> pd.DataFrame:
    """A table of corrections without rows."""
    return pd.DataFrame({name: pd.Series(dtype="str" if name in TEXTS else "float64")
                         for name in COLUMNS})


def newest_correction(table: pd.DataFrame, cube: Cube) -> dict[tuple[int, int, int], int]:
    """Number of the release that corrected a cell last, by the cell's index in the cube."""
    found: dict[tuple[int, int, int], int] = {}
    position = cube.areas.position
    columns = zip(*(table[name] for name in [*TEXTS, "release"]), strict=True)
    for plane, edition, area, period, release in columns:
        at = (cube.indicator_position.get(plane), position.get((edition, area)),
              cube.period_position.get(period))
        if None not in at:
            found[at] = int(release)  # type: ignore[index]
    return found
