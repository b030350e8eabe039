"""Outlines and facilities of a draft as the files that maps read."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.storage import parquet
from monitoring.storage.draft_areas import levels_of
from monitoring.storage.drafting import Draft
from monitoring.storage.map_outlines import map_frame, map_outlines
from monitoring.storage.store import Store


def ordered(outlines: gpd.GeoDataFrame, areas: Areas) -> gpd.GeoDataFrame:
    """Outlines in the fixed order of the areas."""
    pairs = zip(outlines["edition"], outlines["area"], strict=True)
    order = np.argsort([areas.position[pair] for pair in pairs])
    return outlines.iloc[order].reset_index(drop=True)


def outline_objects(
    store: Store, outlines: gpd.GeoDataFrame, table: Areas, city: City
) -> dict[str, str]:
    """Stored outlines for the map by "level|edition"."""
    if outlines.geometry.notna().sum() == 0:
        return {}
    areas = ordered(outlines, table)
    frame = map_frame(areas, city.frame.crs)
    levels = levels_of(city)
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


def placed_facilities(made: Draft) -> pd.DataFrame | None:
    """The register with its points in the coordinates of the map; None if there are none."""
    if made.facilities is None or made.facilities.empty:
        return None
    outlines = made.outlines
    if outlines is None:
        assert made.base.manifest is not None
        outlines = parquet.areas_in(made.store.objects.get(made.base.manifest["areas"]))
    points = gpd.points_from_xy(made.facilities["longitude"], made.facilities["latitude"])
    on_map = map_frame(outlines, made.city.frame.crs).points(points)
    return made.facilities.assign(map_x=on_map[:, 0], map_y=on_map[:, 1])
