"""Names of areas that a table can mean: those of the editions that hold in its years."""

from __future__ import annotations

import re

from monitoring.core.area import Areas
from monitoring.core.area_names import Names
from monitoring.core.city import City
from monitoring.core.coded import coded
from monitoring.core.reading_plan import figures
from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.source_table import SourceTable
from monitoring.core.table_keys import year_in


def names_for(
    table: SourceTable, recipe: ObservationsRecipe, city: City, areas: Areas, given: str = ""
) -> Names:
    """
    Ids by name on the level of the recipe.

    A name that is another area in another of these editions stands for several ids.
    """
    level = recipe.level.fixed
    known = areas.editions_of(level)
    held = {recipe.edition} if recipe.edition else {
        city.edition_for(year) for year in _years(table, recipe, given) if year_in(year)}
    chosen = [one for one in known if one in held or not one] or list(known[-1:])
    pairs = {(areas.ids[at], areas.names[at]): None
             for edition in chosen for at in areas.on_level(level, edition).tolist()}
    return Names(pairs)


def _years(table: SourceTable, recipe: ObservationsRecipe, given: str) -> set[str]:
    """The years of a table, as far as its recipe says where they stand."""
    if given:
        return {given}
    place = recipe.period
    found = {place.fixed}
    if place.column in table.columns:
        cells = coded(table.columns[place.column]).texts
        found |= {year_in(one[: place.first or None]) for one in cells}
    about = "\n".join((table.sheet, table.title, *table.notes))
    for pattern, written in ((place.file, table.file), (place.title, about)):
        match = re.search(pattern, written) if pattern else None
        found.add(match[1] or "" if match else "")
    own = {str(int(one) + place.offset) for one in found if one.isdigit()}
    return own | {year for _, year in figures(recipe, list(table.columns)) if year}
