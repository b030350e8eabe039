"""Shown counts as multiples of a base, each figure by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from monitoring.core.city import City, Profile
from monitoring.core.cube import PART, Cube, plane_parts
from monitoring.core.protection.relations import BoolArray, FloatArray
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Kind


def bases_of(cube: Cube, city: City, profile: Profile | None = None) -> tuple[int, ...]:
    """The base of every plane: that of its rule or of the profile, whichever is larger; 0: none."""
    own = profile.rounding if profile else 0
    rules = city.frame.protection
    steps = {name: max(own, rules[one.protection].rounding if one.protection in rules else 0)
             for name, one in city.indicators.items()}
    found = []
    for plane in cube.planes:
        one = city.indicators[plane_parts(plane)[0]]
        # A figure computed from rounded counts must not give the exact ones back.
        parts = one.formula.ids() if one.formula else ()
        found.append(max([steps[one.id], *(steps.get(part, 0) for part in parts)]))
    return tuple(found)


def rounded_cube(cube: Cube, city: City, bases: Sequence[int]) -> Cube:
    """
    The cube with its counts rounded half up to multiples of each plane's base.

    Of shares, rates and means numerator and denominator are rounded, and the value follows from
    them; finished values without counts stay, and there are no standardised rates, which would tell
    of exact counts. A count that becomes 0 says so by its status. Sums need not fit any more: no
    count is more than half a base away from the exact one.
    Source: rounding to multiples of 5 with a deviation of at most 2 (SGB XII statistics).
    """
    if not any(bases):
        return cube
    value, top, base = cube.value.copy(), cube.numerator.copy(), cube.denominator.copy()
    status = cube.status.copy()
    for plane, step in enumerate(bases):
        if not step:
            continue
        own = city.indicators[plane_parts(cube.planes[plane])[0]]
        numbers: BoolArray = has_number(status[plane])
        before = (value if own.kind is Kind.count else top)[plane].copy()
        top[plane], base[plane] = _to(top[plane], step), _to(base[plane], step)
        if own.kind is Kind.count:
            value[plane] = _to(value[plane], step)
        elif own.standard is not None and PART not in cube.planes[plane]:
            status[plane][numbers] = Status.not_meaningful
            value[plane][numbers] = np.nan
        else:
            counted = np.isfinite(top[plane]) & np.isfinite(base[plane])
            empty = numbers & counted & (base[plane] == 0)
            status[plane][empty] = Status.not_meaningful
            value[plane] = np.where(counted, _divided(top[plane], base[plane], own.multiplier),
                                    value[plane])
        gone = numbers & (before != 0) & (_to(before, step) == 0)
        status[plane][gone & has_number(status[plane])] = Status.rounded_zero
    return replace(cube, value=value, numerator=top, denominator=base, status=status)


def _to(counts: FloatArray, step: int) -> FloatArray:
    found: FloatArray = np.floor(counts / step + 0.5) * step
    return found


def _divided(top: FloatArray, base: FloatArray, multiplier: float) -> FloatArray:
    with np.errstate(invalid="ignore", divide="ignore"):
        found: FloatArray = np.where(base != 0, top / base * multiplier, np.nan)
    return found
