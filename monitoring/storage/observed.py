"""A table and its recipe into observations and problems; columns are the unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from monitoring.core.city import City
from monitoring.core.numbers import numbers_in
from monitoring.core.observations import FIGURES, TYPES, no_observations
from monitoring.core.problem import Problem
from monitoring.core.recipe import Figure, ObservationsRecipe
from monitoring.core.status import Status, has_number, joined
from monitoring.core.vocabulary import Kind
from monitoring.language import Words, text
from monitoring.storage.keys import Keys
from monitoring.storage.sheets import ENDINGS, sheet_table
from monitoring.storage.table_problems import TableProblems
from monitoring.storage.tables import Table, TableRefused, csv_table
from monitoring.storage.unused import note_unused

AREA = ["edition", "level", "area"]


@dataclass
class Reading:
    """What was understood of one table, and what was not; `named` are its areas (`AREA`)."""

    observations: pd.DataFrame = field(default_factory=no_observations)
    problems: list[Problem] = field(default_factory=list)
    named: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=AREA, dtype=str))


def read_table(path: Path, recipe: ObservationsRecipe, city: City, period: str = "") -> Reading:
    """All observations that the recipe finds in the file; a given period overrides the recipe's."""
    try:
        if path.suffix.lower() in ENDINGS:
            table = sheet_table(path, recipe.sheet, recipe.decimal)
        else:
            table = csv_table(path, recipe.encoding, recipe.delimiter)
    except TableRefused as refused:
        return Reading(problems=refused.problems)
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
        needed = tuple(dict.fromkeys(self._needed()))
        for name in (one for one in needed if one not in self.table.columns):
            message = text("Diese Spalte fehlt. Vorhanden sind: {names}. Bitte die Leseanleitung "
                           "„{recipe}“ oder die Kopfzeile berichtigen.",
                           names=", ".join(self.table.columns), recipe=self.recipe.id)
            self.note("missing-column", message, column=name)
        if not len(self.table) and not self.problems:
            message = text("Die Tabelle hat keine Zeilen unter der Kopfzeile. Bitte prüfen.")
            self.note("empty-table", message, severity="warning")
        if self.problems:
            return Reading(problems=self.problems)
        frame = Keys(self, self.recipe, self.city).frame(self.period)
        if frame is None:
            return Reading(problems=self.problems)
        parts = list(self._long(frame) if self.recipe.indicator else self._wide(frame))
        note_unused(self, self.recipe, needed)
        whole = pd.concat(parts, ignore_index=True) if parts else no_observations()
        return Reading(whole.astype(TYPES), self.problems, frame[AREA].drop_duplicates())

    def _needed(self) -> Iterator[str]:
        recipe = self.recipe
        places = (recipe.period.column if not self.period else "", recipe.level.column)
        single = (recipe.area, recipe.indicator, *places, recipe.status)
        figures = (recipe.value, recipe.numerator, recipe.denominator)
        yield from (one for one in (*single, *figures) if one)
        for rule in recipe.status_by:
            yield from (rule.column, *rule.columns)
        for either in recipe.missing_when:
            yield from either.columns
        for figure in recipe.columns:
            yield from (*figure.cells(), *figure.where)

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
                           file=self.table.file, reason_de="", reason_en="")
        found: list[np.ndarray] = []
        for name in FIGURES:
            column = getattr(figure, name)
            values, status = self._numbers(column, frame) if column else (np.nan, None)
            out[name] = values * figure.factor if name == "value" else values
            if status is not None:
                found.append(status)
        out["status"] = self._stated(out, self._status(figure, out, found))
        self._ruled(figure, out)
        self._complete(figure, out)
        out.loc[~has_number(out["status"].to_numpy(np.uint8)), FIGURES] = np.nan
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

    def _status(self, figure: Figure, out: pd.DataFrame, found: list[np.ndarray]) -> np.ndarray:
        """Status of the figure's columns together."""
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
        return np.where(empty, Status.missing, status).astype(np.uint8)

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
        zero = (stated == Status.zero) & out[FIGURES].isna().all(axis=1).to_numpy()
        out.loc[zero, "value"] = 0.0
        found = np.where((signs != "").to_numpy() & (stated >= 0), stated, status)
        return found.astype(np.uint8)

    def _ruled(self, figure: Figure, out: pd.DataFrame) -> None:
        """Statuses and reasons that rules of the recipe give to whole rows."""
        own = figure.cells()
        for either in (one for one in self.recipe.missing_when if own & set(one.columns)):
            same = [self.table.columns[name][out.index] == either.equals
                    for name in either.columns]
            _state(out, np.logical_and.reduce(same), either.status, either.reason)
        for rule in self.recipe.status_by:
            if not rule.columns or own & set(rule.columns):
                hit = self.table.columns[rule.column][out.index] == rule.equals
                _state(out, hit.to_numpy(), rule.status, rule.reason)

    def _complete(self, figure: Figure, out: pd.DataFrame) -> None:
        """A status that promises a number needs one."""
        known = out["value"].notna()
        if figure.numerator and figure.denominator:
            known |= out["numerator"].notna() & out["denominator"].notna()
        elif figure.numerator:
            known |= out["numerator"].notna()
        status = out["status"].to_numpy(np.uint8)
        without = pd.Series(has_number(status) & ~known.to_numpy(), out.index)
        message = text("Hier fehlt die Zahl oder eine von Zähler und Nenner. Bitte ergänzen oder "
                       "beide leer lassen.")
        column = figure.value or figure.numerator
        self.cells("incomplete-figure", message, without, self.table.columns[column], column)
        out.loc[without, "status"] = int(Status.unknown)


def _state(
    out: pd.DataFrame, hit: np.ndarray, status: Status, reason: Words | None
) -> None:
    out.loc[hit, "status"] = int(status)
    out.loc[hit, ["reason_de", "reason_en"]] = [reason.de, reason.en] if reason else ["", ""]
