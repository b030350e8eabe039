"""Facilities of a draft: a register delivered again replaces the earlier one."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from monitoring.core.city import City
from monitoring.core.problem import Problem
from monitoring.storage import parquet
from monitoring.storage.base import Base
from monitoring.storage.facilities import COLUMNS, located
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store


def known_register(store: Store, base: Base) -> pd.DataFrame:
    """The register of the current release, whole."""
    name = (base.inner or {}).get("facilities")
    if name and store.inner:
        return parquet.frame_in(store.inner.get(name))
    if base.manifest and base.manifest["facilities"]:
        return parquet.frame_in(store.objects.get(base.manifest["facilities"]))
    return pd.DataFrame(columns=[*COLUMNS, "edition", "area"])


def facilities_with(
    store: Store, base: Base, delivery: Delivery, outlines: gpd.GeoDataFrame | None, city: City
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Facilities with their areas after the delivery; None if they stay as they are."""
    known = known_register(store, base)
    if not delivery.facilities and not (delivery.areas and len(known)):
        return None, []
    areas = outlines
    if areas is None and base.manifest:
        areas = parquet.areas_in(store.objects.get(base.manifest["areas"]))
    fresh = pd.concat([pd.DataFrame(columns=COLUMNS), *delivery.facilities])
    kept = known[COLUMNS][~known["kind"].isin(fresh["kind"].unique())]
    parts = [part for part in (kept, fresh) if len(part)]
    return located(pd.concat(parts, ignore_index=True), areas, city)
