"""Where the figures of a delivered file stand: sheet, headings and letters of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from monitoring.core.city import City
from monitoring.core.cube import plane_name
from monitoring.core.grid import letter
from monitoring.core.observations import FIGURES, Observations, Source
from monitoring.core.source_table import SourceTable
from monitoring.storage.sources import Delivery

# The sheet, the heading and letter of each role, and to which planes and periods they belong.
Places = list[dict[str, Any]]


def places_of(delivery: Delivery, city: City) -> Mapping[str, Places]:
    """
    The columns from which figures were read, by file.

    They depend on what a table holds where, never on a figure. Indicators that nobody may
    publish are left out.
    """
    tables = {(one.file, one.sheet): one for one in delivery.tables}
    found: dict[str, dict[tuple[Any, ...], dict[str, list[str]]]] = {}
    for plane, period, source, roles in _groups(delivery.observations, city):
        columns = _columns(source, roles, tables.get((source.file, source.sheet)))
        cells = found.setdefault(source.file, {}).setdefault((source.sheet, columns), {})
        cells.setdefault(plane, []).append(period)
    return {
        file: [{"sheet": sheet, "columns": {role: [head, at] for role, head, at in columns},
                "cells": cells} for (sheet, columns), cells in own.items()]
        for file, own in found.items()
    }


def place_in(
    places: Places, plane: str, period: str
) -> tuple[str, Mapping[str, list[str]]] | None:
    """Sheet and columns of a figure; None where several columns could be meant, or none."""
    found = [one for one in places if period in one["cells"].get(plane, ())]
    return (found[0]["sheet"], found[0]["columns"]) if len(found) == 1 else None


def may_be_shown(city: City, indicator: str) -> bool:
    """Whether there is a rule by which an indicator is protected; without one it stays inside."""
    return city.indicators[indicator].protection in city.frame.protection


def _groups(
    rows: Observations, city: City
) -> Iterator[tuple[str, str, Source, tuple[str, ...]]]:
    """Every combination of plane, period and columns, with the figures that it gives anywhere."""
    if not len(rows):
        return
    sizes = (len(rows.planes), len(rows.periods), len(rows.sources))
    codes = np.ravel_multi_index((rows.plane, rows.period, rows.source), sizes)
    groups, inverse = np.unique(codes, return_inverse=True)
    given = {}
    for name in FIGURES:
        filled = inverse[np.isfinite(getattr(rows, name))]
        given[name] = np.bincount(filled, minlength=len(groups)) > 0
    for at, group in enumerate(groups.tolist()):
        plane, period, source = (int(one) for one in np.unravel_index(group, sizes))
        name = rows.planes[plane].indicator
        if name in city.indicators and may_be_shown(city, name):
            yield (plane_name(*rows.planes[plane]), rows.periods[period], rows.sources[source],
                   tuple(one for one in FIGURES if given[one][at]))


def _columns(
    source: Source, roles: tuple[str, ...], table: SourceTable | None
) -> tuple[tuple[str, str, str], ...]:
    """Role, heading and letter of each column."""
    places = table.places if table is not None else {}
    columns = table.columns if table is not None else {}
    named = [(role, getattr(source, role)) for role in ("area", "period", *roles)]
    return tuple((role, head, letter(places[head]) if head in places else "")
                 for role, head in named if head in columns)
