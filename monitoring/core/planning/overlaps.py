"""Measures of different plans for the same district, group and goal at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.area import Areas
from monitoring.core.planning.filtering import EVERY
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import hint_key
from monitoring.core.planning.sharing import (
    Pairs,
    common_districts,
    common_groups,
    keys_of,
    other,
    pairs_in,
    same_districts,
    same_groups,
    same_time,
    sharing,
)
from monitoring.core.planning.words import OVER
from monitoring.language import Words

# What two measures have in common as a purpose, the strongest first.
PURPOSES = {
    "goal": Words("dasselbe Ziel", "the same goal"),
    "indicator": Words("derselbe Indikator", "the same indicator"),
    "parent": Words("dasselbe übergeordnete Ziel", "the same goal above"),
    "topic": Words("dieselbe Lebenslage", "the same life situation"),
}
NOT_STARTED = "idee"
Purposes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Overlap:
    """
    Two measures that may do the same work twice.

    `districts` are positions of all smallest districts in common; `purposes` the ids in common
    by the keys of `PURPOSES`; `weak` says that the groups fit only because one is for everybody.
    """

    one: Item
    two: Item
    districts: tuple[int, ...]
    groups: tuple[str, ...]
    weak: bool
    purposes: Mapping[str, tuple[str, ...]]
    start: str
    end: str
    key: str

    @property
    def strength(self) -> tuple[int, bool, int]:
        """Sorts the strongest first: by purpose, then groups, then the number of districts."""
        return (list(PURPOSES).index(next(iter(self.purposes))), self.weak, -len(self.districts))


@lru_cache(maxsize=4)
def overlaps(register: Register, areas: Areas) -> tuple[Overlap, ...]:
    """
    All pairs, the strongest first; one hint for a pair, however many districts it has.

    Measures that are over or only an idea do nothing twice.
    """
    going = [one for one in register.of("measure")
             if one.text("state") not in OVER and one.text("state") != NOT_STARTED]
    if not going:
        return ()
    purposes = [_purposes(one, register) for one in going]
    found = (
        other(going, lambda one: one.text("plan"))
        & same_time([one.text("start") for one in going], [one.text("end") for one in going])
        & _same_purpose(purposes) & same_groups(going) & same_districts(going, areas)
    )
    pairs = [_overlap(going[one], going[two], purposes[one], purposes[two], areas)
             for one, two in pairs_in(found)]
    return tuple(sorted(pairs, key=lambda one: (one.strength, one.one.title)))


def _same_purpose(purposes: Sequence[Purposes]) -> Pairs:
    return sharing([[(kind, name) for kind, names in one.items() for name in names]
                    for one in purposes])


def _purposes(measure: Item, register: Register) -> Purposes:
    """Ids of goals, indicators, goals above and topic of a measure."""
    goals = [one for name in measure.list("goals") if (one := register.get("goal", name))]
    indicators = (measure.text("indicator"), *(one.text("indicator") for one in goals))
    topics = [measure.text("topic")] if measure.text("topic") else [
        one.text("topic") for one in goals]
    return {
        "goal": frozenset(one.id for one in goals),
        "indicator": frozenset(filter(None, indicators)),
        "parent": frozenset(above for one in goals if (above := strategic_above(one, register))),
        "topic": frozenset(filter(None, topics)),
    }


def strategic_above(goal: Item, register: Register) -> str:
    """Id of the nearest strategic goal to which a goal belongs, itself included; "" for none."""
    seen: set[str] = set()
    at: Item | None = goal
    while at is not None and at.id not in seen:
        if at.text("tier") == "strategisch":
            return at.id
        seen.add(at.id)
        at = register.get("goal", at.text("parent"))
    return ""


def _overlap(
    one: Item, two: Item, first: Purposes, second: Purposes, areas: Areas
) -> Overlap:
    districts, groups = common_districts(one, two, areas), common_groups(one, two)
    weak = (EVERY in one.list("groups")) != (EVERY in two.list("groups")) and not (
        set(one.list("groups")) & set(two.list("groups")))
    purposes = {kind: tuple(sorted(both)) for kind in PURPOSES
                if (both := first[kind] & second[kind])}
    start = max(one.text("start"), two.text("start"))
    end = min(filter(None, (one.text("end"), two.text("end"))), default="")
    made_of = (keys_of(districts, areas), sorted(groups), sorted(purposes.items()), start, end)
    key = hint_key((one.id, two.id), made_of)
    return Overlap(one, two, districts, groups, weak, purposes, start, end, key)


def concerning(found: Iterable[Overlap], plan: str, group: str, phase: str,
               districts: frozenset[int]) -> list[Overlap]:
    """Overlaps of a plan, group, phase and in any of the districts; "" and none are every one."""
    return [one for one in found
            if (not plan or plan in (one.one.text("plan"), one.two.text("plan")))
            and (not group or group in one.groups or EVERY in one.groups)
            and (not phase or {phase, EVERY} & {one.one.text("phase"), one.two.text("phase")})
            and (not districts or not districts.isdisjoint(one.districts))]
