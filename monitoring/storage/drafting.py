"""A draft: what a delivery would make of the current release."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.city import City
from monitoring.core.differences import changes, replaced
from monitoring.core.observation_rules import accepted
from monitoring.core.observations import no_observations
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.facilities import counted, located
from monitoring.storage.outlines import continued
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store


@dataclass
class Draft:
    """What a delivery would make of the current release."""

    city: City
    after: int
    areas: gpd.GeoDataFrame
    facilities: pd.DataFrame
    observations: pd.DataFrame
    sources: list[dict[str, Any]]
    accepted: int
    problems: list[Problem]
    changes: dict[str, int] = field(default_factory=dict)
    delivery: Delivery = field(default_factory=Delivery)


def levels_of(city: City) -> list[str]:
    """Ids of the city's levels, smallest first."""
    return [level.id for level in city.frame.levels]


def area_table(areas: gpd.GeoDataFrame, city: City) -> Areas:
    """The areas without their outlines, in the fixed order of all tables."""
    return areas_from(pd.DataFrame(areas.drop(columns="geometry")), levels_of(city))


def draft(store: Store, city: City, delivery: Delivery) -> Draft:
    """Check a delivery against the current release; nothing is stored yet."""
    current = store.ledger.current()
    manifest = store.manifest(current) if current else None
    areas, problems = _areas(store, manifest, delivery, city)
    table = area_table(areas, city)
    rows, found = accepted(delivery.observations, table, city)
    before = _before(store, manifest)
    level_of = dict(zip(zip(table.editions, table.ids, strict=True), table.levels, strict=True))
    facilities, outside = _facilities(store, manifest, delivery, areas, city)
    rows = pd.concat([rows, counted(facilities, areas, city.indicators, city)], ignore_index=True)
    for frame in (rows, before):
        frame["level"] = [
            level_of.get(pair, "") for pair in zip(frame["edition"], frame["area"], strict=True)
        ]
    before = before[before["level"] != ""]
    return Draft(
        city,
        current.id if current else 0,
        areas,
        facilities,
        replaced(before, rows).drop(columns="level"),
        list(manifest["sources"]) if manifest else [],
        len(rows),
        [*delivery.problems, *problems, *found, *outside],
        changes(before, rows),
        delivery,
    )


def _areas(
    store: Store, manifest: dict[str, Any] | None, delivery: Delivery, city: City
) -> tuple[gpd.GeoDataFrame, list[Problem]]:
    """Areas of the delivery over those of the current release; else those the tables name."""
    before = [parquet.areas_in(store.objects.get(manifest["areas"]))] if manifest else []
    parts = [part for part in [*before, *delivery.areas] if len(part)]
    if not parts:
        return _areas_named(delivery, city)
    whole = pd.concat(parts, ignore_index=True)
    whole = whole.drop_duplicates(["edition", "area"], keep="last", ignore_index=True)
    areas = gpd.GeoDataFrame(whole, geometry="geometry", crs=parts[0].crs)
    return (continued(areas, city) if delivery.areas else areas), []


def _areas_named(delivery: Delivery, city: City) -> tuple[gpd.GeoDataFrame, list[Problem]]:
    """An empty store takes the areas from the tables; they have no outlines yet."""
    rows = []
    pairs = delivery.observations[["edition", "area"]].drop_duplicates()
    for recipe in (one for one in city.recipes.values() if isinstance(one, AreasRecipe)):
        layers = {layer.level: layer for layer in recipe.layers}
        ids = set(pairs["area"][pairs["edition"] == recipe.edition])
        for level in city.frame.levels:
            layer = layers.get(level.id)
            if layer is None or not ids:
                break
            edition = "" if level.stable else recipe.edition
            parents = {one: _parent(one, layer.parent) for one in sorted(ids)}
            rows += [(one, one, level.id, edition, parents[one], "", "", None) for one in parents]
            ids = set(parents.values()) - {""}
    columns = ["area", "name", "level", "edition", "parent", "since", "continues", "geometry"]
    table = pd.DataFrame(rows, columns=columns).drop_duplicates(["edition", "area"])
    message = text("Die Gebiete sind noch nicht geladen. Ihre Kennungen kommen aus der Tabelle; "
                   "Namen und Umrisse fehlen, bis der Ordner mit den Umrissen geladen wird.")
    problem = Problem("no-areas", message, severity="warning")
    return gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326"), [problem]


def _parent(area: str, rule: Any) -> str:
    if rule is None:
        return ""
    return area[: rule.first] if rule.first else str(rule.is_)


def _before(store: Store, manifest: dict[str, Any] | None) -> pd.DataFrame:
    if manifest is None:
        return no_observations()
    files = [one["object"] for one in manifest["indicators"].values()]
    parts = [parquet.observations_in(store.objects.get(name)) for name in files]
    return pd.concat(parts, ignore_index=True) if parts else no_observations()


def _facilities(
    store: Store,
    manifest: dict[str, Any] | None,
    delivery: Delivery,
    areas: gpd.GeoDataFrame,
    city: City,
) -> tuple[pd.DataFrame, list[Problem]]:
    """Facilities with their areas; a register delivered again replaces the earlier one."""
    fresh = pd.concat(delivery.facilities) if delivery.facilities else None
    kept = None
    if manifest and manifest["facilities"]:
        kept = parquet.frame_in(store.objects.get(manifest["facilities"]))
    if fresh is None:
        empty = pd.DataFrame(columns=["kind", "period", "edition", "area", "places", "file"])
        return (empty if kept is None else kept), []
    found, problems = located(fresh.reset_index(drop=True), areas, city)
    if kept is not None:
        kept = kept[~kept["kind"].isin(found["kind"].unique())]
        found = pd.concat([kept, found], ignore_index=True)
    return found, problems
