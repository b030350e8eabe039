"""How far a goal can be in a district, and what stands with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from monitoring.core.indicator import SeriesBreak
from monitoring.core.planning.path import Aim, Path
from monitoring.core.status import Status

# Stands with every review; a change of the rule below needs a new number.
RULE_VERSION = "1"


class State(StrEnum):
    """How far a goal is in one district."""

    attained = "attained"
    on_the_way = "on_the_way"
    off_course = "off_course"
    missed = "missed"
    open = "open"
    secret = "secret"
    unknown = "unknown"


class Reason(StrEnum):
    """Why a state is unknown or secret."""

    none = ""
    incomplete = "incomplete"
    no_indicator = "no_indicator"
    no_area = "no_area"
    no_number = "no_number"
    no_baseline = "no_baseline"
    broken = "broken"
    overlap = "overlap"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is shown; the limits are NaN where it has no interval."""

    period: str
    value: float
    lower: float
    upper: float

    @property
    def has_interval(self) -> bool:
        """Whether chance can be told at all."""
        return bool(np.isfinite(self.lower + self.upper))

    @property
    def limits(self) -> tuple[float, float]:
        """The interval; the value itself twice where there is none."""
        return (self.lower, self.upper) if self.has_interval else (self.value, self.value)


@dataclass(frozen=True, slots=True)
class Attainment:
    """
    One goal in one district, by position (−1: unknown).

    `figure` is the newest one up to the deadline and `planned` what the path wants in its year.
    `silent` is a later period without a number, with why. `broken` and `overlap` limit the
    comparison with the baseline; `late` says that the deadline's own figure is not there yet,
    `by_chance` that only the interval, not the value, lies within the corridor.
    """

    area: int
    state: State
    aim: Aim | None = None
    path: Path | None = None
    figure: Figure | None = None
    planned: float | None = None
    reason: Reason = Reason.none
    status: Status = Status.missing
    silent: tuple[str, Status] | None = None
    broken: SeriesBreak | None = None
    overlap: bool = False
    late: bool = False
    by_chance: bool = False
