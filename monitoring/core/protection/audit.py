"""What anybody can work out about hidden counts from what is shown: linear programmes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from monitoring.core.protection.component import Component, Memory
from monitoring.core.protection.relations import BoolArray, IntArray, Relations
from monitoring.core.protection.shown import Ranges, Shown


def ranges(
    shown: Shown,
    asked: BoolArray,
    candidates: int | None = 3,
    progress: Callable[[float], None] | None = None,
    memory: Memory | None = None,
) -> Ranges:
    """
    The range of every asked cell, from answers of linear programmes over all unknown ones.

    Every answer is a whole table that fits what is shown, so it says something about all cells at
    once: drawn ones settle most, and each cell that has fewer than `candidates` numbers after
    them gets its own smallest and largest count (None: every cell does). Exact over the real
    numbers. With a `memory` of the same sums, what is the same as before is not solved again.
    Source: Fischetti & Salazar 2000, attacker problem.
    """
    lower = np.where(asked, np.inf, np.nan)
    upper = np.where(asked, -np.inf, np.nan)
    unknown = shown.unknown
    linked = _bounded(shown, unknown, asked)
    label = linked.components(unknown)
    found = Ranges(lower, upper)
    free = asked & ~np.isin(np.arange(linked.size), linked.cells)
    lower[free], upper[free] = shown.least[free], shown.most[free]
    rest = shown.rest(linked, unknown)
    parts = _entries_by_component(linked, unknown, label)
    for number, entries in enumerate(parts):
        if asked[linked.cells[entries]].any():
            one = Component(shown, linked, entries, rest, asked, found)
            key = one.key() if memory is not None else None
            if memory is None or key is None:
                one.settle(candidates)
            elif key in memory:
                one.recall(memory[key])
            else:
                one.settle(candidates)
                memory[key] = one.result()
        if progress:
            progress((number + 1) / len(parts))
    return found


def _bounded(shown: Shown, unknown: BoolArray, asked: BoolArray) -> Relations:
    """Rows that say something about asked cells: those with one, and what ties them together."""
    linked = shown.sums.kept(shown.sums.unknown(unknown) > 0)
    gaps = unknown & shown.gaps & ~asked
    # Of a row without any count that somebody knows, nothing follows.
    told = linked.unknown(unknown & ~gaps) > 0
    return linked.kept(told)


def _entries_by_component(
    linked: Relations, unknown: BoolArray, label: IntArray
) -> list[IntArray]:
    entries = np.flatnonzero(unknown[linked.cells])
    labels = label[linked.cells[entries]]
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    return np.split(entries[order], cuts) if len(entries) else []
