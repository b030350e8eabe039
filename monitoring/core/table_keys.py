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
from monitoring.core.grid import Kind
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
        place = self.recipe.period
        above = across and not (given or place.column or place.fixed or place.file or place.title)
        period = None if above else self._periods(given)
        if period is None and not above:
            return None
        level = self._levels()
        return Keys(self._areas(), level, period)

    def _areas(self) -> Coded:
        found = self._read(self.recipe.area)
        if self.recipe.area_by is AreaBy.name:
            return self._named(found)
        return self._with_zeros(found) if self.recipe.area_digits else found

    def _read(self, column: str) -> Coded:
        """A column of keys; cells with an error or a formula are named and hold no key."""
        found = coded(self.table.columns[column])
        odd = self.findings.odd_cells(column)
        if not odd.any():
            return found
        codes = np.where(odd, len(found.texts), found.codes).astype(np.int32)
        return Coded((*found.texts, UNKNOWN), codes).map(str)

    def _with_zeros(self, found: Coded) -> Coded:
        """Ids with the zeros that a program has cut off; said aloud unless the city knows it."""
        width, column = self.recipe.area_digits, self.recipe.area
        changed = found.map(lambda one: one.zfill(width) if one.isdigit() else one)
        short = [one for one in found.texts if one.isdigit() and len(one) < width]
        if short:
            known = self.city.recipes.get(self.recipe.id) == self.recipe
            message = text("Den Kennungen dieser Spalte fehlen führende Nullen; sie werden auf {n} "
                           "Stellen ergänzt, aus „{short}“ wird „{id}“. Bitte prüfen und die "
                           "Spalte künftig als Text speichern.",
                           n=width, short=short[0], id=short[0].zfill(width))
            first = int(np.argmax(found.where(short[0].__eq__)))
            self.findings.note("lost-zero", message, int(self.table.rows[first]), column, short[0],
                               "note" if known else "warning")
        return changed

    def _named(self, found: Coded) -> Coded:
        """Ids by the names of areas, where a name is that of just one."""
        column = self.recipe.area
        if self.names is None:
            message = text("Die Tabelle nennt Gebiete beim Namen, aber die Gebiete der Stadt sind "
                           "noch nicht geladen. Bitte zuerst die Umrisse laden.")
            self.findings.note("no-areas", message, column=column)
            return found.map(lambda _: UNKNOWN)
        ids: dict[str, str] = {}
        for name in found.texts:
            fitting = self.names.find(name) if name else []
            # Any other name stays as it is; the checks say what it probably is.
            ids[name] = fitting[0] if len(fitting) == 1 else name
        return found.map(ids.__getitem__)

    def _levels(self) -> Coded:
        column, level = self.recipe.level.column, self.recipe.level.fixed
        known = {one.id for one in self.city.frame.levels}
        message = text("Diese Ebene gibt es in der Stadt nicht. Erlaubt sind: {known}. Bitte "
                       "berichtigen.", known=", ".join(sorted(known)))
        if not column:
            if level not in known:
                self.findings.note("unknown-level", message, value=level)
            return fixed(level, len(self.table))
        levels = self._read(column)
        unknown = levels.where(lambda one: one not in known)
        if not unknown.any():
            return levels
        self.findings.cells("unknown-level", message, unknown & self._readable(column), column)
        return levels.map(lambda one: one if one in known else UNKNOWN)

    def _readable(self, column: str) -> npt.NDArray[np.bool_]:
        """Cells that are not named as errors or formulas already."""
        return ~np.isin(self.table.kinds(column), (Kind.error, Kind.formula))

    def _periods(self, given: str) -> Coded | None:
        place = self.recipe.period
        if place.column and not given:
            column = self._read(place.column)
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
        if bad.any():
            message = text("Das ist kein Jahr mit vier Ziffern. Die Zeile wird nicht übernommen; "
                           "bitte berichtigen.")
            column = self.recipe.period.column
            self.findings.cells("unknown-period", message,
                                bad & self._readable(column) if column else bad, column)
        offset = self.recipe.period.offset
        return periods.map(lambda one: str(int(years[one]) + offset) if years[one] else UNKNOWN)


def year_in(cell: str) -> str:
    """The year of a cell that holds a year or a day; "" for everything else."""
    if ANY_YEAR.fullmatch(cell) and cell >= "1800":
        return cell
    day = DAY.fullmatch(cell)
    return (day.group(1) or day.group(2)) if day else ""


def rows_without(keys: Keys) -> npt.NDArray[np.bool_]:
    """Rows that cannot be placed because area, level or period is not known."""
    found = np.zeros(len(keys.area), bool)
    for part in (keys.area, keys.level, keys.period):
        if part is not None and UNKNOWN in part.texts:
            found |= part.where(UNKNOWN.__eq__)
    return found
