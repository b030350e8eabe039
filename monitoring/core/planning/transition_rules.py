"""Rules that declared transitions must keep."""

from __future__ import annotations

from collections.abc import Iterator

from monitoring.core.declaration_rules import Declared, in_ids, unknown
from monitoring.core.problem import Problem
from monitoring.language import text


def problems_in_transitions(city: Declared) -> Iterator[Problem]:
    """Transitions name only declared plans and indicators, and some on each side."""
    for one in city.transitions.values():
        file = city.files["transitions", one.id]
        yield from in_ids([one.id], file, "id")
        for key, plan in (("handing", one.handing), ("receiving", one.receiving)):
            if plan not in city.plans and "plans/*" not in city.unread:
                yield unknown("unknown-plan", file, key, plan)
        for key, indicators in (("before", one.before), ("after", one.after)):
            if not indicators:
                message = text("Hier muss mindestens ein Eintrag stehen. Bitte ergänzen.")
                yield Problem("missing-key", message, file, column=key)
            for indicator in indicators:
                if city.lacks(indicator):
                    yield unknown("unknown-indicator", file, key, indicator)
