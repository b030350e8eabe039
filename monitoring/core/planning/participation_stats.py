"""How often people took part, at which stage, who was reached and what was taken up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item
from monitoring.core.planning.participation_words import OUTCOMES, STAGES
from monitoring.core.planning.places import area_key, covered
from monitoring.core.planning.words import TARGET_GROUPS

EVERYBODY = "alle"
_TAKEN = frozenset({"uebernommen", "teilweise"})


@dataclass(frozen=True, slots=True)
class Figures:
    """
    Sums over acts; None where no act says anything.

    `decided_of` are the people reached by acts that also say how many decided: the share is
    taken of these. `outcomes` counts acts by outcome, `unknown` those without a number reached.
    """

    acts: int
    invited: int | None
    reached: int | None
    deciding: int | None
    decided_of: int
    unknown: int
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def share_deciding(self) -> float | None:
        """Percent of those reached who took part in the decision."""
        if self.deciding is None or not self.decided_of:
            return None
        return 100.0 * self.deciding / self.decided_of

    @property
    def taken_up(self) -> int:
        """Acts whose result was taken up at least in part."""
        return sum(n for one, n in self.outcomes.items() if one in _TAKEN)


@dataclass(frozen=True, slots=True)
class GroupReach:
    """How often a target group was meant and how often it was reached."""

    group: str
    meant: int
    reached: int
    also: int


@dataclass(frozen=True, slots=True)
class MethodCost:
    """What a method took so far; hours and money are None where no act says so."""

    method: str
    figures: Figures
    hours: float | None
    money: float | None

    @property
    def money_per_person(self) -> float | None:
        """Cost per person reached."""
        if self.money is None or not self.figures.reached:
            return None
        return self.money / self.figures.reached


def figures_of(acts: Sequence[Item]) -> Figures:
    """The sums over acts."""
    both = [one for one in acts
            if one.number("deciding") is not None and one.number("reached") is not None]
    return Figures(
        len(acts), _sum(acts, "invited"), _sum(acts, "reached"), _sum(both, "deciding"),
        _sum(both, "reached") or 0,
        sum(one.number("reached") is None for one in acts),
        Counter(outcome if (outcome := one.text("outcome")) in OUTCOMES else "offen"
                for one in acts),
    )


def by_stage(acts: Iterable[Item]) -> dict[str, Figures]:
    """The sums for each of the five stages, in their order; also for stages without acts."""
    return _grouped(acts, "stage", STAGES)


def by_purpose(acts: Iterable[Item], purposes: Iterable[str]) -> dict[str, Figures]:
    """The sums for each purpose."""
    return _grouped(acts, "purpose", purposes)


def by_participants(acts: Iterable[Item], kinds: Iterable[str]) -> dict[str, Figures]:
    """The sums over the acts in which a kind of people took part; an act may have several."""
    known = list(acts)
    return {kind: figures_of([one for one in known if kind in one.list("participants")])
            for kind in kinds}


def stages_by_area(
    acts: Iterable[Item], areas: Areas, places: npt.NDArray[np.intp]
) -> tuple[list[Counter[str]], Counter[str]]:
    """
    How many acts of each stage concern each place or something inside it.

    Acts for more than any one of the places, or without districts, are counted apart: an act
    for the whole city does not count for each district.
    """
    within = [covered(areas, [area_key(areas, int(one))]) for one in places]
    found: list[Counter[str]] = [Counter() for _ in within]
    wide: Counter[str] = Counter()
    for act in acts:
        parts = [covered(areas, [key]) for key in act.list("areas")]
        hit = {at for part in parts for at, inside in enumerate(within)
               if part and part <= inside}
        for at in hit:
            found[at][act.text("stage")] += 1
        if not hit:
            wide[act.text("stage")] += 1
    return found, wide


def reach_of_groups(acts: Iterable[Item]) -> list[GroupReach]:
    """
    For each target group how many acts meant it, how many of these reached it, how many others.

    Only acts that say whom they reached count; an act for everybody means no single group.
    """
    told = [one for one in acts if one.list("reached_groups")]
    found = []
    for group in TARGET_GROUPS:
        if group == EVERYBODY:
            continue
        meant = [one for one in told if group in one.list("groups")]
        there = [one for one in told if _reaches(one, group)]
        also = sum(group not in one.list("groups") for one in there)
        found.append(GroupReach(group, len(meant), len(there) - also, also))
    return found


def never_reached(reach: Iterable[GroupReach]) -> list[str]:
    """Groups that no act reached."""
    return [one.group for one in reach if not one.reached and not one.also]


def by_method(acts: Iterable[Item]) -> dict[str, MethodCost]:
    """What each method that was used took so far."""
    groups: dict[str, list[Item]] = {}
    for one in acts:
        if one.text("method"):
            groups.setdefault(one.text("method"), []).append(one)
    return {name: MethodCost(name, figures_of(items), _total(items, "hours"),
                             _total(items, "money")) for name, items in groups.items()}


def _reaches(act: Item, group: str) -> bool:
    return group in act.list("reached_groups") or EVERYBODY in act.list("reached_groups")


def _grouped(acts: Iterable[Item], name: str, values: Iterable[str]) -> dict[str, Figures]:
    known = list(acts)
    return {value: figures_of([one for one in known if one.text(name) == value])
            for value in values}


def _sum(acts: Sequence[Item], name: str) -> int | None:
    total = _total(acts, name)
    return None if total is None else int(total)


def _total(acts: Sequence[Item], name: str) -> float | None:
    known = [number for one in acts if (number := one.number(name)) is not None]
    return sum(known) if known else None
