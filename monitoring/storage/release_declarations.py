"""The declarations that hold when a release is made, kept so that what is frozen stays readable."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import tomli_w

from monitoring.core.city import City, CityFrame, PlanningRegister, Publishing
from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator, Plan
from monitoring.language import text
from monitoring.storage.as_toml import plain_table
from monitoring.storage.declared import Reader
from monitoring.storage.objects import Damaged
from monitoring.storage.store import Store

ENDING = "declarations.toml"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What figures are read with; roles and recipes are not kept."""

    frame: CityFrame
    indicators: tuple[Indicator, ...] = ()
    plans: tuple[Plan, ...] = ()
    indices: tuple[Index, ...] = ()


def declarations_file(city: City) -> bytes:
    """Names, definitions, units, classes and levels of a city as TOML."""
    # Who may see what is decided by the roles of the day on which somebody reads.
    frame = replace(city.frame, profiles={}, publishing=Publishing(),
                    planning=PlanningRegister(), first_release=())
    kept = _Kept(frame, tuple(city.indicators.values()), tuple(city.plans.values()),
                 tuple(city.indices.values()))
    return tomli_w.dumps(plain_table(kept)).encode()


def keep_declarations(store: Store, city: City) -> str:
    """Keep them as a file of the store and give its name; raises Unreachable."""
    return store.objects.put(declarations_file(city), ENDING)


def with_declarations(store: Store, city: City, name: str) -> City:
    """
    The city as it was declared in a kept file, with the roles and recipes of today.

    Without a name the city as it is now; raises Damaged.
    """
    if not name:
        return city
    kept = _kept_in(store.objects.get(name), name)
    if not name.endswith(f".{ENDING}") or kept.frame.id != city.frame.id:
        raise Damaged(text("Die Datei {name} enthält keine Erklärungen dieser Stadt.", name=name))
    today = city.frame
    frame = replace(kept.frame, profiles=today.profiles, publishing=today.publishing,
                    planning=today.planning, first_release=today.first_release)
    return replace(city, frame=frame, indicators={one.id: one for one in kept.indicators},
                   plans={one.id: one for one in kept.plans},
                   indices={one.id: one for one in kept.indices})


@lru_cache(maxsize=4)
def _kept_in(content: bytes, name: str) -> _Kept:
    try:
        table: dict[str, Any] = tomllib.loads(content.decode())
        found = Reader(name).read(_Kept, table)
    except (ValueError, RecursionError):
        found = None
    if found is None:
        raise Damaged(text("Die Datei {name} enthält keine Erklärungen dieser Stadt.", name=name))
    return found
