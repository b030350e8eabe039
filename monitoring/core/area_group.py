"""Several areas as one figure: made of published numbers only, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.status import Status, has_number, joined
from monitoring.core.vocabulary import Kind

COUNTED = (Kind.share, Kind.rate)


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """
    The figure of a group of areas; NaN where the group has none.

    `silent` are the positions of the members without a number. With `countable` false the
    group has no figure because its members' figures cannot be added up.
    """

    value: float
    numerator: float
    denominator: float
    status: Status
    silent: tuple[int, ...]
    countable: bool = True


def area_group(cube: Cube, indicator: Indicator, areas: Sequence[int], period: str) -> AreaGroup:
    """
    Numerators and denominators of the areas summed, then divided; counts are summed.

    One member without a number leaves the whole group without one: what is left of a sum would
    tell of the member. Every area counts once.
    """
    own = np.array(list(dict.fromkeys(areas)), np.intp)
    at = (cube.indicator_position[indicator.id], own, cube.period_position[period])
    status = cube.status[at]
    whole = Status(int(joined(*status)))
    silent = tuple(own[~has_number(status)].tolist())
    none = AreaGroup(np.nan, np.nan, np.nan, whole, silent)
    if indicator.kind is Kind.count:
        if silent:
            return none
        total = float(cube.value[at].sum())
        return AreaGroup(total, np.nan, np.nan, _status(whole, total), ())
    tops, bases = cube.numerator[at], cube.denominator[at]
    if indicator.kind not in COUNTED or indicator.standard or (
            not silent and not np.isfinite(tops + bases).all()):
        return AreaGroup(np.nan, np.nan, np.nan, Status.not_meaningful, silent, countable=False)
    if silent:
        return none
    top, base = float(tops.sum()), float(bases.sum())
    if base <= 0:
        return AreaGroup(np.nan, top, base, Status.not_meaningful, ())
    return AreaGroup(top / base * indicator.multiplier, top, base, _status(whole, top), ())


def _status(whole: Status, total: float) -> Status:
    """Exact zeros and plain values together are a plain value unless all are zero."""
    plain = whole in (Status.value, Status.zero)
    return (Status.zero if total == 0 else Status.value) if plain else whole
