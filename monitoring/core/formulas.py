"""Figures that are computed from counts of the same area and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from monitoring.core.cube import FloatArray, Origin
from monitoring.core.indicator import Formula
from monitoring.core.sheet import Sheet
from monitoring.core.status import Status, StatusArray, has_number, joined


def compute(sheet: Sheet, sheets: Mapping[str, Sheet], formula: Formula) -> None:
    """Fill every free cell whose parts say anything; a part without number silences the whole."""
    top, status = _sum(sheets, formula.numerator)
    base = np.full_like(top, np.nan)
    if formula.denominator:
        base, below = _sum(sheets, formula.denominator)
        status = joined(status, below)
    some = np.any([sheets[one].status != Status.missing for one in formula.ids()], axis=0)
    cells = sheet.free & some & (status != Status.missing)
    numbers = cells & has_number(status)
    np.copyto(sheet.status, status, where=cells)
    np.copyto(sheet.numerator, top, where=numbers)
    np.copyto(sheet.denominator, base, where=cells)
    reasons = np.max([sheets[one].reason for one in formula.ids()], axis=0)
    np.copyto(sheet.reason, reasons, where=cells & ~numbers)
    sheet.origin[cells] = Origin.formula
    if formula.denominator:
        sheet.divide(numbers)
        return
    np.copyto(sheet.value, top, where=numbers)
    plain = numbers & np.isin(status, [Status.value, Status.zero, Status.rounded_zero])
    nothing = np.where(status == Status.rounded_zero, Status.rounded_zero, Status.zero)
    np.copyto(sheet.status, np.where(top == 0, nothing, Status.value), where=plain,
              casting="unsafe")


def _sum(sheets: Mapping[str, Sheet], parts: Sequence[str]) -> tuple[FloatArray, StatusArray]:
    """Sum of counts cell by cell, "-" subtracts; the status is the most limiting one."""
    named = [sheets[part.removeprefix("-")] for part in parts]
    signs = [-1.0 if part.startswith("-") else 1.0 for part in parts]
    total = np.zeros_like(named[0].value)
    for sign, one in zip(signs, named, strict=True):
        total = total + sign * one.value
    return total, joined(*(one.status for one in named))
