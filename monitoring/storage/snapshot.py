"""The current release in memory: one immutable snapshot that all views read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import pandas as pd

from monitoring.core.area import Areas, IntArray, areas_from
from monitoring.core.city import City
from monitoring.core.corrections import newest_correction, no_corrections
from monitoring.core.cube import Cube, plane_parts
from monitoring.core.space.carried import CarriedSeries, carried_series
from monitoring.core.space.crosswalk import Crosswalk
from monitoring.storage import parquet
from monitoring.storage.ledger import Entry
from monitoring.storage.release_crosswalks import crosswalks_in
from monitoring.storage.store import Store


@dataclass(frozen=True, eq=False)
class Snapshot:
    """
    A release with its city.

    `outlines` names the file of the map's outlines by "level|edition"; `files` are the
    names to which the cube's `file` points; `sources` the manifest's entries about them.
    """

    city: City
    release: Entry
    cube: Cube
    outlines: Mapping[str, str]
    files: tuple[str, ...]
    sources: tuple[Mapping[str, Any], ...]
    facilities: pd.DataFrame
    store: Store
    areas_object: str
    facilities_object: str
    corrections: pd.DataFrame
    crosswalks: tuple[Crosswalk, ...] = ()

    @cached_property
    def corrected(self) -> Mapping[tuple[int, int, int], int]:
        """Release that corrected a cell last, by the cell's index in the cube."""
        return newest_correction(self.corrections, self.cube)

    @cached_property
    def notes(self) -> Mapping[int, Entry]:
        """All releases by number, for the notes that stand with corrected figures."""
        return {entry.id: entry for entry in self.store.ledger.entries()}

    @cached_property
    def facility_kinds(self) -> frozenset[str]:
        """Kinds of facilities in the release."""
        return frozenset(self.facilities["kind"])

    @cached_property
    def shapes(self) -> gpd.GeoDataFrame:
        """Areas with outlines in longitude and latitude, in the order of `cube.areas`."""
        return parquet.areas_in(self.store.objects.get(self.areas_object))

    def carried(self, plane: str, areas: IntArray) -> CarriedSeries:
        """An indicator, or a part of one, with the periods of earlier editions carried over."""
        indicator = self.city.indicators[plane_parts(plane)[0]]
        return carried_series(self.cube, self.crosswalks, indicator, areas, plane)

    def map_outlines(self, level: str, edition: str) -> str:
        """Name of the outlines of a level; "" where there are none."""
        return self.outlines.get(f"{level}|{edition}", self.outlines.get(f"{level}|", ""))


def snapshot_of(store: Store, city: City, entry: Entry) -> Snapshot:
    """Read a release into memory; every file is checked against its hash."""
    manifest = store.manifest(entry)
    table = parquet.area_table_in(store.objects.get(manifest["areas"]))
    areas = areas_from(table, [level.id for level in city.frame.levels])
    files = tuple(dict.fromkeys(["", *(one["name"] for one in manifest["sources"])]))
    known = {name: one for name, one in manifest["indicators"].items() if name in city.indicators}
    contents = {name: store.objects.get(one["object"]) for name, one in known.items()}
    # Declared but never delivered indicators stay out: nothing can be shown of them.
    names = tuple(name for name in city.indicators if name in contents)
    facilities = (
        parquet.frame_in(store.objects.get(manifest["facilities"]))
        if manifest["facilities"]
        else pd.DataFrame(columns=["kind", "name", "places", "edition", "area"])
    )
    return Snapshot(
        city,
        entry,
        parquet.cube_in(contents, areas, files, names),
        manifest["outlines"],
        files,
        tuple(manifest["sources"]),
        facilities,
        store,
        manifest["areas"],
        manifest["facilities"] or "",
        _corrections(store, manifest),
        crosswalks_in(store, manifest, areas, city),
    )


def _corrections(store: Store, manifest: Mapping[str, Any]) -> pd.DataFrame:
    """Corrections so far; releases of earlier versions have none."""
    name = manifest.get("corrections")
    return parquet.frame_in(store.objects.get(name)) if name else no_corrections()


def current_snapshot(store: Store, city: City) -> Snapshot | None:
    """The current release, None while nothing has been published."""
    entry = store.ledger.current()
    return snapshot_of(store, city, entry) if entry else None


def current_areas(store: Store, city: City) -> Areas | None:
    """The areas of the current release, None while nothing has been published."""
    entry = store.ledger.current()
    if entry is None:
        return None
    table = parquet.area_table_in(store.objects.get(store.manifest(entry)["areas"]))
    return areas_from(table, [level.id for level in city.frame.levels])
