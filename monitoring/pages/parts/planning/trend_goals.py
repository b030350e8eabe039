"""Goals of the districts and the indicator of a trend chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import streamlit as st

from monitoring.charts.series import Target
from monitoring.core.area import Areas
from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import Attainment
from monitoring.core.planning.attainment_words import sentence
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.planning.served import served_register
from monitoring.views.view import View

# Drafts bind nobody, and what was given up or replaced is no goal any more.
SHOWN = frozenset({"gilt", "erreicht"})
MOST_GOALS = 2
OFF = "0"


@dataclass(frozen=True)
class GoalOfLine:
    """A goal in one of the chosen districts; `line` is its place among them."""

    goal: Item
    found: Attainment
    line: int
    name: str


def goals_of_view(view: View, chosen: Sequence[int]) -> list[GoalOfLine]:
    """All goals of these districts and the view's indicator, district by district."""
    by_place = _by_place(served_register(), view.table)
    named = [(line, area, one) for line, area in enumerate(chosen)
             for one in by_place.get((view.indicator.id, area), ())]
    if not named:
        return []
    goals = list({one.id: one for _, _, one in named}.values())
    judged = attainments(goals, view.cube, view.snapshot.city, date.today())
    return [
        GoalOfLine(one, next(each for each in judged[one.id] if each.area == area), line,
                   one.title if len(chosen) == 1 else f"{one.title} – {view.table.names[area]}")
        for line, area, one in named
    ]


def goals_shown() -> bool:
    """Whether the reader wants to see goals; on unless the address says otherwise."""
    return address.chosen("goals") != OFF


def show_goals_switch() -> None:
    """The switch; the address names only that it is off."""
    address.draw("choice_goals", goals_shown())
    st.toggle(text("Ziele"), key="choice_goals", on_change=_remember)


def targets_of(goals: Sequence[GoalOfLine]) -> tuple[Target, ...]:
    """The first two of the goals as lines; one whose baseline is not known has none."""
    found = (target_of(one.found, one.name, one.line) for one in goals)
    return tuple(one for one in found if one)[:MOST_GOALS]


def target_of(found: Attainment, name: str, line: int = 0) -> Target | None:
    """The way of a goal in a district as a chart draws it; None without a baseline."""
    if found.aim is None or found.path is None:
        return None
    return Target(name, found.aim.since, found.path.first, found.aim.until, found.aim.target,
                  found.aim.tolerance, line)


def goals_words(goals: Sequence[GoalOfLine]) -> list[str]:
    """How far each goal of the chart is, and the names of those that are not drawn."""
    drawn = [one for one in goals if one.found.path][:MOST_GOALS]
    said = [f"{one.name} – {sentence(one.found)}" for one in drawn]
    rest = [one.name for one in goals if one not in drawn]
    if rest:
        said.append(text("Weitere Ziele, nicht gezeichnet: {names}.", names="; ".join(rest)))
    return said


@lru_cache(maxsize=4)
def _by_place(register: Register, areas: Areas) -> Mapping[tuple[str, int], tuple[Item, ...]]:
    """Goals by indicator and position of a district."""
    found: dict[tuple[str, int], list[Item]] = {}
    for goal in register.of("goal"):
        if goal.text("state") not in SHOWN or not goal.text("indicator"):
            continue
        for key in dict.fromkeys(goal.list("areas")):
            at = area_at(areas, key)
            if at is not None:
                found.setdefault((goal.text("indicator"), at), []).append(goal)
    return {key: tuple(goals) for key, goals in found.items()}


def _remember() -> None:
    address.choose(goals="" if st.session_state["choice_goals"] else OFF)
