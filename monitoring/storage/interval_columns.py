"""The columns lower, upper and interval beside the values of a release."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.declared_interval import declared_interval, method_names
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
    limits = declared_interval(indicator, value, numerator, denominator)
    at = list(table.columns).index("denominator") + 1
    table.insert(at, "lower", np.round(limits.lower, _NOISE))
    table.insert(at + 1, "upper", np.round(limits.upper, _NOISE))
    names = np.array(method_names(indicator, limits, numerator), dtype=object)
    table.insert(at + 2, "interval", names)
