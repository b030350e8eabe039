"""A table and its recipe into observations and problems; columns are the unit of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import numpy as np
import pandas as pd

from monitoring.core.city import City
from monitoring.core.numbers import numbers_in
from monitoring.core.observations import TYPES, no_observations
from monitoring.core.problem import Problem
from monitoring.core.recipe import Figure, ObservationsRecipe
from monitoring.core.status import Status, has_number, joined
from monitoring.core.vocabulary import Kind
from monitoring.language import Words, text
from monitoring.storage.table_problems import TableProblems
from monitoring.storage.tables import Table, TableRefused, csv_table


@dataclass
class Reading:
    """What was understood of one table, and what was not."""

    observations: pd.DataFrame = field(default_factory=no_observations)
    problems: list[Problem] = field(default_factory=list)


def read_table(path: Path, recipe: ObservationsRecipe, city: City, period: str = "") -> Reading:
    """All observations that the recipe finds in the file; a given period overrides the recipe's."""
    try:
        table = csv_table(path, recipe.encoding, recipe.delimiter)
    except TableRefused as refused:
        return Reading(problems=[refused.problem])
    except OSError:
        message = text("Die Datei ist nicht lesbar. Bitte Pfad und Rechte prüfen.")
        return Reading(problems=[Problem("unreadable-file", message, str(path))])
    return _Interpreter(table, recipe, city, period).reading()


