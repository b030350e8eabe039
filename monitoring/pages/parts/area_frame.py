"""The columns that name the areas of a table to take along."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.area import Areas


def area_frame(areas: Areas, places: npt.NDArray[np.intp]) -> pd.DataFrame:
    """Id, edition and name, a row per area; with the first two GeoJSON finds the outlines."""
    return pd.DataFrame({"area": [areas.ids[one] for one in places],
                         "edition": [areas.editions[one] for one in places],
                         "name": [areas.names[one] for one in places]})
