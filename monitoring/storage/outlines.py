"""Outlines and names of areas, read from geodata by a recipe and checked."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio.errors
import shapely

from monitoring.core.city import City
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, Layer, Parent
from monitoring.language import Words, text
from monitoring.storage.tables import TableRefused, csv_table

COLUMNS = ["area", "name", "level", "edition", "parent", "since", "continues", "geometry"]
LONGITUDE_LATITUDE = "EPSG:4326"
# Redrawn lines move a little; beyond this part of the area it is another district.
SAME_OUTLINE = 0.005


@dataclass
class AreaReading:
    """Areas with outlines (one row per area, geometry None where there is none)."""

    areas: gpd.GeoDataFrame = field(
        default_factory=lambda: gpd.GeoDataFrame(columns=COLUMNS, crs=LONGITUDE_LATITUDE)
    )
    problems: list[Problem] = field(default_factory=list)


def read_areas(folder: Path, recipe: AreasRecipe, city: City) -> AreaReading:
    """All areas of the recipe's edition, smallest level first."""
    reading = AreaReading()
    order = [level.id for level in city.frame.levels]
    layers = {layer.level: layer for layer in recipe.layers}
    for level in (one for one in order if one in layers):
        layer = layers[level]
        found = (
            _dissolved(reading, layer) if layer.dissolve else _from_file(folder, layer, reading)
        )
        if found is None:
            continue
        found = _named(found, layer, folder, reading.problems)
        found["level"] = level
        found["edition"] = "" if city.level(level).stable else recipe.edition
        since = {one.id: one.period for one in layer.since}
        found["since"] = [since.get(area, "") for area in found["area"]]
        found["continues"] = ""
        parts = [part for part in (reading.areas, found[COLUMNS]) if len(part)]
        reading.areas = gpd.GeoDataFrame(
            pd.concat(parts, ignore_index=True), geometry="geometry", crs=LONGITUDE_LATITUDE
        )
    reading.problems += _without_parent(reading.areas, recipe, order)
    return reading


def _from_file(folder: Path, layer: Layer, reading: AreaReading) -> gpd.GeoDataFrame | None:
    raw = read_outlines(folder / layer.file, reading.problems)
    if raw is None:
        return None
    needed = [layer.area, layer.name, layer.parent.property if layer.parent else ""]
    for name in (one for one in needed if one and one not in raw.columns):
        message = text("Diese Eigenschaft fehlt in der Umrissdatei. Vorhanden sind: {names}.",
                       names=", ".join(column for column in raw.columns if column != "geometry"))
        reading.problems.append(Problem("missing-column", message, layer.file, column=name))
        return None
    ids = raw[layer.area].astype(str)
    table = {
        "area": ids.str[-layer.id_last :] if layer.id_last else ids,
        "name": raw[layer.name].astype(str) if layer.name else "",
        "parent": _parents(ids, raw, layer.parent),
    }
    found = gpd.GeoDataFrame(table, geometry=raw.geometry.values, crs=LONGITUDE_LATITUDE)
    found = _each_once(found, layer, reading.problems)
    return _usable(found, layer, reading.problems)


def read_outlines(path: Path, problems: list[Problem]) -> gpd.GeoDataFrame | None:
    """Features of a file in longitude and latitude; None, with a problem, if unreadable."""
    source = f"/vsigzip/{path}" if path.suffix == ".gz" else str(path)
    if not path.is_file():
        message = text("Diese Datei fehlt. Bitte den Ordner mit den Dateien der Ämter prüfen.")
        problems.append(Problem("missing-file", message, str(path)))
        return None
    try:
        raw = gpd.read_file(source, engine="pyogrio")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        message = text("Die Umrissdatei ist nicht lesbar ({error}).", error=str(error)[:200])
        problems.append(Problem("unreadable-file", message, path.name))
        return None
    if raw.crs is None:
        raw = raw.set_crs(LONGITUDE_LATITUDE)
    projected: gpd.GeoDataFrame = raw.to_crs(LONGITUDE_LATITUDE)
    return projected


def _parents(ids: pd.Series, raw: gpd.GeoDataFrame, parent: Parent | None) -> pd.Series:
    if parent is None:
        return pd.Series("", index=ids.index)
    if parent.property:
        return raw[parent.property].astype(str)
    return ids.str[: parent.first] if parent.first else pd.Series(parent.is_, index=ids.index)


def _each_once(
    found: gpd.GeoDataFrame, layer: Layer, problems: list[Problem]
) -> gpd.GeoDataFrame:
    """An id with two different outlines keeps none: nobody can tell which one is right."""
    for area, group in found[found["area"].duplicated(keep=False)].groupby("area"):
        first = group.geometry.iloc[0]
        if all(first.equals(other) for other in group.geometry.iloc[1:]):
            continue
        message = text("Die Kennung steht {n}-mal mit verschiedenen Umrissen. Das Gebiet bleibt "
                       "ohne Umriss, seine Zahlen werden geladen. Bitte beim Herausgeber klären, "
                       "welcher gilt.", n=len(group))
        problems.append(Problem("duplicate-outline", message, layer.file, None, None, layer.area,
                                str(area), "warning"))
        found.loc[group.index, "geometry"] = None
    return found.drop_duplicates("area", ignore_index=True)


