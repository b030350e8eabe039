"""Recipes for an opened file: those of the city that fit, and one proposed from the file itself."""

from __future__ import annotations

from fnmatch import fnmatch

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.problem import Problem, errors
from monitoring.core.proposal import Proposal, proposed
from monitoring.core.proposal.uses import YEARS
from monitoring.core.question import Question
from monitoring.core.reading_plan import YEAR, absent, fits, on_sheet
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import text
from monitoring.storage.opened import (
    OF_COLUMN,
    Opened,
    TableRefused,
    about,
    open_question,
    table_for,
)


def fitting(found: Opened, city: City, period: str = "") -> list[ObservationsRecipe]:
    """Recipes of the city whose columns a table of the file has; those of its name first."""
    recipes = [one for one in city.recipes.values() if isinstance(one, ObservationsRecipe)]
    fit = [
        one for one in recipes
        if any(not absent(one, list(table.columns), period) for table in found.tables
               if on_sheet(one, table.sheet))
    ]
    return sorted(fit, key=lambda one: not _named(found, one))


def _named(found: Opened, recipe: ObservationsRecipe) -> bool:
    return bool(recipe.files) and fnmatch(found.name, recipe.files.rpartition("/")[2])


def proposals(
    found: Opened, city: City, areas: Areas | None, period: str = ""
) -> list[Proposal]:
    """One proposal for every table of the file."""
    made = []
    number: dict[str, int] = {}
    sheets = [table.sheet for table in found.tables]
    for table in found.tables:
        number[table.sheet] = number.get(table.sheet, 0) + 1
        form = {
            "sheet": _name_of(table.sheet, set(sheets)) if len(set(sheets)) > 1 else "",
            "table": str(number[table.sheet] if sheets.count(table.sheet) > 1 else 0),
            # What a person has said; anything else next year's file says itself.
            "encoding": found.answers.get("encoding", ""),
            "delimiter": found.answers.get("delimiter", ""),
        }
        made.append(proposed(table, city, areas, form, period))
    return made


def _name_of(sheet: str, sheets: set[str]) -> str:
    """The sheet for the recipe; a year in it is another one next year, if only one has any."""
    pattern = YEARS.sub(YEAR, sheet)
    return pattern if sum(bool(fits(pattern, one)) for one in sheets) == 1 else sheet


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
    known = fitting(found, city, period)
    likely = [one for one in known if _named(found, one)] or known
    if len(likely) == 1:
        return likely[0]
    if likely:
        message = text("Mehrere Leseanleitungen passen zu dieser Tabelle: {ids}. Bitte eine mit "
                       "--recipe nennen.", ids=", ".join(one.id for one in likely))
        raise TableRefused(Problem("recipe-choice", message, found.name))
    made = proposals(found, city, areas, period)
    clear = [one for one in made if not one.questions and not _doubts(found, one)]
    if len(clear) == 1:
        return clear[0].recipe
    if len(clear) > 1:
        sheets = ", ".join(one.table.sheet or text("ohne Namen") for one in clear)
        message = text("Mehrere Tabellen dieser Datei lassen sich lesen: {sheets}. Bitte eine "
                       "Leseanleitung je Tabelle anlegen.", sheets=sheets)
        raise TableRefused(Problem("table-choice", message, found.name))
    asked = [open_question(found.name, one) for one in found.questions]
    asked += [open_choice(found.name, one) for one in _best(made).questions]
    # A warning of the reader, such as broken umlauts, may be why nothing fits.
    doubts = [one for one in found.problems if one.severity != "note"]
    raise TableRefused(*doubts, *asked)


def left_out(found: Opened, recipe: ObservationsRecipe, period: str = "") -> list[Problem]:
    """A note for every other table of the file, so that none is lost in silence."""
    message = text("Diese Tabelle wird nicht gelesen. Soll sie geladen werden, bitte eine "
                   "Leseanleitung für sie anlegen.")
    read = table_for(found, recipe, period)
    return [
        Problem("unread-table", message, found.name, one.sheet, int(one.rows[0]) or None,
                value=one.title.partition("\n")[0][:120], severity="note")
        for one in found.tables if one is not read and len(one)
    ]


def open_choice(name: str, question: Question) -> Problem:
    """What a proposal leaves open, as the error that it is for publishing."""
    remedy = text("Bitte in einer Leseanleitung festlegen.")
    if question.id == "period":
        remedy = text("Bitte mit --period nennen oder in einer Leseanleitung festlegen.")
    message = text("{question} Möglich: {options}. {remedy}", question=question.message,
                   options=" · ".join(question.options), remedy=remedy)
    if not question.options:
        message = f"{question.message} {remedy}"
    return Problem("open-question", message, name, question.sheet, column=question.column)


def _doubts(found: Opened, one: Proposal) -> bool:
    """Whether the file or its sheet leaves something open that the proposal depends on."""
    used = {name for name, use in one.uses.items() if use.use not in ("ignored", "open")}
    for question in about(found, one.table):
        kind = question.id.partition(":")[0]
        if kind not in OF_COLUMN or (question.column in used and not one.settled):
            return True
    return False


def _best(made: list[Proposal]) -> Proposal:
    return min(made, key=lambda one: len(one.questions))
