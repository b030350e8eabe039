"""What a table would change in a release."""

from __future__ import annotations

import numpy as np
import pandas as pd

from monitoring.core.cube import Origin
from monitoring.core.observations import FIGURES, KEYS

SLICE = ["indicator", "edition", "period", "breakdown"]


def replaced(before: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Rows of sources after the new table took the place of what it delivers again."""
    kept = before[(before["origin"] == Origin.source) & ~_in_slices(before, new)]
    return pd.concat([kept, new], ignore_index=True)


def changes(before: pd.DataFrame, new: pd.DataFrame) -> dict[str, int]:
    """How many cells are new, changed and gone, against the rows of sources before."""
    old = before[(before["origin"] == Origin.source) & _in_slices(before, new)]
    columns = [*KEYS, *FIGURES, "status"]
    both = old[columns].merge(new[columns], on=KEYS, how="outer", indicator=True,
                              suffixes=("_old", "_new"))
    common = both[both["_merge"] == "both"]
    same = common["status_old"] == common["status_new"]
    for name in FIGURES:
        first, second = common[f"{name}_old"], common[f"{name}_new"]
        same &= np.isclose(first, second, rtol=1e-12, atol=0, equal_nan=True)
    return {
        "new": int((both["_merge"] == "right_only").sum()),
        "changed": int((~same).sum()),
        "gone": int((both["_merge"] == "left_only").sum()),
    }


def _in_slices(before: pd.DataFrame, new: pd.DataFrame) -> np.ndarray:
    """Rows of indicators, editions and periods that the new table delivers, on its levels."""
    slices = pd.MultiIndex.from_frame(new[[*SLICE, "level"]].drop_duplicates())
    return pd.MultiIndex.from_frame(before[[*SLICE, "level"]]).isin(slices)
