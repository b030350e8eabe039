"""A recipe proposed from a table itself; what cannot be told is asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.coded import coded
from monitoring.core.proposal.columns import column_uses
from monitoring.core.proposal.editions import edition_of
from monitoring.core.proposal.exports import (
    frame_of_export,
    is_export,
    only_sources,
    uses_of_export,
)
from monitoring.core.proposal.periods import period_place, written_period
from monitoring.core.proposal.places import AreaColumn, area_columns
from monitoring.core.proposal.twins import without_twins
from monitoring.core.proposal.uses import ColumnUse, Frame, Use, recipe_of
from monitoring.core.proposal.words import Names, bare, without_year
from monitoring.core.question import Question
from monitoring.core.recipe import AreaBy, ObservationsRecipe, Place
from monitoring.core.signs import DEFAULT, signs_of
from monitoring.core.source_table import SourceTable
from monitoring.core.status import Status
from monitoring.language import Words, text

FIGURES = (Use.value, Use.numerator, Use.denominator)
# From this part of its cells on a column of numbers is one of keys.
SURE = 0.9


@dataclass(frozen=True, eq=False)
class Proposal:
    """
    How a table could be read: what holds for the whole of it, and the use of each column.

    A settled one needs no answers about how its numbers are written.
    """

    table: SourceTable
    frame: Frame
    uses: Mapping[str, ColumnUse]
    questions: tuple[Question, ...]
    settled: bool = False

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
    if is_export(table):
        return _of_export(table, city, areas, form or {})
    places = area_columns(table, areas) if areas else []
    uses: dict[str, ColumnUse] = {}
    if places:
        uses[places[0].column] = ColumnUse(Use.area)
        # Figures may look like keys by chance, and must not get lost.
        uses |= {one.column: ColumnUse(Use.ignored) for one in places if one.column not in uses
                 and (table.holds.get(one.column) != "numbers" or one.share >= SURE)}
    place = Place(fixed=period) if period else period_place(table)
    if place.column and place.column not in uses:
        uses[place.column] = ColumnUse(Use.period)
    uses, twins = without_twins(table, city, column_uses(table, city, uses))
    frame, asked = _frame(table, places, uses, form or {}, place)
    if places and areas:
        years = (period,) if period else written_period(table)[1]
        edition = edition_of(table, city, areas, places[0], uses, frame.period, years)
        frame = replace(frame, edition=edition)
    return Proposal(table, frame, uses, (*asked, *twins, *_open(table, city, uses, twins)))


def _of_export(
    table: SourceTable, city: City, areas: Areas | None, form: Mapping[str, str]
) -> Proposal:
    uses = uses_of_export(table)
    own = [one for one in area_columns(table, areas) if one.column == "area"] if areas else []
    edition = edition_of(table, city, areas, own[0], uses, Place(column="period"), ()) if (
        own and areas) else ""
    frame = replace(
        frame_of_export(), edition=edition, status_by=only_sources(),
        sheet=form.get("sheet", table.sheet), table=int(form.get("table", "0")),
        encoding=form.get("encoding", ""), delimiter=form.get("delimiter", ""),
    )
    return Proposal(table, frame, uses, (), settled=True)


def _frame(
    table: SourceTable, places: list[AreaColumn], uses: Mapping[str, ColumnUse],
    form: Mapping[str, str], place: Place,
) -> tuple[Frame, list[Question]]:
    asked = []
    if not places:
        asked.append(_which_area(table))
    if not _has(uses, Use.period):
        place = replace(place, column="", first=0)
    if place == Place() and not any(one.year for one in uses.values()):
        found, years = written_period(table, (
            name for name, one in uses.items() if one.use in (*FIGURES, Use.open)))
        place = found or Place()
        if found is None:
            asked.append(_which_period(table, years))
    best = places[0] if places else AreaColumn("", "", "", AreaBy.id, 0, 0.0, 0)
    styles = {(one.decimal, one.thousands) for name, one in table.styles.items()
              if name in uses and uses[name].use in FIGURES and one.decimal}
    decimal, thousands = next(iter(styles)) if len(styles) == 1 else ("", "")
    level = "" if _has(uses, Use.level) else best.level
    label = _label(table)
    return Frame(
        _id(table), Words(label, label), level, "", best.by, best.digits, place,
        form.get("sheet", table.sheet), int(form.get("table", "0")),
        form.get("encoding", ""), form.get("delimiter", ""), decimal, thousands,
        _signs(table), {},
    ), asked


def _stem(table: SourceTable) -> str:
    return re.sub(r"\.\w{2,4}(?:\.gz)?$", "", table.file)


def _label(table: SourceTable) -> str:
    """The first line of the title, or the name of the file, without the year."""
    first = table.title.partition("\n")[0]
    words = without_year(first).strip(" ,;:-–_()")[:120] or _stem(table).replace("_", " ")
    return " ".join(without_year(words).split()) or table.file


def _id(table: SourceTable) -> str:
    """An id from the name of the file, without the year, so that next year's file has the same."""
    stem = _stem(table)
    found = re.sub(r"(?<!\d)(?:19|20)\d\d(?:h\d)?(?!\d)", "", stem)
    found = re.sub(r"[^a-z0-9]+", "_", bare(found)).strip("_")
    return found or "tabelle"


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
    table: SourceTable, city: City, uses: Mapping[str, ColumnUse], asked: Sequence[Question]
) -> list[Question]:
    """One question for every column of figures that nobody can tell."""
    names = Names(city.indicators)
    asked_already = {one.column for one in asked}
    found = [
        Question(
            f"column:{name}",
            text("Was steht in der Spalte „{column}“? Sie lässt sich keinem Indikator der Stadt "
                 "sicher zuordnen.", column=name),
            (*(names.near(name) or names.near(table.title)), text("wird nicht übernommen")),
            table.sheet, name, tuple(coded(table.columns[name]).texts[:3]),
        )
        for name, one in uses.items() if one.use is Use.open and name not in asked_already
    ]
    figures = {one.use for one in uses.values()}
    whole = Use.value in figures or {Use.numerator, Use.denominator} <= figures
    if not found and not asked and not whole:
        message = text("Keine Spalte hält Zahlen eines Indikators dieser Stadt. Bitte die "
                       "Überschriften prüfen oder die Spalten selbst zuordnen.")
        found.append(Question("columns", message, tuple(city.indicators)[:20], table.sheet))
    return found
