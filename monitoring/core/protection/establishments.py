"""Counts of places that would tell of a single establishment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from monitoring.core.city import City, ProtectionRule
from monitoring.core.cube import Cube
from monitoring.core.indicator import Indicator
from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray


def few_sites(cube: Cube, city: City, facilities: pd.DataFrame | None) -> BoolArray:
    """
    Cells (planes × areas × periods) of counted facilities that a rule keeps secret.

    These are areas with fewer than `min_sites` establishments, but some, and those in which the
    largest has `dominance` percent of the places or more. `facilities` has kind, places, edition,
    area (of the smallest level) and period; larger areas hold the sites of those below.
    Source: dominance rule, Hundepool et al., Statistical Disclosure Control, 2012, 4.2.
    """
    found = np.zeros(cube.status.shape, bool)
    for own, rule in _ruled(city):
        at = cube.indicator_position.get(own.id)
        if at is None or facilities is None or own.facilities is None:
            continue
        kind = facilities[facilities["kind"] == own.facilities.kind]
        for period, group in kind.groupby("period"):
            column = cube.period_position.get(str(period))
            if column is not None:
                found[at, :, column] = _secret(cube, group, rule)
    return found


def open_register(facilities: pd.DataFrame, city: City) -> pd.DataFrame:
    """The register as anybody may read it: no places where a rule protects establishments."""
    kinds = [one.facilities.kind for one, _ in _ruled(city) if one.facilities]
    apart = facilities["kind"].isin(kinds)
    return facilities.assign(places=facilities["places"].astype(float).mask(apart))


def _ruled(city: City) -> Iterator[tuple[Indicator, ProtectionRule]]:
    for one in city.indicators.values():
        rule = city.frame.protection.get(one.protection)
        if one.facilities and rule and (rule.min_sites or rule.dominance):
            yield one, rule


def _secret(cube: Cube, group: pd.DataFrame, rule: ProtectionRule) -> BoolArray:
    """Areas of one period whose sites are too few, or one of which is too large."""
    sites, total, largest = np.zeros((3, len(cube.areas)))
    places = group["places"].to_numpy(float)
    for area, site in zip(_positions(cube, group).tolist(), np.nan_to_num(places), strict=True):
        for one in [area, *cube.areas.ancestors(area)] if area >= 0 else []:
            sites[one] += 1
            total[one] += site
            largest[one] = max(largest[one], site)
    few: BoolArray = (sites > 0) & (sites < rule.min_sites)
    if rule.dominance:
        few |= (total > 0) & (largest * 100 >= rule.dominance * _at_least_one(total))
    return few


def _at_least_one(total: FloatArray) -> FloatArray:
    found: FloatArray = np.where(total > 0, total, 1.0)
    return found


def _positions(cube: Cube, group: pd.DataFrame) -> IntArray:
    """Positions of the smallest areas in which the sites lie; −1 outside."""
    find = cube.areas.position.get
    pairs = zip(group["edition"].astype(str), group["area"].astype(str), strict=True)
    found: IntArray = np.array([find(pair, -1) for pair in pairs], np.intp)
    return found
