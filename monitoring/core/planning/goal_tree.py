"""The tree of goals: guiding vision, strategic goals, operational goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitoring.core.planning.item import Item
from monitoring.core.planning.words import TIERS


@dataclass(frozen=True, slots=True)
class Branch:
    """
    A goal and how deep it stands.

    `circle` marks the goal at which goals that are part of each other are opened.
    """

    goal: Item
    depth: int
    circle: bool = False


def tree_of(goals: Sequence[Item]) -> list[Branch]:
    """
    The goals, each once, right below the goal that they are part of.

    A goal whose goal above is not among them stands at the top; those of a circle come last.
    """
    own = {one.id: one for one in goals}
    below: dict[str, list[Item]] = {}
    for one in goals:
        below.setdefault(one.text("parent") if one.text("parent") in own else "", []).append(one)
    for children in below.values():
        children.sort(key=_tier)
    found: list[Branch] = []
    done: set[str] = set()
    for root in below.get("", ()):
        found += _walk(root, below, done, circle=False)
    for one in goals:
        if one.id not in done:
            found += _walk(one, below, done, circle=True)
    return found


def _walk(
    root: Item, below: dict[str, list[Item]], done: set[str], circle: bool
) -> Iterator[Branch]:
    ahead = [Branch(root, 0, circle)]
    while ahead:
        branch = ahead.pop()
        if branch.goal.id in done:
            continue
        done.add(branch.goal.id)
        yield branch
        children = below.get(branch.goal.id, ())
        ahead += [Branch(one, branch.depth + 1) for one in reversed(children)]


def _tier(goal: Item) -> int:
    order = list(TIERS)
    return order.index(goal.text("tier")) if goal.text("tier") in order else len(order)
