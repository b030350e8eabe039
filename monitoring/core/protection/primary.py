"""Cells that a source does not allow to be shown by themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from monitoring.core.city import City, Profile, ProtectionRule
from monitoring.core.cube import Cube, plane_parts
from monitoring.core.indicator import Indicator
from monitoring.core.protection.establishments import few_sites
from monitoring.core.protection.relations import BoolArray, FloatArray
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Interval, Kind


def primary(
    cube: Cube,
    city: City,
    facilities: pd.DataFrame | None = None,
    profile: Profile | None = None,
) -> BoolArray:
    """
    Secret cells, planes × areas × periods: too small by the rule of their indicator's source,
    or secret already as the source delivered them. Without a rule every cell is secret; limits of
    a profile are added to those of the rule.
    """
    found: BoolArray = cube.status == Status.secret
    numbers = has_number(cube.status)
    few = _residents(cube, city)
    for plane, name in enumerate(cube.planes):
        one = city.indicators[plane_parts(name)[0]]
        rule = city.frame.protection.get(one.protection)
        if rule is None:
            found[plane] |= numbers[plane]
            continue
        rule = _stricter(rule, profile)
        small = _small(cube, plane, one, rule) | (few < rule.min_residents)
        found[plane] |= small & numbers[plane]
    found |= few_sites(cube, city, facilities) & numbers
    return found


def limits_of(cube: Cube, city: City, profile: Profile | None = None) -> FloatArray:
    """The smallest number of cases of every plane that may be shown; 0 where nothing limits it."""
    found = []
    for name in cube.planes:
        one = city.indicators[plane_parts(name)[0]]
        rule = city.frame.protection.get(one.protection)
        counted = one.kind is Kind.count or _counts_cases(one)
        found.append(_stricter(rule, profile).min_numerator if rule and counted else 0)
    return np.array(found, float)


def _stricter(rule: ProtectionRule, profile: Profile | None) -> ProtectionRule:
    if profile is None:
        return rule
    return replace(rule, min_numerator=max(rule.min_numerator, profile.min_numerator),
                   min_denominator=max(rule.min_denominator, profile.min_denominator))


def _residents(cube: Cube, city: City) -> FloatArray:
    """Residents by area and period; infinite where the city does not say how to count them."""
    at = cube.indicator_position.get(city.frame.residents)
    if at is None:
        return np.full(cube.value.shape[1:], np.inf)
    known: FloatArray = np.where(has_number(cube.status[at]), cube.value[at], np.inf)
    return known


def _small(cube: Cube, plane: int, one: Indicator, rule: ProtectionRule) -> BoolArray:
    with np.errstate(invalid="ignore"):
        if one.kind is Kind.count:
            return _few(cube.value[plane], rule.min_numerator, rule.zeros)
        base = cube.denominator[plane]
        top = np.where(np.isnan(cube.numerator[plane]),
                       np.round(cube.value[plane] * base / one.multiplier, 6),
                       cube.numerator[plane])
        found = np.zeros(base.shape, bool)
        if _counts_cases(one):
            found |= _few(top, rule.min_numerator, rule.zeros)
        if one.kind is Kind.share:
            rest = base - top
            if rule.complement:
                found |= (rest > 0) & (rest < rule.min_numerator)
            if not rule.full:
                found |= (rest == 0) & (base > 0)
        found |= (base > 0) & (base < rule.min_denominator)
        return found


def _counts_cases(one: Indicator) -> bool:
    """Whether a numerator counts persons or cases: no sums of money and no differences do."""
    return one.kind in (Kind.share, Kind.rate) or one.interval is Interval.cases


def _few(counts: FloatArray, least: int, zeros: bool) -> BoolArray:
    found: BoolArray = (counts > 0) & (counts < least)
    return found if zeros else found | (counts == 0)
