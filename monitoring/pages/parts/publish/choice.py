"""What the statistician has said about her table, and a proposal that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from monitoring.core.proposal import FIGURES, Proposal
from monitoring.core.proposal.uses import ColumnUse, Frame, Use
from monitoring.core.question import Question
from monitoring.core.recipe import Place
from monitoring.language import text

# A table has one column of each of these.
SINGLE = (Use.area, Use.period, Use.level, Use.indicator, Use.sign)
OF_THE_FILE = ("encoding", "delimiter")


@dataclass(frozen=True)
class Choice:
    """
    Her words about one file.

    `recipe` is the id of a recipe of the city, "" for a proposal made from the table, None while
    she has not chosen; `table` is the place among the tables of the file; `answers` are those to
    the reader's questions; `uses` and `frame` change the proposal.
    """

    recipe: str | None = None
    table: int | None = None
    period: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    uses: Mapping[str, ColumnUse] = field(default_factory=dict)
    frame: Mapping[str, Any] = field(default_factory=dict)

    def of_table(self, table: int) -> Choice:
        """The same about another table of the file, whose columns are others."""
        return replace(self, table=table, uses={}, frame={})


def adapted(one: Proposal, choice: Choice) -> Proposal:
    """The proposal as she wants it, with the questions that are still open."""
    uses = {name: choice.uses.get(name, use) for name, use in one.uses.items()}
    answers = {name: word for name, word in choice.answers.items() if name not in OF_THE_FILE}
    frame = replace(one.frame, **{"answers": answers, **choice.frame})
    return Proposal(one.table, frame, uses, tuple(_open(one, frame, uses)))


def with_use(uses: Mapping[str, ColumnUse], names: tuple[str, ...], use: ColumnUse) -> dict[
    str, ColumnUse
]:
    """The uses of all columns when these columns get another one; a single use moves."""
    found = dict(uses)
    if use.use in SINGLE:
        for name, one in uses.items():
            if one.use is use.use:
                found[name] = ColumnUse(Use.ignored)
    for name in names:
        found[name] = replace(use, year=uses[name].year, part=use.part or uses[name].part)
    return found


def _open(one: Proposal, frame: Frame, uses: Mapping[str, ColumnUse]) -> list[Question]:
    """Questions of the proposal that its uses do not answer, and new ones that they raise."""
    known = {question.id: question for question in one.questions}
    sheet = one.table.sheet
    found = []
    if not _has(uses, Use.area):
        found.append(known.get("area", Question(
            "area", text("Welche Spalte nennt die Gebiete?"), tuple(uses), sheet)))
    elif not frame.level and not _has(uses, Use.level):
        found.append(Question("level", text("Zu welcher Ebene gehören die Gebiete?"), (), sheet))
    if not has_period(frame, uses):
        found.append(known.get("period", Question(
            "period", text("Für welches Jahr gelten die Zahlen?"), (), sheet)))
    open_ones = [name for name, use in uses.items() if undecided(use, uses)]
    for name in open_ones:
        found.append(known.get(f"column:{name}", Question(
            f"column:{name}", text("Was steht in der Spalte „{column}“?", column=name), (), sheet,
            name)))
    if not open_ones and not any(use.use in FIGURES for use in uses.values()):
        found.append(known.get("columns", Question(
            "columns", text("Noch ist keine Spalte mit Zahlen einem Indikator zugeordnet."), (),
            sheet)))
    return found


def undecided(use: ColumnUse, uses: Mapping[str, ColumnUse]) -> bool:
    """Whether nobody has said yet what a column is, or of which indicator, or by what it parts."""
    if use.use in FIGURES:
        return not use.indicator and not _has(uses, Use.indicator)
    return use.use is Use.open or (use.use is Use.breakdown and not use.dimension)


def has_period(frame: Frame, uses: Mapping[str, ColumnUse]) -> bool:
    """Whether the table says for which years its figures are."""
    return (frame.period != Place() or _has(uses, Use.period)
            or any(one.year and one.use is not Use.ignored for one in uses.values()))


def _has(uses: Mapping[str, ColumnUse], use: Use) -> bool:
    return any(one.use is use for one in uses.values())
