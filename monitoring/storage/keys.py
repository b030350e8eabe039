"""Area, level, period and edition of every row of a table."""

from __future__ import annotations

import re

import pandas as pd

from monitoring.core.city import City
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import text
from monitoring.storage.table_problems import TableProblems

YEAR = r"(19|20)\d\d"


class Keys:
    """Finds the keys as the recipe says; what it cannot find becomes a problem of the table."""

    def __init__(self, problems: TableProblems, recipe: ObservationsRecipe, city: City) -> None:
        self.problems, self.recipe, self.city = problems, recipe, city
        self.columns = problems.table.columns

    def frame(self, given: str) -> pd.DataFrame | None:
        """Columns area, level, period ("" if unknown), edition, row; None without any period."""
        periods = self._periods(given)
        if periods is None:
            return None
        recipe = self.recipe
        frame = pd.DataFrame({"area": self.columns[recipe.area], "period": periods})
        frame["row"] = self.problems.table.rows
        frame["level"] = self._levels(frame.index)
        years = {one: self.city.edition_for(one) if one else "" for one in periods.unique()}
        frame["edition"] = recipe.edition or periods.map(years).astype(str)
        stable = {level.id for level in self.city.frame.levels if level.stable}
        frame.loc[frame["level"].isin(stable), "edition"] = ""
        return frame

    def _levels(self, index: pd.Index) -> pd.Series:
        column = self.recipe.level.column
        if not column:
            return pd.Series(self.recipe.level.fixed, index, dtype=str)
        levels = self.columns[column]
        known = {level.id for level in self.city.frame.levels}
        message = text("Diese Ebene gibt es in der Stadt nicht. Erlaubt sind: {known}. Bitte "
                       "berichtigen.", known=", ".join(sorted(known)))
        self.problems.cells("unknown-level", message, ~levels.isin(known), levels, column)
        return levels

    def _periods(self, given: str) -> pd.Series | None:
        place = self.recipe.period
        if place.column and not given:
            column = self.columns[place.column]
            return self._shifted(column.str[: place.first] if place.first else column)
        found = given or place.fixed
        if not found and place.file:
            match = re.search(place.file, self.problems.table.file)
            found = (match.group(1) or "") if match else ""
        if not found:
            message = text("Der Tabelle fehlt die Angabe, für welches Jahr sie gilt. Bitte mit "
                           "--period nennen.")
            self.problems.note("missing-period", message)
            return None
        if not re.fullmatch(YEAR, found):
            message = text("Das ist kein Jahr mit vier Ziffern. Bitte das Jahr mit --period "
                           "nennen.")
            self.problems.note("unknown-period", message, value=found)
            return None
        years = pd.Series(found, self.columns[self.recipe.area].index, dtype=str)
        return years if given else self._shifted(years)

    def _shifted(self, periods: pd.Series) -> pd.Series:
        """Years with the recipe's offset; "" where a cell holds no year."""
        bad = ~periods.str.fullmatch(YEAR)
        message = text("Das ist kein Jahr mit vier Ziffern. Die Zeile wird nicht übernommen; "
                       "bitte berichtigen.")
        self.problems.cells("unknown-period", message, bad, periods, self.recipe.period.column)
        offset = self.recipe.period.offset
        moved = {year: str(int(year) + offset) for year in periods[~bad].unique()}
        return periods.map(moved).where(~bad, "") if offset else periods.where(~bad, "")
