"""An indicator: a declared figure with everything a reader must know about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitoring.core.standard import Standard
from monitoring.core.vocabulary import (
    DOMAINS,
    PHASES,
    Aggregation,
    Interval,
    Kind,
    Periodicity,
    Polarity,
)
from monitoring.language import Words


@dataclass(frozen=True, slots=True)
class Formula:
    """Counts that are summed for numerator and denominator; "-id" subtracts."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """Ids of all indicators in the formula, without signs."""
        return tuple(part.removeprefix("-") for part in self.numerator + self.denominator)


@dataclass(frozen=True, slots=True)
class FacilityCount:
    """An indicator that counts the places or the sites of one kind of facility."""

    kind: str
    count: str = "places"


@dataclass(frozen=True, slots=True)
class Official:
    """A value the source itself publishes for a larger area."""

    area: str
    period: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """From this period on the figure is made differently: earlier values do not compare."""

    period: str
    label: Words


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    Definition of a figure; value = numerator / denominator × multiplier.

    With a `standard` the value is the directly standardised rate of the parts by its bands.
    `rolling_years` above 1 says that each value pools so many years: neighbouring values are
    not independent.
    """

    id: str
    label: Words
    short: Words
    definition: Words
    unit: Words
    kind: Kind
    domain: str = field(metadata={"words": DOMAINS})
    phase: str = field(metadata={"words": PHASES})
    polarity: Polarity
    source: Words
    periodicity: Periodicity
    reference_date: Words
    version: str
    decimals: int
    protection: str = ""
    numerator: Words | None = None
    denominator: Words | None = None
    multiplier: float = 1.0
    aggregation: Aggregation = Aggregation.sum
    limits: Words | None = None
    formula: Formula | None = None
    facilities: FacilityCount | None = None
    official: tuple[Official, ...] = ()
    interval: Interval = Interval.by_kind
    rolling_years: int = 1
    breaks: tuple[SeriesBreak, ...] = ()
    standard: Standard | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A planning question and the indicators that answer it."""

    label: Words
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A specialist plan: a lens on shared indicators."""

    id: str
    label: Words
    department: Words
    description: Words
    groups: tuple[Group, ...]

    def indicators(self) -> tuple[str, ...]:
        """Ids of the plan's indicators, each once, in the plan's order."""
        return tuple(dict.fromkeys(one for group in self.groups for one in group.indicators))
