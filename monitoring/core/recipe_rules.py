"""Rules that recipes must keep, so that reading a file cannot fail on the recipe."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from monitoring.core.declaration_rules import Declared, in_ids, in_year, unknown
from monitoring.core.problem import Problem
from monitoring.core.recipe import (
    AreasRecipe,
    CrosswalkRecipe,
    FacilitiesRecipe,
    Figure,
    Layer,
    ObservationsRecipe,
    Place,
)
from monitoring.core.space.crosswalk_rules import problems_in_crosswalk
from monitoring.language import text


def problems_in_recipes(city: Declared) -> list[Problem]:
    """Everything in the recipes that contradicts itself or leads nowhere."""
    found: list[Problem] = []
    for recipe in city.recipes.values():
        file = city.files["recipes", recipe.id]
        found += in_ids([recipe.id], file, "id")
        if isinstance(recipe, AreasRecipe):
            found += _in_areas(city, recipe, file)
        elif isinstance(recipe, ObservationsRecipe):
            found += _in_observations(city, recipe, file)
        elif isinstance(recipe, CrosswalkRecipe):
            found += _in_path(recipe.file, file, "file")
            found += problems_in_crosswalk(city, recipe, file)
        else:
            found += _in_facilities(recipe, file)
    return found


def _in_facilities(recipe: FacilitiesRecipe, file: str) -> Iterator[Problem]:
    yield from in_year(file, "period", recipe.period)
    yield from _in_path(recipe.file, file, "file")


def _in_path(path: str, file: str, key: str) -> Iterator[Problem]:
    parts = PurePosixPath(path)
    if path and (parts.is_absolute() or ".." in parts.parts or not parts.parts):
        message = text("Pfade gehen vom Ordner der Quelle aus nach unten. Bitte berichtigen.")
        yield Problem("recipe-path", message, file, column=key, value=path)


def _in_edition(city: Declared, edition: str, file: str) -> Iterator[Problem]:
    if edition and city.editions and edition not in city.editions:
        yield unknown("unknown-edition", file, "edition", edition)


def _in_level(city: Declared, level: str, file: str, key: str) -> Iterator[Problem]:
    if level and city.levels and level not in city.levels:
        yield unknown("unknown-level", file, key, level)


def _in_areas(city: Declared, recipe: AreasRecipe, file: str) -> Iterator[Problem]:
    yield from _in_edition(city, recipe.edition, file)
    levels = [layer.level for layer in recipe.layers]
    for one in sorted({one for one in levels if levels.count(one) > 1}):
        message = text("Diese Ebene steht zweimal in der Leseanleitung. Bitte eine entfernen.")
        yield Problem("duplicate-id", message, file, column="layers.level", value=one)
    for layer in recipe.layers:
        yield from _in_level(city, layer.level, file, "layers.level")
        yield from _in_level(city, layer.dissolve, file, "layers.dissolve")
        yield from _in_path(layer.file, file, "layers.file")
        yield from _in_layer(layer, file)
        if layer.level not in city.levels[-1:] and city.levels and layer.parent is None:
            message = text("Nur die oberste Ebene kommt ohne „parent“ aus. Bitte ergänzen, woran "
                           "das übergeordnete Gebiet zu erkennen ist.")
            yield Problem("missing-key", message, file, column="layers.parent", value=layer.level)


def _in_layer(layer: Layer, file: str) -> Iterator[Problem]:
    if bool(layer.file) == bool(layer.dissolve):
        message = text("Umrisse kommen entweder aus einer Datei (file) oder aus der Ebene "
                       "darunter (dissolve). Bitte genau eines nennen.")
        yield Problem("layer-source", message, file, column="layers", value=layer.level)
    if layer.file and not layer.area:
        message = text("Zu einer Umrissdatei gehört „area“, die Eigenschaft mit der Kennung. Bitte "
                       "ergänzen.")
        yield Problem("missing-key", message, file, column="layers.area", value=layer.level)
    rule = layer.parent
    if rule and sum(map(bool, (rule.first > 0, rule.property, rule.is_))) != 1:
        message = text("„parent“ nennt genau eines: first, property oder is. Bitte berichtigen.")
        yield Problem("layer-parent", message, file, column="layers.parent", value=layer.level)
    for pattern in (layer.name_text.de, layer.name_text.en) if layer.name_text else ():
        if "{id}" not in pattern or set(pattern.replace("{id}", "")) & {"{", "}"}:
            message = text("Ein Namensmuster enthält den Platzhalter {id} und keine weitere "
                           "geschweifte Klammer. Bitte berichtigen.")
            yield Problem("name-pattern", message, file, column="layers.name_text", value=pattern)


def _in_observations(
    city: Declared, recipe: ObservationsRecipe, file: str
) -> Iterator[Problem]:
    for figure in recipe.columns:
        if city.lacks(figure.indicator):
            yield unknown("unknown-indicator", file, "columns.indicator", figure.indicator)
        yield from _in_figure(figure, file)
    yield from _in_level(city, recipe.level.fixed, file, "level")
    yield from _in_edition(city, recipe.edition, file)
    yield from _in_path(recipe.files, file, "files")
    yield from _in_format(recipe, file)
    yield from _in_period(recipe.period, file)
    if not recipe.area:
        message = text("Es fehlt die Spalte, die das Gebiet nennt. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column="area")
    if not recipe.level.fixed and not recipe.level.column:
        message = text("Es fehlt, für welche Ebene die Tabelle gilt. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column="level")
    if bool(recipe.edition) == recipe.edition_by_period:
        message = text("Der Gebietsstand steht entweder fest (edition) oder folgt dem Jahr "
                       "(edition_by_period = true). Bitte genau eines nennen.")
        yield Problem("recipe-edition", message, file, column="edition", value=recipe.edition)
    if bool(recipe.columns) == bool(recipe.indicator):
        message = text("Welche Spalten welche Indikatoren tragen, sagen entweder [[columns]] oder "
                       "„indicator“. Bitte genau eines nennen.")
        yield Problem("missing-key", message, file, column="columns")
    if recipe.indicator:
        own = Figure(recipe.indicator, recipe.value, recipe.numerator, recipe.denominator)
        yield from _in_figure(own, file)


def _in_figure(figure: Figure, file: str) -> Iterator[Problem]:
    pair = bool(figure.numerator) and bool(figure.denominator)
    if not figure.value and not pair:
        message = text("Hier fehlt die Spalte mit dem Wert (value) oder die beiden mit Zähler und "
                       "Nenner. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column="columns", value=figure.indicator)
    if figure.factor == 0 or (figure.factor != 1 and not figure.value):
        message = text("Der Faktor gilt für die Spalte „value“ und ist nicht 0. Bitte berichtigen.")
        yield Problem("recipe-factor", message, file, column="columns.factor",
                      value=f"{figure.indicator}: {figure.factor:g}")


def _in_format(recipe: ObservationsRecipe, file: str) -> Iterator[Problem]:
    """Signs and encoding; where they are empty, each file says it itself."""
    checks: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        ("delimiter", recipe.delimiter, lambda sign: len(sign) == 1 and sign not in '"\r\n'),
        ("decimal", recipe.decimal, lambda sign: sign in (".", ",")),
        ("thousands", recipe.thousands, lambda sign: len(sign) < 2 and sign != recipe.decimal),
    )
    for key, value, fits in checks:
        if value and not fits(value):
            message = text("Hier steht genau ein passendes Zeichen; Dezimalzeichen sind „.“ oder "
                           "„,“, und das Tausenderzeichen ist ein anderes. Bitte berichtigen.")
            yield Problem("recipe-sign", message, file, column=key, value=value)
    try:
        codecs.lookup(recipe.encoding or "utf-8")
    except (LookupError, ValueError):
        message = text("Diese Kodierung gibt es nicht. Üblich sind utf-8, cp1252 und latin-1. "
                       "Bitte berichtigen.")
        yield Problem("unknown-encoding", message, file, column="encoding", value=recipe.encoding)


def _in_period(place: Place, file: str) -> Iterator[Problem]:
    if sum(map(bool, (place.column, place.file, place.title, place.fixed))) > 1:
        message = text("Das Jahr steht an genau einer Stelle: column, file, title oder fixed. "
                       "Bitte eine nennen.")
        yield Problem("recipe-period", message, file, column="period")
    if place.fixed:
        yield from in_year(file, "period", place.fixed)
    for key, pattern in (("file", place.file), ("title", place.title)):
        if pattern and not _has_group(pattern):
            message = text("Dieses Suchmuster ist fehlerhaft oder hat keine Klammer um das Jahr. "
                           "Bitte berichtigen, zum Beispiel „_(\\d{4})_“.")
            yield Problem("recipe-pattern", message, file, column=f"period.{key}", value=pattern)


def _has_group(pattern: str) -> bool:
    try:
        return re.compile(pattern).groups > 0
    except (re.error, OverflowError, RecursionError):
        return False
