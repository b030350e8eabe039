"""A city: the declared frame of levels, editions, indicators and plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator, Plan
from monitoring.core.planning.transition import Transition
from monitoring.core.prepared import Dashboard
from monitoring.core.recipe import Recipe
from monitoring.core.standard import OwnStandard
from monitoring.language import Words, text


@dataclass(frozen=True, slots=True)
class Level:
    """
    A level of areas; a stable one has the same areas in every edition.

    `counted` is the plural as it stands in "in 9 of 48 …": German has a case of its own for it.
    """

    id: str
    label: Words
    plural: Words
    stable: bool = False
    counted: Words | None = None

    def in_count(self) -> str:
        """Its areas in "in 9 of 48 …": as declared, else words that are right for any name."""
        return str(self.counted or text("Gebieten ({level})", level=self.plural))


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of boundaries and the days for which it holds."""

    id: str
    label: Words
    valid_from: date
    valid_to: date | None = None

    def holds(self, period: str) -> bool:
        """Whether the edition is in force at the end of the period's year."""
        last = date(int(period[:4]), 12, 31)
        return self.valid_from <= last and (self.valid_to is None or last <= self.valid_to)


@dataclass(frozen=True, slots=True)
class ProtectionRule:
    """
    What a source allows to be published.

    Counts from 1 to below `min_numerator` are secret, and so is a share whose complement is
    (`complement`). `zeros` and `full` say whether 0 and 100 % may be shown. Areas with fewer
    residents than `min_residents` show nothing. A count of places is secret where fewer than
    `min_sites` establishments make it, or one of them `dominance` percent of it. Shown counts are
    rounded to multiples of `rounding`. Every hidden count keeps at least `min_candidates` whole
    numbers that it could be. 0 switches a limit off.
    """

    label: Words
    min_numerator: int = 0
    min_denominator: int = 0
    min_residents: int = 0
    complement: bool = True
    zeros: bool = True
    full: bool = True
    min_sites: int = 0
    dominance: int = 0
    rounding: int = 0
    min_candidates: int = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """
    What people of one role see: at most what the profile declared before it sees.

    Its limits are added to those of every source; `levels` are the levels it shows (none named:
    all). `publishes` lets it see drafts and publish tables, `plans` lets it see and edit the whole
    planning register; others see its public entries and may add those of the kinds `adds`.
    """

    label: Words
    min_numerator: int = 0
    min_denominator: int = 0
    rounding: int = 0
    levels: tuple[str, ...] = ()
    publishes: bool = False
    plans: bool = False
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstRelease:
    """What an empty store publishes at the first start."""

    folder: str
    note: Words


@dataclass(frozen=True, slots=True)
class Publishing:
    """How tables become releases; with `second_person` somebody else must approve a draft."""

    second_person: bool = False


@dataclass(frozen=True, slots=True)
class PlanningRegister:
    """
    Goals, measures and participation of the city.

    `first` is a file of entries that an empty register starts with. `contributions` lets people
    contribute online to participation acts that ask for it, at most `per_hour` altogether.
    """

    first: str = ""
    contributions: bool = False
    per_hour: int = 30


@dataclass(frozen=True, slots=True)
class CityFrame:
    """What city.toml itself declares."""

    id: str
    name: Words
    description: Words
    licence: Words
    reference_area: str
    crs: str
    levels: tuple[Level, ...]
    editions: tuple[Edition, ...]
    protection: Mapping[str, ProtectionRule] = field(default_factory=dict)
    key_indicators: tuple[str, ...] = ()
    invented: bool = False
    first_release: tuple[FirstRelease, ...] = ()
    residents: str = ""
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    publishing: Publishing = Publishing()
    planning: PlanningRegister = PlanningRegister()
    standards: Mapping[str, OwnStandard] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class City:
    """A municipality with everything it declares."""

    frame: CityFrame
    indicators: Mapping[str, Indicator]
    plans: Mapping[str, Plan]
    recipes: Mapping[str, Recipe]
    indices: Mapping[str, Index] = field(default_factory=dict)
    dashboards: Mapping[str, Dashboard] = field(default_factory=dict)
    transitions: Mapping[str, Transition] = field(default_factory=dict)

    @property
    def withheld(self) -> frozenset[str]:
        """Indicators without a valid protection rule: nothing of them is published."""
        rules = self.frame.protection
        return frozenset(name for name, one in self.indicators.items()
                         if one.protection not in rules)

    def level(self, level: str) -> Level:
        """The level with this id."""
        return next(one for one in self.frame.levels if one.id == level)

    def edition_for(self, period: str) -> str:
        """Id of the edition in force at the end of the period; the newest if none is."""
        holding = [one.id for one in self.frame.editions if one.holds(period)]
        return holding[-1] if holding else self.frame.editions[-1].id

    def plans_using(self, indicator: str) -> tuple[Plan, ...]:
        """The plans that read this indicator."""
        return tuple(plan for plan in self.plans.values() if indicator in plan.indicators())
