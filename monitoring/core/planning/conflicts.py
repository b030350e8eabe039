"""Goals of different plans that pull apart, or that may be one goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import hint_key
from monitoring.core.planning.same import Same
from monitoring.core.planning.sharing import (
    common_districts,
    common_groups,
    keys_of,
    other,
    pairs_in,
    same_districts,
    same_time,
    sharing,
)
from monitoring.language import Words

IN_FORCE = "gilt"
AGAINST = {
    "direction": Words("Sie wollen Gegenteiliges", "They want opposite things"),
    "targets": Words("Beide Zielwerte zugleich sind nicht zu erreichen",
                     "Both targets cannot be reached at once"),
    "same": Words("Sie wollen dasselbe: ein gemeinsames Ziel?",
                  "They want the same: a shared goal?"),
}
_TURNED = {"senken": "erhoehen", "erhoehen": "senken", "halten": "halten"}
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GoalPair:
    """
    Two goals in force on the same figure in a common district.

    `how` is a key of `AGAINST`; `mirrored` says that their indicators add up to the whole, such
    as the shares with and without something.
    """

    one: Item
    two: Item
    how: str
    mirrored: bool
    districts: tuple[int, ...]
    groups: tuple[str, ...]
    key: str


def goal_pairs(register: Register, areas: Areas, city: City) -> tuple[GoalPair, ...]:
    """All pairs that stand against each other, then those that want the same."""
    return _goal_pairs(register, areas, Same(city))


@lru_cache(maxsize=4)
def _goal_pairs(register: Register, areas: Areas, same: Same[City]) -> tuple[GoalPair, ...]:
    city = same.one
    going = [one for one in register.of("goal")
             if one.text("state") == IN_FORCE and one.text("indicator") and one.text("direction")]
    if not going:
        return ()
    whole = complements(city)
    figures = [{one.text("indicator"), whole.get(one.text("indicator"), one.text("indicator"))}
               for one in going]
    found = (other(going, lambda one: one.text("plan")) & sharing(figures)
             & same_time([_since(one) for one in going], [one.text("deadline") for one in going])
             & same_districts(going, areas))
    pairs = [pair for one, two in pairs_in(found)
             if (pair := _pair(going[one], going[two], areas, city))]
    order = list(AGAINST)
    return tuple(sorted(pairs, key=lambda one: (order.index(one.how), one.one.title)))


def shared_goals(register: Register) -> list[Item]:
    """Goals in force that several plans already share."""
    return [one for one in register.of("goal")
            if one.text("state") == IN_FORCE and len(one.plans()) > 1]


def complements(city: City) -> Mapping[str, str]:
    """Indicators that add up to the whole by their formulas, both ways."""
    found: dict[str, str] = {}
    shares = [one for one in city.indicators.values()
              if one.formula and one.formula.denominator]
    for number, one in enumerate(shares):
        for two in shares[number + 1:]:
            if _whole(one, two):
                found[one.id], found[two.id] = two.id, one.id
    return found


def _whole(one: Indicator, two: Indicator) -> bool:
    """Whether two shares of the same denominator have numerators that add up to it."""
    assert one.formula
    assert two.formula
    below = _signed(one.formula.denominator)
    if one.multiplier != two.multiplier or below != _signed(two.formula.denominator):
        return False
    return _signed((*one.formula.numerator, *two.formula.numerator)) == below


def _signed(parts: tuple[str, ...]) -> dict[str, int]:
    """How often each count is added; those that cancel out are left out."""
    found: Counter[str] = Counter()
    for one in parts:
        found[one.removeprefix("-")] += -1 if one.startswith("-") else 1
    return {name: times for name, times in found.items() if times}


def _since(goal: Item) -> str:
    year = goal.text("baseline_period")[:4]
    return f"{year}-01-01" if year else ""


def _pair(one: Item, two: Item, areas: Areas, city: City) -> GoalPair | None:
    mirrored = one.text("indicator") != two.text("indicator")
    how = _how(one, two, mirrored, city)
    if not how:
        return None
    districts, groups = common_districts(one, two, areas), common_groups(one, two)
    made_of = (how, keys_of(districts, areas), [
        (each.id, each.text("indicator"), each.text("direction"), each.number("target"),
         each.number("tolerance"), each.text("deadline"))
        for each in sorted((one, two), key=lambda each: each.id)])
    key = hint_key((one.id, two.id), made_of)
    return GoalPair(one, two, how, mirrored, districts, groups, key)


def _how(one: Item, two: Item, mirrored: bool, city: City) -> str:
    """How two goals stand to each other; "" where they do not touch."""
    first, second = one.text("direction"), two.text("direction")
    if mirrored:
        second = _TURNED.get(second, "")
    if {first, second} == {"senken", "erhoehen"}:
        return "direction"
    # Targets of a district and of the city around it may both hold.
    if set(one.list("areas")) & set(two.list("areas")):
        wanted, also = _range(one, first), _range(two, second, city if mirrored else None)
        if wanted and also and (wanted[1] < also[0] or also[1] < wanted[0]):
            return "targets"
    return "same" if first == second and not mirrored else ""


def _range(goal: Item, direction: str, turned: City | None = None) -> Range | None:
    """Values that reach the target; of the other share of the whole where it is turned."""
    target, leeway = goal.number("target"), goal.number("tolerance") or 0.0
    if target is None:
        return None
    if turned:
        target = turned.indicators[goal.text("indicator")].multiplier - target
    endless = float("inf")
    ranges = {"senken": (-endless, target + leeway), "erhoehen": (target - leeway, endless),
              "halten": (target - leeway, target + leeway)}
    return ranges.get(direction)
