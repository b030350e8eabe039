"""Areas of a draft: those of the release, of the delivery, or those that tables name."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.city import City
from monitoring.core.observations import Observations
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, Parent
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.base import Base
from monitoring.storage.outlines import continued
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store


def levels_of(city: City) -> list[str]:
    """Ids of the city's levels, smallest first."""
    return [level.id for level in city.frame.levels]


def area_table(areas: gpd.GeoDataFrame, city: City) -> Areas:
    """The areas without their outlines, in the fixed order of all tables."""
    return areas_from(pd.DataFrame(areas.drop(columns="geometry")), levels_of(city))


def areas_with(
    store: Store, base: Base, delivery: Delivery, city: City
) -> tuple[Areas, gpd.GeoDataFrame | None, list[Problem]]:
    """Areas after the delivery, their outlines if those change, and what is wrong with them."""
    new = [part for part in delivery.areas if len(part)]
    if base.cube is not None and not new:
        return base.cube.areas, None, []
    before = [parquet.areas_in(store.objects.get(base.manifest["areas"]))] if base.manifest else []
    parts = [part for part in [*before, *new] if len(part)]
    if not parts:
        areas, problems = _areas_named(delivery.observations, city)
        return area_table(areas, city), areas, problems
    whole = pd.concat(parts, ignore_index=True)
    whole = whole.drop_duplicates(["edition", "area"], keep="last", ignore_index=True)
    areas = continued(gpd.GeoDataFrame(whole, geometry="geometry", crs=parts[0].crs), city)
    return area_table(areas, city), areas, []


def _areas_named(
    observed: Observations, city: City
) -> tuple[gpd.GeoDataFrame, list[Problem]]:
    """An empty store takes the areas from the tables; they have no outlines yet."""
    rows = []
    for recipe in (one for one in city.recipes.values() if isinstance(one, AreasRecipe)):
        layers = {layer.level: layer for layer in recipe.layers}
        parents: set[str] = set()
        for level in city.frame.levels:
            edition = "" if level.stable else recipe.edition
            named = {one.area for one in observed.places
                     if (one.level, one.edition) == (level.id, edition)}
            layer = layers.get(level.id)
            rule = layer.parent if layer else None
            ids = sorted(parents | named)
            above = [_parent(one, rule) for one in ids]
            rows += [(one, one, level.id, edition, parent, "", "", None)
                     for one, parent in zip(ids, above, strict=True)]
            parents = set(above) - {""}
    columns = ["area", "name", "level", "edition", "parent", "since", "continues", "geometry"]
    table = pd.DataFrame(rows, columns=columns).drop_duplicates(["edition", "area"])
    message = text("Die Gebiete sind noch nicht geladen. Ihre Kennungen kommen aus der Tabelle; "
                   "Namen und Umrisse fehlen, bis der Ordner mit den Umrissen geladen wird.")
    problem = Problem("no-areas", message, severity="warning")
    return gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326"), [problem]


def _parent(area: str, rule: Parent | None) -> str:
    if rule is None:
        return ""
    return area[: rule.first] if rule.first else rule.is_
