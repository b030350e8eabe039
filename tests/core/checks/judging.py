"""Small tables as the whole path judges them, without files, child processes or a store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.checks import Checked, checked
from monitoring.core.city import City, ProtectionRule
from monitoring.core.completed import completed
from monitoring.core.cube import Cube
from monitoring.core.findings import once
from monitoring.core.grid import Grid, text_grid
from monitoring.core.indicator import Indicator
from monitoring.core.problem import Problem
from monitoring.core.recipe import Figure, ObservationsRecipe, Place
from monitoring.core.signs import DEFAULT
from monitoring.core.table_shape import shape_of
from monitoring.core.vocabulary import Kind
from monitoring.language import Words
from monitoring.storage.city import city_in
from monitoring.storage.opened import Opened
from monitoring.storage.reading.cell_kinds import kinds_of
from monitoring.storage.reading.upload import Upload
from monitoring.storage.sources import Delivery, add_table
from tests.conftest import MUSTERSTADT

THIS_YEAR = 2024
NAMES = {
    "0101": "Altstadt", "0102": "Hafen", "0103": "Bergstraße", "0201": "Neustadt",
    "0202": "Am Ring", "0203": "Heide", "0204": "Südpark", "0205": "Seeufer",
}
# Until 2019 there was 0203; from 2020 on there is 0204, and 0205 from 2022 on.
OLD = ("0101", "0102", "0103", "0201", "0202", "0203")
NEW = ("0101", "0102", "0103", "0201", "0202", "0204", "0205")


def _areas() -> Areas:
    rows = [(one, NAMES[one], "viertel", "2015", one[:2], "", "") for one in OLD]
    rows += [(one, NAMES[one], "viertel", "2020", one[:2], "2022" if one == "0205" else "",
              "2015" if one in OLD else "") for one in NEW]
    rows += [("01", "Nord", "bezirk", "", "musterstadt", "", ""),
             ("02", "Süd", "bezirk", "", "musterstadt", "", ""),
             ("musterstadt", "Musterstadt", "stadt", "", "", "", "")]
    columns = ["area", "name", "level", "edition", "parent", "since", "continues"]
    table = pd.DataFrame(rows, columns=columns, dtype=str)
    return areas_from(table, ["viertel", "bezirk", "stadt"])


def _city() -> City:
    """The tiny city with figures of every kind, and one source that protects small numbers."""
    city = city_in(MUSTERSTADT)
    count = city.indicators["bev_ew"]
    share = replace(city.indicators["arb_quote"], official=())
    own = (
        count, city.indicators["bev_u18_anz"], share, city.indicators["ein_mittel"],
        _like(count, "hilfen", "Hilfen", protection="amt"),
        _like(share, "quote", "Quote", protection="amt"),
        _like(share, "zufrieden", "Zufriedene", multiplier=1.0),
        _like(share, "dichte", "Dichte", kind=Kind.rate, multiplier=1000.0),
        _like(count, "saldo", "Saldo", kind=Kind.balance),
    )
    indicators: dict[str, Indicator] = {one.id: one for one in own}
    rules = {**city.frame.protection,
             "amt": ProtectionRule(Words("Amt: ab 3 Fällen", "Office: from 3 cases"), 3, 20)}
    return replace(city, indicators=indicators, frame=replace(city.frame, protection=rules),
                   recipes={}, plans={})


def _like(one: Indicator, name: str, label: str, **changes: object) -> Indicator:
    words = Words(label, label)
    return replace(one, id=name, label=words, short=words, **changes)  # type: ignore[arg-type]


AREAS, CITY = _areas(), _city()
WIDE = ObservationsRecipe(
    id="t", label=Words("Tabelle", "Table"), area="gebiet", period=Place(column="jahr"),
    level=Place(fixed="viertel"), edition_by_period=True, delimiter=";", decimal=",",
    thousands=".", signs=DEFAULT, columns=(Figure("bev_ew", "einwohner"),),
)


@dataclass(frozen=True)
class Judged:
    """What was said about a table, and its observations."""

    problems: list[Problem]
    checked: Checked

    @property
    def said(self) -> list[tuple[str, int | None, str, str]]:
        """Rule, row, column and value of all errors and warnings."""
        return [(one.rule, one.row, one.column, one.value) for one in self.problems
                if one.severity != "note"]

    def noted(self, rule: str) -> list[tuple[str, int | None, str, str]]:
        """The same of the notes of one rule."""
        return [(one.rule, one.row, one.column, one.value) for one in self.problems
                if (one.rule, one.severity) == (rule, "note")]

    @property
    def cube(self) -> Cube:
        """What a release of the table would hold."""
        return self.checked.case.after


def opened_text(
    content: str, name: str = "t.csv", answers: Mapping[str, str] = MappingProxyType({})
) -> Opened:
    """A table of semicolons, opened as if a file had been read."""
    grid = text_grid([line.split(";") for line in content.strip("\n").split("\n")])
    grid = Grid(grid.sheet, grid.columns, tuple(map(kinds_of, grid.columns)), grid.rows)
    upload = Upload(name, "text", "utf-8", ";", (grid,))
    return Opened(name, upload, (shape_of(grid, answers),), "")


def judged(
    content: str | Sequence[str], recipe: ObservationsRecipe = WIDE, before: str = "",
    city: City = CITY, period: str = "", areas: Areas | None = AREAS,
) -> Judged:
    """What is said about one or several tables; `before` is the table of the release."""
    release = judged(before, recipe, city=city, period=period).cube if before else None
    delivery = Delivery()
    for number, one in enumerate([content] if isinstance(content, str) else content, 1):
        name = "t.csv" if number == 1 else f"t{number}.csv"
        found = opened_text(one, name, recipe.answers)
        delivery.take(add_table(delivery, found, recipe, city, period, areas))
    observed = delivery.observations
    known = np.array([one.indicator in city.indicators for one in observed.planes] or [False])
    rows = completed(observed.select(known[observed.plane]), city.indicators)
    files = ("", *(table.file for table in delivery.tables))
    result = checked(rows, areas or AREAS, city, release, tuple(delivery.tables), files, THIS_YEAR)
    return Judged(once([*delivery.problems, *result.problems]), result)
