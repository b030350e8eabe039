"""Rules that the declaration of a crosswalk must keep."""

from __future__ import annotations

from collections.abc import Iterator

from monitoring.core.declaration_rules import Declared, in_year, unknown
from monitoring.core.problem import Problem
from monitoring.core.recipe import CrosswalkRecipe
from monitoring.language import text

# Above this part, a neighbour would be taken for a sliver.
LARGEST_SLIVER = 0.05


def problems_in_crosswalk(
    city: Declared, recipe: CrosswalkRecipe, file: str
) -> Iterator[Problem]:
    """Everything in a crosswalk's declaration that contradicts itself or leads nowhere."""
    for key in ("from_edition", "to_edition"):
        if city.editions and getattr(recipe, key) not in city.editions:
            yield unknown("unknown-edition", file, key, getattr(recipe, key))
    if city.levels and recipe.level not in city.levels:
        yield unknown("unknown-level", file, "level", recipe.level)
    # Ids of editions follow time, see the rule on editions.
    if recipe.from_edition >= recipe.to_edition:
        message = text("Umgerechnet wird von einem früheren auf einen späteren Gebietsstand. Bitte "
                       "berichtigen.")
        yield Problem("crosswalk-editions", message, file, column="to_edition",
                      value=recipe.to_edition)
    if not 0 <= recipe.slivers <= LARGEST_SLIVER:
        message = text("Splitter sind kleine Anteile; die Grenze liegt zwischen 0 und 0,05. Bitte "
                       "berichtigen.")
        yield Problem("crosswalk-slivers", message, file, column="slivers",
                      value=f"{recipe.slivers:g}")
    if recipe.decimal not in (".", ","):
        message = text("Das Dezimalzeichen ist „.“ oder „,“. Bitte berichtigen.")
        yield Problem("crosswalk-decimal", message, file, column="decimal", value=recipe.decimal)
    for one in recipe.since:
        yield from in_year(file, "since", one.period)
    yield from _of_the_level(city, recipe, file)


def _of_the_level(city: Declared, recipe: CrosswalkRecipe, file: str) -> Iterator[Problem]:
    if city.frame and any(one.id == recipe.level and one.stable for one in city.frame.levels):
        message = text("Diese Ebene hat in jedem Gebietsstand dieselben Gebiete; da gibt es nichts "
                       "umzurechnen. Bitte eine andere Ebene nennen.")
        yield Problem("crosswalk-level", message, file, column="level", value=recipe.level)
    steps = [(one.level, one.from_edition, one.to_edition) for one in city.recipes.values()
             if isinstance(one, CrosswalkRecipe) and one.id <= recipe.id]
    if steps.count((recipe.level, recipe.from_edition, recipe.to_edition)) > 1:
        message = text("Für diese Ebene und diese beiden Gebietsstände gibt es schon Gewichte. "
                       "Bitte eine der beiden Leseanleitungen entfernen.")
        yield Problem("duplicate-crosswalk", message, file, column="level", value=recipe.level)
