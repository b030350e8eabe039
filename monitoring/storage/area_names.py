"""Names of areas from a table, a list or a pattern, where the outlines bring none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd

from monitoring.core.problem import Problem
from monitoring.core.recipe import Layer, NameTable
from monitoring.language import text
from monitoring.storage.opened import opened


def named(
    found: gpd.GeoDataFrame, layer: Layer, folder: Path, recipe: str, problems: list[Problem]
) -> gpd.GeoDataFrame:
    """The areas with a name each: a table or a list that names areas must name just these."""
    if layer.names:
        names = _names_in(folder, layer.names, problems)
        if names is not None:
            _compare(found, names, layer.names.file, layer.names.area, problems)
            found["name"] = found["area"].map(dict(names)).fillna(found["name"])
    if layer.areas:
        listed = {one.id: one.name for one in layer.areas}
        _compare(found, listed, layer.file or recipe, layer.level, problems)
        found["name"] = found["area"].map(listed).fillna(found["name"])
    if layer.name_text:
        own = [layer.name_text.de.format(id=area) for area in found["area"]]
        found["name"] = [name or one for name, one in zip(found["name"], own, strict=True)]
    found["name"] = found["name"].where(found["name"] != "", found["area"])
    return found


def _names_in(
    folder: Path, declared: NameTable, problems: list[Problem]
) -> Mapping[str, str] | None:
    try:
        found = opened(folder / declared.file, declared.file)
    except OSError:
        message = text("Die Namenstabelle ist nicht lesbar. Bitte Pfad und Rechte prüfen.")
        problems.append(Problem("unreadable-table", message, declared.file))
        return None
    if not found.tables:
        problems += found.problems
        return None
    table = found.tables[0]
    missing = [one for one in (declared.area, declared.name) if one not in table.columns]
    for name in missing:
        message = text("Diese Spalte fehlt in der Namenstabelle. Vorhanden sind: {names}. Bitte "
                       "die Leseanleitung berichtigen.", names=", ".join(table.columns))
        problems.append(Problem("missing-column", message, declared.file, column=name))
    if missing:
        return None
    pairs = (table.columns[one].to_pylist() for one in (declared.area, declared.name))
    return dict(zip(*pairs, strict=True))


def _compare(
    found: gpd.GeoDataFrame,
    names: Mapping[str, str],
    file: str,
    column: str,
    problems: list[Problem],
) -> None:
    """An outline without a named area, or a named area without an outline, is a problem."""
    known = set(found["area"])
    for area in sorted(known - names.keys()):
        message = text("Zu diesem Umriss gibt es kein Gebiet mit Namen. Bitte das Gebiet ergänzen "
                       "oder den Umriss entfernen.")
        problems.append(Problem("outline-without-area", message, file, column=column, value=area))
    for area in sorted(names.keys() - known):
        message = text("Zu diesem Gebiet gibt es keinen Umriss. Bitte den Umriss ergänzen oder "
                       "das Gebiet unter „without_outline“ nennen.")
        problems.append(Problem("area-without-outline", message, file, column=column, value=area))
