"""Outlines and names of areas, read from geodata by a recipe and checked."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from monitoring.core.city import City
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, Layer
from monitoring.language import text
from monitoring.storage.area_names import named
from monitoring.storage.geodata import LONGITUDE_LATITUDE
from monitoring.storage.layers import dissolved, from_file

COLUMNS = ["area", "name", "level", "edition", "parent", "since", "continues", "geometry"]
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
        if layer.dissolve:
            below = reading.areas[reading.areas["level"] == layer.dissolve]
            found = dissolved(below, layer, recipe.id, reading.problems)
        else:
            found = from_file(folder, layer, reading.problems)
        if found is None:
            continue
        found = named(found, layer, folder, recipe.id, reading.problems)
        found["level"] = level
        found["edition"] = "" if city.level(level).stable else recipe.edition
        since = {one.id: one.period for one in layer.since}
        found["since"] = [since.get(area, "") for area in found["area"]]
        found["continues"] = ""
        reading.problems += _unknown_since(found, layer, recipe.id)
        parts = [part for part in (reading.areas, found[COLUMNS]) if len(part)]
        reading.areas = gpd.GeoDataFrame(
            pd.concat(parts, ignore_index=True), geometry="geometry", crs=LONGITUDE_LATITUDE
        )
    reading.problems += _twice(reading.areas, recipe) + _orphans(reading.areas, recipe, order)
    return reading


def _unknown_since(found: gpd.GeoDataFrame, layer: Layer, recipe: str) -> list[Problem]:
    message = text("Für dieses Gebiet nennt „since“ ein erstes Jahr, es gibt das Gebiet aber "
                   "nicht. Bitte berichtigen.")
    known = set(found["area"])
    missing = [one.id for one in layer.since if one.id not in known]
    return [Problem("unknown-area", message, recipe, column="since", value=one) for one in missing]


def _twice(areas: gpd.GeoDataFrame, recipe: AreasRecipe) -> list[Problem]:
    """An id may name only one area of an edition, whatever its level."""
    again = areas[areas.duplicated("area")]
    message = text("Diese Kennung haben zwei Gebiete verschiedener Ebenen. Tabellen könnten sie "
                   "nicht unterscheiden; bitte eine ändern.")
    return [
        Problem("duplicate-area", message, recipe.id, column=str(row.level), value=str(row.area))
        for row in again.itertuples()
    ]


def _orphans(areas: gpd.GeoDataFrame, recipe: AreasRecipe, order: list[str]) -> list[Problem]:
    """Areas whose parent is not on any level above."""
    message = text("Das übergeordnete Gebiet gibt es nicht. Bitte die Regel „parent“ oder die "
                   "Datei berichtigen.")
    rank = areas["level"].map({level: place for place, level in enumerate(order)})
    highest = rank.groupby(areas["area"]).max()
    above = areas["parent"].map(highest).fillna(-1) > rank
    bad = areas[(areas["parent"] != "") & ~above]
    return [
        Problem("unknown-parent", message, recipe.id, column=str(row.area), value=str(row.parent))
        for row in bad.itertuples()
    ]


def continued(areas: gpd.GeoDataFrame, city: City) -> gpd.GeoDataFrame:
    """Fill `continues` where an area has the same id and outline in the edition before."""
    order = [edition.id for edition in city.frame.editions]
    projected = areas.geometry.to_crs(city.frame.crs)
    keys = list(zip(areas["edition"], areas["level"], areas["area"], strict=True))
    place = {key: number for number, key in enumerate(keys)}
    for before, after in itertools.pairwise(order):
        for one in np.flatnonzero(areas["edition"] == after).tolist():
            other = place.get((before, *keys[one][1:]), -1)
            first, second = projected.iloc[one], projected.iloc[other]
            if other < 0 or first is None or second is None:
                continue
            if first.symmetric_difference(second).area <= SAME_OUTLINE * first.area:
                areas.loc[areas.index[one], "continues"] = before
    return areas