def _usable(found: gpd.GeoDataFrame, layer: Layer, problems: list[Problem]) -> gpd.GeoDataFrame:
    """Outlines mended where they cross themselves; declared areas without one added."""
    for number in found.index[~found.geometry.is_valid & found.geometry.notna()]:
        found.loc[number, "geometry"] = shapely.make_valid(found.geometry[number])
        message = text("Der Umriss überschneidet sich selbst und wurde bereinigt. Bitte in der "
                       "Quelle berichtigen.")
        problems.append(Problem("invalid-outline", message, layer.file, None, None, layer.area,
                                found["area"][number], "note"))
    for one in layer.without_outline:
        if one.id in set(found["area"]):
            continue
        message = text("Das Gebiet hat in der Datei keinen Umriss. Seine Zahlen werden geladen, "
                       "auf der Karte fehlt es.")
        problems.append(Problem("missing-outline", message, layer.file, None, None, layer.area,
                                one.id, "warning"))
        parent = _parents(pd.Series([one.id]), found, layer.parent).iloc[0]
        row = {"area": one.id, "name": one.name, "parent": parent, "geometry": None}
        found.loc[len(found)] = row
    return found


def _dissolved(reading: AreaReading, layer: Layer) -> gpd.GeoDataFrame | None:
    """Outlines of a level as the union of the level below; ids are the children's parents."""
    below = reading.areas[reading.areas["level"] == layer.dissolve]
    if below.empty:
        message = text("Die Ebene „{level}“ darunter hat keine Gebiete.", level=layer.dissolve)
        reading.problems.append(Problem("empty-level", message, column=layer.level))
        return None
    parents = below["parent"].to_numpy()
    joined = {
        area: shapely.union_all(below.geometry[parents == area].dropna().values)
        for area in sorted(set(parents))
    }
    ids = pd.Series(list(joined), dtype=str)
    names = {one.id: one.name for one in layer.areas}
    table = {
        "area": ids,
        "name": ids.map(names).fillna(""),
        "parent": _parents(ids, below, layer.parent),
    }
    outlines = [None if shape.is_empty else shape for shape in joined.values()]
    return gpd.GeoDataFrame(table, geometry=outlines, crs=LONGITUDE_LATITUDE)


def _named(
    found: gpd.GeoDataFrame, layer: Layer, folder: Path, problems: list[Problem]
) -> gpd.GeoDataFrame:
    """Names from a table of names or a pattern where the outlines bring none."""
    if layer.names:
        try:
            table = csv_table(folder / layer.names.file)
        except (TableRefused, OSError):
            message = text("Die Namenstabelle ist nicht lesbar. Bitte Pfad und Inhalt prüfen.")
            problems.append(Problem("unreadable-table", message, layer.names.file))
        else:
            names = dict(zip(table.columns[layer.names.area], table.columns[layer.names.name],
                             strict=True))
            found["name"] = found["area"].map(names).fillna(found["name"])
    if layer.name_text:
        pattern: Words = layer.name_text
        texts = [pattern.de.format(id=area) for area in found["area"]]
        found["name"] = [name or own for name, own in zip(found["name"], texts, strict=True)]
    found["name"] = found["name"].where(found["name"] != "", found["area"])
    return found


def _without_parent(
    areas: gpd.GeoDataFrame, recipe: AreasRecipe, order: list[str]
) -> list[Problem]:
    known = set(areas["area"])
    bad = areas[(areas["parent"] != "") & ~areas["parent"].isin(known)]
    message = text("Das übergeordnete Gebiet gibt es nicht. Bitte die Regel „parent“ oder die "
                   "Datei berichtigen.")
    return [
        Problem("unknown-parent", message, recipe.id, None, None, row.area, row.parent)
        for row in bad.itertuples()
    ]


def continued(areas: gpd.GeoDataFrame, city: City) -> gpd.GeoDataFrame:
    """Fill `continues` where an area has the same id and outline in the edition before."""
    order = [edition.id for edition in city.frame.editions]
    projected = areas.geometry.to_crs(city.frame.crs)
    keys = pd.MultiIndex.from_frame(areas[["edition", "level", "area"]])
    for before, after in itertools.pairwise(order):
        now = np.flatnonzero(areas["edition"] == after)
        old = keys.get_indexer([(before, *keys[one][1:]) for one in now])
        for one, other in zip(now, old, strict=True):
            first, second = projected.iloc[one], projected.iloc[other]
            if other < 0 or first is None or second is None:
                continue
            if first.symmetric_difference(second).area <= SAME_OUTLINE * first.area:
                areas.loc[areas.index[one], "continues"] = before
    return areas
