"""A draft: what a delivery would make of the current release."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.city import City
from monitoring.core.completed import completed
from monitoring.core.differences import changes, replaced
from monitoring.core.observation_rules import accepted
from monitoring.core.observations import no_observations
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, Parent
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.facilities import COLUMNS as REGISTER
from monitoring.storage.facilities import counted, located
from monitoring.storage.observed import AREA
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
    rows = completed(rows, city.indicators)
    before, sources = _before(store, manifest, delivery)
    level_of = dict(zip(zip(table.editions, table.ids, strict=True), table.levels, strict=True))
    facilities, outside = _facilities(store, manifest, delivery, areas, city)
    if delivery.facilities or delivery.areas:
        places = counted(facilities, areas, city.indicators, city)
        rows = pd.concat([rows, places], ignore_index=True)
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
        sources,
        len(rows),
        [*delivery.problems, *problems, *found, *outside, *_undelivered(city, delivery, rows)],
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
    named = pd.concat(delivery.named) if delivery.named else pd.DataFrame(columns=AREA)
    for recipe in (one for one in city.recipes.values() if isinstance(one, AreasRecipe)):
        layers = {layer.level: layer for layer in recipe.layers}
        parents: set[str] = set()
        for level in city.frame.levels:
            edition = "" if level.stable else recipe.edition
            own = (named["level"] == level.id) & (named["edition"] == edition)
            layer = layers.get(level.id)
            rule = layer.parent if layer else None
            ids = sorted(parents | set(named["area"][own]))
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


def _undelivered(city: City, delivery: Delivery, rows: pd.DataFrame) -> list[Problem]:
    """Declared indicators of which a whole folder brought nothing, in one note."""
    if not delivery.whole:
        return []
    known = set(rows["indicator"])
    counts = [one.id for one in city.indicators.values() if not one.formula]
    silent = [one for one in counts if one not in known]
    for one in city.indicators.values():
        if one.formula and set(one.formula.ids()) & set(silent):
            silent.append(one.id)
    if not silent:
        return []
    message = text("Für diese erklärten Indikatoren wurde nichts geliefert; sie bleiben leer.")
    return [Problem("no-observations", message, value=", ".join(silent), severity="note")]


def _before(
    store: Store, manifest: dict[str, Any] | None, delivery: Delivery
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """
    Rows and source files of the current release.

    A file that is delivered again under its name with other content gets a name of its own,
    so that earlier rows keep pointing to what they were read from.
    """
    if manifest is None:
        return no_observations(), []
    files = [one["object"] for one in manifest["indicators"].values()]
    parts = [parquet.observations_in(store.objects.get(name)) for name in files]
    rows = pd.concat(parts, ignore_index=True) if parts else no_observations()
    names = {}
    for one in manifest["sources"]:
        again = delivery.files.get(one["name"])
        other = again is not None and again.fingerprint != one["sha256"]
        names[one["name"]] = f"{one['name']} ({one['sha256'][:8]})" if other else one["name"]
    rows["file"] = rows["file"].map(names).fillna(rows["file"])
    return rows, [{**one, "name": names[one["name"]]} for one in manifest["sources"]]


def _facilities(
    store: Store,
    manifest: dict[str, Any] | None,
    delivery: Delivery,
    areas: gpd.GeoDataFrame,
    city: City,
) -> tuple[pd.DataFrame, list[Problem]]:
    """Facilities with their areas; a register delivered again replaces the earlier one."""
    known = pd.DataFrame(columns=[*REGISTER, "edition", "area"])
    if manifest and manifest["facilities"]:
        known = parquet.frame_in(store.objects.get(manifest["facilities"]))
    if not delivery.facilities and not (delivery.areas and len(known)):
        return known, []
    fresh = pd.concat([pd.DataFrame(columns=REGISTER), *delivery.facilities])
    kept = known[REGISTER][~known["kind"].isin(fresh["kind"].unique())]
    parts = [part for part in (kept, fresh) if len(part)]
    return located(pd.concat(parts, ignore_index=True), areas, city)
