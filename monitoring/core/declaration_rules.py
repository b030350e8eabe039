"""Rules that declarations must keep among each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from monitoring.core.city import City, CityFrame
from monitoring.core.index.declaration import Index
from monitoring.core.index.rules import problems_in_index
from monitoring.core.indicator import Indicator, Plan
from monitoring.core.planning.transition import Transition
from monitoring.core.prepared import Dashboard
from monitoring.core.problem import Problem
from monitoring.core.protection_rules import (
    problems_in_profiles,
    problems_of_residents,
    without_rule,
)
from monitoring.core.recipe import FacilitiesRecipe, Recipe
from monitoring.core.standard_rules import problems_in_standards, problems_of_use
from monitoring.core.vocabulary import Kind
from monitoring.language import text

# Ids stand in addresses, file names and commands.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Declared:
    """
    A city as far as its declarations can be read; `frame` is None if city.toml has problems.

    Its ids of levels, editions and protection rules may be known all the same.

    `files` names the file of an entry by (kind, id). `unread` are ids of indicators and kinds
    of facilities whose declaration has problems of its own ("indicators/*", "recipes/*": a
    whole file), so that nobody is told that they do not exist.
    """

    frame: CityFrame | None
    levels: tuple[str, ...]
    editions: tuple[str, ...]
    protection: tuple[str, ...]
    indicators: Mapping[str, Indicator]
    plans: Mapping[str, Plan]
    recipes: Mapping[str, Recipe]
    files: Mapping[tuple[str, str], str]
    indices: Mapping[str, Index] = field(default_factory=dict)
    dashboards: Mapping[str, Dashboard] = field(default_factory=dict)
    unread: frozenset[str] = field(default_factory=frozenset)
    transitions: Mapping[str, Transition] = field(default_factory=dict)

    def lacks(self, indicator: str) -> bool:
        """Whether an indicator is declared nowhere."""
        unread = self.unread & {indicator, "indicators/*"}
        return indicator not in self.indicators and not unread


def problems_in(city: Declared) -> list[Problem]:
    """Everything in frame, indicators and plans that contradicts itself or leads nowhere."""
    found = [*_in_frame(city, city.frame)] if city.frame else []
    for indicator in city.indicators.values():
        file = city.files["indicators", indicator.id]
        found += in_ids([indicator.id], file, "id")
        found += _in_indicator(city, indicator, file, f"indicator[{indicator.id}]")
    for plan in city.plans.values():
        file = city.files["plans", plan.id]
        found += in_ids([plan.id], file, "id")
        for one in plan.indicators():
            if city.lacks(one):
                found.append(unknown("unknown-indicator", file, "indicators", one))
    return [*found, *_in_prepared(city)]


def _in_prepared(city: Declared) -> Iterator[Problem]:
    """Indices name only what is declared, and something at all."""
    for index in city.indices.values():
        file = city.files["indices", index.id]
        yield from _in_entry(city, index, file, "components")
        yield from problems_in_index(index, file, city.indicators)
        for one in sorted(set(index.read_indicators()) - set(index.indicators())):
            if city.lacks(one):
                yield unknown("unknown-indicator", file, "dynamics", one)
        if index.level and city.levels and index.level not in city.levels:
            yield unknown("unknown-level", file, "level", index.level)


def _in_entry(city: Declared, entry: Index, file: str, key: str) -> Iterator[Problem]:
    yield from in_ids([entry.id], file, "id")
    if not entry.indicators():
        message = text("Hier muss mindestens ein Eintrag stehen. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column=key)
    for one in entry.indicators():
        if city.lacks(one):
            yield unknown("unknown-indicator", file, f"{key}.indicator", one)


def unknown(rule: str, file: str, key: str, value: str) -> Problem:
    """The problem of an id that is declared nowhere."""
    message = text("Diese Kennung ist nirgends erklärt. Bitte Schreibweise prüfen oder ergänzen.")
    return Problem(rule, message, file, column=key, value=value)


def unknown_word(file: str, key: str, value: str, allowed: Iterable[str]) -> Problem:
    """The problem of a word that is not among the allowed ones."""
    message = text("Dieses Wort ist hier nicht bekannt. Erlaubt sind: {words}.",
                   words=", ".join(allowed))
    return Problem("unknown-word", message, file, column=key, value=value)


def in_year(file: str, key: str, value: str) -> Iterator[Problem]:
    """A period that is not a year."""
    if not _YEAR.fullmatch(value):
        message = text("Hier steht ein Jahr mit vier Ziffern, zum Beispiel „2021“. Bitte "
                       "berichtigen.")
        yield Problem("unknown-period", message, file, column=key, value=value)


def in_ids(ids: Iterable[str], file: str, key: str) -> Iterator[Problem]:
    """Ids that cannot stand in addresses, names of files and commands."""
    for one in ids:
        if not _ID.fullmatch(one):
            message = text("Eine Kennung besteht aus Buchstaben ohne Umlaute, Ziffern, „_“ und "
                           "„-“. Bitte umbenennen.")
            yield Problem("id-letters", message, file, column=key, value=one)


def _in_frame(city: Declared, frame: CityFrame) -> Iterator[Problem]:
    file = "city.toml"
    yield from in_ids([frame.id], file, "id")
    for key, names in (("levels", frame.levels), ("editions", frame.editions)):
        ids = [one.id for one in names]
        yield from in_ids(ids, file, key)
        if not ids:
            message = text("Hier muss mindestens ein Eintrag stehen. Bitte ergänzen.")
            yield Problem("missing-key", message, file, column=key)
        for one in sorted({one for one in ids if ids.count(one) > 1}):
            message = text("Diese Kennung steht zweimal. Bitte eine entfernen.")
            yield Problem("duplicate-id", message, file, column=key, value=one)
    for one in frame.key_indicators:
        if city.lacks(one):
            yield unknown("unknown-indicator", file, "key_indicators", one)
    if frame.residents and city.lacks(frame.residents):
        yield unknown("unknown-indicator", file, "residents", frame.residents)
    yield from _in_levels(frame, file)
    yield from problems_of_residents(frame, city.indicators)
    yield from problems_in_profiles(frame)
    yield from _in_editions(frame, file)
    yield from problems_in_standards(frame.standards)


def _in_levels(frame: CityFrame, file: str) -> Iterator[Problem]:
    """German plurals after "in 9 von 48" end in n, or in s where the word is a foreign one."""
    for level in frame.levels:
        if level.counted and not level.counted.de.strip().endswith(("n", "s")):
            message = text("Dieses Wort steht nach „in 9 von 48 …“, also im Dativ, zum Beispiel "
                           "„Stadtteilen“. Bitte berichtigen.")
            yield Problem("level-case", message, file, column=f"levels[{level.id}].counted.de",
                          value=level.counted.de)


def _in_editions(frame: CityFrame, file: str) -> Iterator[Problem]:
    for edition in frame.editions:
        if edition.valid_to and edition.valid_to < edition.valid_from:
            message = text("Der letzte Tag liegt vor dem ersten. Bitte berichtigen.")
            yield Problem("edition-days", message, file, column="valid_to", value=edition.id)
    for before, after in pairwise(frame.editions):
        # Tables order editions by id, so ids must follow time.
        if after.valid_from <= before.valid_from or after.id < before.id:
            message = text("Gebietsstände stehen vom ältesten zum neuesten, und ihre Kennungen "
                           "sortieren ebenso, zum Beispiel als Jahreszahl. Bitte berichtigen.")
            yield Problem("edition-order", message, file, column="editions", value=after.id)


def _in_indicator(
    city: Declared, indicator: Indicator, file: str, at: str
) -> Iterator[Problem]:
    rules = city.frame.protection if city.frame else city.protection
    yield from without_rule(indicator, rules, file, f"{at}.protection")
    if indicator.multiplier == 0 or not 0 <= indicator.decimals <= 6:
        message = text("Der Faktor darf nicht 0 sein; Nachkommastellen gehen von 0 bis 6. Bitte "
                       "berichtigen.")
        value = f"{indicator.multiplier:g}; {indicator.decimals}"
        yield Problem("indicator-number", message, file, column=at, value=value)
    for one in indicator.official:
        yield from in_year(file, f"{at}.official", one.period)
    for parting in indicator.breaks:
        yield from in_year(file, f"{at}.breaks", parting.period)
    if indicator.rolling_years < 1:
        message = text("Ein Wert fasst mindestens ein Jahr zusammen. Bitte berichtigen.")
        yield Problem("indicator-number", message, file, column=f"{at}.rolling_years",
                      value=str(indicator.rolling_years))
    own = city.frame.standards if city.frame else None
    yield from problems_of_use(indicator, own, file, at)
    if indicator.facilities:
        yield from _in_facilities(city, indicator, file, at)
    if indicator.formula:
        yield from _in_formula(city, indicator, file, at)
    elif indicator.kind in (Kind.share, Kind.rate) and not (
        indicator.numerator and indicator.denominator
    ):
        message = text("Anteile und Raten brauchen Zähler und Nenner in Worten. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column=f"{at}.numerator")


def _in_formula(city: Declared, indicator: Indicator, file: str, at: str) -> Iterator[Problem]:
    formula = indicator.formula
    if formula is None:
        return
    if not formula.numerator or (indicator.kind is not Kind.count and not formula.denominator):
        message = text("Eine Formel nennt Anzahlen für den Zähler und, außer bei einer Anzahl, "
                       "für den Nenner. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column=f"{at}.formula")
    for one in formula.ids():
        part = city.indicators.get(one)
        if part is None:
            if city.lacks(one):
                yield unknown("unknown-indicator", file, f"{at}.formula", one)
        elif part.kind is not Kind.count or part.formula:
            message = text("Formeln rechnen nur mit geladenen Anzahlen. Bitte eine Anzahl nennen.")
            yield Problem("formula-part", message, file, column=f"{at}.formula", value=one)


def _in_facilities(city: Declared, indicator: Indicator, file: str, at: str) -> Iterator[Problem]:
    counted = indicator.facilities
    if counted is None:
        return
    if counted.count not in ("places", "sites"):
        yield unknown_word(file, f"{at}.facilities.count", counted.count, ("places", "sites"))
    kinds = [one.facility for one in city.recipes.values() if isinstance(one, FacilitiesRecipe)]
    if counted.kind not in kinds and not city.unread & {counted.kind, "recipes/*"}:
        yield unknown_word(file, f"{at}.facilities.kind", counted.kind, kinds)


def facility_kinds(city: City) -> dict[str, FacilitiesRecipe]:
    """The declared kinds of facilities with the recipe that reads them."""
    return {
        recipe.facility: recipe
        for recipe in city.recipes.values()
        if isinstance(recipe, FacilitiesRecipe)
    }
