"""One level of areas with its outlines, from a file or from the level below."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from monitoring.core.problem import Problem
from monitoring.core.recipe import Layer, Parent
from monitoring.language import text
from monitoring.storage.geodata import LONGITUDE_LATITUDE, features, texts

_SURFACES = ("Polygon", "MultiPolygon")


def from_file(folder: Path, layer: Layer, problems: list[Problem]) -> gpd.GeoDataFrame | None:
    """Columns area, name, parent and geometry; None, with problems, if the file does not fit."""
    raw = features(folder / layer.file, problems)
    if raw is None:
        return None
    needed = [layer.area, layer.name, layer.parent.property if layer.parent else ""]
    missing = [one for one in needed if one and one not in raw.columns]
    for name in missing:
        message = text("Diese Eigenschaft fehlt in der Umrissdatei. Vorhanden sind: {names}. Bitte "
                       "die Leseanleitung berichtigen.",
                       names=", ".join(column for column in raw.columns if column != "geometry"))
        problems.append(Problem("missing-column", message, layer.file, column=name))
    if missing:
        return None
    ids = texts(raw[layer.area])
    ids = ids.str[-layer.id_last :] if layer.id_last else ids
    table = {
        "area": ids,
        "name": texts(raw[layer.name]) if layer.name else "",
        "parent": _parents(ids, raw, layer.parent),
    }
    found = gpd.GeoDataFrame(table, geometry=raw.geometry.values, crs=LONGITUDE_LATITUDE)
    found = _each_once(_with_id(found, layer, problems), layer, problems)
    _mend(found, layer, problems)
    return _with_declared(found, layer, problems)


def dissolved(
    below: gpd.GeoDataFrame, layer: Layer, recipe: str, problems: list[Problem]
) -> gpd.GeoDataFrame | None:
    """Outlines of a level as the union of the level below; ids are the children's parents."""
    if below.empty:
        message = text("Die Ebene „{level}“ darunter hat keine Gebiete. Bitte die Leseanleitung "
                       "prüfen.", level=layer.dissolve)
        problems.append(Problem("empty-level", message, recipe, column=layer.level))
        return None
    parents = below["parent"].to_numpy()
    joined = {
        area: shapely.union_all(below.geometry[parents == area].dropna().values)
        for area in sorted(set(parents) - {""})
    }
    ids = pd.Series(list(joined), dtype=str)
    table = {"area": ids, "name": "", "parent": _parents(ids, below, layer.parent)}
    outlines = [None if shape.is_empty else shape for shape in joined.values()]
    return gpd.GeoDataFrame(table, geometry=outlines, crs=LONGITUDE_LATITUDE)


def _parents(ids: pd.Series, raw: gpd.GeoDataFrame, parent: Parent | None) -> pd.Series:
    if parent is None:
        return pd.Series("", index=ids.index, dtype=str)
    if parent.property:
        if parent.property not in raw.columns:
            return pd.Series("", index=ids.index, dtype=str)
        return texts(raw[parent.property])
    if parent.first:
        return ids.str[: parent.first]
    return pd.Series(parent.is_, index=ids.index, dtype=str)


def _with_id(
    found: gpd.GeoDataFrame, layer: Layer, problems: list[Problem]
) -> gpd.GeoDataFrame:
    empty = found["area"] == ""
    if empty.any():
        message = text("{n} Umrisse haben keine Kennung, gehören also zu keinem Gebiet. Bitte "
                       "ergänzen oder aus der Datei nehmen.", n=int(empty.sum()))
        problems.append(Problem("outline-without-area", message, layer.file, column=layer.area))
    return found[~empty].reset_index(drop=True)


def _each_once(
    found: gpd.GeoDataFrame, layer: Layer, problems: list[Problem]
) -> gpd.GeoDataFrame:
    """An id with two different outlines keeps none: nobody can tell which one is right."""
    for area, group in found[found["area"].duplicated(keep=False)].groupby("area"):
        first = group.geometry.iloc[0]
        others = group.geometry.iloc[1:]
        if all(first is not None and first.equals(other) for other in others):
            message = text("Die Kennung steht {n}-mal mit demselben Umriss. Sie zählt einmal; "
                           "bitte die Wiederholung entfernen.", n=len(group))
            problems.append(Problem("repeated-outline", message, layer.file, "", None, layer.area,
                                    str(area), "warning"))
            continue
        message = text("Die Kennung steht {n}-mal mit verschiedenen Umrissen. Das Gebiet bleibt "
                       "ohne Umriss, seine Zahlen werden geladen. Bitte beim Herausgeber klären, "
                       "welcher gilt.", n=len(group))
        problems.append(Problem("duplicate-outline", message, layer.file, "", None, layer.area,
                                str(area), "warning"))
        found.loc[group.index, "geometry"] = None
    return found.drop_duplicates("area", ignore_index=True)


def _mend(found: gpd.GeoDataFrame, layer: Layer, problems: list[Problem]) -> None:
    """Outlines that cross themselves are mended; what is no surface is no outline."""
    known = found.geometry.notna() & ~found.geometry.is_empty
    for number in found.index[known & ~found.geometry.is_valid]:
        mended = shapely.make_valid(found.geometry[number], method="structure")
        found.loc[number, "geometry"] = mended
        message = text("Der Umriss überschneidet sich selbst und wurde bereinigt. Bitte in der "
                       "Quelle berichtigen.")
        problems.append(Problem("invalid-outline", message, layer.file, "", None, layer.area,
                                found["area"][number], "note"))
    for number in found.index[~known | ~found.geom_type.isin(_SURFACES) | found.is_empty]:
        if found.geometry[number] is None and _is_reported(problems, found["area"][number]):
            continue
        message = text("Das Gebiet hat keine Fläche als Umriss. Seine Zahlen werden geladen, auf "
                       "der Karte fehlt es. Bitte in der Quelle ergänzen.")
        problems.append(Problem("missing-outline", message, layer.file, "", None, layer.area,
                                found["area"][number], "warning"))
        found.loc[number, "geometry"] = None


def _is_reported(problems: list[Problem], area: str) -> bool:
    return any(one.rule == "duplicate-outline" and one.value == area for one in problems)


def _with_declared(
    found: gpd.GeoDataFrame, layer: Layer, problems: list[Problem]
) -> gpd.GeoDataFrame:
    """Areas that exist although the file has no outline of them."""
    known = set(found["area"])
    for one in (one for one in layer.without_outline if one.id not in known):
        message = text("Das Gebiet hat in der Datei keinen Umriss. Seine Zahlen werden geladen, "
                       "auf der Karte fehlt es.")
        problems.append(Problem("missing-outline", message, layer.file, "", None, layer.area,
                                one.id, "warning"))
        parent = _parents(pd.Series([one.id]), found, layer.parent).iloc[0]
        row = {"area": one.id, "name": one.name, "parent": parent, "geometry": None}
        found.loc[len(found)] = row
    return found
