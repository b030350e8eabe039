"""How exactly sums can be compared."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

EXACT = 1e-6
# So many numbers that are all multiples of ten or the like were rounded.
MANY = 20
COARSE: tuple[float, ...] = (1000.0, 100.0, 50.0, 10.0, 5.0)
FINE: tuple[float, ...] = (0.1, 0.01, 0.001)


def slack_of(numbers: npt.NDArray[np.float64], parts: int) -> float:
    """How far the sum of so many of these numbers may be off because they were rounded."""
    found = numbers[np.isfinite(numbers)]
    if not found.any():
        return EXACT
    whole = bool((found % 1 == 0).all())
    if whole and len(found) < MANY:
        return EXACT
    for grain in COARSE if whole else FINE:
        if (np.abs(found / grain - np.round(found / grain)) < EXACT).all():
            return EXACT + grain / 2 * (parts + 1)
    return EXACT
