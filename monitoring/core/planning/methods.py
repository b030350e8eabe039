"""Which participation method fits a stage, the people to reach and the time there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitoring.core.planning.method import Method
from monitoring.core.planning.method_library import LIBRARY
from monitoring.core.planning.participation_words import STAGES
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.rounding import rounded
from monitoring.language import text

METHODS: Mapping[str, Method] = {one.id: one for one in LIBRARY}
METHOD_WORDS = {one.id: one.label for one in LIBRARY}
_EVERYBODY = "alle"


@dataclass(frozen=True, slots=True)
class Fit:
    """
    How a method fits.

    `reached` are the wanted groups that it reaches well; `in_time` tells whether the hours are
    enough (also without any); `reasons` are sentences.
    """

    method: Method
    serves: bool
    in_time: bool
    reached: tuple[str, ...]
    reasons: tuple[str, ...]


def fitting(stage: str, groups: Sequence[str], hours: float | None = None) -> list[Fit]:
    """
    All methods, the best first: stage, then time, then groups reached, then little effort.

    An empty stage, no groups (or everybody) and no hours ask for nothing.
    """
    wanted = tuple(one for one in dict.fromkeys(groups) if one != _EVERYBODY)
    found = [_fit(one, stage, wanted, hours) for one in LIBRARY]
    return sorted(found, key=lambda one: (not one.serves, not one.in_time, -len(one.reached),
                                          one.method.effort))


def _fit(method: Method, stage: str, wanted: tuple[str, ...], hours: float | None) -> Fit:
    serves = not stage or stage in method.stages
    in_time = hours is None or method.hours[0] <= hours
    everybody = _EVERYBODY in method.groups
    reached = tuple(one for one in wanted if everybody or one in method.groups)
    reasons = (*_of_stage(stage, serves), *_of_groups(wanted, reached),
               *_of_hours(method, hours, in_time))
    return Fit(method, serves, in_time, reached, reasons)


def _of_stage(stage: str, serves: bool) -> Iterator[str]:
    if stage in STAGES and serves:
        yield text("Dient der Stufe „{stage}“.", stage=STAGES[stage])
    elif stage in STAGES:
        yield text("Ist für die Stufe „{stage}“ nicht gedacht.", stage=STAGES[stage])


def _of_groups(wanted: tuple[str, ...], reached: tuple[str, ...]) -> Iterator[str]:
    missed = [one for one in wanted if one not in reached]
    if reached:
        yield text("Erreicht gut: {groups}.", groups=_named(reached))
    if missed:
        yield text("Weitere Wege braucht es für: {groups}.", groups=_named(missed))


def _of_hours(method: Method, hours: float | None, in_time: bool) -> Iterator[str]:
    if hours is None:
        return
    least = method.hours[0]
    if in_time:
        yield text("Die Zeit reicht: üblich sind ab {least} Stunden.", least=least)
    else:
        yield text("Üblich sind mindestens {least} Stunden; vorgesehen sind {hours}.",
                   least=least, hours=rounded(hours, 0 if hours == int(hours) else 1))


def _named(groups: Sequence[str]) -> str:
    return ", ".join(str(TARGET_GROUPS[one]) for one in groups if one in TARGET_GROUPS)
