"""Recipes for an opened file: those of the city that fit, and one proposed from the file itself."""

from __future__ import annotations

from fnmatch import fnmatch

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.problem import Problem, errors
from monitoring.core.proposal import Proposal, proposed
from monitoring.core.reading_plan import absent
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import text
from monitoring.storage.opened import Opened, TableRefused, open_question


def fitting(found: Opened, city: City) -> list[ObservationsRecipe]:
    """Recipes of the city whose columns a table of the file has; those of its name first."""
    recipes = [one for one in city.recipes.values() if isinstance(one, ObservationsRecipe)]
    fit = [
        one for one in recipes
        if any(not absent(one, list(table.columns)) for table in found.tables
               if one.sheet in ("", table.sheet))
    ]
    return sorted(fit, key=lambda one: not _named(found, one))


def _named(found: Opened, recipe: ObservationsRecipe) -> bool:
    return bool(recipe.files) and fnmatch(found.name, recipe.files.rpartition("/")[2])


def proposals(
    found: Opened, city: City, areas: Areas | None, period: str = ""
) -> list[Proposal]:
    """One proposal for every table of the file."""
    made = []
    on_sheet: dict[str, int] = {}
    sheets = [table.sheet for table in found.tables]
    for table in found.tables:
        on_sheet[table.sheet] = on_sheet.get(table.sheet, 0) + 1
        form = {
            "sheet": table.sheet if len(set(sheets)) > 1 else "",
            "table": str(on_sheet[table.sheet] if sheets.count(table.sheet) > 1 else 0),
            "encoding": found.upload.encoding, "delimiter": found.upload.delimiter,
        }
        made.append(proposed(table, city, areas, form, period))
    return made


def recipe_by_itself(
    found: Opened, city: City, areas: Areas | None, period: str = ""
) -> ObservationsRecipe:
    """
    The one recipe that reads the file, without asking anybody.

    Raises TableRefused with everything that is open: nothing is guessed.
    """
    if found.upload.refused or not found.tables:
        raise TableRefused(*(errors(found.problems) or found.problems))
    if found.personal:
        raise TableRefused(*found.personal)
    known = fitting(found, city)
    named = [one for one in known if _named(found, one)]
    if len(named or known) == 1:
        return (named or known)[0]
    made = proposals(found, city, areas, period)
    clear = [one for one in made if not one.questions and not _doubts(found, one)]
    if len(clear) == 1:
        return clear[0].recipe
    if len(clear) > 1:
        sheets = ", ".join(one.table.sheet or text("ohne Namen") for one in clear)
        message = text("Mehrere Tabellen dieser Datei lassen sich lesen: {sheets}. Bitte eine "
                       "Leseanleitung je Tabelle anlegen.", sheets=sheets)
        raise TableRefused(Problem("table-choice", message, found.name))
    asked = [*found.questions, *(made[0].questions if len(made) == 1 else _best(made).questions)]
    raise TableRefused(*errors(found.problems), *(open_question(found.name, one) for one in asked))


def _doubts(found: Opened, one: Proposal) -> bool:
    """Whether the file or its sheet leaves something open that the proposal depends on."""
    used = {name for name, use in one.uses.items() if use.use not in ("ignored", "open")}
    return any(
        question.sheet in ("", one.table.sheet)
        and (not question.id.startswith("decimal") or question.column in used)
        for question in found.questions
    )


def _best(made: list[Proposal]) -> Proposal:
    return min(made, key=lambda one: len(one.questions))
