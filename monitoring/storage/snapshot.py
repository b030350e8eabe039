"""The current release in memory: one immutable snapshot that all views read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from monitoring.core.area import Areas, IntArray
from monitoring.core.city import City
from monitoring.core.corrections import newest_correction, no_corrections
from monitoring.core.cube import Cube, plane_parts
from monitoring.core.space.carried import CarriedSeries, carried_series
from monitoring.core.space.crosswalk import Crosswalk
from monitoring.storage import parquet
from monitoring.storage.ledger import Entry
from monitoring.storage.release_crosswalks import crosswalks_in
from monitoring.storage.release_layers import (
    Manifest,
    areas_of,
    cube_from,
    file_names,
    is_protected,
    most_detailed,
    shown_layer,
)
from monitoring.storage.store import Store

if TYPE_CHECKING:
    import geopandas as gpd


@dataclass(frozen=True, eq=False)
class Snapshot:
    """
    A release with its city, as people of one profile see it.

    `profile` is the id of the layer in `cube`; `outlines` names the file of the map's outlines by
    "level|edition"; `files` are the names to which the cube's `file` points; `sources` the
    manifest's entries about them. `inner` names its unprotected files, "" in a release of an
    earlier version.
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
    profile: str = ""
    inner: str = ""

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


def snapshot_of(store: Store, city: City, entry: Entry, profile: str = "") -> Snapshot:
    """
    Read a release into memory; every file is checked against its hash.

    Without a profile the one with most detail; raises NotPublished for one that the release does
    not know.
    """
    manifest, profile = store.manifest(entry), profile or most_detailed(city)
    areas = areas_of(store, manifest, city)
    facilities = (
        parquet.frame_in(store.objects.get(manifest["facilities"]))
        if manifest["facilities"]
        else pd.DataFrame(columns=["kind", "name", "places", "edition", "area"])
    )
    return Snapshot(
        city,
        entry,
        _shown(store, city, manifest, profile, areas, facilities),
        manifest["outlines"],
        file_names(manifest),
        tuple(manifest["sources"]),
        facilities,
        store,
        manifest["areas"],
        manifest["facilities"] or "",
        _corrections(store, city, manifest, profile),
        crosswalks_in(store, manifest, areas, city),
        profile,
        manifest.get("inner", ""),
    )


def _shown(
    store: Store, city: City, manifest: Manifest, profile: str, areas: Areas,
    facilities: pd.DataFrame,
) -> Cube:
    """The layer of a profile; a release of an earlier version is protected while it is read."""
    files = file_names(manifest)
    if is_protected(manifest):
        listed = shown_layer(manifest, city, profile)["indicators"]
        return cube_from(store.objects, listed, areas, files, city)
    # Imported here: the pages of protected releases never need it.
    from monitoring.core.protection.layer import layers

    whole = cube_from(store.objects, manifest["indicators"], areas, files, city)
    return layers(whole, city, facilities)[profile].cube


def _corrections(
    store: Store, city: City, manifest: Manifest, profile: str
) -> pd.DataFrame:
    """Corrections so far; what releases of earlier versions say of them is not protected."""
    listed = shown_layer(manifest, city, profile) if is_protected(manifest) else {}
    name = listed.get("corrections")
    return parquet.frame_in(store.objects.get(name)) if name else no_corrections()


def current_snapshot(store: Store, city: City, profile: str = "") -> Snapshot | None:
    """The current release, None while nothing has been published."""
    entry = store.ledger.current()
    return snapshot_of(store, city, entry, profile) if entry else None


def current_areas(store: Store, city: City) -> Areas | None:
    """The areas of the current release, None while nothing has been published."""
    entry = store.ledger.current()
    return areas_of(store, store.manifest(entry), city) if entry else None
