"""The way from a baseline to a target: what a goal plans for each year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.planning.item import Item
from monitoring.core.planning.words import DIRECTIONS, RULES

_PERIOD = re.compile(r"(\d{4})(?:-?(?:(H|Q)(\d)|(\d{2})(?:-(\d{2}))?))?", re.IGNORECASE)
_MONTHS_EACH = {"H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Aim:
    """
    What a goal fixed beforehand, in the indicator's unit.

    `start` and `end` are the times of `since` and of the deadline, in years; `until` names the
    deadline in the form of the baseline's period. The baseline is None where nobody typed one.
    """

    indicator: Indicator
    direction: str
    rule: str
    target: float
    tolerance: float
    baseline: float | None
    since: str
    start: float
    until: str
    end: float
    deadline: str


@dataclass(frozen=True, slots=True)
class Path:
    """
    A straight line to the target, with a corridor around it.

    It begins at the baseline; for a district that was beyond the target from the start, `first`
    is the target itself, as nobody plans a step back.
    """

    baseline: float
    first: float
    start: float
    target: float
    end: float
    tolerance: float

    def planned(self, time: float) -> float:
        """The value planned for a time in years; the target from the deadline on."""
        if time >= self.end:
            return self.target
        part = (time - self.start) / (self.end - self.start)
        return self.first + (self.target - self.first) * part


def aim_of(goal: Item, city: City) -> Aim | None:
    """What a goal fixed; None while something is open or the indicator is not declared."""
    indicator = city.indicators.get(goal.text("indicator"))
    target, direction, rule = goal.number("target"), goal.text("direction"), goal.text("rule")
    since, deadline = goal.text("baseline_period"), goal.text("deadline")
    start = time_of(since)
    if indicator is None or target is None or start is None or direction not in DIRECTIONS or (
            rule not in RULES):
        return None
    until = deadline[:4] if len(since) == len("2023") else deadline
    end = time_of(until)
    if end is None or end <= start:
        return None
    return Aim(indicator, direction, rule, target, abs(goal.number("tolerance") or 0.0),
               goal.number("baseline"), since, start, until, end, deadline)


def path_from(aim: Aim, baseline: float | None) -> Path | None:
    """The way of one district from its baseline; None without one."""
    if baseline is None:
        return None
    beyond = {"senken": min, "erhoehen": max}.get(aim.direction)
    first = aim.target if beyond and beyond(baseline, aim.target) == baseline else baseline
    return Path(baseline, first, aim.start, aim.target, aim.end, aim.tolerance)


def time_of(period: str) -> float | None:
    """Where 2020, 2020-06, 2020-06-30, 2020-H2 or 2020Q3 begins, in years; None for others."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    months = 0.0
    if found[2]:
        months = (int(found[3]) - 1) * _MONTHS_EACH[found[2].upper()]
    elif found[4]:
        months = int(found[4]) - 1 + (int(found[5] or 1) - 1) / 31
    return round(int(found[1]) + months / 12, 3)
