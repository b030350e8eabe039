"""Text cells into numbers and statuses, by the signs of the source."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.cube import FloatArray
from monitoring.core.status import Status, StatusArray

_FALLBACK = {"": Status.missing}


def numbers_in(
    cells: pd.Series, decimal: str, thousands: str, signs: Mapping[str, Status]
) -> tuple[FloatArray, StatusArray, npt.NDArray[np.bool_]]:
    """Numbers (NaN where none), statuses, and which cells are neither number nor sign."""
    codes, distinct = pd.factorize(cells)
    values = np.full(len(distinct), np.nan)
    status = np.full(len(distinct), Status.value, np.uint8)
    bad = np.zeros(len(distinct), bool)
    known = {**_FALLBACK, **signs}
    for number, cell in enumerate(distinct):
        if cell in known:
            status[number] = known[cell]
            values[number] = 0.0 if known[cell] is Status.zero else np.nan
            continue
        found = number_in(cell, decimal, thousands)
        if found is None:
            bad[number] = True
        else:
            values[number] = found
    return values[codes], status[codes], bad[codes]


def number_in(cell: str, decimal: str, thousands: str) -> float | None:
    """The number in a cell; None if it is not written as the source declares."""
    body = cell[1:] if cell[:1] in ("-", "+", "−") else cell
    whole, point, fraction = body.partition(decimal)
    if point and not (fraction.isascii() and fraction.isdigit()):
        return _scientific(cell) if decimal == "." else None
    if thousands and thousands in whole:
        groups = whole.split(thousands)
        if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
            return None
        whole = "".join(groups)
    if not (whole.isascii() and whole.isdigit()) and not (point and not whole):
        return _scientific(cell) if decimal == "." and not thousands else None
    number = float(f"{whole}.{fraction or '0'}")
    if not math.isfinite(number):
        return None
    return -number if cell[:1] in ("-", "−") else number


def _scientific(cell: str) -> float | None:
    """Machine notation such as 4.7E-05, which map services write."""
    mantissa, exponent, power = cell.lower().partition("e")
    if not exponent or not power.lstrip("+-").isdigit() or not mantissa.strip("+-.").strip():
        return None
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
