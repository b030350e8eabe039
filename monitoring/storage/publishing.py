"""Publishing: files first, one ledger row last; undo by making earlier files current again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from monitoring.core.area import areas_from
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.derived import REASONS, derive
from monitoring.core.differences import changes, replaced
from monitoring.core.observation_rules import accepted
from monitoring.core.observations import cube_of, no_observations, observations_of
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import AreasRecipe
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.facilities import counted, located
from monitoring.storage.ledger import Entry
from monitoring.storage.map_outlines import map_frame, map_outlines
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store


class NotPublished(Exception):
    """A publication that was refused; the message says why."""


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


def draft(store: Store, city: City, delivery: Delivery) -> Draft:
    """Check a delivery against the current release; nothing is stored yet."""
    current = store.ledger.current()
    manifest = store.manifest(current) if current else None
    areas, problems = _areas(store, manifest, delivery, city)
    table = areas_from(pd.DataFrame(areas.drop(columns="geometry")), _levels(city))
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


def publish(store: Store, made: Draft, by: str, note: str) -> Entry:
    """Store the draft as the next release; raises NotPublished or Overtaken with the reason."""
    if stopping := errors(made.problems):
        raise NotPublished(text("{n} Fehler verhindern die Veröffentlichung.", n=len(stopping)))
    if not by.strip() or not note.strip():
        raise NotPublished(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))
    if made.observations.empty:
        raise NotPublished(text("Es gibt nichts zu veröffentlichen: keine Zeile wurde gelesen."))
    manifest = _stored(store, made)
    content = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
    name = store.objects.put(content, "json")
    return store.ledger.add(name, by.strip(), note.strip(), made.after)


def restore(store: Store, release: int, by: str, note: str) -> Entry:
    """Make an earlier release current again, as a new release."""
    earlier, current = store.entry(release), store.ledger.current()
    if earlier is None or current is None:
        raise NotPublished(text("Die Ausgabe {id} gibt es nicht.", id=release))
    if not by.strip() or not note.strip():
        raise NotPublished(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))
    return store.ledger.add(earlier.manifest, by.strip(), note.strip(), current.id, release)


def _levels(city: City) -> list[str]:
    return [level.id for level in city.frame.levels]


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
    return gpd.GeoDataFrame(whole, geometry="geometry", crs=parts[0].crs), []


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
            rows += [(one, one, level.id, edition, parents[one], "", None) for one in parents]
            ids = set(parents.values()) - {""}
    columns = ["area", "name", "level", "edition", "parent", "since", "geometry"]
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


def _stored(store: Store, made: Draft) -> dict[str, Any]:
    """Write every file of the release and list them."""
    levels = _levels(made.city)
    areas = areas_from(pd.DataFrame(made.areas.drop(columns="geometry")), levels)
    sources = _sources(store, made)
    files = tuple(dict.fromkeys(["", *(one["name"] for one in sources)]))
    cube = finished_cube(made, files)
    table = observations_of(cube, files)
    indicators = {
        str(name): {
            "object": store.objects.put(parquet.observations_file(rows), "parquet"),
            "rows": len(rows),
            "version": made.city.indicators[str(name)].version,
        }
        for name, rows in table.groupby("indicator", sort=True)
    }
    return {
        "city": made.city.frame.id,
        "indicators": indicators,
        "areas": store.objects.put(parquet.areas_file(_ordered(made.areas, areas)), "parquet"),
        "outlines": _outlines(store, made),
        "facilities": _facility_object(store, made),
        "sources": sources,
    }


def finished_cube(made: Draft, files: tuple[str, ...]) -> Cube:
    """The draft's source rows with everything that follows from them."""
    areas = areas_from(pd.DataFrame(made.areas.drop(columns="geometry")), _levels(made.city))
    names = tuple(made.city.indicators)
    known = made.observations[made.observations["indicator"].isin(names)]
    cube = cube_of(known, names, areas, files)
    reasons = (*cube.reasons, *(one for one in REASONS if one not in cube.reasons))
    cube = replace(cube, reasons=reasons)
    editions = [edition.id for edition in made.city.frame.editions]
    derive(cube, made.city.indicators, _levels(made.city), editions)
    return cube


def _ordered(outlines: gpd.GeoDataFrame, areas: Any) -> gpd.GeoDataFrame:
    order = {pair: number for number, pair in enumerate(zip(areas.editions, areas.ids, strict=True))}
    pairs = zip(outlines["edition"], outlines["area"], strict=True)
    return outlines.iloc[np.argsort([order[pair] for pair in pairs])].reset_index(drop=True)


def _outlines(store: Store, made: Draft) -> dict[str, str]:
    """Map outlines by "level|edition"."""
    if made.areas.geometry.notna().sum() == 0:
        return {}
    areas = _ordered(made.areas, areas_from(
        pd.DataFrame(made.areas.drop(columns="geometry")), _levels(made.city)))
    frame = map_frame(areas, made.city.frame.crs)
    levels = _levels(made.city)
    found = {}
    for (level, edition), group in areas.groupby(["level", "edition"], sort=False):
        if group.geometry.notna().sum() == 0:
            continue
        place = levels.index(level)
        above = areas.iloc[:0]
        if place + 1 < len(levels):
            next_level = areas[areas["level"] == levels[place + 1]]
            above = next_level[next_level["edition"].isin(["", edition])]
        content = map_outlines(group, above, frame)
        found[f"{level}|{edition}"] = store.objects.put(content, "outlines.json.gz")
    return found


def _facility_object(store: Store, made: Draft) -> str | None:
    if made.facilities.empty:
        return None
    return store.objects.put(parquet.frame_file(made.facilities), "facilities.parquet")


def _sources(store: Store, made: Draft) -> list[dict[str, Any]]:
    """Source files of the release: those before and the delivered ones, kept with their hash."""
    delivered = made.delivery.files
    kept = [one for one in made.sources if one["name"] not in delivered]
    for name, (recipe, path) in sorted(delivered.items()):
        content = path.read_bytes()
        object_ = store.objects.put(content, "source")
        kept.append({"name": name, "recipe": recipe, "bytes": len(content),
                     "sha256": object_.partition(".")[0], "object": object_})
    return kept
