"""Which columns of a table hold which figures, by its recipe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from monitoring.core.recipe import Figure, ObservationsRecipe

YEAR = "{year}"
PATTERN = r"(\d{4})"
# The dimension of a column that holds breakdowns as `breakdown_text` writes them.
ALL_PARTS = "*"


def needed(recipe: ObservationsRecipe, given: str = "") -> list[str]:
    """Every column that the recipe names, in its order, each once; those with {year} as written."""
    places = (recipe.period.column if not given else "", recipe.level.column)
    single = [recipe.area, recipe.indicator, *places, recipe.status, *recipe.breakdown.values()]
    single += [recipe.value, recipe.numerator, recipe.denominator]
    for rule in recipe.status_by:
        single += [rule.column, *rule.columns]
    for either in recipe.missing_when:
        single += either.columns
    for figure in recipe.columns:
        single += [*figure.cells(), *figure.where]
    return [one for one in dict.fromkeys(single) if one]


def has_years_across(recipe: ObservationsRecipe) -> bool:
    """Whether the years stand above the columns."""
    return any(YEAR in cell for figure in recipe.columns for cell in figure.cells())


def absent(recipe: ObservationsRecipe, columns: Sequence[str], given: str = "") -> list[str]:
    """Columns that the recipe needs and the table lacks."""
    return [name for name in needed(recipe, given)
            if not any(fits(name, column) for column in columns)]


def fits(name: str, column: str) -> str:
    """The column's year where {year} stands in a name; the name where both are the same."""
    if YEAR not in name:
        return name if name == column else ""
    head, *rest = map(re.escape, name.split(YEAR))
    match = re.fullmatch(head + PATTERN + r"\1".join(rest), column)
    return match.group(1) if match else ""


def on_sheet(recipe: ObservationsRecipe, sheet: str) -> bool:
    """Whether the recipe reads this sheet; one without a sheet reads any."""
    return not recipe.sheet or bool(fits(recipe.sheet, sheet))


def figures(recipe: ObservationsRecipe, columns: Sequence[str]) -> Iterator[tuple[Figure, str]]:
    """Every figure with the columns that it is read from, and its year where that stands above."""
    for figure in recipe.columns:
        names = {name: getattr(figure, name) for name in ("value", "numerator", "denominator")}
        if not any(YEAR in name for name in names.values()):
            yield figure, ""
            continue
        years: dict[str, dict[str, str]] = {}
        for part, name in names.items():
            for column in columns if YEAR in name else ():
                if year := fits(name, column):
                    years.setdefault(year, {})[part] = column
        wanted = [part for part, name in names.items() if YEAR in name]
        for year, found in sorted(years.items()):
            if len(found) == len(wanted):
                value, top, base = (found.get(part, names[part]) for part in names)
                yield replace(figure, value=value, numerator=top, denominator=base), year


def ignored(recipe: ObservationsRecipe, column: str) -> bool:
    """Whether the recipe says that a column is deliberately not read."""
    # Brackets in a heading are no pattern: "Anteil [%]".
    return column in recipe.ignored or any(
        fnmatchcase(column, pattern.replace("[", "[[]")) for pattern in recipe.ignored)


def breakdown_text(parts: Mapping[str, str]) -> str:
    """Parts of an indicator as one text, such as "age=0-5;sex=w"; "" is the whole."""
    return ";".join(f"{name}={word}" for name, word in sorted(parts.items()) if word)


def breakdown_parts(words: str) -> dict[str, str]:
    """The parts of a breakdown that was written as one text."""
    pairs = (part.partition("=") for part in words.split(";") if part)
    return {name: word for name, _, word in pairs}
