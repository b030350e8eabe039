"""What rests on each indicator: plans, rounds, goals, measures, participation, surveys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS

_FIELDS = ("indicator", "indicators", "needs", "supplies")


@dataclass(frozen=True, slots=True)
class Use:
    """
    An indicator with the plans that read it and the entries that rest on it.

    `stewards` are the actors that supply its data; `changed` are entries last saved while another
    version of the definition was published, with that version.
    """

    indicator: Indicator
    plans: tuple[str, ...]
    entries: tuple[Item, ...]
    stewards: tuple[Item, ...]
    changed: tuple[tuple[Item, str], ...]

    @property
    def saved(self) -> int:
        """How many times it need not be loaded, as it is loaded once and read by several plans."""
        return max(len(self.plans) - 1, 0)


# Time of a release (UTC, ISO) and the version of each of its indicators, oldest first.
Versions = Sequence[tuple[str, Mapping[str, str]]]


def uses(register: Register, city: City, versions: Versions) -> list[Use]:
    """All indicators that a plan or an entry uses, the most used first."""
    named = _by_indicator(register)
    plans: dict[str, list[str]] = {}
    for plan in city.plans.values():
        for name in plan.indicators():
            plans.setdefault(name, []).append(plan.id)
    found = []
    for name, declared in city.indicators.items():
        entries = named.get(name, ())
        own = [*plans.get(name, ()), *(plan for one in entries if one.kind != "actor"
                                       for plan in one.plans())]
        if not own and not entries:
            continue
        resting = tuple(one for one in entries if one.kind != "actor")
        found.append(Use(
            declared, tuple(dict.fromkeys(own)), resting,
            tuple(one for one in entries if one.kind == "actor"),
            tuple((one, then) for one in resting
                  if (then := version_at(versions, name, one.time)) not in ("", declared.version)),
        ))
    return sorted(found, key=lambda one: (-len(one.entries), -len(one.plans)))


def version_at(versions: Versions, indicator: str, time: str) -> str:
    """The version of a definition in the release of a moment; "" if that is not known."""
    then = [one.get(indicator, "") for made, one in versions if made <= time]
    return then[-1] if then and time else ""


@lru_cache(maxsize=4)
def _by_indicator(register: Register) -> Mapping[str, tuple[Item, ...]]:
    found: dict[str, dict[tuple[str, str], Item]] = {}
    for one in register.items.values():
        for field in _FIELDS:
            if field in KINDS[one.kind].by_id:
                for name in one.list(field):
                    found.setdefault(name, {})[one.key] = one
    return {name: tuple(items.values()) for name, items in found.items()}
