"""Observations with the values that follow from their own numerator and denominator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from monitoring.core.indicator import Indicator
from monitoring.core.observations import Observations
from monitoring.core.sheet import EMPTY_BASE, NO_BASE
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Kind


def completed(table: Observations, indicators: Mapping[str, Indicator]) -> Observations:
    """
    value = numerator / denominator × multiplier where the source gave no value itself.

    Done before a table is compared with a release, which holds completed cells as well.
    """
    own = [indicators[one.indicator] for one in table.planes]
    count = np.array([one.kind is Kind.count for one in own], bool)[table.plane]
    multiplier = np.array([one.multiplier for one in own], float)[table.plane]
    numbers = has_number(table.status)
    top = np.where(count & np.isnan(table.numerator), table.value, table.numerator)
    value = np.where(count & np.isnan(table.value), top, table.value)
    base, without = table.denominator, numbers & np.isnan(value)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(without & (base != 0), top * multiplier / base, value)
    empty, unknown = without & (base == 0), without & (base != 0) & np.isnan(value)
    status = table.status.copy()
    status[empty], status[unknown] = Status.not_meaningful, Status.unknown
    words = {one: number for number, one in enumerate(table.reasons)}
    reason = table.reason.copy()
    reason[empty] = words.setdefault(EMPTY_BASE, len(words))
    reason[unknown] = words.setdefault(NO_BASE, len(words))
    return replace(table, value=value, numerator=top, status=status, reason=reason,
                   reasons=tuple(words))
