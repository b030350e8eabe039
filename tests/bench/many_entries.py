"""A planning register of 1,000 measures and 500 goals for a city of many districts."""

from __future__ import annotations

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_key, is_current
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.vocabulary import DOMAINS

GOALS, VISIONS, MEASURES = 500, 50, 1_000
CITYWIDE, BOROUGH = 0.05, 0.2


def many_entries(
    city: City, areas: Areas, goals: int = GOALS, measures: int = MEASURES, seed: int = 1
) -> list[Item]:
    """Goals in force and measures in all plans; a few for the whole city, most for districts."""
    rng = np.random.default_rng(seed)
    places = _Places(city, areas, rng)
    plans, indicators = list(city.plans) or [""], list(city.indicators)
    groups, topics = list(TARGET_GROUPS), list(DOMAINS)
    found = []
    for number in range(goals):
        vision = number < VISIONS
        found.append(_item("goal", f"Z{number + 1}", {
            "title": f"Ziel {number + 1}", "plan": _one(rng, plans), "state": "gilt",
            "tier": "strategisch" if vision else "operativ", "areas": places.some(),
            "parent": "" if vision else f"Z{rng.integers(VISIONS) + 1}",
            "groups": [_one(rng, groups)], "topic": _one(rng, topics),
            "indicator": "" if vision else _one(rng, indicators),
            "direction": _one(rng, ["senken", "erhoehen", "halten"]),
            "target": float(rng.integers(5, 40)), "baseline_period": "2022",
            "deadline": f"{rng.integers(2027, 2032)}-12-31", "unit": "Amt"}))
    for number in range(measures):
        year = int(rng.integers(2022, 2028))
        found.append(_item("measure", f"M{number + 1}", {
            "title": f"Maßnahme {number + 1}", "plan": _one(rng, plans),
            "state": _one(rng, ["laeuft", "laeuft", "geplant", "fertig"]),
            "areas": places.some(), "groups": [_one(rng, groups)], "topic": _one(rng, topics),
            "goals": [f"Z{rng.integers(goals) + 1}"], "start": f"{year}-01-01",
            "end": f"{year + int(rng.integers(1, 5))}-12-31", "unit": "Amt",
            "money": float(rng.integers(5, 400)) * 1_000, "staff": 0.5}))
    return found


class _Places:
    """Draws the areas of entries: the whole city, a larger area, or three districts."""

    def __init__(self, city: City, areas: Areas, rng: np.random.Generator) -> None:
        levels = [one.id for one in city.frame.levels]
        current = [one for one in range(len(areas)) if is_current(areas, one)]
        self._rng = rng
        self._keys = {level: [area_key(areas, one) for one in current
                              if areas.levels[one] == level] for level in levels}
        self._levels = [level for level in levels if self._keys[level]]

    def some(self) -> list[str]:
        """Keys of areas."""
        drawn = self._rng.random()
        if drawn < CITYWIDE:
            return self._keys[self._levels[-1]][:1]
        if drawn < BOROUGH and len(self._levels) > 2:
            return [_one(self._rng, self._keys[self._levels[-2]])]
        own = self._keys[self._levels[0]]
        return [own[one] for one in self._rng.choice(len(own), 3, replace=False)]



def _one(rng: np.random.Generator, names: list[str]) -> str:
    return names[int(rng.integers(len(names)))]


def _item(kind: str, name: str, data: dict[str, object]) -> Item:
    filled = {key: one for key, one in data.items() if one not in ("", [])}
    return Item(kind, name, 1, "2026-01-01T00:00:00+00:00", "Messung", "Messung", data=filled)
