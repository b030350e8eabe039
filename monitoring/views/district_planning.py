"""What planning says about a district: goals, measures, participation, findings, offers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from monitoring.core.planning.item import Item
from monitoring.core.planning.kinds import KINDS
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.reports.document import Element, Heading, Table

# Field of the state and most rows of each kind: more do not fit beside the rest of the page.
SHOWN = {"goal": ("state", 5), "measure": ("state", 7), "act": ("stage", 4)}
LONGEST, FINDINGS = 110, 3


def planning_section(near: Sequence[Item], own: str) -> list[Element]:
    """Goals, measures and participation; those that name the district `own` come first."""
    rows: list[tuple[str, ...]] = []
    for kind, (state, most) in SHOWN.items():
        found = sorted((one for one in near if one.kind == kind),
                       key=lambda one: own not in one.list("areas"))
        rows += [_row(one, state) for one in found[:most]]
        if len(found) > most:
            more = text("und {n} weitere", n=rounded(len(found) - most, 0))
            rows.append((str(KINDS[kind].label), more, "", ""))
    if not rows:
        return []
    head = (text("Art"), text("Was"), text("Stand"), text("Wirkung, Ergebnis oder Zuständigkeit"))
    return [Heading(text("Ziele, Maßnahmen und Beteiligung")),
            Table(head, tuple(rows), widths=(1.2, 3.4, 1.3, 3.6))]


def _row(one: Item, state: str) -> tuple[str, ...]:
    said = str(KINDS[one.kind].by_id[state].options.get(one.text(state), ""))
    effect = one.text("became") or one.text("effect") or one.text("unit")
    return str(KINDS[one.kind].label), _brief(one.title), said, _brief(effect)


def findings(near: Sequence[Item], side: str) -> tuple[str, ...]:
    """What people found on this side, with who wrote it."""
    return tuple(f"{_brief(one.title)} ({_brief(one.text('written_by'))})" for one in near
                 if one.kind == "finding" and one.text("side") == side)[:FINDINGS]


def _brief(words: str) -> str:
    """Typed words as one line that leaves room for the others."""
    return textwrap.shorten(words, LONGEST, placeholder=" …")


def offers(near: Sequence[Item]) -> dict[str, str]:
    """How many offers each life phase has, and how many places of them are free."""
    found: dict[str, str] = {}
    entered = [one for one in near if one.kind == "offer"]
    for phase in dict.fromkeys(one.text("phase") for one in entered):
        own = [one for one in entered if one.text("phase") == phase]
        free = rounded(sum(one.number("free") or 0 for one in own), 0)
        found[phase] = text("1 Angebot, {free} Plätze frei", free=free) if len(own) == 1 else \
            text("{n} Angebote, {free} Plätze frei", n=rounded(len(own), 0), free=free)
    return found
