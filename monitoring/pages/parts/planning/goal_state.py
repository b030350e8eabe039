"""How far goals are, as signs and words in a list."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import Attainment, State
from monitoring.core.planning.attainment_words import chip, overall, sentence, summary
from monitoring.core.planning.item import Item
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import GOAL_STATES
from monitoring.storage.snapshot import Snapshot

# Only these are measured: drafts have not begun, the others are settled by a decision.
MEASURED = frozenset({"gilt", "erreicht"})
Attained = dict[str, tuple[Attainment, ...]]


def attained(goals: Sequence[Item], found: Snapshot, setting: Setting) -> Attained:
    """Attainment of those of the goals that can be measured, by id."""
    measured = [one for one in goals
                if one.text("tier") == "operativ" and one.text("state") in MEASURED]
    return attainments(measured, found.cube, found.city, setting.today)


def state_html(goal: Item, states: Attained) -> str:
    """Attainment of a goal over its districts; its state alone where nothing is measured."""
    state = goal.text("state")
    said = escape(str(GOAL_STATES.get(state, state)))
    if goal.id not in states:
        return f'<span class="tag">{said}</span>'
    figures = states[goal.id]
    whole = overall(figures)
    several = len({one.state for one in figures}) > 1
    more = escape(summary(figures)) if several else ""
    more = f'<div class="source">{more}</div>' if more else ""
    decided = f' <span class="tag">{said}</span>' if state != "gilt" else ""
    title = escape(" ".join(sentence(one) for one in figures[:3]))
    return (f'<span class="goal-state {whole}" title="{title}">{escape(chip(whole))}</span>'
            f"{decided}{more}")


def counts(states: Attained) -> dict[State, int]:
    """How many goals are in which state over all their districts."""
    found: dict[State, int] = {}
    for figures in states.values():
        one = overall(figures)
        found[one] = found.get(one, 0) + 1
    return found
