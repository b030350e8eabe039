"""Checks of sums: parts against the whole, districts against larger areas, rows of totals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from monitoring.core.checks.case import Case
from monitoring.core.cube import plane_parts
from monitoring.core.numbers import numbers_of_cells
from monitoring.core.problem import Problem
from monitoring.core.source_table import SourceTable, with_decimal
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Aggregation, Kind
from monitoring.language import text

EXACT = 1e-6


def parts_differ(case: Case) -> Iterator[Problem]:
    """Parts of a count that do not add up to it, where most others do."""
    after = case.after
    groups: dict[tuple[str, str], list[int]] = {}
    for at, name in enumerate(after.planes):
        indicator, breakdown = plane_parts(name)
        if breakdown and ";" not in breakdown:
            groups.setdefault((indicator, breakdown.partition("=")[0]), []).append(at)
    for (indicator, _), planes in groups.items():
        whole = after.indicator_position.get(indicator)
        if whole is None or case.city.indicators[indicator].kind is not Kind.count:
            continue
        known = has_number(after.status[[whole, *planes]]).all(axis=0)
        apart = known & (np.abs(after.value[planes].sum(axis=0) - after.value[whole]) > EXACT)
        # Groups that overlap never add up; only exceptions are mistakes.
        if not apart.any() or apart.sum() > known.sum() / 2:
            continue
        own = np.flatnonzero(case.cells.plane == whole)
        bad = own[apart[case.cells.area[own], case.cells.period[own]]]
        yield from case.problems("parts-differ", partial(_parts, case, planes), bad,
                                 severity="warning")


def _parts(case: Case, planes: list[int], row: int) -> str:
    return text("Die Teile ergeben zusammen {sum} und nicht diese Zahl. Bitte prüfen.",
                sum=f"{_sum(case, planes, row):.12g}")


def _sum(case: Case, planes: list[int], row: int) -> float:
    at = (planes, case.cells.area[row], case.cells.period[row])
    return float(case.after.value[at].sum())


def levels_disagree(case: Case) -> Iterator[Problem]:
    """Counts of a larger area that differ from the sum of its districts."""
    after, areas = case.after, case.areas
    for row in _of_larger_areas(case).tolist():
        area, period = int(case.cells.area[row]), int(case.cells.period[row])
        plane = int(case.cells.plane[row])
        children = areas.children(area)
        for edition in {areas.editions[one] for one in children.tolist()}:
            own = [one for one in children.tolist() if areas.editions[one] == edition
                   and areas.since[one] <= after.periods[period]]
            if not own or not has_number(after.status[plane, own, period]).all():
                continue
            for figure in ("numerator", "denominator"):
                total = float(getattr(after, figure)[plane, own, period].sum())
                given = float(getattr(case.rows, figure)[row])
                if np.isnan(total) or np.isnan(given) or abs(total - given) <= EXACT:
                    continue
                message = text("Die Teilgebiete ergeben zusammen {sum}. Bitte prüfen, welche Ebene "
                               "stimmt.", sum=f"{total:.12g}")
                yield from case.problems("levels-disagree", message, np.array([row]), figure,
                                         "warning")


def _of_larger_areas(case: Case) -> np.ndarray:
    """Observations of areas that have districts below them, of figures that can be added."""
    sums = case.per_plane(lambda one: one.aggregation is Aggregation.sum).astype(bool)
    above = np.zeros(len(case.areas), bool)
    above[case.areas.parents[case.areas.parents >= 0]] = True
    return np.flatnonzero(case.numbers & sums & above[case.cells.area])


def totals_differ(case: Case) -> Iterator[Problem]:
    """Rows of totals in a table that are not the sum of its rows."""
    for table in case.tables:
        if table.totals is None or len(table.totals) != 1 or "#1" in table.columns:
            continue
        for column, kind in _counted(case, table):
            rows = np.flatnonzero(kind)
            whole = _number(table.totals, column)
            total = float(case.rows.value[rows].sum())
            known = case.numbers[rows].all() and len(rows) == len(table)
            if np.isnan(whole) or not known or abs(total - whole) <= EXACT:
                continue
            message = text("Die Summenzeile passt nicht: die Zeilen ergeben zusammen {sum}. Bitte "
                           "prüfen, ob Zeilen fehlen oder doppelt sind.", sum=f"{total:.12g}")
            yield Problem("total-differs", message, table.file, table.sheet,
                          int(table.totals.rows[0]), column, f"{whole:.12g}", "warning")


def _counted(case: Case, table: SourceTable) -> Iterator[tuple[str, np.ndarray]]:
    """Columns of counts that were read from a table, with the observations from each."""
    count = case.of_kind(Kind.count)
    for number, source in enumerate(case.rows.sources):
        if (source.file, source.sheet) == (table.file, table.sheet) and source.value:
            own = (case.rows.source == number) & count
            if own.any():
                yield source.value, own


def _number(totals: SourceTable, column: str) -> float:
    if column not in totals.columns:
        return float("nan")
    style = totals.styles[column]
    decimal = style.decimal or ","
    cells = with_decimal(totals, column, decimal)
    return float(numbers_of_cells(cells, decimal, style.thousands, {}).values[0])
