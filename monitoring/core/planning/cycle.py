"""Where planning rounds stand in the planning cycle, and what belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.core.planning.deadlines import is_over, last_review, review_is_open
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import CYCLE


@dataclass(frozen=True, slots=True)
class RoundState:
    """
    A planning round with what belongs to it.

    `loaded`, `unloaded` and `unknown` are the indicators that it needs: with figures, declared
    without figures, and not declared. `next_review` is a day or "".
    """

    round: Item
    goals: tuple[Item, ...]
    measures: tuple[Item, ...]
    acts: tuple[Item, ...]
    coordinator: Item | None
    stakeholders: tuple[Item, ...]
    loaded: tuple[str, ...]
    unloaded: tuple[str, ...]
    unknown: tuple[str, ...]
    next_review: str
    last_review: str
    overdue: bool
    over: bool


def round_state(one: Item, register: Register, setting: Setting) -> RoundState:
    """A round with its goals, their measures, its participation and the information it needs."""
    today = setting.today.isoformat()
    goals = goals_of_round(one, register)
    needs = one.list("needs")
    declared = setting.city.indicators
    people = (register.get("actor", name) for name in one.list("stakeholders"))
    return RoundState(
        one, goals, measures_of(goals, register), register.referring("round", one.id, "act"),
        register.get("actor", one.text("coordinator")),
        tuple(each for each in people if each is not None),
        tuple(name for name in needs if name in declared and name in setting.loaded),
        tuple(name for name in needs if name in declared and name not in setting.loaded),
        tuple(name for name in needs if name not in declared),
        one.text("next_review"), last_review(one, register),
        review_is_open(one, register, today), is_over(one, today),
    )


def goals_of_round(one: Item, register: Register) -> tuple[Item, ...]:
    """Goals that name the round, and those below them that name none."""
    found = {goal.id: goal for goal in register.referring("round", one.id, "goal")}
    ahead = list(found.values())
    while ahead:
        for goal in register.referring("goal", ahead.pop().id, "goal"):
            if goal.id not in found and not goal.text("round"):
                found[goal.id] = goal
                ahead.append(goal)
    return tuple(found.values())


def measures_of(goals: Sequence[Item], register: Register) -> tuple[Item, ...]:
    """Measures that serve any of these goals, each once."""
    found = {one.id: one for goal in goals
             for one in register.referring("goal", goal.id, "measure")}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class StationCount:
    """What stands at a station of the cycle: rounds, and how many entries it is made of."""

    station: str
    rounds: tuple[Item, ...]
    entries: int


def stations(
    rounds: Sequence[Item], goals: Sequence[Item], measures: Sequence[Item],
    reviews: Sequence[Item],
) -> list[StationCount]:
    """
    The four stations with the rounds at each.

    `entries` are visions and strategic goals, operational goals, measures, and reviews.
    """
    operative = sum(one.text("tier") == "operativ" for one in goals)
    counts = {"leitbild": len(goals) - operative, "ziele": operative,
              "massnahmen": len(measures), "wirkung": len(reviews)}
    return [StationCount(name, tuple(one for one in rounds if one.text("cycle") == name),
                         counts[name]) for name in CYCLE]
