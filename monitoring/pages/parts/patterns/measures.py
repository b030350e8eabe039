"""The measures of the whole city in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts.patterns.city_course import Year

MEASURES = ("dissimilarity", "isolation", "exposure", "gini", "theil")


@dataclass(frozen=True, slots=True)
class Measure:
    """How a measure is named and shown."""

    id: str
    label: str
    unit: str
    decimals: int

    @property
    def factor(self) -> float:
        """What the figure is multiplied with to be shown."""
        return 100.0 if self.unit == "%" else 1.0

    def shown(self, year: Year) -> str:
        """The figure of a period with its unit; "" where there is none."""
        number = rounded(year.figure(self.id) * self.factor, self.decimals)
        return with_unit(number, self.unit)


def measure(name: str) -> Measure:
    """A measure in the reader's language."""
    label, unit, decimals = {
        "dissimilarity": (text("Ungleiche Verteilung"), "%", 1),
        "isolation": (text("Isolation"), "%", 1),
        "exposure": (text("Kontakt"), "%", 1),
        "gini": (text("Gini"), "", 2),
        "theil": (text("Theil"), "", 3),
    }[name]
    return Measure(name, label, unit, decimals)


def sentence(name: str, year: Year) -> str:
    """What the measure of one period says; "" where there is none."""
    shown = measure(name).shown(year)
    if not shown:
        return ""
    words = {"value": shown, "period": year.period}
    return {
        "dissimilarity": text("{period}: {value} der Gruppe müssten umziehen, damit sie überall "
                              "denselben Anteil hätte.", **words),
        "isolation": text("{period}: Wo ein durchschnittliches Mitglied der Gruppe lebt, gehören "
                          "{value} zur Gruppe.", **words),
        "exposure": text("{period}: Wo ein durchschnittliches Mitglied der Gruppe lebt, gehören "
                         "{value} nicht zur Gruppe.", **words),
        "gini": text("{period}: Der Gini-Wert der Anteile ist {value}. 0 heißt, alle Gebiete "
                     "haben denselben Anteil.", **words),
        "theil": text("{period}: Der Theil-Wert der Anteile ist {value}. 0 heißt, alle Gebiete "
                      "haben denselben Anteil; je größer, desto ungleicher.", **words),
    }[name]


def method(name: str) -> str:
    """Formula and source of a measure."""
    return {
        "dissimilarity": text("Dissimilarität ½ Σ |a/A − b/B| (Duncan und Duncan 1955), auch "
                              "Segregationsindex."),
        "isolation": text("Isolation Σ (a/A)(a/t) (Lieberson 1981). Sie wächst auch mit der Größe "
                          "der Gruppe."),
        "exposure": text("Exposure Σ (a/A)(b/t) (Lieberson 1981). Sie sinkt, wenn die Gruppe "
                         "größer wird."),
        "gini": text("Gini der Anteile, mit dem Nenner gewichtet (Formel von Brown)."),
        "theil": text("Theil der Anteile, mit dem Nenner gewichtet (Theil 1967)."),
    }[name]
