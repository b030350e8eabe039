"""Several years of an area together: summed counts, hidden as soon as one year is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from monitoring.core.cube import Cube, FloatArray, Origin
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, StatusArray, has_number, joined
from monitoring.core.vocabulary import Kind


def can_be_pooled(indicator: Indicator) -> bool:
    """Whether years can be put together: a share or rate of counts that is not pooled already."""
    return (indicator.kind in (Kind.share, Kind.rate) and indicator.rolling_years == 1
            and indicator.standard is None)


def window_of(cube: Cube, indicator: Indicator, period: str, years: int) -> tuple[str, ...]:
    """
    The last `years` periods up to this one, oldest first; () where the release has fewer.

    A window never reaches across a declared break of the indicator.
    """
    end = cube.period_position[period] + 1
    window = cube.periods[max(0, end - years) : end]
    cut = any(window and window[0] < one.period <= window[-1] for one in indicator.breaks)
    consecutive = [int(one) for one in window if one.isdigit()]
    whole = len(consecutive) == years and consecutive[-1] - consecutive[0] == years - 1
    return window if whole and not cut else ()


def several_years(
    numerator: FloatArray, denominator: FloatArray, status: StatusArray, multiplier: float
) -> tuple[FloatArray, FloatArray, FloatArray, StatusArray]:
    """
    Value, numerator, denominator and status over the last axis: summed counts, then divided.

    A year without a number leaves the whole without one, and the status says which kind limits
    most: a sum over the other years would tell of the year that is hidden.
    """
    whole = joined(*np.moveaxis(status, -1, 0))
    known = has_number(whole)
    top = np.where(known, numerator.sum(axis=-1), np.nan)
    base = np.where(known, denominator.sum(axis=-1), np.nan)
    fits = np.isfinite(top) & np.isfinite(base) & (base > 0)
    pooled = np.full(top.shape, np.nan)
    np.divide(top * multiplier, base, out=pooled, where=fits)
    lost = np.where(known & ~fits, np.uint8(Status.not_meaningful), whole)
    plain = np.isin(lost, (Status.value, Status.zero))
    exact = np.where(top == 0, np.uint8(Status.zero), np.uint8(Status.value))
    found: StatusArray = np.where(plain, exact, lost).astype(np.uint8)
    return pooled, np.where(fits, top, np.nan), np.where(fits, base, np.nan), found


def pooled_cube(cube: Cube, indicator: Indicator, years: int) -> Cube:
    """
    The cube with every period of the indicator standing for the `years` up to it.

    Periods without a whole window say nothing; other indicators stay as they are.
    """
    at = cube.indicator_position[indicator.id]
    parts = [getattr(cube, name).copy()
             for name in ("value", "numerator", "denominator", "status", "reason", "row")]
    own = [part[at].copy() for part in parts[:4]]
    for place, period in enumerate(cube.periods):
        window = [cube.period_position[one]
                  for one in window_of(cube, indicator, period, years)]
        if window:
            top, base, state = (part[:, window] for part in own[1:])
            found = several_years(top, base, state, indicator.multiplier)
        else:
            gap = np.full(own[0].shape[0], np.nan)
            found = (gap, gap, gap, np.full(gap.shape, Status.missing, np.uint8))
        for part, figures in zip(parts[:4], found, strict=True):
            part[at, :, place] = figures
    value, numerator, denominator, status, reason, row = parts
    numbered = has_number(status[at])
    reason[at][numbered] = 0
    row[at] = 0
    origin = cube.origin.copy()
    origin[at] = np.where(numbered, np.uint8(Origin.formula), np.uint8(Origin.none))
    return replace(cube, value=value, numerator=numerator, denominator=denominator,
                   status=status, reason=reason, row=row, origin=origin)
