"""Of which edition of boundaries the areas of a table are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.area_names import names_on
from monitoring.core.city import City
from monitoring.core.coded import Coded, coded, equal
from monitoring.core.proposal.places import AreaColumn
from monitoring.core.proposal.uses import ColumnUse
from monitoring.core.recipe import AreaBy, Place
from monitoring.core.source_table import SourceTable
from monitoring.core.table_keys import year_in

Rows = np.ndarray


def edition_of(
    table: SourceTable, city: City, areas: Areas, best: AreaColumn,
    uses: Mapping[str, ColumnUse], period: Place, years: tuple[str, ...],
) -> str:
    """
    The edition that all areas are of; "" where each year has the one that holds in it anyway.

    `years` are those written outside of the table. Back-computed figures of earlier years are of
    a later edition: then more rows fit it than fit the editions of their years.
    """
    if not best.edition:
        return ""
    column = coded(table.columns[best.column])
    fitting = {one: _fit(column, areas, best, one) for one in areas.editions_of(best.level)}
    rows = _rows_by_year(table, uses, period, years)
    own = sum(int((fitting[edition] & chosen).sum()) for year, chosen in rows.items()
              if (edition := city.edition_for(year)) in fitting)
    fixed = sum(int((fitting[best.edition] & chosen).sum()) for chosen in rows.values())
    return best.edition if fixed > own else ""


def _fit(column: Coded, areas: Areas, best: AreaColumn, edition: str) -> Rows:
    """Rows whose area is one of an edition."""
    if best.by is AreaBy.name:
        names = names_on(areas, best.level, edition)
        return column.where(lambda one: one in names)
    ids = {areas.ids[one] for one in areas.on_level(best.level, edition).tolist()}
    return column.where(lambda one: (one.zfill(best.digits) if one.isdigit() else one) in ids)


def _rows_by_year(
    table: SourceTable, uses: Mapping[str, ColumnUse], period: Place, years: tuple[str, ...]
) -> dict[str, Rows]:
    """Rows that say something about a year, by that year."""
    found: dict[str, Rows] = {}
    for name, one in uses.items():
        if one.year:
            said = ~equal(table.columns[name], "")
            found[one.year] = found.get(one.year, np.zeros(len(table), bool)) | said
    if period.column and not found:
        first = period.first or None
        column = coded(table.columns[period.column]).map(lambda one: year_in(one[:first]))
        found = {year: column.where(year.__eq__) for year in column.texts if year}
    return found or {year: np.ones(len(table), bool) for year in years if year_in(year)}
