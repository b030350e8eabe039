"""What is due soon: reviews, deadlines, ends of measures, steps and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from monitoring.core.planning.deadlines import is_over
from monitoring.core.planning.item import Item, Register
from monitoring.language import Words

DUES = {
    "review": Words("Überprüfung", "Review"),
    "deadline": Words("Frist des Ziels", "Deadline of the goal"),
    "end": Words("Ende", "End"),
    "step": Words("Schritt", "Step"),
    "decision": Words("Beschluss läuft ab", "Decision expires"),
    "judgement": Words("Abstimmung", "Coordination"),
}
_FIELDS = (("next_review", "review"), ("deadline", "deadline"), ("end", "end"),
           ("decision_until", "decision"))


@dataclass(frozen=True, slots=True)
class Due:
    """Something due on a day; `what` is a key of `DUES`, `about` the words of a step."""

    day: str
    what: str
    item: Item
    about: str = ""


def due_soon(register: Register, today: date, days: int) -> list[Due]:
    """Everything due from today on within so many days, in order."""
    first, last = today.isoformat(), (today + timedelta(days)).isoformat()
    found = [one for item in (*register.of("round"), *register.of("goal"),
                              *register.of("measure"), *register.of("judgement"))
             if not is_over(item, first) for one in _dues(item) if first <= one.day <= last]
    return sorted(found, key=lambda one: (one.day, list(DUES).index(one.what)))


def _dues(item: Item) -> Iterator[Due]:
    for field, what in _FIELDS:
        if item.text(field):
            yield Due(item.text(field), what, item)
    if item.kind == "judgement" and item.text("due"):
        yield Due(item.text("due"), "judgement", item)
    for step in item.data.get("steps") or ():
        if step.get("due") and not step.get("done"):
            yield Due(str(step["due"]), "step", item, str(step.get("what", "")))
