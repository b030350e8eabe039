"""Goals and measures of all plans in one table: by district, group, topic or goal, and time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.means import BINDING
from monitoring.core.planning.reach import reach_of
from monitoring.language import Words

ROWS = {
    "area": Words("Gebiete", "Districts"),
    "group": Words("Zielgruppen", "Target groups"),
    "topic": Words("Lebenslagen", "Life situations"),
    "goal": Words("Übergeordnete Ziele", "Goals above"),
    "indicator": Words("Indikatoren", "Indicators"),
}
COLUMNS = {"plan": Words("Fachpläne", "Specialist plans"), "year": Words("Jahre", "Years")}
Names = Callable[[Item], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """Goals and measures of a row and column."""

    goals: tuple[Item, ...]
    measures: tuple[Item, ...]

    @property
    def money(self) -> float:
        """Euros a year of the planned and running measures."""
        return sum(one.number("money") or 0.0 for one in self.measures
                   if one.text("state") in BINDING)


@dataclass(frozen=True, slots=True)
class Crossing:
    """
    Entries of each row by its id, and the ids of all columns in their order.

    `unplaced` counts the entries that have no row or no column.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, Sequence[Item]]
    unplaced: int
    across: Names

    def cells(self, row: str) -> dict[str, Cell]:
        """The cells of a row that have entries, by column."""
        found: dict[str, list[Item]] = {}
        for one in self.rows[row]:
            for column in self.across(one):
                found.setdefault(column, []).append(one)
        return {column: _cell(own) for column, own in found.items()}


def crossing(
    items: Sequence[Item], rows: Names, columns: Names, order: Sequence[str] = ()
) -> Crossing:
    """Entries by the names that `rows` and `columns` give; one with several counts in each."""
    found: dict[str, list[Item]] = {}
    seen: set[str] = set()
    unplaced = 0
    for one in items:
        down, across = list(rows(one)), list(columns(one))
        unplaced += not (down and across)
        if across:
            seen.update(across if down else ())
            for row in down:
                found.setdefault(row, []).append(one)
    named = [one for one in order if one in seen] + sorted(seen - set(order))
    return Crossing(tuple(named), found, unplaced, columns)


def row_names(kind: str, areas: Areas, city: City, register: Register) -> Names:
    """What names the rows that an entry stands in, for a key of `ROWS`; areas by position."""
    if kind == "area":
        reach = reach_of(register, areas)
        return lambda one: map(str, reach.places(one))
    if kind == "group":
        return lambda one: one.list("groups")
    if kind == "goal":
        return lambda one: _goals_above(one, register)
    if kind == "indicator":
        return lambda one: _given(one.text("indicator"))
    return lambda one: _given(_topic(one, city))


def column_names(kind: str, first: int, last: int) -> Names:
    """What names the columns that an entry stands in, for a key of `COLUMNS`."""
    if kind == "plan":
        return Item.plans
    return lambda one: _years(one, first, last)


def years_of(items: Iterable[Item], today: int, most: int = 8) -> tuple[int, int]:
    """The years to show: from the first start to the last end, at most so many around today."""
    given = [int(day[:4]) for one in items
             for name in ("start", "end", "deadline")
             if (day := one.text(name))[:4].isdigit()]
    first = max(min([*given, today]), today - 2)
    return first, min(max([*given, today]), first + most - 1)


def _years(item: Item, first: int, last: int) -> list[str]:
    """Years in which a measure runs, or the year of a goal's deadline."""
    if item.kind == "goal":
        year = item.text("deadline")[:4]
        return [year] if year.isdigit() and first <= int(year) <= last else []
    start, end = item.text("start")[:4], item.text("end")[:4]
    if not start.isdigit():
        return []
    until = int(end) if end.isdigit() else last
    return [str(one) for one in range(max(int(start), first), min(until, last) + 1)]


def _goals_above(item: Item, register: Register) -> list[str]:
    """Ids of the goals that an entry directly serves: a measure's own, a goal's parent."""
    names = item.list("goals") if item.kind == "measure" else _given(item.text("parent"))
    return [one for one in names if register.get("goal", one)]


def _topic(item: Item, city: City) -> str:
    declared = city.indicators.get(item.text("indicator"))
    return item.text("topic") or (declared.domain if declared else "")


def _given(name: str) -> list[str]:
    return [name] if name else []


def _cell(items: list[Item]) -> Cell:
    return Cell(tuple(one for one in items if one.kind == "goal"),
                tuple(one for one in items if one.kind == "measure"))
