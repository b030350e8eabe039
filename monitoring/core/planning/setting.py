"""What entries of the planning register are checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.field import Field, FieldType
from monitoring.language import Words


@dataclass(frozen=True, eq=False)
class Setting:
    """
    The city, its areas, the indicators and periods of the current release, and the day.

    `loaded` are ids of indicators that have figures.
    """

    city: City
    areas: Areas
    loaded: frozenset[str]
    periods: tuple[str, ...]
    today: date

    def options(self, field: Field) -> Mapping[str, object]:
        """Ids and names that a field may hold; empty where anything may be typed."""
        city = self.city
        if field.type in (FieldType.plan, FieldType.plans):
            return {name: one.label for name, one in city.plans.items()}
        if field.type in (FieldType.indicator, FieldType.indicators):
            return {name: one.label for name, one in city.indicators.items()}
        if field.type is FieldType.transition:
            return {name: one.label for name, one in city.transitions.items()}
        found: Mapping[str, Words] = field.options
        return found
