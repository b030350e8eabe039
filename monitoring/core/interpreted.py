"""A table and its recipe into observations and problems; columns are the unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from monitoring.core.area_names import Names
from monitoring.core.city import City
from monitoring.core.coded import Coded, coded, equal, fixed, tuples
from monitoring.core.findings import Findings
from monitoring.core.observations import (
    Observations,
    Place,
    Plane,
    Source,
    no_observations,
    together,
)
from monitoring.core.problem import Problem
from monitoring.core.reading_plan import (
    ALL_PARTS,
    absent,
    breakdown_parts,
    breakdown_text,
    figures,
    has_years_across,
    needed,
)
from monitoring.core.recipe import Figure, ObservationsRecipe
from monitoring.core.source_table import SourceTable
from monitoring.core.status import Status
from monitoring.core.table_figures import EVERY, FigureReader, Rows
from monitoring.core.table_keys import UNKNOWN, KeyReader, Keys, rows_without
from monitoring.core.unread_parts import note_unread
from monitoring.core.vocabulary import Kind
from monitoring.core.whole import is_whole
from monitoring.language import text


@dataclass
class Reading:
    """What was understood of one table, and what was not."""

    observations: Observations = field(default_factory=no_observations)
    problems: list[Problem] = field(default_factory=list)


def interpreted(
    table: SourceTable,
    recipe: ObservationsRecipe,
    city: City,
    period: str = "",
    names: Names | None = None,
) -> Reading:
    """All observations that the recipe finds; a given period overrides the recipe's."""
    return _Interpreter(table, recipe, city, names).reading(period)


