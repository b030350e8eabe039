"""Rules that declarations must keep among each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from monitoring.core.city import City
from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, FacilitiesRecipe, ObservationsRecipe
from monitoring.core.vocabulary import DOMAINS, PHASES, Kind
from monitoring.language import text


def problems_in(city: City, files: Mapping[str, str]) -> list[Problem]:
    """Every reference of a declaration that leads nowhere; `files` names the file by id."""
    found = [*_in_frame(city)]
    for indicator in city.indicators.values():
        found += _in_indicator(city, indicator, files[indicator.id])
    for plan in city.plans.values():
        for one in plan.indicators():
            if one not in city.indicators:
                found.append(_unknown("unknown-indicator", files[plan.id], "indicators", one))
    for recipe in city.recipes.values():
        if isinstance(recipe, AreasRecipe):
            found += _in_areas(city, recipe, files[recipe.id])
        elif isinstance(recipe, ObservationsRecipe):
            found += _in_observations(city, recipe, files[recipe.id])
    return found


def _unknown(rule: str, file: str, key: str, value: str) -> Problem:
    message = text("Diese Kennung ist nirgends erklärt. Bitte Schreibweise prüfen oder ergänzen.")
    return Problem(rule, message, file, column=key, value=value)


def _in_frame(city: City) -> Iterator[Problem]:
    frame = city.frame
    for key, names in (("levels", frame.levels), ("editions", frame.editions)):
        ids = [one.id for one in names]
        if not ids:
            yield Problem("missing-key", text("Hier muss mindestens ein Eintrag stehen."),
                          "city.toml", column=key)
        for one in sorted({one for one in ids if ids.count(one) > 1}):
            message = text("Diese Kennung steht zweimal. Bitte eine entfernen.")
            yield Problem("duplicate-id", message, "city.toml", column=key, value=one)
    for one in frame.key_indicators:
        if one not in city.indicators:
            yield _unknown("unknown-indicator", "city.toml", "key_indicators", one)
    for edition in frame.editions:
        if edition.valid_to and edition.valid_to < edition.valid_from:
            message = text("Der letzte Tag liegt vor dem ersten. Bitte berichtigen.")
            yield Problem("edition-days", message, "city.toml", column="valid_to",
                          value=edition.id)


def _in_indicator(city: City, indicator: Indicator, file: str) -> Iterator[Problem]:
    at = f"indicator[{indicator.id}]"
    if indicator.domain not in DOMAINS:
        yield _word(file, f"{at}.domain", indicator.domain, DOMAINS)
    if indicator.phase not in PHASES:
        yield _word(file, f"{at}.phase", indicator.phase, PHASES)
    if indicator.protection not in city.frame.protection:
        yield _word(file, f"{at}.protection", indicator.protection, city.frame.protection)
    if indicator.multiplier == 0 or not 0 <= indicator.decimals <= 6:
        message = text("Der Faktor darf nicht 0 sein; Nachkommastellen gehen von 0 bis 6.")
        yield Problem("indicator-number", message, file, column=at)
    if indicator.formula:
        yield from _in_formula(city, indicator, file, at)
    elif indicator.kind in (Kind.share, Kind.rate) and not (
        indicator.numerator and indicator.denominator
    ):
        message = text("Anteile und Raten brauchen Zähler und Nenner in Worten. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column=f"{at}.numerator")


def _in_formula(city: City, indicator: Indicator, file: str, at: str) -> Iterator[Problem]:
    for one in indicator.formula.ids() if indicator.formula else ():
        part = city.indicators.get(one)
        if part is None:
            yield _unknown("unknown-indicator", file, f"{at}.formula", one)
        elif part.kind is not Kind.count or part.formula:
            message = text("Formeln rechnen nur mit geladenen Anzahlen. Bitte eine Anzahl nennen.")
            yield Problem("formula-part", message, file, column=f"{at}.formula", value=one)


def _word(file: str, key: str, value: str, allowed: Mapping[str, object]) -> Problem:
    message = text("Dieses Wort ist hier nicht bekannt. Erlaubt sind: {words}.",
                   words=", ".join(allowed))
    return Problem("unknown-word", message, file, column=key, value=value)


def _in_areas(city: City, recipe: AreasRecipe, file: str) -> Iterator[Problem]:
    levels = {level.id: level for level in city.frame.levels}
    if recipe.edition not in {edition.id for edition in city.frame.editions}:
        yield _unknown("unknown-edition", file, "edition", recipe.edition)
    for layer in recipe.layers:
        for one in (layer.level, layer.dissolve):
            if one and one not in levels:
                yield _unknown("unknown-level", file, "layers.level", one)
        if bool(layer.file) == bool(layer.dissolve):
            message = text("Umrisse kommen entweder aus einer Datei (file) oder aus der Ebene "
                           "darunter (dissolve). Bitte genau eines nennen.")
            yield Problem("layer-source", message, file, column="layers", value=layer.level)


def _in_observations(city: City, recipe: ObservationsRecipe, file: str) -> Iterator[Problem]:
    levels = {level.id for level in city.frame.levels}
    for figure in recipe.columns:
        if figure.indicator not in city.indicators:
            yield _unknown("unknown-indicator", file, "columns.indicator", figure.indicator)
    if recipe.level.fixed and recipe.level.fixed not in levels:
        yield _unknown("unknown-level", file, "level", recipe.level.fixed)
    if recipe.edition and recipe.edition not in {one.id for one in city.frame.editions}:
        yield _unknown("unknown-edition", file, "edition", recipe.edition)
    if not recipe.columns and not recipe.indicator:
        message = text("Es fehlt, welche Spalten welche Indikatoren tragen: [[columns]] oder "
                       "„indicator“.")
        yield Problem("missing-key", message, file, column="columns")


def facility_kinds(city: City) -> dict[str, FacilitiesRecipe]:
    """The declared kinds of facilities with the recipe that reads them."""
    return {
        recipe.facility: recipe
        for recipe in city.recipes.values()
        if isinstance(recipe, FacilitiesRecipe)
    }
