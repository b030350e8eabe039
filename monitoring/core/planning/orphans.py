"""Entries that nobody is in charge of, that serve nothing or that nothing serves."""

from __future__ import annotations

from collections.abc import Iterator

from monitoring.core.planning.checks import started
from monitoring.core.planning.hints import Hint
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.words import OVER

# Goals that nothing can serve any more; an attained one was served.
NO_LONGER = frozenset({"abgeloest", "aufgegeben"})


def orphans_in(register: Register, today: str) -> Iterator[Hint]:
    """Hints about entries without a unit, a goal, a measure, a review or a conclusion."""
    for goal in register.of("goal"):
        yield from _of_unit(goal)
        if is_idle(goal, register):
            yield Hint("no_measure", goal)
    for measure in register.of("measure"):
        yield from _of_unit(measure)
        yield from _of_goals(measure, register)
    for one in register.of("round"):
        yield from _of_round(one, register, today)


def is_idle(goal: Item, register: Register) -> bool:
    """Whether a goal is in force, but no measure serves it and no goal below makes it concrete."""
    if goal.text("state") != "gilt":
        return False
    measures = register.referring("goal", goal.id, "measure")
    below = register.referring("goal", goal.id, "goal") if goal.text("tier") != "operativ" else ()
    return all(one.text("state") == "beendet" for one in measures) and all(
        one.text("state") in NO_LONGER for one in below)


def _of_unit(item: Item) -> Iterator[Hint]:
    # The structure in charge is asked of a goal as soon as it holds, whatever its tier.
    if started(item) and item.text("state") not in OVER and not item.text("unit"):
        yield Hint("no_unit", item)


def _of_goals(measure: Item, register: Register) -> Iterator[Hint]:
    if not started(measure) or measure.text("state") in OVER:
        return
    found = [register.get("goal", one) for one in measure.list("goals")]
    there = [one for one in found if one is not None]
    if all(one.text("state") in NO_LONGER for one in there):
        yield Hint("no_goal", measure, about=tuple(one.title for one in there))


def _of_round(one: Item, register: Register, today: str) -> Iterator[Hint]:
    end, review = one.text("end"), one.text("next_review")
    if end and end < today:
        if not one.text("report"):
            yield Hint("no_report", one, end)
        return
    reviews = register.referring("round", one.id, "review")
    done = max((each.text("date") for each in reviews), default="")
    if not review or (review < today and done >= review):
        yield Hint("no_review", one, about=(done,) if done else ())
