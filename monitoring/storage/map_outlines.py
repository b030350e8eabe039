"""Outlines as the map draws them: projected once, simplified together, whole numbers."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from monitoring.core.areas_on_map import path_of
from monitoring.storage.geodata import LONGITUDE_LATITUDE

WIDTH = 4000
# In map units: under one pixel on a screen, and a third fewer corners to paint.
TOLERANCE = 4.0
MANY_AREAS = 5000
WIDTH_OF_MANY = 10000


@dataclass(frozen=True)
class MapFrame:
    """How coordinates of a city become whole numbers on its maps."""

    crs: str
    left: float
    top: float
    scale: float
    width: int
    height: int

    def points(self, geometry: np.ndarray) -> np.ndarray:
        """Map coordinates (n × 2) of points given in longitude and latitude."""
        projected = gpd.GeoSeries(geometry, crs=LONGITUDE_LATITUDE).to_crs(self.crs)
        across = (projected.x.to_numpy() - self.left) * self.scale
        down = (self.top - projected.y.to_numpy()) * self.scale
        found: np.ndarray = np.rint(np.column_stack([across, down])).astype(int)
        return found


def map_frame(areas: gpd.GeoDataFrame, crs: str) -> MapFrame:
    """One frame for all levels and editions of a city, so that maps keep their place."""
    left, bottom, right, top = areas.geometry.dropna().to_crs(crs).total_bounds
    width = WIDTH_OF_MANY if len(areas) > MANY_AREAS else WIDTH
    scale = width / float(right - left)
    height = int(np.ceil(float(top - bottom) * scale))
    return MapFrame(crs, float(left), float(top), scale, width, height)


def map_outlines(areas: gpd.GeoDataFrame, above: gpd.GeoDataFrame, frame: MapFrame) -> bytes:
    """The map's outlines of one level as gzipped JSON, the borders of the next level with it."""
    shapes = simplified(areas.geometry, frame)
    borders = simplified(above.geometry, frame)
    document = {
        "width": frame.width,
        "height": frame.height,
        "ids": list(areas["area"]),
        "names": list(areas["name"]),
        "paths": [path_of(shape) for shape in shapes],
        "centers": [_centre(shape) for shape in shapes],
        "above": "".join(path_of(shape) for shape in borders),
    }
    content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(content, 9, mtime=0)


def simplified(geometry: gpd.GeoSeries, frame: MapFrame) -> np.ndarray:
    """Shapes in whole map coordinates; shared borders stay shared; gaps stay None."""
    projected = geometry.to_crs(frame.crs)
    known = projected.notna().to_numpy()
    shapes = np.array(projected[known].values, dtype=object)
    shapes = shapely.transform(
        shapes, lambda xy: (xy - [frame.left, frame.top]) * [frame.scale, -frame.scale]
    )
    if not shapely.coverage_is_valid(shapes):
        shapes = shapely.coverage_clean(shapes)
    shapes = shapely.coverage_simplify(shapes, TOLERANCE)
    found = np.full(len(projected), None, dtype=object)
    found[known] = shapes
    return found


def _centre(shape: shapely.Geometry | None) -> list[int] | None:
    if shape is None or shape.is_empty:
        return None
    point = shapely.point_on_surface(shape)
    return [round(point.x), round(point.y)]
