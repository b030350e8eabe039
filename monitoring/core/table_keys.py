"""Area, level and period of every row of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.area_names import Names
from monitoring.core.city import City
from monitoring.core.coded import Coded, coded, fixed
from monitoring.core.findings import Findings
from monitoring.core.recipe import AreaBy, ObservationsRecipe
from monitoring.language import text

YEAR = re.compile(r"(?:18|19|20)\d\d")
ANY_YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)(\d{4})|(\d{4})-\d{2}(?:-\d{2})?(?:[T ].*)?")
UNKNOWN = ""


@dataclass(frozen=True, eq=False)
class Keys:
    """
    Keys of the rows of a table; a text is "" where it could not be told.

    `period` is None where the years stand above the columns.
    """

    area: Coded
    level: Coded
    period: Coded | None


class KeyReader:
    """Finds the keys as the recipe says; what it cannot find becomes a problem of the table."""

    def __init__(
        self, findings: Findings, recipe: ObservationsRecipe, city: City, names: Names | None
    ) -> None:
        self.findings, self.recipe, self.city, self.names = findings, recipe, city, names
        self.table = findings.table

    def keys(self, given: str, across: bool) -> Keys | None:
        """Keys of all rows; None if the table is of no known period."""
        period = None if across and not given else self._periods(given)
        if period is None and not (across and not given):
            return None
        level = self._levels()
        return Keys(self._areas(), level, period)

    def _areas(self) -> Coded:
        recipe, column = self.recipe, self.recipe.area
        found = coded(self.table.columns[column])
        if recipe.area_by is AreaBy.name:
            return self._named(found)
        if width := recipe.area_digits:
            found = found.map(lambda one: one.zfill(width) if one.isdigit() else one)
        return found

    def _named(self, found: Coded) -> Coded:
        """Ids by the names of areas; a name that fits no area or two of them is a problem."""
        column = self.recipe.area
        if self.names is None:
            message = text("Die Tabelle nennt Gebiete beim Namen, aber die Gebiete der Stadt sind "
                           "noch nicht geladen. Bitte zuerst die Umrisse laden.")
            self.findings.note("no-areas", message, column=column)
            return found.map(lambda _: UNKNOWN)
        fitting = {one: self.names.find(one) for one in found.texts}
        for name, ids in fitting.items():
            if len(ids) == 1 or not name:
                continue
            near = self.names.near(name)
            remedy = text("Gemeint ist vielleicht „{near}“.", near=near) if near else ""
            message = (
                text("Diesen Namen tragen mehrere Gebiete: {ids}. Bitte die Kennung statt des "
                     "Namens angeben.", ids=", ".join(ids)) if ids else
                text("Ein Gebiet dieses Namens gibt es nicht. Bitte die Schreibweise prüfen oder "
                     "die Kennung angeben. {remedy}", remedy=remedy).strip()
            )
            rule = "ambiguous-area" if ids else "unknown-area"
            self.findings.cells(rule, message, found.where(name.__eq__), column)
        # What was named above must not be named again as an unknown id.
        return found.map(lambda one: fitting[one][0] if len(fitting[one]) == 1 else UNKNOWN)

    def _levels(self) -> Coded:
        column = self.recipe.level.column
        if not column:
            return fixed(self.recipe.level.fixed, len(self.table))
        levels = coded(self.table.columns[column])
        known = {level.id for level in self.city.frame.levels}
        message = text("Diese Ebene gibt es in der Stadt nicht. Erlaubt sind: {known}. Bitte "
                       "berichtigen.", known=", ".join(sorted(known)))
        bad = levels.where(lambda one: one not in known)
        self.findings.cells("unknown-level", message, bad, column)
        return levels

    def _periods(self, given: str) -> Coded | None:
        place = self.recipe.period
        if place.column and not given:
            column = coded(self.table.columns[place.column])
            return self._years(column.map(lambda one: one[: place.first]) if place.first
                               else column)
        found = given or place.fixed or self._written(place.file, self.table.file)
        found = found or self._written(place.title, self._words())
        if not found:
            message = text("Der Tabelle fehlt die Angabe, für welches Jahr sie gilt. Bitte mit "
                           "--period nennen.")
            self.findings.note("missing-period", message)
            return None
        if not YEAR.fullmatch(found):
            message = text("Das ist kein Jahr mit vier Ziffern. Bitte das Jahr mit --period "
                           "nennen.")
            self.findings.note("unknown-period", message, value=found)
            return None
        years = fixed(found, len(self.table))
        return years if given else self._years(years)

    def _words(self) -> str:
        return "\n".join((self.table.sheet, self.table.title, *self.table.notes))

    @staticmethod
    def _written(pattern: str, words: str) -> str:
        match = re.search(pattern, words) if pattern else None
        return (match.group(1) or "") if match else ""

    def _years(self, periods: Coded) -> Coded:
        """Years with the recipe's offset; "" where a cell holds no year."""
        years = {one: year_in(one) for one in periods.texts}
        bad = periods.where(lambda one: not years[one])
        message = text("Das ist kein Jahr mit vier Ziffern. Die Zeile wird nicht übernommen; "
                       "bitte berichtigen.")
        self.findings.cells("unknown-period", message, bad, self.recipe.period.column)
        offset = self.recipe.period.offset
        return periods.map(lambda one: str(int(years[one]) + offset) if years[one] else UNKNOWN)


def year_in(cell: str) -> str:
    """The year of a cell that holds a year or a day; "" for everything else."""
    if ANY_YEAR.fullmatch(cell) and cell >= "1800":
        return cell
    day = DAY.fullmatch(cell)
    return (day.group(1) or day.group(2)) if day else ""


def rows_without(keys: Keys) -> npt.NDArray[np.bool_]:
    """Rows that cannot be placed because the period is not known."""
    if keys.period is None:
        return np.zeros(len(keys.area), bool)
    return keys.period.where(lambda one: one == UNKNOWN)
