"""A goal with a measure for a city whose figures are known."""

from __future__ import annotations

from typing import Any

from monitoring.core.planning.item import Item, Register


def goal(name: str = "Z1", **data: Any) -> Item:
    """A goal that holds, on a share of the tiny city."""
    usual = {"title": "Weniger Arbeitslose", "tier": "operativ", "state": "gilt", "plan": "jugend",
             "unit": "Jugendamt", "indicator": "arb_quote", "areas": ["01"],
             "baseline_period": "2020", "baseline": 4.0, "target": 3.0, "direction": "senken",
             "deadline": "2030-12-31", "rule": "wert"}
    return Item("goal", name, 1, data={**usual, **data})


def measure(name: str = "M1", **data: Any) -> Item:
    """A running measure towards the goal."""
    usual = {"title": "Beratung im Viertel", "state": "laeuft", "plan": "jugend",
             "unit": "Jugendamt", "goals": ["Z1"], "areas": ["01"]}
    return Item("measure", name, 1, data={**usual, **data})


def register(*items: Item) -> Register:
    """A register of these entries."""
    return Register({one.key: one for one in items}, len(items))