class _Interpreter:
    """Keeps the table, its recipe and the problems found while reading it."""

    def __init__(
        self, table: SourceTable, recipe: ObservationsRecipe, city: City, names: Names | None
    ) -> None:
        self.table, self.recipe, self.city, self.names = table, recipe, city, names
        self.findings = Findings(table)
        self.reader = FigureReader(self.findings, recipe)

    def reading(self, given: str) -> Reading:
        findings, recipe = self.findings, self.recipe
        self._check_columns(given)
        if not len(self.table) and not findings.problems:
            message = text("Die Tabelle hat keine Zeilen unter der Kopfzeile. Bitte prüfen.")
            findings.note("empty-table", message)
        if findings.problems:
            return Reading(problems=findings.problems)
        across = has_years_across(recipe)
        keys = KeyReader(findings, recipe, self.city, self.names).keys(given, across)
        if keys is None:
            return Reading(problems=findings.problems)
        parts = list(self._long(keys) if recipe.indicator else self._wide(keys))
        note_unread(findings, recipe)
        return Reading(together(parts), findings.problems)

    def _check_columns(self, given: str) -> None:
        columns = list(self.table.columns)
        for name in absent(self.recipe, columns, given):
            message = text("Diese Spalte fehlt. Vorhanden sind: {names}. Bitte die Leseanleitung "
                           "„{recipe}“ oder die Kopfzeile berichtigen.",
                           names=", ".join(columns), recipe=self.recipe.id)
            self.findings.note("missing-column", message, column=name)
        recipe = self.recipe
        if not (recipe.value or recipe.numerator if recipe.indicator else recipe.columns):
            message = text("Die Leseanleitung „{recipe}“ nennt keine Spalte mit Zahlen. Bitte "
                           "ergänzen.", recipe=recipe.id)
            self.findings.note("missing-column", message)
        for name in sorted(self.table.twice & set(needed(recipe, given))):
            message = text("Diese Überschrift steht über mehreren Spalten. Bitte jede Spalte "
                           "eindeutig benennen.")
            self.findings.note("duplicate-column", message, column=name)

    def _wide(self, keys: Keys) -> Iterator[Observations]:
        for figure, year in figures(self.recipe, list(self.table.columns)):
            rows: Rows = EVERY
            if figure.where:
                chosen = np.ones(len(self.table), bool)
                for name, wanted in figure.where.items():
                    chosen &= equal(self.table.columns[name], wanted)
                rows = np.flatnonzero(chosen)
                if not len(rows):
                    message = text("Für den Indikator „{indicator}“ gibt es keine Zeile. Bitte die "
                                   "Filter der Leseanleitung prüfen.", indicator=figure.indicator)
                    self.findings.note("unmatched-filter", message, severity="warning")
                    continue
            own = keys if not year else replace(keys, period=fixed(year, len(self.table)))
            if own.period is None:
                message = text("Der Spalte fehlt die Angabe, für welches Jahr sie gilt. Bitte das "
                               "Jahr in die Überschrift schreiben oder mit --period nennen.")
                column = figure.value or figure.numerator
                self.findings.note("missing-period", message, column=column)
                continue
            yield self._part(figure, own, fixed(figure.indicator, len(self.table)), rows)

    def _long(self, keys: Keys) -> Iterator[Observations]:
        recipe = self.recipe
        column = coded(self.table.columns[recipe.indicator])
        known = self.city.indicators
        message = text("Diesen Indikator gibt es nicht. Die Zeile wird nicht übernommen; bitte "
                       "die Kennung berichtigen oder den Indikator erklären.")
        unknown = column.where(lambda one: one not in known)
        self.findings.cells("unknown-indicator", message, unknown, recipe.indicator)
        rows: Rows = np.flatnonzero(~unknown) if unknown.any() else EVERY
        figure = Figure("", recipe.value, recipe.numerator, recipe.denominator)
        yield self._part(figure, keys, column, rows)

    def _part(
        self, figure: Figure, keys: Keys, indicator: Coded, rows: Rows
    ) -> Observations:
        """The observations of these rows."""
        own = _rows(indicator, rows)
        count = np.array([self.city.indicators[one].kind is Kind.count
                          if one in self.city.indicators else False for one in own.texts], bool)
        found = self.reader.figures(figure, rows, count[own.codes])
        planes, plane = tuples(own, _rows(self._breakdown(figure), rows))
        assert keys.period is not None
        place, places = self._places(keys, rows)
        column = self.recipe.period.column
        source = Source(self.table.file, self.table.sheet, self.recipe.area, column,
                        figure.value, figure.numerator, figure.denominator)
        lost = rows_without(keys)
        part = Observations(
            tuple(Plane(*one) for one in planes), places, keys.period.texts, found.reasons,
            (source,), plane, place, _rows(keys.period, rows).codes, found.reason,
            np.zeros(len(plane), np.int32), found.value, found.numerator, found.denominator,
            found.status, np.asarray(self.table.rows)[rows],
        )
        said = part.status != Status.missing
        self._note_blank(keys, rows, said)
        kept = said & ~lost[rows]
        return _with_periods(part if kept.all() else part.select(kept))

    def _note_blank(self, keys: Keys, rows: Rows, said: np.ndarray) -> None:
        """A row with figures and without an area must not vanish."""
        if UNKNOWN not in keys.area.texts:
            return
        bad = np.zeros(len(self.table), bool)
        bad[np.arange(len(self.table))[rows][said]] = True
        bad &= equal(self.table.columns[self.recipe.area], "")
        message = text("In dieser Zeile stehen Zahlen, aber kein Gebiet. Bitte die Kennung "
                       "ergänzen oder die Zeile entfernen.")
        self.findings.cells("blank-area", message, bad, self.recipe.area)

    def _places(self, keys: Keys, rows: Rows) -> tuple[np.ndarray, tuple[Place, ...]]:
        assert keys.period is not None
        city, recipe = self.city, self.recipe
        editions = keys.period.map(
            lambda one: recipe.edition or (city.edition_for(one) if one else "")
        )
        found, codes = tuples(_rows(keys.level, rows), _rows(editions, rows),
                              _rows(keys.area, rows))
        stable = {level.id for level in city.frame.levels if level.stable}
        places = tuple(
            Place(level, "" if level in stable else edition, area)
            for level, edition, area in found
        )
        return codes, places

    def _breakdown(self, figure: Figure) -> Coded:
        """The part of the indicator that each row is about."""
        columns = self.recipe.breakdown
        if not columns:
            return fixed(breakdown_text(figure.breakdown), len(self.table))
        parts = [coded(self.table.columns[column]) for column in columns.values()]
        found, codes = tuples(*parts)
        words = [breakdown_text({**figure.breakdown, **_parts(list(columns), one)})
                 for one in found]
        return Coded(tuple(words) or ("",), codes)


def _parts(names: list[str], words: tuple[str, ...]) -> dict[str, str]:
    """What the cells of a row divide by; a word for the whole divides by nothing."""
    found: dict[str, str] = {}
    for name, word in zip(names, words, strict=True):
        if name == ALL_PARTS:
            found |= breakdown_parts(word)
        else:
            found[name] = "" if is_whole(word) else word
    return found


def _with_periods(part: Observations) -> Observations:
    """The observations with known periods only in their list."""
    if UNKNOWN not in part.periods:
        return part
    periods = tuple(one for one in part.periods if one != UNKNOWN)
    number = {one: at for at, one in enumerate(periods)}
    codes = np.array([number.get(one, 0) for one in part.periods], np.int32)
    return replace(part, periods=periods, period=codes[part.period])


def _rows(column: Coded, rows: Rows) -> Coded:
    return column if isinstance(rows, slice) else column.select(rows)
