"""The columns lower, upper and interval beside the values of a release."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.chance.declared_interval import declared_interval, method_names
from monitoring.core.chance.intervals import Interval
from monitoring.core.chance.plane_intervals import interval_of_plane
from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator

# Digits beyond these come from binary arithmetic.
_NOISE = 10


def add_intervals(
    table: pd.DataFrame, indicator: Indicator, carried: npt.NDArray[np.bool_] | None = None
) -> None:
    """
    Insert the columns after `denominator`; NaN and "" where a figure has no interval.

    Rows that were `carried` over from other areas have none: they vary by more than chance.
    """
    value, numerator, denominator = (
        table[name].to_numpy(np.float64, copy=True)
        for name in ("value", "numerator", "denominator")
    )
    if carried is not None:
        value[carried] = np.nan
    if indicator.standard:
        # Bands are ordinary rates; the whole gets its limits from them (`add_standardised`).
        value[table["breakdown"].to_numpy() == ""] = np.nan
        indicator = replace(indicator, standard=None)
    limits = declared_interval(indicator, value, numerator, denominator)
    at = list(table.columns).index("denominator") + 1
    table.insert(at, "lower", np.round(limits.lower, _NOISE))
    table.insert(at + 1, "upper", np.round(limits.upper, _NOISE))
    names = np.array(method_names(indicator, limits, numerator), dtype=object)
    table.insert(at + 2, "interval", names)


def add_standardised(
    table: pd.DataFrame,
    cube: Cube,
    indicator: Indicator,
    areas: npt.NDArray[np.intp],
    periods: npt.NDArray[np.intp],
) -> None:
    """Fill the columns for wholes of a standardised rate; areas and periods are the rows' cells."""
    if indicator.standard is None:
        return
    limits = interval_of_plane(cube, indicator, np.arange(len(cube.areas)))
    whole = table["breakdown"].to_numpy() == ""
    at = (areas[whole], periods[whole])
    own = Interval(limits.lower[at], limits.upper[at])
    names = method_names(indicator, own, table["numerator"].to_numpy()[whole])
    for column, filled in (("lower", np.round(own.lower, _NOISE)),
                           ("upper", np.round(own.upper, _NOISE)), ("interval", names)):
        table.loc[whole, column] = filled
