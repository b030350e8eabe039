"""What the comparison page shows: figures and outlines of the smallest districts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import DOMAINS
from monitoring.storage.snapshot import Snapshot
from tests.bench.release import snapshot_of

# About one metre: more decimals would only make the inline page heavier than it need be.
DECIMALS = 5


@dataclass(frozen=True)
class Figures:
    """
    Values of the smallest districts of the newest edition.

    `values` has the axes indicator, area, period; a gap is NaN. `outlines` is GeoJSON in
    longitude and latitude whose features carry the area's id.
    """

    areas: tuple[str, ...]
    names: tuple[str, ...]
    outlines: dict[str, Any]
    indicators: tuple[str, ...]
    periods: tuple[str, ...]
    values: NDArray[np.float64]

    def periods_with(self, indicator: int) -> list[str]:
        """Periods in which any district has a value; all if there is none."""
        known = np.isfinite(self.values[indicator]).any(axis=0)
        return list(np.array(self.periods)[known]) or list(self.periods)


def figures_of(city: str, store: str) -> Figures:
    """Figures of the city's current release."""
    snapshot = snapshot_of(city, store)
    cube = snapshot.cube
    level = snapshot.city.frame.levels[0].id
    positions = cube.areas.on_level(level, snapshot.city.frame.editions[-1].id)
    return Figures(
        areas=tuple(cube.areas.ids[one] for one in positions),
        names=tuple(cube.areas.names[one] for one in positions),
        outlines=_outlines(snapshot, level),
        indicators=tuple(_title(snapshot.city.indicators[one]) for one in cube.indicators),
        periods=cube.periods,
        values=cube.value[:, positions],
    )


def _title(indicator: Indicator) -> str:
    """The words under which the page of this project lists the indicator."""
    return f"{DOMAINS[indicator.domain].de} › {indicator.label.de}"


def _outlines(snapshot: Snapshot, level: str) -> dict[str, Any]:
    shapes: gpd.GeoDataFrame = snapshot.shapes
    editions = ["", snapshot.city.frame.editions[-1].id]
    chosen = shapes[(shapes["level"] == level) & shapes["edition"].isin(editions)]
    chosen = chosen[chosen.geometry.notna()]
    rounded = shapely.transform(chosen.geometry.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    # Plotly fills the outside of a ring that runs the other way.
    turned = shapely.orient_polygons(rounded, exterior_cw=True)
    features = [
        {"type": "Feature", "id": area, "properties": {}, "geometry": json.loads(text)}
        for area, text in zip(chosen["area"], shapely.to_geojson(turned), strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}
