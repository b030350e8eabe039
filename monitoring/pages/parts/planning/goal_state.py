"""How far goals are, as signs and words in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
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


@dataclass(frozen=True)
class _Asked:
    """Goals in one of their versions, as a key of what is known about them."""

    versions: tuple[tuple[str, int], ...]
    goals: tuple[Item, ...] = field(compare=False)


def attained(goals: Sequence[Item], found: Snapshot, setting: Setting) -> Attained:
    """Attainment of those of the goals that can be measured, by id."""
    measured = tuple(one for one in goals
                     if one.text("tier") == "operativ" and one.text("state") in MEASURED)
    asked = _Asked(tuple((one.id, one.version) for one in measured), measured)
    return _attained(asked, found, setting.today)


@lru_cache(maxsize=32)
def _attained(asked: _Asked, found: Snapshot, today: date) -> Attained:
    return attainments(asked.goals, found.cube, found.city, today)


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


def state_words(goal: Item, states: Attained) -> str:
    """Attainment of a goal over its districts in words; "" where nothing is measured."""
    figures = states.get(goal.id, ())
    return f"{chip(overall(figures))}: {summary(figures)}" if figures else ""


def counts(states: Attained) -> dict[State, int]:
    """How many goals are in which state over all their districts."""
    found: dict[State, int] = {}
    for figures in states.values():
        one = overall(figures)
        found[one] = found.get(one, 0) + 1
    return found
