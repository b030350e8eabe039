"""Observations with the values that follow from their own numerator and denominator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from monitoring.core.indicator import Indicator
from monitoring.core.observations import Observations
from monitoring.core.sheet import EMPTY_BASE, NO_BANDS, NO_BASE, BoolArray
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Kind


def completed(table: Observations, indicators: Mapping[str, Indicator]) -> Observations:
    """
    value = numerator / denominator × multiplier where the source gave no value itself.

    The whole of a standardised rate is not its crude rate: without a value it waits for its bands.

    Done before a table is compared with a release, which holds completed cells as well.
    """
    own = [indicators[one.indicator] for one in table.planes]
    count = np.array([one.kind is Kind.count for one in own], bool)[table.plane]
    multiplier = np.array([one.multiplier for one in own], float)[table.plane]
    numbers = has_number(table.status)
    top = np.where(count & np.isnan(table.numerator), table.value, table.numerator)
    value = np.where(count & np.isnan(table.value), top, table.value)
    base, without = table.denominator, numbers & np.isnan(value)
    waits = without & _standardised(table, indicators)
    without &= ~waits
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(without & (base != 0), top * multiplier / base, value)
    empty, unknown = without & (base == 0), without & (base != 0) & np.isnan(value)
    status = table.status.copy()
    status[empty], status[unknown] = Status.not_meaningful, Status.unknown
    words = {one: number for number, one in enumerate(table.reasons)}
    reason = table.reason.copy()
    reason[empty] = words.setdefault(EMPTY_BASE, len(words))
    reason[unknown] = words.setdefault(NO_BASE, len(words))
    if waits.any():
        status[waits] = Status.not_meaningful
        reason[waits] = words.setdefault(NO_BANDS, len(words))
    return replace(table, value=value, numerator=top, status=status, reason=reason,
                   reasons=tuple(words))


def _standardised(table: Observations, indicators: Mapping[str, Indicator]) -> BoolArray:
    """Observations of the whole of a rate that its bands make."""
    own = [not one.breakdown and indicators[one.indicator].standard is not None
           for one in table.planes]
    found: BoolArray = np.array(own, bool)[table.plane]
    return found
