"""Sharing out a budget or posts by a social index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.language import text

FloatArray = npt.NDArray[np.float64]
# Digits beyond these come from binary arithmetic and would decide ties.
_NOISE = 10


@dataclass(frozen=True, slots=True)
class Allocation:
    """
    A budget shared out, one element per area.

    `weight` per child, `amount` and `per_child` in the budget's unit, `difference` is the gain
    (+) or loss against equal money per child. With a `problem` (a sentence) all are NaN;
    `per_child` is NaN where there are no children.
    """

    weight: FloatArray
    amount: FloatArray
    per_child: FloatArray
    difference: FloatArray
    problem: str = ""


def ratio_weights(
    group: FloatArray, children: FloatArray, strength: float, floor: float, cap: float
) -> FloatArray:
    """
    Weight per child: clip(1 + strength · (share / city's share − 1), floor, cap), per area.

    The share is group / children (children in SGB II, say). 1 where there are no children, NaN
    everywhere if the city has nobody in the group. Weighted heads as in North Rhine-Westphalia
    and Hamburg; strength, floor and cap are decisions and must be shown.
    """
    shares = np.full(group.shape, np.nan)
    np.divide(group, children, out=shares, where=children > 0)
    total = children.sum()
    city = group.sum() / total if total > 0 else 0.0
    if not city > 0:
        return np.full(group.shape, np.nan)
    weight = np.clip(1 + strength * (shares / city - 1), floor, cap)
    found: FloatArray = np.where(children == 0, 1.0, weight)
    return found


def allocation(
    budget: float,
    children: FloatArray,
    group: FloatArray,
    strength: float = 0.5,
    floor: float = 0.7,
    cap: float = 1.5,
) -> Allocation:
    """
    The budget shared out by weighted children: budget · children · weight / Σ(children · weight).

    A missing or impossible number in any area leaves all amounts open, as each of them
    depends on it; `problem` says which.
    """
    problem = _problem(budget, children, group, (strength, floor, cap))
    if problem:
        gaps = np.full(children.shape, np.nan)
        return Allocation(gaps, gaps, gaps, gaps, problem)
    weight = ratio_weights(group, children, strength, floor, cap)
    heads = children * weight
    amount = budget * heads / heads.sum()
    per_child = np.full(children.shape, np.nan)
    np.divide(amount, children, out=per_child, where=children > 0)
    return Allocation(weight, amount, per_child, amount - budget * children / children.sum())


def largest_remainder(weight: FloatArray, posts: int) -> FloatArray:
    """
    Whole posts per area in proportion to `weight`, together exactly `posts` (Hare–Niemeyer).

    Equal remainders go to the larger weight, then to the earlier area. NaN everywhere if a
    weight is missing or negative, all are zero, or `posts` is negative.
    """
    usable = np.isfinite(weight).all() and (weight >= 0).all() and posts >= 0
    if not usable or not weight.sum() > 0:
        return np.full(weight.shape, np.nan)
    quotas = np.round(posts * (weight / weight.sum()), _NOISE)
    whole: FloatArray = np.floor(quotas)
    order = np.lexsort((np.arange(len(weight)), -weight, -np.round(quotas - whole, _NOISE)))
    whole[order[: posts - int(whole.sum())]] += 1
    return whole


def _problem(
    budget: float,
    children: FloatArray,
    group: FloatArray,
    rule: tuple[float, float, float],
) -> str:
    strength, floor, cap = rule
    if not (np.isfinite(rule).all() and strength >= 0 and 0 < floor <= cap):
        return text("Die Untergrenze muss über null liegen und darf nicht über der Obergrenze "
                    "sein, die Stärke darf nicht negativ sein.")
    if not (np.isfinite(budget) and budget >= 0):
        return text("Das Budget muss eine Zahl ab null sein.")
    if not (np.isfinite(children).all() and np.isfinite(group).all()):
        return text("In mindestens einem Gebiet fehlt eine Zahl; ohne sie lässt sich das Budget "
                    "nicht verteilen.")
    if (children < 0).any() or (group < 0).any() or (group > children).any():
        return text("In mindestens einem Gebiet ist die Gruppe größer als die Zahl der Kinder "
                    "oder eine Zahl negativ.")
    if not group.sum() > 0:
        return text("Die Gruppe ist in allen Gebieten leer; ein Sozialindex lässt sich daraus "
                    "nicht bilden.")
    return ""
