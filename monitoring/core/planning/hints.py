"""What a look at the planning register shows that people should see to."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.core.planning.item import Item
from monitoring.language import Words

# What is wrong, in the order in which a list shows it.
HINTS = {
    "review": Words("Überprüfung überfällig", "Review overdue"),
    "deadline": Words("Frist des Ziels verstrichen", "Deadline of the goal has passed"),
    "ended": Words("Zeitraum der Maßnahme vorbei", "Period of the measure is over"),
    "step": Words("Schritt überfällig", "Step overdue"),
    "decision": Words("Beschluss abgelaufen", "Decision has expired"),
    "no_unit": Words("Niemand zuständig", "Nobody in charge"),
    "no_goal": Words("Maßnahme ohne Ziel", "Measure without a goal"),
    "no_measure": Words("Ziel ohne Maßnahme", "Goal without a measure"),
    "old_area": Words("Gebiet einer früheren Einteilung", "District of earlier boundaries"),
    "indicator": Words("Indikator fehlt", "Indicator is missing"),
    "broken": Words("Verweis führt ins Leere", "Reference leads nowhere"),
    "no_review": Words("Keine nächste Überprüfung", "No next review"),
    "no_report": Words("Runde ohne Fazit", "Round without a conclusion"),
}
# Those that have a day on which something was due.
OVERDUE = frozenset({"review", "deadline", "ended", "step", "decision"})


@dataclass(frozen=True, slots=True)
class Hint:
    """
    Something about an entry that people should see to.

    `rule` is a key of `HINTS`; `day` is the day that passed ("" where none did); `about` are
    the names in question: steps, goals, districts, an indicator, a field.
    """

    rule: str
    item: Item
    day: str = ""
    about: tuple[str, ...] = ()


