"""An index: a declared figure made of several indicators, with its classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.core.vocabulary import Polarity
from monitoring.language import Words


class Standardisation(StrEnum):
    """How figures of different units are made comparable before they are added up."""

    none = "none"
    z = "z"
    z_sample = "z_sample"
    min_max = "min_max"
    rank_exponential = "rank_exponential"


STANDARDISATIONS = {
    Standardisation.none: Words("unverändert", "unchanged"),
    Standardisation.z: Words("z-Wert (Abstand vom Mittel in Standardabweichungen)",
                             "z-score (distance from the mean in standard deviations)"),
    Standardisation.z_sample: Words("z-Wert mit Stichproben-Standardabweichung",
                                    "z-score with sample standard deviation"),
    Standardisation.min_max: Words("0 bis 1 zwischen kleinstem und größtem Wert",
                                   "0 to 1 between the smallest and the largest value"),
    Standardisation.rank_exponential: Words("Rang, exponentiell gestreckt (0 bis 100)",
                                            "rank, stretched exponentially (0 to 100)"),
}


@dataclass(frozen=True, slots=True)
class Component:
    """
    An indicator in an index and its weight.

    `polarity` says which direction means need where the indicator itself does not.
    """

    indicator: str
    weight: float = 1.0
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class IndexClass:
    """
    A class and its upper limit: `below` does not belong to the class, `up_to` does.

    The last class of a scale has no limit. `short` is its sign in combined classes ("1", "+").
    """

    id: str
    label: Words
    short: str = ""
    below: float | None = None
    up_to: float | None = None

    @property
    def limit(self) -> float | None:
        """The upper limit, whether it belongs to the class or not."""
        return self.up_to if self.below is None else self.below


@dataclass(frozen=True, slots=True)
class Scale:
    """
    How values become classes: by limits, or as groups of equal size.

    For dynamics, `components` are indicators that already hold the change; otherwise the
    change of the index's own indicators over `years` is taken, in points. Group 1 holds the
    areas with the highest values. `verified` is false for limits that no source states.
    """

    classes: tuple[IndexClass, ...] = ()
    groups: int = 0
    components: tuple[Component, ...] = ()
    years: int = 0
    verified: bool = True
    note: Words | None = None

    def all_classes(self) -> tuple[IndexClass, ...]:
        """The classes, made up where they are groups of equal size."""
        if not self.groups:
            return self.classes
        return tuple(
            IndexClass(str(one), Words(f"Gruppe {one} von {self.groups}",
                                       f"Group {one} of {self.groups}"), str(one))
            for one in range(1, self.groups + 1)
        )


@dataclass(frozen=True, slots=True)
class ExcludedArea:
    """An area that is left out, why, and in which periods (none named: in all)."""

    area: str
    reason: Words
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """
    A figure made of several indicators; a high value means more need.

    `standardisation` holds for each component, `sum_standardisation` for their weighted sum.
    Areas with fewer than `min_population` residents (indicator `population`) are left out.
    """

    id: str
    label: Words
    description: Words
    components: tuple[Component, ...]
    level: str = ""
    standardisation: Standardisation = Standardisation.z
    sum_standardisation: Standardisation = Standardisation.z
    population: str = ""
    min_population: int = 0
    excluded: tuple[ExcludedArea, ...] = ()
    status: Scale = field(default_factory=Scale)
    dynamics: Scale | None = None
    source: Words | None = None

    def indicators(self) -> tuple[str, ...]:
        """Ids of the indicators that its status is made of."""
        return tuple(dict.fromkeys(one.indicator for one in self.components))

    def read_indicators(self) -> tuple[str, ...]:
        """Ids of everything that it reads: status, dynamics and residents."""
        of_dynamics = self.dynamics.components if self.dynamics else ()
        every = (*self.indicators(), *(one.indicator for one in of_dynamics))
        return tuple(dict.fromkeys((*every, *((self.population,) if self.population else ()))))
