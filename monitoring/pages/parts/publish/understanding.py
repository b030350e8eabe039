"""What is understood of a file: its tables, the recipe that reads one of them, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch

from monitoring.core.city import City
from monitoring.core.observations import Observations, no_observations
from monitoring.core.problem import Problem
from monitoring.core.proposal import FIGURES, Proposal
from monitoring.core.question import Question
from monitoring.core.reading_plan import has_years_across
from monitoring.core.recipe import ObservationsRecipe, Place
from monitoring.core.source_table import SourceTable
from monitoring.language import text
from monitoring.pages.parts.publish.choice import Choice, adapted
from monitoring.storage.opened import Opened, TableRefused, open_question, table_for
from monitoring.storage.proposing import fitting, proposals
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.sources import Delivery, SourceFile, add_table


@dataclass(frozen=True, eq=False)
class Understood:
    """
    A file as it would be read.

    `recipe` is None while nobody has chosen one; `proposal` is set where the recipe was made from
    the table, which is the one at `place`. `questions` must be answered before it is checked.
    """

    opened: Opened
    recipes: tuple[ObservationsRecipe, ...]
    recipe: ObservationsRecipe | None = None
    proposals: tuple[Proposal, ...] = ()
    place: int = 0
    proposal: Proposal | None = None
    questions: tuple[Question, ...] = ()
    table: SourceTable | None = None
    delivery: Delivery | None = None
    rows: Observations = field(default_factory=no_observations)

    @property
    def refused(self) -> bool:
        """Whether the file holds nothing that may be read."""
        return self.opened.upload.refused or not self.opened.tables or bool(self.opened.personal)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the table, before it is compared with the release."""
        return self.delivery.problems if self.delivery else self.opened.problems


def chosen_recipe(found: Opened, city: City, choice: Choice) -> str | None:
    """Id of the recipe to read with: the chosen one, or the only one that can be meant."""
    if choice.recipe is not None:
        return choice.recipe
    fits = fitting(found, city)
    named = [one for one in fits if one.files and fnmatch(found.name, _file_name(one))]
    likely = named or fits
    if len(likely) > 1:
        return None
    return likely[0].id if likely else ""


def _file_name(recipe: ObservationsRecipe) -> str:
    return recipe.files.rpartition("/")[2]


def understood(
    found: Opened, content: bytes, snapshot: Snapshot, city: City, choice: Choice
) -> Understood:
    """The file read by the chosen recipe, or as far as it can be without asking."""
    fits = tuple(fitting(found, city))
    if found.upload.refused or found.personal or not found.tables:
        return Understood(found, fits)
    name = chosen_recipe(found, city, choice)
    if name is None:
        return Understood(found, fits)
    recipe = city.recipes.get(name)
    if isinstance(recipe, ObservationsRecipe):
        base = Understood(found, fits, recipe, questions=_of_the_year(recipe, choice))
        return _read(base, content, snapshot, city, choice.period)
    made = tuple(proposals(found, city, snapshot.cube.areas, choice.period))
    place = choice.table if choice.table is not None else _clearest(made)
    one = adapted(made[place], choice)
    asked = (*_of_the_file(found, one), *one.questions)
    base = Understood(found, fits, one.recipe, made, place, one, asked, one.table)
    return _read(base, content, snapshot, city, choice.period)


def without_year(recipe: ObservationsRecipe) -> bool:
    """Whether a recipe leaves the year to the person who loads the table."""
    return recipe.period == Place() and not has_years_across(recipe)


def _of_the_year(recipe: ObservationsRecipe, choice: Choice) -> tuple[Question, ...]:
    if choice.period or not without_year(recipe):
        return ()
    return (Question("period", text("Für welches Jahr gelten die Zahlen?"), ()),)


def _read(
    base: Understood, content: bytes, snapshot: Snapshot, city: City, period: str
) -> Understood:
    """The observations of the table, and the questions that keep it from being read."""
    found, recipe, asked = base.opened, base.recipe, base.questions
    assert recipe is not None
    delivery = Delivery()
    delivery.add_file(found.name, SourceFile(None, recipe.id, found.fingerprint, content))
    try:
        table = table_for(found, recipe, period)
    except TableRefused as refused:
        more = tuple(one for one in found.questions
                     if open_question(found.name, one) in refused.problems and one not in asked)
        if not asked and not more:
            delivery.problems += refused.problems
        return replace(base, questions=(*asked, *more), delivery=delivery)
    if not recipe.area or not (recipe.columns or recipe.indicator):
        return replace(base, table=table)
    rows = add_table(delivery, found, recipe, city, period, snapshot.cube.areas)
    delivery.take(rows)
    return replace(base, table=table, delivery=delivery, rows=rows)


def _clearest(made: Sequence[Proposal]) -> int:
    """The place of the table that leaves least open; where nothing is known, of the largest."""
    def doubt(place: int) -> tuple[bool, bool, int]:
        one = made[place]
        known = any(use.use in FIGURES for use in one.uses.values())
        located = not any(question.id == "area" for question in one.questions)
        size = len(one.table) * len(one.uses)
        return not located, not known, len(one.questions) if known else -size

    return min(range(len(made)), key=doubt)


def _of_the_file(found: Opened, one: Proposal) -> list[Question]:
    """Questions about the file and the sheet on which a proposal depends."""
    decided = {name for name, use in one.uses.items() if use.use not in ("ignored", "open")}
    return [
        question for question in found.questions
        if question.sheet in ("", one.table.sheet)
        and _about(question, one.frame.table)
        and (not question.id.startswith("decimal") or question.column in decided)
    ]


def _about(question: Question, table: int) -> bool:
    """Whether a question is about this table of its sheet; later tables are numbered."""
    number = question.id.rpartition("#")[2] if "#" in question.id else ""
    return not table or not question.sheet or number == (str(table) if table > 1 else "")

