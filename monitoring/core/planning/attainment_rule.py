"""The rule by which a goal is attained, on the way, off course or missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitoring.core.planning.attainment_states import Attainment, Reason, State
from monitoring.core.planning.goal_figures import GoalFigures, change_between
from monitoring.core.planning.path import Aim
from monitoring.core.status import Status

_SLACK = 1e-9


def judged(
    found: Attainment, aim: Aim, figures: GoalFigures, row: int, between: tuple[int | None, int],
    today: date,
) -> Attainment:
    """
    The state of a district whose newest figure is known; `between` are the places of the periods.

    The value is what readers see. Falling and rising goals are attained on the first figure that
    fulfils their rule; one that is to stay only when the deadline's own figure does. Without an
    interval the value decides. Off course is a figure whose whole interval lies on the wrong side
    of the corridor.
    """
    figure, at_end = found.figure, (figures.times[between[1]] or 0.0) >= aim.end
    assert figure is not None
    reached = _fulfilled(found, aim, figures, row, between)
    if isinstance(reached, Reason):
        return _untold(found, reached, aim, figures, row)
    if reached and (aim.direction != "halten" or at_end):
        return replace(found, state=State.attained)
    if not reached and (at_end or year_is_over(aim, today)):
        return replace(found, state=State.missed)
    if found.planned is None:
        return _untold(found, Reason.no_baseline, aim, figures, row)
    off = _beside(aim, found.planned, *figure.limits)
    beside = _beside(aim, found.planned, figure.value, figure.value)
    return replace(found, state=State.off_course if off else State.on_the_way,
                   by_chance=beside and not off)


def _fulfilled(
    found: Attainment, aim: Aim, figures: GoalFigures, row: int, between: tuple[int | None, int]
) -> bool | Reason:
    """Whether the goal's own rule is fulfilled, or why that cannot be told."""
    figure = found.figure
    assert figure is not None
    if aim.rule == "sicher":
        return _reaches(aim, *figure.limits)
    reached = _reaches(aim, figure.value, figure.value)
    if aim.rule != "veraenderung" or not reached or aim.direction == "halten":
        return reached
    if found.broken or found.overlap:
        return Reason.broken if found.broken else Reason.overlap
    base, now = between
    change = None if base is None else change_between(figures, row, base, now)
    if change is not None:
        lower, upper = float(change.lower), float(change.upper)
    elif base is not None:
        return True
    elif aim.baseline is None:
        return Reason.no_baseline
    else:
        lower, upper = (one - aim.baseline for one in figure.limits)
    return upper < 0 if aim.direction == "senken" else lower > 0


def _untold(
    found: Attainment, reason: Reason, aim: Aim, figures: GoalFigures, row: int
) -> Attainment:
    secret = reason is Reason.no_baseline and _is_secret(aim, figures, row)
    return replace(found, state=State.secret if secret else State.unknown, reason=reason)


def _reaches(aim: Aim, lower: float, upper: float) -> bool:
    """Whether a whole range lies where the goal wants it; only "halten" has room to both sides."""
    if aim.direction == "senken":
        return upper <= aim.target + _SLACK
    if aim.direction == "erhoehen":
        return lower >= aim.target - _SLACK
    room = aim.tolerance + _SLACK
    return aim.target - room <= lower and upper <= aim.target + room


def _beside(aim: Aim, planned: float, lower: float, upper: float) -> bool:
    """Whether a whole range lies on the wrong side of the corridor."""
    room = aim.tolerance + _SLACK
    above, below = lower > planned + room, upper < planned - room
    return {"senken": above, "erhoehen": below, "halten": above or below}[aim.direction]


def _is_secret(aim: Aim, figures: GoalFigures, row: int) -> bool:
    if aim.since not in figures.periods:
        return False
    place = figures.periods.index(aim.since)
    return int(figures.parts.status[row, place]) == Status.secret


def year_is_over(aim: Aim, today: date) -> bool:
    """Whether the year of the deadline has passed in the calendar."""
    return today.year > int(aim.deadline[:4])
