"""Change of a figure between two periods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.status import Status, StatusArray, has_number, joined

FloatArray = npt.NDArray[np.float64]
# Digits beyond these come from binary arithmetic and would decide ties wrongly (2.55 - 0.1).
_NOISE = 10


@dataclass(frozen=True, slots=True)
class Change:
    """Change in the unit of the figure (points), in percent, and the status of the pair."""

    points: FloatArray
    percent: FloatArray
    status: StatusArray


def change(
    before: FloatArray,
    after: FloatArray,
    status_before: StatusArray,
    status_after: StatusArray,
    comparable: bool = True,
) -> Change:
    """
    Change from one period to the next, computed from unrounded values, in the given shape.

    Percent is NaN where the base is not above zero. The status is the one that limits the
    reader most; `comparable=False` (a series break lies between) gives "not_meaningful".
    """
    status = joined(status_before, status_after)
    if not comparable:
        status = np.where(has_number(status), np.uint8(Status.not_meaningful), status)
    points = np.where(has_number(status), np.round(after - before, _NOISE), np.nan) + 0.0
    status = np.where(has_number(status) & np.isnan(points), np.uint8(Status.missing), status)
    plain = np.isin(status, (Status.value, Status.zero, Status.rounded_zero))
    exact = np.where(points == 0, np.uint8(Status.zero), np.uint8(Status.value))
    percent = np.full(points.shape, np.nan)
    with np.errstate(over="ignore"):
        np.divide(100 * points, before, out=percent, where=before > 0)
    percent[np.isinf(percent)] = np.nan
    return Change(points, percent, np.where(plain, exact, status))