class _Interpreter(TableProblems):
    """Keeps the table, its recipe and the problems found while reading it."""

    def __init__(self, table: Table, recipe: ObservationsRecipe, city: City, period: str) -> None:
        super().__init__(table)
        self.recipe, self.city, self.period = recipe, city, period

    def reading(self) -> Reading:
        missing = [name for name in self._needed() if name not in self.table.columns]
        for name in missing:
            message = text("Diese Spalte fehlt. Vorhanden sind: {names}. Bitte die Leseanleitung "
                           "„{recipe}“ oder die Kopfzeile berichtigen.",
                           names=", ".join(self.table.columns), recipe=self.recipe.id)
            self.note("missing-column", message, column=name)
        periods = None if missing else self._periods()
        if periods is None:
            return Reading(problems=self.problems)
        frame = self._frame(periods)
        parts = list(self._long(frame) if self.recipe.indicator else self._wide(frame))
        self._unused_columns()
        whole = pd.concat(parts, ignore_index=True) if parts else no_observations()
        return Reading(whole.astype(TYPES), self.problems)

    def _needed(self) -> Iterator[str]:
        recipe = self.recipe
        places = (recipe.period.column if not self.period else "", recipe.level.column)
        yield from (one for one in (recipe.area, recipe.indicator, *places) if one)
        yield from (one for one in (recipe.value, recipe.numerator, recipe.denominator) if one)
        yield from (rule.column for rule in recipe.status_by)
        for figure in recipe.columns:
            columns = (figure.value, figure.numerator, figure.denominator, *figure.where)
            yield from (one for one in columns if one)

    def _periods(self) -> pd.Series | None:
        place, rows = self.recipe.period, self.table.columns[self.recipe.area].index
        found = self.period or place.fixed
        if not found and place.column:
            column = self.table.columns[place.column]
            periods = column.str[: place.first] if place.first else column
            return self._years(periods)
        if not found and place.file:
            match = re.search(place.file, self.table.file)
            found = match.group(1) if match else ""
            if found:
                found = str(int(found) + place.offset)
        if not found:
            message = text("Der Tabelle fehlt die Angabe, für welches Jahr sie gilt. Bitte mit "
                           "--period nennen.")
            self.note("missing-period", message)
            return None
        return self._years(pd.Series(found, index=rows, dtype=str))

    def _years(self, periods: pd.Series) -> pd.Series:
        bad = ~periods.str.fullmatch(r"(19|20)\d\d")
        message = text("Das ist kein Jahr mit vier Ziffern. Die Zeile wird nicht übernommen; "
                       "bitte berichtigen.")
        self.cells("unknown-period", message, bad, periods, self.recipe.period.column)
        return periods.where(~bad, "")

    def _frame(self, periods: pd.Series) -> pd.DataFrame:
        """Keys and row-wide statuses, one row per row of the table."""
        recipe, columns = self.recipe, self.table.columns
        frame = pd.DataFrame({"area": columns[recipe.area], "period": periods})
        frame["row"] = self.table.rows
        frame["level"] = columns[recipe.level.column] if recipe.level.column else recipe.level.fixed
        years = {year: self.city.edition_for(year) for year in periods.unique() if year}
        frame["edition"] = recipe.edition or periods.map(years)
        stable = {level.id for level in self.city.frame.levels if level.stable}
        frame.loc[frame["level"].isin(stable), "edition"] = ""
        frame["row_status"], frame["reason_de"], frame["reason_en"] = -1, "", ""
        for rule in recipe.status_by:
            hit = columns[rule.column] == rule.equals
            frame.loc[hit, "row_status"] = int(rule.status)
            frame.loc[hit, ["reason_de", "reason_en"]] = _reason(rule.reason)
        return frame

    def _wide(self, frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
        for figure in self.recipe.columns:
            chosen = pd.Series(True, index=frame.index)
            for name, wanted in figure.where.items():
                chosen &= self.table.columns[name] == wanted
            if not chosen.any():
                message = text("Für den Indikator „{indicator}“ gibt es keine Zeile. Bitte die "
                               "Filter der Leseanleitung prüfen.", indicator=figure.indicator)
                self.note("no-rows", message, severity="warning")
                continue
            yield self._figure(figure, frame[chosen])

    def _long(self, frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
        names = self.table.columns[self.recipe.indicator]
        unknown = ~names.isin(list(self.city.indicators))
        message = text("Diesen Indikator gibt es nicht. Die Zeile wird nicht übernommen; bitte "
                       "die Kennung berichtigen oder den Indikator erklären.")
        self.cells("unknown-indicator", message, unknown, names, self.recipe.indicator)
        recipe = self.recipe
        for name, rows in frame.groupby(names[~unknown], sort=True):
            figure = Figure(str(name), recipe.value, recipe.numerator, recipe.denominator)
            yield self._figure(figure, rows)

    def _figure(self, figure: Figure, frame: pd.DataFrame) -> pd.DataFrame:
        """The observations of one indicator in these rows."""
        out = frame.assign(indicator=figure.indicator, breakdown="", origin=1,
                           file=self.table.file)
        found: list[np.ndarray] = []
        for name in ("value", "numerator", "denominator"):
            column = getattr(figure, name)
            values, status = self._numbers(column, frame) if column else (np.nan, None)
            out[name] = values * figure.factor if name == "value" else values
            if status is not None:
                found.append(status)
        out["status"] = self._status(figure, out, found)
        self._missing_when(figure, out)
        own = out["row_status"] >= 0
        out.loc[own, "status"] = out.loc[own, "row_status"]
        out.loc[~has_number(out["status"].to_numpy(np.uint8)),
                ["value", "numerator", "denominator"]] = np.nan
        kept = out[(out["status"] != Status.missing) & (out["period"] != "")]
        return kept[list(TYPES)]

    def _numbers(self, column: str, frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        recipe = self.recipe
        cells = self.table.columns[column][frame.index]
        values, status, bad = numbers_in(cells, recipe.decimal, recipe.thousands, recipe.signs)
        message = text("Das ist weder eine Zahl noch ein erklärtes Zeichen. Bitte berichtigen "
                       "oder das Zeichen in der Leseanleitung erklären.")
        self.cells("not-a-number", message, pd.Series(bad, cells.index), cells, column)
        status[bad] = Status.unknown
        return values, status

    def _status(
        self, figure: Figure, out: pd.DataFrame, found: list[np.ndarray]
    ) -> np.ndarray:
        """Status of the figure's columns together, or of the source's own column of signs."""
        empty = np.logical_and.reduce([one == Status.missing for one in found])
        status = joined(*(np.where(one == Status.missing, Status.zero, one) for one in found))
        numbers = out["value" if figure.value else "numerator"]
        if figure.zero_is is not None:
            status = np.where(numbers == 0, figure.zero_is, status)
        elif self.city.indicators[figure.indicator].kind is Kind.count:
            plain = np.isin(status, [Status.value, Status.zero])
            status = np.where(plain, np.where(numbers == 0, Status.zero, Status.value), status)
        else:
            status = np.where(status == Status.zero, Status.value, status)
        status = np.where(empty, Status.missing, status)
        return self._stated(out, status).astype(np.uint8)

    def _stated(self, out: pd.DataFrame, status: np.ndarray) -> np.ndarray:
        """The status that the source writes in a column of its own, where it does."""
        if not self.recipe.status:
            return status
        signs = self.table.columns[self.recipe.status][out.index]
        stated = signs.map(dict(self.recipe.signs)).fillna(-1).to_numpy(int)
        unknown = (signs != "") & (stated < 0)
        message = text("Dieses Zeichen ist in der Leseanleitung nicht erklärt. Bitte dort "
                       "ergänzen.")
        self.cells("unknown-sign", message, unknown, signs, self.recipe.status)
        return np.where((signs != "").to_numpy() & (stated >= 0), stated, status)

    def _missing_when(self, figure: Figure, out: pd.DataFrame) -> None:
        columns = {figure.value, figure.numerator, figure.denominator} - {""}
        for rule in self.recipe.missing_when:
            if columns & set(rule.columns):
                cells = [self.table.columns[name][out.index] == rule.equals
                         for name in rule.columns]
                hit = np.logical_and.reduce(cells)
                out.loc[hit, "status"] = int(rule.status)
                out.loc[hit, ["reason_de", "reason_en"]] = _reason(rule.reason)

    def _unused_columns(self) -> None:
        recipe = self.recipe
        used = {*self._needed(), recipe.status, recipe.period.column}
        used |= {name for rule in recipe.missing_when for name in rule.columns}
        for name in self.table.columns:
            ignored = any(fnmatchcase(name, pattern) for pattern in recipe.ignored)
            if name not in used and not ignored:
                message = text("Diese Spalte wird nicht übernommen. Soll das so sein, gehört sie "
                               "mit einem Grund unter [ignored] in die Leseanleitung.")
                self.note("unused-column", message, column=name, severity="note")


def _reason(words: Words | None) -> list[str]:
    return [words.de, words.en] if words else ["", ""]
