"""A recipe proposed from a table itself; what cannot be told is asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.coded import coded
from monitoring.core.proposal.columns import column_uses
from monitoring.core.proposal.periods import period_column, written_period
from monitoring.core.proposal.places import AreaColumn, area_columns
from monitoring.core.proposal.uses import ColumnUse, Frame, Use, recipe_of
from monitoring.core.proposal.words import Names, bare
from monitoring.core.question import Question
from monitoring.core.recipe import AreaBy, ObservationsRecipe, Place
from monitoring.core.signs import DEFAULT, signs_of
from monitoring.core.source_table import SourceTable
from monitoring.core.status import Status
from monitoring.core.table_keys import year_in
from monitoring.language import Words, text

FIGURES = (Use.value, Use.numerator, Use.denominator)


@dataclass(frozen=True, eq=False)
class Proposal:
    """How a table could be read: what holds for the whole of it, and the use of each column."""

    table: SourceTable
    frame: Frame
    uses: Mapping[str, ColumnUse]
    questions: tuple[Question, ...]

    @property
    def recipe(self) -> ObservationsRecipe:
        """The recipe as far as it is known."""
        return recipe_of(self.frame, self.uses)


def proposed(
    table: SourceTable, city: City, areas: Areas | None, form: Mapping[str, str] | None = None,
    period: str = "",
) -> Proposal:
    """
    The proposal for one table; `form` are encoding, delimiter and place of the table.

    A period that is given is not looked for in the table.
    """
    places = area_columns(table, areas) if areas else []
    uses: dict[str, ColumnUse] = {}
    if places:
        uses[places[0].column] = ColumnUse(Use.area)
        uses |= {one.column: ColumnUse(Use.ignored) for one in places if one.column not in uses}
    column = period_column(table) if not period else ""
    if column and column not in uses:
        uses[column] = ColumnUse(Use.period)
    uses = column_uses(table, city, uses)
    frame, asked = _frame(table, city, places, uses, form or {}, period)
    return Proposal(table, frame, uses, (*asked, *_open(table, city, uses)))


def _frame(
    table: SourceTable, city: City, places: list[AreaColumn], uses: Mapping[str, ColumnUse],
    form: Mapping[str, str], period: str,
) -> tuple[Frame, list[Question]]:
    asked = []
    if not places:
        asked.append(_which_area(table))
    place = Place(fixed=period)
    if not period and not _has(uses, Use.period) and not any(one.year for one in uses.values()):
        found, years = written_period(table)
        place = found or Place()
        if found is None:
            asked.append(_which_period(table, years))
    best = places[0] if places else AreaColumn("", "", "", AreaBy.id, 0, 0.0, 0)
    styles = {(one.decimal, one.thousands) for name, one in table.styles.items()
              if name in uses and uses[name].use in FIGURES and one.decimal}
    decimal, thousands = next(iter(styles)) if len(styles) == 1 else ("", "")
    level = "" if _has(uses, Use.level) else best.level
    return Frame(
        _id(table), Words(table.title or table.file, table.title or table.file), level,
        _edition(city, best, table, uses, period), best.by, best.digits, place,
        form.get("sheet", table.sheet), int(form.get("table", "0")),
        form.get("encoding", ""), form.get("delimiter", ""), decimal, thousands,
        _signs(table), {},
    ), asked


def _id(table: SourceTable) -> str:
    """An id from the name of the file, without the year, so that next year's file has the same."""
    stem = re.sub(r"\.\w{2,4}(?:\.gz)?$", "", table.file)
    found = re.sub(r"(?<!\d)(?:19|20)\d\d(?:h\d)?(?!\d)", "", stem)
    found = re.sub(r"[^a-z0-9]+", "_", bare(found)).strip("_")
    return found or "tabelle"


def _edition(
    city: City, best: AreaColumn, table: SourceTable, uses: Mapping[str, ColumnUse], period: str
) -> str:
    """The edition that the ids are of, unless it is the one that holds in each period anyway."""
    if not best.edition:
        return ""
    column = next((name for name, one in uses.items() if one.use is Use.period), "")
    years = {year_in(one) for one in coded(table.columns[column]).texts} if column else set()
    years |= {one.year for one in uses.values()} | {period}
    if not years - {""}:
        years = set(written_period(table)[1])
    own = {city.edition_for(one) for one in years if one}
    return "" if best.edition in own or not own else best.edition


def _signs(table: SourceTable) -> dict[str, Status]:
    """Signs by custom, and what the table's own legend says of them."""
    return {**DEFAULT, **signs_of(table.legend)}


def _has(uses: Mapping[str, ColumnUse], use: Use) -> bool:
    return any(one.use is use for one in uses.values())


def _which_area(table: SourceTable) -> Question:
    return Question(
        "area",
        text("Welche Spalte nennt die Gebiete? Keine enthält Kennungen oder Namen, die zu dieser "
             "Stadt passen."),
        tuple(table.columns), table.sheet,
    )


def _which_period(table: SourceTable, years: tuple[str, ...]) -> Question:
    return Question(
        "period", text("Für welches Jahr gelten die Zahlen? Die Tabelle sagt es nicht eindeutig."),
        years, table.sheet, evidence=(table.title[:200],),
    )


def _open(
    table: SourceTable, city: City, uses: Mapping[str, ColumnUse]
) -> list[Question]:
    """One question for every column of figures that nobody can tell."""
    names = Names(city.indicators)
    asked = [
        Question(
            f"column:{name}",
            text("Was steht in der Spalte „{column}“? Kein Indikator der Stadt heißt so.",
                 column=name),
            (*names.near(name), text("wird nicht übernommen")), table.sheet, name,
            tuple(coded(table.columns[name]).texts[:3]),
        )
        for name, one in uses.items() if one.use is Use.open
    ]
    if not asked and not any(one.use in FIGURES for one in uses.values()):
        message = text("Keine Spalte hält Zahlen eines Indikators dieser Stadt. Bitte die "
                       "Überschriften prüfen oder die Spalten selbst zuordnen.")
        asked.append(Question("columns", message, tuple(city.indicators)[:20], table.sheet))
    return asked
