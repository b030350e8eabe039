"""What a chart over time is drawn from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from monitoring.core.status import StatusArray
from monitoring.core.vocabulary import Kind

FloatArray = npt.NDArray[np.float64]
_PERIOD = re.compile(r"(\d{4})(?:-?(?:(H|Q)(\d)|(\d{2})(?:-(\d{2}))?))?", re.IGNORECASE)
_MONTHS_EACH = {"H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Series:
    """
    Values of one area, one for each period; a gap is NaN.

    `lower` and `upper` are the limits of its interval; `carried` are estimates for periods in
    which the area was cut otherwise.
    """

    name: str
    values: FloatArray
    status: StatusArray | None = None
    lower: FloatArray | None = None
    upper: FloatArray | None = None
    carried: FloatArray | None = None

    @property
    def drawn(self) -> list[FloatArray]:
        """Everything that must have room on the value axis."""
        given = (self.values, self.lower, self.upper, self.carried)
        return [one for one in given if one is not None]


@dataclass(frozen=True, slots=True)
class Break:
    """
    From this period on, values are not comparable with earlier ones.

    With `lines=False` only the set of districts changed: a line that goes on stays comparable.
    """

    period: str
    label: str
    lines: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """
    A goal's straight way from its first planned value to its target, in the figures' unit.

    `since` and `until` are written as the periods are; the corridor is `tolerance` wide to both
    sides. `line` is the place of its district among the chosen ones.
    """

    name: str
    since: str
    baseline: float
    until: str
    target: float
    tolerance: float = 0.0
    line: int = 0


@dataclass(frozen=True, slots=True)
class TrendData:
    """
    One indicator over time.

    `others` has the shape areas × periods: all districts of the level that are not chosen. With
    `rolling_years` above 1 each value pools so many years. `targets` are goals of chosen areas.
    """

    periods: tuple[str, ...]
    chosen: tuple[Series, ...]
    others: FloatArray
    city: Series | None = None
    parent: Series | None = None
    breaks: tuple[Break, ...] = field(default=())
    unit: str = ""
    decimals: int = 1
    kind: Kind = Kind.share
    rolling_years: int = 1
    targets: tuple[Target, ...] = ()

    def lines(self) -> tuple[Series, ...]:
        """Chosen areas first, then parent and city."""
        return (*self.chosen, *(line for line in (self.parent, self.city) if line is not None))

    def break_places(self, lines: bool = False) -> list[int]:
        """First period after each break; with `lines`, only after those that cut lines."""
        places = {
            self.periods.index(one.period)
            for one in self.breaks
            if one.period in self.periods and (one.lines or not lines)
        }
        return sorted(places - {0})


    def break_labels(self) -> dict[int, str]:
        """What happened at each of these places; several things at one place are joined."""
        found: dict[int, str] = {}
        for place in self.break_places():
            said = [one.label.rstrip(".") for one in self.breaks
                    if one.period == self.periods[place]]
            found[place] = "; ".join(dict.fromkeys(said))
        return found


def positions(periods: Sequence[str]) -> list[float]:
    """
    Place of each period on a time axis, in years.

    Understands 2020, 2020-06, 2020-06-30, 2020-H2 and 2020Q3. One other word among them,
    or one form beside another, and the periods simply stand side by side.
    """
    found = [_PERIOD.fullmatch(period) for period in periods]
    forms = {_form(match) for match in found if match}
    if None in found or len(forms) > 1:
        return [float(place) for place in range(len(periods))]
    return [_year(match) for match in found if match]


def place_of(period: str, periods: Sequence[str]) -> float | None:
    """Place of another period on the axis of these; None where it cannot stand on it."""
    found = [_PERIOD.fullmatch(one) for one in (*periods, period)]
    if None in found or len({_form(match) for match in found if match}) > 1:
        return None
    return _year(found[-1]) if found[-1] else None


def _form(match: re.Match[str]) -> tuple[str, bool, bool]:
    return ((match[2] or "").upper(), match[4] is not None, match[5] is not None)


def _year(match: re.Match[str]) -> float:
    months = 0.0
    if match[2]:
        months = (int(match[3]) - 1) * _MONTHS_EACH[match[2].upper()]
    elif match[4]:
        months = int(match[4]) - 1 + (int(match[5] or 1) - 1) / 31
    return round(int(match[1]) + months / 12, 3)
